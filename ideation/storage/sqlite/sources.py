"""Who else brought the text of a note, in SQLite: what came with it is linked, and let go again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from ideation.domain.fold import fold
from ideation.domain.ids import NoteId
from ideation.domain.note import NoteHeader
from ideation.domain.provenance import NoteSource
from ideation.errors import NotFound
from ideation.storage.sqlite.connection import Connection, Row
from ideation.storage.sqlite.parties import SqliteDirectory, id_list

# Sets one fact where it is still as it was.
_SET = {
    "author": "update note set author = ? where id = ? and author is ?",
    "date": "update note set date = ? where id = ? and date is ?",
    "source": "update note set source = ? where id = ? and source is ?",
    "sector": "update note set sector = ? where id = ? and sector is ?",
    "confidential": "update note set confidential = ? where id = ? and confidential is ?",
}
_LINK_ORGANISATION = """
    insert or ignore into note_organisation
    select ?1, ?2, (select count(*) from note_organisation where note_id = ?1), 'human'
    returning organisation_id
"""
_LINK_CONTACT = """
    insert or ignore into note_contact
    select ?1, ?2, (select count(*) from note_contact where note_id = ?1), 'human'
    returning contact_id
"""


class SqliteSources:
    """The further sources of notes, of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._directory = SqliteDirectory(connection)

    def add(
        self, note_id: NoteId, header: NoteHeader, path: str | None, at: datetime
    ) -> NoteSource | None:
        """Keep who else brought a note's text, with what it adds; None where it adds nothing."""
        author = self._new_author(note_id, header.author)
        facts = self._fill(note_id, header)
        organisations = self._link(
            note_id,
            _LINK_ORGANISATION,
            (self._directory.organisation_of(each) for each in header.organisations),
        )
        contacts = self._link(
            note_id,
            _LINK_CONTACT,
            (self._directory.contact_of(each, note_id) for each in header.contacts),
        )
        if not (author or facts or organisations or contacts):
            return None
        if facts or organisations or contacts:
            self._changed(note_id)
        brought = {"facts": facts, "organisations": organisations, "contacts": contacts}
        row = self._db.execute(
            """
            insert into note_source (note_id, author, path, at, brought)
            values (?, ?, ?, ?, ?) returning *
            """,
            (note_id, author, path, at.isoformat(), json.dumps(brought, ensure_ascii=False)),
        ).fetchone()
        return self._source(row)

    def of_note(self, note_id: NoteId) -> list[NoteSource]:
        """Return who else brought a note's text, in order; those taken back are left out."""
        rows = self._db.execute(
            "select * from note_source where note_id = ? and undone_at is null order by id",
            (note_id,),
        ).fetchall()
        return [self._source(row) for row in rows]

    def undo(self, source_id: int, at: datetime) -> NoteId:
        """Let go what a source brought to its note; return the note."""
        try:
            row = self._db.execute(
                "select * from note_source where id = ? and undone_at is null", (source_id,)
            ).fetchone()
        except OverflowError:  # a number beyond SQLite's integers
            row = None
        if row is None:
            raise NotFound(
                f"There is no further source {source_id}.",
                hint="`ideation notes intake NOTE` shows those of a note.",
            )
        note_id, brought = NoteId(row["note_id"]), json.loads(row["brought"])
        self._db.execute(
            "delete from note_organisation where note_id = ?"
            " and organisation_id in (select value from json_each(?))",
            (note_id, id_list(brought["organisations"])),
        )
        self._db.execute(
            "delete from note_contact where note_id = ?"
            " and contact_id in (select value from json_each(?))",
            (note_id, id_list(brought["contacts"])),
        )
        for fact, value in brought["facts"].items():
            # What a person changed since stays.
            unknown = 0 if fact == "confidential" else None
            self._db.execute(_SET[fact], (unknown, note_id, value))
        self._db.execute(
            "update note_source set undone_at = ? where id = ?", (at.isoformat(), source_id)
        )
        self._changed(note_id)
        return note_id

    def _new_author(self, note_id: NoteId, author: str | None) -> str | None:
        known = self._db.execute(
            """
            select author from note where id = ?1
            union select author from note_source where note_id = ?1 and undone_at is null
            """,
            (note_id,),
        )
        same = author is None or fold(author) in {fold(name) for (name,) in known if name}
        return None if same else author

    def _fill(self, note_id: NoteId, header: NoteHeader) -> dict[str, str | int]:
        """Set what the note did not know of itself; who keeps a text confidential is heeded."""
        row = self._db.execute("select * from note where id = ?", (note_id,)).fetchone()
        given = {
            "author": header.author,
            "date": header.date.isoformat() if header.date else None,
            "source": header.source.value if header.source else None,
            "sector": header.sector,
            "confidential": int(header.confidential) or None,
        }
        filled = {
            fact: value for fact, value in given.items() if value is not None and not row[fact]
        }
        for fact, value in filled.items():
            self._db.execute(_SET[fact], (value, note_id, row[fact]))
        return filled

    def _link(self, note_id: NoteId, statement: str, ids: Iterable[int]) -> list[int]:
        """Link parties that the note was not linked to; return those."""
        return [
            each
            for each in dict.fromkeys(ids)
            if self._db.execute(statement, (note_id, each)).fetchone() is not None
        ]

    def _changed(self, note_id: NoteId) -> None:
        self._db.execute("update note set version = version + 1 where id = ?", (note_id,))

    def _source(self, row: Row) -> NoteSource:
        brought = json.loads(row["brought"])
        names = self._db.execute(
            """
            select name from organisation where id in (select value from json_each(?))
            union all select name from contact where id in (select value from json_each(?))
            """,
            (id_list(brought["organisations"]), id_list(brought["contacts"])),
        )
        return NoteSource(
            id=row["id"],
            author=row["author"],
            path=row["path"],
            at=datetime.fromisoformat(row["at"]),
            names=tuple(name for (name,) in names),
            parties=bool(brought["organisations"] or brought["contacts"]),
            facts=tuple(brought["facts"]),
        )
