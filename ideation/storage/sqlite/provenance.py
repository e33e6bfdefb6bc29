"""Where a note came from in SQLite: the original file, and what was set apart."""

from __future__ import annotations

from collections.abc import Sequence

from ideation.domain.cleaning import Drop, DropReason
from ideation.domain.ids import NoteId
from ideation.domain.note import Original
from ideation.domain.passage import Span
from ideation.storage.sqlite.connection import Connection


class SqliteProvenance:
    """Files and stretches set apart, of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def original(self, note_id: NoteId) -> Original | None:
        """Return the file a note was read from; None for pasted text."""
        row = self._db.execute(
            """
            select o.name, o.sha256, o.data from note n join original o on o.id = n.original_id
            where n.id = ?
            """,
            (note_id,),
        ).fetchone()
        return Original(name=row["name"], sha256=row["sha256"], data=row["data"]) if row else None

    def set_drops(self, note_id: NoteId, drops: Sequence[Drop]) -> None:
        """Make these the stretches set apart from a note."""
        self._db.execute("delete from note_drop where note_id = ?", (note_id,))
        self._db.executemany(
            "insert into note_drop values (?, ?, ?, ?, ?)",
            [
                (note_id, each.span.start, each.span.end, each.reason, int(each.restored))
                for each in drops
            ],
        )

    def drops(self, note_id: NoteId) -> list[Drop]:
        """Return the stretches of a note in order, restored ones included."""
        rows = self._db.execute(
            "select * from note_drop where note_id = ? order by start", (note_id,)
        )
        return [
            Drop(
                span=Span(start=row["start"], end=row["end"]),
                reason=DropReason(row["reason"]),
                restored=bool(row["restored"]),
            )
            for row in rows
        ]
