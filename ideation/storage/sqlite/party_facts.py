"""Facts of organisations and contacts in SQLite: set by people, undone, traced to their notes."""

from __future__ import annotations

from datetime import datetime

from ideation.domain.fold import folded_words, name_key
from ideation.domain.ids import NoteId
from ideation.domain.organisation import Reference
from ideation.domain.party import Fact, PartyEdit, Sighting
from ideation.domain.passage import By, Span
from ideation.storage.sqlite.connection import Connection, Row

_READ = {
    Fact.CATEGORY: "select category as value from organisation where id = ?",
    Fact.SIZE: "select size as value from organisation where id = ?",
    Fact.REGION: "select region as value from organisation where id = ?",
    Fact.ROLE: "select role as value from contact where id = ?",
    Fact.EMPLOYER: "select organisation_id as value from contact where id = ?",
}
_WRITE = {
    Fact.CATEGORY: "update organisation set category = ? where id = ?",
    Fact.SIZE: "update organisation set size = ? where id = ?",
    Fact.REGION: "update organisation set region = ? where id = ?",
    Fact.ROLE: "update contact set role = ? where id = ?",
    Fact.EMPLOYER: "update contact set organisation_id = cast(? as integer) where id = ?",
}
_READ_NAME = {
    False: "select name as value from organisation where id = ?",
    True: "select name as value from contact where id = ?",
}
_WRITE_NAME = {
    False: "update organisation set name = ?, name_key = ? where id = ?",
    True: "update contact set name = ?, name_key = ? where id = ?",
}
# The links of live notes, and the first stretch of each note that names the party.
_SIGHTINGS = {
    False: """
        select n.id as note_id, l.by, m.start, m.end from note n
        left join note_organisation l on l.note_id = n.id and l.organisation_id = ?1
        left join (
            select note_id, min(start) as start, end from mention
            where organisation_id = ?1 group by note_id
        ) m on m.note_id = n.id
        where n.removed_at is null and (l.note_id is not null or m.note_id is not null)
        order by n.date is null, n.date, n.id
    """,
    True: """
        select n.id as note_id, l.by, m.start, m.end from note n
        left join note_contact l on l.note_id = n.id and l.contact_id = ?1
        left join (
            select note_id, min(start) as start, end from mention
            where contact_id = ?1 group by note_id
        ) m on m.note_id = n.id
        where n.removed_at is null and (l.note_id is not null or m.note_id is not null)
        order by n.date is null, n.date, n.id
    """,
}


class SqlitePartyFacts:
    """The facts of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def set(
        self, party_id: int, fact: Fact, value: str | None, at: datetime, *, contact: bool
    ) -> None:
        """Set a fact by a person's word; what it was before can be brought back."""
        row = self._read(party_id, fact, contact=contact)
        before = None if row is None or row["value"] is None else str(row["value"])
        if row is None or before == value:
            return
        self._write(party_id, fact, value, contact=contact)
        self._db.execute(
            """
            insert into party_edit (what, party_id, fact, before, after, at)
            values (?, ?, ?, ?, ?, ?)
            """,
            (_what(contact), party_id, fact, before, value, at.isoformat()),
        )

    def _read(self, party_id: int, fact: Fact, *, contact: bool) -> Row | None:
        statement = _READ_NAME[contact] if fact is Fact.NAME else _READ[fact]
        row: Row | None = self._db.execute(statement, (party_id,)).fetchone()
        return row

    def _write(self, party_id: int, fact: Fact, value: str | None, *, contact: bool) -> None:
        if fact is not Fact.NAME:
            self._db.execute(_WRITE[fact], (value, party_id))
        elif value is not None:
            key = (folded_words(value) or value) if contact else name_key(value)
            self._db.execute(_WRITE_NAME[contact], (value, key, party_id))

    def edits(self, party_id: int, *, contact: bool) -> list[PartyEdit]:
        """Return what people changed and nobody undid, the newest first."""
        rows = self._db.execute(
            """
            select * from party_edit where what = ? and party_id = ? and undone_at is null
            order by id desc
            """,
            (_what(contact), party_id),
        )
        return [_edit(row) for row in rows]

    def undo(self, party_id: int, at: datetime, *, contact: bool) -> PartyEdit | None:
        """Bring back what the newest change replaced; return that change, None without one."""
        row = self._db.execute(
            """
            select * from party_edit where what = ? and party_id = ? and undone_at is null
            order by id desc limit 1
            """,
            (_what(contact), party_id),
        ).fetchone()
        if row is None:
            return None
        self._write(party_id, Fact(row["fact"]), row["before"], contact=contact)
        self._db.execute(
            "update party_edit set undone_at = ? where id = ?", (at.isoformat(), row["id"])
        )
        return _edit(row)

    def undo_of(
        self, party_id: int, made_at: datetime, at: datetime, *, contact: bool
    ) -> list[PartyEdit]:
        """Bring back what was replaced at a moment, and return those changes.

        A fact that a person has set otherwise since stays.
        """
        rows = self._db.execute(
            """
            select * from party_edit where what = ? and party_id = ? and at = ?
            and undone_at is null order by id desc
            """,
            (_what(contact), party_id, made_at.isoformat()),
        ).fetchall()
        for row in rows:
            fact = Fact(row["fact"])
            now = self._read(party_id, fact, contact=contact)
            stands = now is not None and row["after"] == (
                None if now["value"] is None else str(now["value"])
            )
            if stands:
                self._write(party_id, fact, row["before"], contact=contact)
            self._db.execute(
                "update party_edit set undone_at = ? where id = ?", (at.isoformat(), row["id"])
            )
        return [_edit(row) for row in rows]

    def merged(self, party_id: int, *, contact: bool) -> list[Reference]:
        """Return the entries that went into this one and can be brought back, newest first."""
        statement = (
            """
            select c.id, c.name from party_merge m join contact c on c.id = m.gone_id
            where m.what = ? and m.kept_id = ? and m.undone_at is null order by m.id desc
            """
            if contact
            else """
            select o.id, o.name from party_merge m join organisation o on o.id = m.gone_id
            where m.what = ? and m.kept_id = ? and m.undone_at is null order by m.id desc
            """
        )
        rows = self._db.execute(statement, (_what(contact), party_id))
        return [Reference(id=row["id"], name=row["name"]) for row in rows]

    def sightings(self, party_id: int, *, contact: bool) -> list[Sighting]:
        """Return the live notes where the party was met or is named, the oldest first."""
        return [
            Sighting(
                note_id=NoteId(row["note_id"]),
                by=By(row["by"]) if row["by"] else None,
                span=(
                    Span(start=row["start"], end=row["end"]) if row["start"] is not None else None
                ),
            )
            for row in self._db.execute(_SIGHTINGS[contact], (party_id,))
        ]


def _what(contact: bool) -> str:
    return "contact" if contact else "organisation"


def _edit(row: Row) -> PartyEdit:
    return PartyEdit(
        fact=Fact(row["fact"]),
        before=row["before"],
        after=row["after"],
        at=datetime.fromisoformat(row["at"]),
    )
