"""What people said of themes, as the classifier and the reader want it, in SQLite."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from ideation.domain.ids import PassageId
from ideation.domain.teaching import Correction, Lesson, SecondReading
from ideation.domain.vector import Model
from ideation.storage.sqlite.connection import Connection


class SqliteLessons:
    """The lessons of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def all(self, scheme: str, model: Model) -> list[Lesson]:
        """Return live statements with themes by people and a vector of `model`, by id."""
        rows = self._db.execute(
            """
            select t.passage_id, t.slug from theme_label t
            join passage p on p.id = t.passage_id
            join note n on n.id = p.note_id and n.removed_at is null
            join vector v on v.passage_id = p.id and v.revision = ?
            where t.scheme = ? and t.by = 'human'
            order by t.passage_id, t.score desc, t.slug
            """,
            (model.revision, scheme),
        )
        themes: dict[PassageId, list[str]] = {}
        for row in rows:
            themes.setdefault(PassageId(row["passage_id"]), []).append(row["slug"])
        return [Lesson(passage_id=each, themes=tuple(slugs)) for each, slugs in themes.items()]

    def history(self, scheme: str, passage_id: PassageId | None = None) -> list[Correction]:
        """Return the corrections, undone ones included, the newest first; all or one passage's."""
        rows = self._db.execute(
            """
            select c.* from theme_correction c
            join passage p on p.id = c.passage_id
            join note n on n.id = p.note_id and n.removed_at is null
            where c.scheme = ?1 and (?2 is null or c.passage_id = ?2) order by c.id desc
            """,
            (scheme, passage_id),
        )
        return [
            Correction(
                passage_id=PassageId(row["passage_id"]),
                before=_by_score(row["before"]),
                after=tuple(json.loads(row["after"])) if row["after"] else None,
                at=datetime.fromisoformat(row["at"]),
                undone_at=datetime.fromisoformat(row["undone_at"]) if row["undone_at"] else None,
            )
            for row in rows
        ]


class SqliteReadings:
    """The second readings of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(
        self,
        scheme: str,
        passage_id: PassageId,
        slugs: Sequence[str],
        *,
        reader: str,
        at: datetime,
    ) -> None:
        """Keep what a second person says, in the place of what stood."""
        self.undo(scheme, passage_id, at)
        self._db.execute(
            """
            insert into second_reading (passage_id, scheme, slugs, reader, at)
            values (?, ?, ?, ?, ?)
            """,
            (passage_id, scheme, json.dumps(list(slugs)), reader, at.isoformat()),
        )

    def undo(self, scheme: str, passage_id: PassageId, at: datetime) -> bool:
        """Take back the reading of a passage; False where there is none."""
        changed = self._db.execute(
            """
            update second_reading set undone_at = ?
            where passage_id = ? and scheme = ? and undone_at is null
            """,
            (at.isoformat(), passage_id, scheme),
        )
        return changed.rowcount > 0

    def all(self, scheme: str) -> list[SecondReading]:
        """Return the readings that stand of live passages, by passage."""
        rows = self._db.execute(
            """
            select r.* from second_reading r join passage p on p.id = r.passage_id
            join note n on n.id = p.note_id and n.removed_at is null
            where r.scheme = ? and r.undone_at is null order by r.passage_id
            """,
            (scheme,),
        )
        return [
            SecondReading(
                passage_id=PassageId(row["passage_id"]),
                themes=tuple(json.loads(row["slugs"])),
                reader=row["reader"],
                at=datetime.fromisoformat(row["at"]),
            )
            for row in rows
        ]


def _by_score(labels: str) -> tuple[str, ...]:
    """Return the slugs of labels kept as JSON, the primary first."""
    ranked = sorted(json.loads(labels), key=lambda each: (-each["score"], each["slug"]))
    return tuple(each["slug"] for each in ranked)
