"""Visits in SQLite: what people had seen, verdicts and passing ideas as JSON."""

from __future__ import annotations

import json
from datetime import datetime

from ideation.domain.ids import GroupId, PassageId
from ideation.domain.trend import Course
from ideation.domain.visit import Snapshot, Visit
from ideation.storage.sqlite.connection import Connection


class SqliteVisits:
    """The visits of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def last(self, who: str) -> Visit | None:
        """Return the newest visit of a person."""
        row = self._db.execute(
            "select * from visit where who = ? order by id desc limit 1", (who,)
        ).fetchone()
        if row is None:
            return None
        verdicts = json.loads(row["verdicts"])
        seen = Snapshot(
            passage=PassageId(row["passage"]),
            verdicts={key: Course(value) for key, value in verdicts.items()},
            passing=frozenset(map(GroupId, json.loads(row["passing"]))),
        )
        return Visit(who=row["who"], at=datetime.fromisoformat(row["at"]), seen=seen)

    def add(self, visit: Visit) -> None:
        """Remember a visit."""
        seen = visit.seen
        self._db.execute(
            "insert into visit (who, at, passage, verdicts, passing) values (?, ?, ?, ?, ?)",
            (
                visit.who,
                visit.at.isoformat(),
                seen.passage,
                json.dumps(dict(seen.verdicts), sort_keys=True),
                json.dumps(sorted(seen.passing)),
            ),
        )

    def take_back(self, who: str) -> bool:
        """Forget the newest visit of a person; False where there is none."""
        done = self._db.execute(
            "delete from visit where id = (select max(id) from visit where who = ?)", (who,)
        )
        return done.rowcount > 0

    def newest_passage(self, before: datetime | None = None) -> PassageId:
        """Return the highest id of a passage, or of those of notes captured before a moment.

        Ids only grow: what came before the first note after a moment was there at that moment.
        """
        row = self._db.execute(
            """
            select coalesce(
                (select min(p.id) - 1 from passage p join note n on n.id = p.note_id
                 where ?1 is not null and n.captured_at >= ?1),
                (select max(id) from passage), 0) as newest
            """,
            (before.isoformat() if before else None,),
        ).fetchone()
        return PassageId(row["newest"])
