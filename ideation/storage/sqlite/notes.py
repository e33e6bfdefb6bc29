"""Notes in SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date as Date
from datetime import datetime

from ideation.domain.ids import NoteId
from ideation.domain.language import Language
from ideation.domain.note import (
    Note,
    NoteChange,
    NoteDraft,
    NoteHeader,
    NoteSummary,
    Original,
    Source,
)
from ideation.errors import BadInput, EditConflict, NotFound
from ideation.storage.sqlite.connection import Connection, Row
from ideation.storage.sqlite.parties import SqliteDirectory, id_list, references


class SqliteNotes:
    """The notes of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._directory = SqliteDirectory(connection)

    def add(self, draft: NoteDraft, *, title: str, content_hash: str, at: datetime) -> NoteId:
        """Store a new note and link its organisations and contacts."""
        header = draft.header
        row = self._db.execute(
            """
            insert into note (title, date, author, source, sector, confidential, text,
                content_hash, path, captured_at, original_id, remarks)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
            """,
            (
                title,
                header.date.isoformat() if header.date else None,
                header.author,
                header.source,
                header.sector,
                int(header.confidential),
                draft.text,
                content_hash,
                draft.path,
                at.isoformat(),
                self._original(draft.original),
                json.dumps(draft.remarks, ensure_ascii=False),
            ),
        ).fetchone()
        note_id = NoteId(row["id"])
        self._directory.link(note_id, header)
        return note_id

    def _original(self, original: Original | None) -> int | None:
        """Keep the file once, however many notes came out of it."""
        if original is None:
            return None
        row = self._db.execute(
            """
            insert into original (sha256, name, data) values (?, ?, ?)
            on conflict (sha256) do update set name = name returning id
            """,
            (original.sha256, original.name, original.data),
        ).fetchone()
        return int(row["id"])

    def get(self, note_id: NoteId) -> Note:
        """Return a note, removed or not."""
        try:
            row = self._db.execute("select * from note where id = ?", (note_id,)).fetchone()
        except OverflowError:  # a number beyond SQLite's integers
            row = None
        if row is None:
            raise NotFound(
                f"There is no note {note_id}.", hint="`ideation notes list` shows all of them."
            )
        return Note(
            id=note_id,
            title=row["title"],
            date=_date(row["date"]),
            author=row["author"],
            source=Source(row["source"]) if row["source"] else None,
            sector=row["sector"],
            confidential=bool(row["confidential"]),
            text=row["text"],
            version=row["version"],
            captured_at=datetime.fromisoformat(row["captured_at"]),
            remarks=tuple(json.loads(row["remarks"])),
            removed_at=datetime.fromisoformat(row["removed_at"]) if row["removed_at"] else None,
            organisations=references(self._db, [note_id], contacts=False).get(note_id, ()),
            contacts=references(self._db, [note_id], contacts=True).get(note_id, ()),
        )

    def find(self, content_hash: str) -> NoteId | None:
        """Return the note with that content."""
        row = self._db.execute(
            "select id from note where content_hash = ?", (content_hash,)
        ).fetchone()
        return NoteId(row["id"]) if row else None

    def summaries(
        self, *, removed: bool = False, ids: Sequence[NoteId] | None = None
    ) -> list[NoteSummary]:
        """Return notes as lists show them, newest date first, undated last."""
        rows = self._db.execute(
            """
            select n.id, n.title, n.date, n.source, n.sector, n.author, n.confidential,
                (select count(*) from passage p where p.note_id = n.id) as passages,
                (select json_group_array(language) from (
                    select language from passage p where p.note_id = n.id
                    group by language order by count(*) desc, language)) as languages
            from note n where (n.removed_at is not null) = ?1
            -- Led by the ids: to pass over all notes is to pass over their texts.
            and n.id in (select value from json_each(
                coalesce(?2, (select json_group_array(id) from note))))
            order by n.date is null, n.date desc, n.id desc
            """,
            (int(removed), None if ids is None else id_list(ids)),
        ).fetchall()
        return list(self._summaries(rows))

    def _summaries(self, rows: list[Row]) -> Iterable[NoteSummary]:
        ids = [row["id"] for row in rows]
        organisations = references(self._db, ids, contacts=False)
        contacts = references(self._db, ids, contacts=True)
        for row in rows:
            yield NoteSummary(
                id=NoteId(row["id"]),
                title=row["title"],
                date=_date(row["date"]),
                source=Source(row["source"]) if row["source"] else None,
                languages=tuple(Language(code) for code in json.loads(row["languages"])),
                sector=row["sector"],
                author=row["author"],
                organisations=organisations.get(row["id"], ()),
                contacts=contacts.get(row["id"], ()),
                passages=row["passages"],
                confidential=bool(row["confidential"]),
            )

    def update(self, note_id: NoteId, change: NoteChange) -> None:
        """Apply a change made from `change.version`."""
        current = self._db.execute("select version from note where id = ?", (note_id,)).fetchone()
        if current is None:
            raise NotFound(f"There is no note {note_id}.")
        if current["version"] != change.version:
            raise EditConflict(
                f"Note {note_id} was changed meanwhile (version {current['version']}, "
                f"yours was made from {change.version}); nothing was saved.",
                hint="Load it again and repeat the change.",
            )
        if change.text is not None:
            self._set_text(note_id, change)
        if change.header is not None:
            self._set_header(note_id, change.header)
        if change.day is not None:
            day = change.day.isoformat()
            self._db.execute("update note set date = ? where id = ?", (day, note_id))
        if change.title is not None:
            self._db.execute("update note set title = ? where id = ?", (change.title, note_id))
        if change.removed_at is not None or change.restore:
            self._set_removed(note_id, change)
        self._db.execute("update note set version = version + 1 where id = ?", (note_id,))

    def _set_text(self, note_id: NoteId, change: NoteChange) -> None:
        other = self.find(change.content_hash or "")
        if other is not None and other != note_id:
            raise BadInput(
                f"Note {other} already holds exactly this text; nothing was saved.",
                hint="Edit that note, or remove one of the two.",
            )
        self._db.execute(
            "update note set text = ?, content_hash = ? where id = ?",
            (change.text, change.content_hash, note_id),
        )

    def _set_header(self, note_id: NoteId, header: NoteHeader) -> None:
        self._db.execute(
            """
            update note set date = ?, author = ?, source = ?, sector = ?, confidential = ?
            where id = ?
            """,
            (
                header.date.isoformat() if header.date else None,
                header.author,
                header.source,
                header.sector,
                int(header.confidential),
                note_id,
            ),
        )
        self._directory.link(note_id, header)

    def _set_removed(self, note_id: NoteId, change: NoteChange) -> None:
        removed_at = change.removed_at.isoformat() if change.removed_at else None
        self._db.execute("update note set removed_at = ? where id = ?", (removed_at, note_id))
        self._db.execute(
            """
            insert into vector_change (passage_id)
            select distinct v.passage_id from vector v join passage p on p.id = v.passage_id
            where p.note_id = ? order by v.passage_id
            """,
            (note_id,),
        )


def _date(stored: str | None) -> Date | None:
    return Date.fromisoformat(stored) if stored else None
