"""Saved searches in SQLite; filters are kept as JSON with the names they have in code."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date as Date
from datetime import datetime
from typing import Any

from ideation.domain.ids import PassageId
from ideation.domain.language import Language
from ideation.domain.organisation import Category
from ideation.domain.passage import Attribution, Kind
from ideation.domain.search import Filters, SavedSearch, Unit
from ideation.storage.sqlite.connection import Connection

# What each filter that is no plain string is read back as.
_READ: dict[str, Callable[[str], object]] = {
    "language": Language,
    "kind": Kind,
    "attribution": Attribution,
    "category": Category,
    "since": Date.fromisoformat,
    "until": Date.fromisoformat,
}


class SqliteSearches:
    """The saved searches of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def all(self) -> list[SavedSearch]:
        """Return them by name."""
        rows = self._db.execute("select * from saved_search order by name collate nocase, name")
        return [
            SavedSearch(
                name=row["name"],
                query=row["query"],
                filters=_filters(row["filters"]),
                unit=Unit(row["unit"]),
                newest_first=bool(row["newest_first"]),
                saved_at=datetime.fromisoformat(row["saved_at"]),
                looked_at=datetime.fromisoformat(row["looked_at"]),
                seen=PassageId(row["seen"]),
            )
            for row in rows
        ]

    def save(self, search: SavedSearch) -> None:
        """Keep a search, in the place of one of that name; all there is now counts as seen."""
        given = {key: value for key, value in asdict(search.filters).items() if value is not None}
        self._db.execute(
            """
            insert into saved_search
                (name, query, filters, unit, newest_first, saved_at, looked_at, seen)
            values (?, ?, ?, ?, ?, ?, ?, (select coalesce(max(id), 0) from passage))
            on conflict (name) do update set query = excluded.query, filters = excluded.filters,
                unit = excluded.unit, newest_first = excluded.newest_first,
                saved_at = excluded.saved_at, looked_at = excluded.looked_at, seen = excluded.seen
            """,
            (
                search.name,
                search.query,
                json.dumps(given, default=str, sort_keys=True),
                search.unit,
                int(search.newest_first),
                search.saved_at.isoformat(),
                search.looked_at.isoformat(),
            ),
        )

    def look(self, name: str, *, at: datetime) -> None:
        """Note that somebody looked: what there is now is no longer new."""
        self._db.execute(
            """
            update saved_search
            set looked_at = ?, seen = (select coalesce(max(id), 0) from passage) where name = ?
            """,
            (at.isoformat(), name),
        )

    def forget(self, name: str) -> bool:
        """Drop the search of that name; tell whether there was one."""
        return self._db.execute("delete from saved_search where name = ?", (name,)).rowcount > 0


def _filters(written: str) -> Filters:
    given: dict[str, Any] = json.loads(written)
    read: dict[str, Any] = {key: _READ.get(key, str)(value) for key, value in given.items()}
    return Filters(**read)
