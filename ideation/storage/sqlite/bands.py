"""Context periods in SQLite."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime

from ideation.domain.band import Band, BandDraft, BandId
from ideation.storage.sqlite.connection import Connection


class SqliteBands:
    """The context periods of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def all(self, *, removed: bool = False) -> list[Band]:
        """Return them by their first day, or the removed ones."""
        rows = self._db.execute(
            "select * from context_band where (removed_at is not null) = ? order by first, id",
            (removed,),
        )
        return [
            Band(
                id=BandId(row["id"]),
                name=row["name"],
                first=Date.fromisoformat(row["first"]),
                last=Date.fromisoformat(row["last"]) if row["last"] else None,
            )
            for row in rows
        ]

    def add(self, draft: BandDraft, band_id: BandId | None = None) -> BandId:
        """Store a new one, under an id of its own where none is given."""
        row = self._db.execute(
            "insert into context_band (id, name, first, last) values (?, ?, ?, ?) returning id",
            (band_id, *_row(draft)),
        ).fetchone()
        return BandId(row["id"])

    def change(self, band_id: BandId, draft: BandDraft) -> bool:
        """Give a living one these facts; False where there is none."""
        done = self._db.execute(
            """
            update context_band set name = ?, first = ?, last = ?
            where id = ? and removed_at is null
            """,
            (*_row(draft), band_id),
        )
        return done.rowcount > 0

    def remove(self, band_id: BandId, at: datetime) -> bool:
        """Take one out of the charts; False where there is none."""
        done = self._db.execute(
            "update context_band set removed_at = ? where id = ? and removed_at is null",
            (at.isoformat(), band_id),
        )
        return done.rowcount > 0

    def restore(self, band_id: BandId) -> bool:
        """Bring a removed one back; False where there is none."""
        done = self._db.execute(
            "update context_band set removed_at = null where id = ? and removed_at is not null",
            (band_id,),
        )
        return done.rowcount > 0


def _row(draft: BandDraft) -> tuple[str, str, str | None]:
    last = draft.last.isoformat() if draft.last else None
    return draft.name, draft.first.isoformat(), last
