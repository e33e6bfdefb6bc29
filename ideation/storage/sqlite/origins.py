"""What became of notes' words, when they were said, and how they are read, in SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from ideation.domain.cleaning import DropReason, Funnel
from ideation.domain.ids import NoteId
from ideation.domain.note import Moment
from ideation.domain.provenance import Recorded
from ideation.storage.sqlite.connection import Connection


class SqliteFunnels:
    """What became of notes' words, of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def record(self, note_id: NoteId, funnel: Funnel, at: datetime) -> None:
        """Keep what became of a note's words; what was kept at the same time is replaced."""
        self._db.execute(
            "insert or replace into note_funnel values (?, ?, ?, ?, ?, ?)",
            (
                note_id,
                at.isoformat(),
                funnel.received,
                json.dumps({reason.value: count for reason, count in funnel.dropped.items()}),
                funnel.merged,
                funnel.kept,
            ),
        )

    def of_note(self, note_id: NoteId) -> list[Recorded]:
        """Return what was kept of a note's funnel, in order of time."""
        rows = self._db.execute(
            "select * from note_funnel where note_id = ? order by at", (note_id,)
        )
        return [
            Recorded(
                at=datetime.fromisoformat(row["at"]),
                funnel=Funnel(
                    received=row["received"],
                    dropped={DropReason(k): n for k, n in json.loads(row["dropped"]).items()},
                    merged=row["merged"],
                    kept=row["kept"],
                ),
            )
            for row in rows
        ]


class SqliteDetails:
    """Moments and words kept as written, of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def set_moments(self, note_id: NoteId, moments: Iterable[Moment]) -> None:
        """Make these the moments at which a note's turns were said."""
        self._db.execute("delete from note_moment where note_id = ?", (note_id,))
        self._db.executemany(
            "insert or ignore into note_moment values (?, ?, ?, ?)",
            [(note_id, each.start, each.seconds, each.speaker) for each in moments],
        )

    def moments(self, note_id: NoteId) -> list[Moment]:
        """Return when a note's turns were said, in the order of its text."""
        rows = self._db.execute(
            "select start, seconds, speaker from note_moment where note_id = ? order by start",
            (note_id,),
        )
        return [Moment(start=start, seconds=time, speaker=who) for start, time, who in rows]

    def set_written(self, note_id: NoteId, words: Sequence[str]) -> None:
        """Make these the words of a note that are read as they are written."""
        self._db.execute("delete from note_written where note_id = ?", (note_id,))
        self._db.executemany(
            "insert or ignore into note_written values (?, ?)", [(note_id, each) for each in words]
        )

    def written(self, note_id: NoteId) -> list[str]:
        """Return the words of a note that are read as they are written."""
        rows = self._db.execute(
            "select words from note_written where note_id = ? order by words", (note_id,)
        )
        return [words for (words,) in rows]
