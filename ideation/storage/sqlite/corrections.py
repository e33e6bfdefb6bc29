"""What people say of themes, in SQLite: each correction keeps what was there before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from ideation.domain.ids import PassageId
from ideation.domain.passage import By
from ideation.storage.sqlite.connection import Connection

# The revision of a label that no classifier gave.
_BY_HAND = "human"


class SqliteCorrections:
    """The corrections of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def assign(
        self, scheme: str, passage_id: PassageId, slugs: Sequence[str], at: datetime
    ) -> None:
        """Make these the passage's themes, by a person, the first the primary."""
        before = [
            dict(row)
            for row in self._db.execute(
                "select * from theme_label where passage_id = ? and scheme = ? order by slug",
                (passage_id, scheme),
            )
        ]
        self._db.execute(
            """
            insert into theme_correction (passage_id, scheme, before, after, at)
            values (?, ?, ?, ?, ?)
            """,
            (passage_id, scheme, json.dumps(before), json.dumps(list(slugs)), at.isoformat()),
        )
        self._clear(scheme, passage_id)
        self._db.executemany(
            """
            insert into theme_label (passage_id, scheme, slug, score, by, revision)
            values (?, ?, ?, ?, ?, ?)
            """,
            [
                # The order of labels is that of their scores.
                (passage_id, scheme, slug, 1.0 - rank / 100, By.HUMAN, _BY_HAND)
                for rank, slug in enumerate(slugs)
            ],
        )

    def undo(self, scheme: str, passage_id: PassageId, at: datetime) -> bool:
        """Bring back what stood before the newest correction; False where there is none."""
        row = self._db.execute(
            """
            select id, before from theme_correction
            where passage_id = ? and scheme = ? and undone_at is null order by id desc limit 1
            """,
            (passage_id, scheme),
        ).fetchone()
        if row is None:
            return False
        self._clear(scheme, passage_id)
        self._db.executemany(
            """
            insert into theme_label (passage_id, scheme, slug, score, by, revision, run_id)
            values (:passage_id, :scheme, :slug, :score, :by, :revision, :run_id)
            """,
            json.loads(row["before"]),
        )
        self._db.execute(
            "update theme_correction set undone_at = ? where id = ?", (at.isoformat(), row["id"])
        )
        return True

    def _clear(self, scheme: str, passage_id: PassageId) -> None:
        self._db.execute(
            "delete from theme_label where passage_id = ? and scheme = ?", (passage_id, scheme)
        )
