"""Organisations and contacts: found again under every spelling, linked to notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ideation.domain.fold import folded_words, name_key
from ideation.domain.ids import ContactId, NoteId, OrganisationId, PassageId
from ideation.domain.note import NoteHeader
from ideation.domain.organisation import (
    Category,
    Contact,
    ContactDraft,
    Organisation,
    OrganisationDraft,
    Reference,
    Size,
    Status,
)
from ideation.storage.sqlite.connection import Connection, Row
from ideation.storage.sqlite.namesakes import same_name


class SqliteDirectory:
    """The directory of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def link(self, note_id: NoteId, header: NoteHeader) -> None:
        """Make the header's parties those of the note."""
        organisations = [self.organisation_of(each) for each in header.organisations]
        # Before the old links go: of two namesakes the one the note has named already is meant.
        contacts = [self.contact_of(each, note_id) for each in header.contacts]
        self._db.execute("delete from note_organisation where note_id = ?", (note_id,))
        self._db.execute("delete from note_contact where note_id = ?", (note_id,))
        self._db.executemany(
            "insert or ignore into note_organisation values (?, ?, ?, 'human')",
            [(note_id, each, position) for position, each in enumerate(organisations)],
        )
        self._db.executemany(
            "insert or ignore into note_contact values (?, ?, ?, 'human')",
            [(note_id, each, position) for position, each in enumerate(contacts)],
        )

    def organisations(self) -> list[Organisation]:
        """Return all organisations by name."""
        rows = self._db.execute(
            """
            select o.*, count(distinct n.id) as notes, count(p.id) as passages
            from organisation o
            left join note_organisation no on no.organisation_id = o.id
            left join note n on n.id = no.note_id and n.removed_at is null
            left join passage p on p.note_id = n.id
            where o.status in ('confirmed', 'proposed')
            group by o.id order by o.name_key
            """
        )
        return [
            Organisation(
                id=OrganisationId(row["id"]),
                name=row["name"],
                category=Category(row["category"]) if row["category"] else None,
                size=Size(row["size"]) if row["size"] else None,
                region=row["region"],
                parent_id=OrganisationId(row["parent_id"]) if row["parent_id"] else None,
                status=Status(row["status"]),
                notes=row["notes"],
                passages=row["passages"],
            )
            for row in rows
        ]

    def contacts(self) -> list[Contact]:
        """Return all contacts by name."""
        rows = self._db.execute(
            """
            select c.*, o.name as organisation, count(n.id) as notes, max(n.date) as last_contact
            from contact c
            left join organisation o on o.id = c.organisation_id
            left join note_contact nc on nc.contact_id = c.id
            left join note n on n.id = nc.note_id and n.removed_at is null
            where c.status in ('confirmed', 'proposed')
            group by c.id order by c.name_key, c.id
            """
        )
        return [
            Contact(
                id=ContactId(row["id"]),
                name=row["name"],
                role=row["role"],
                organisation=(
                    Reference(id=row["organisation_id"], name=row["organisation"])
                    if row["organisation_id"]
                    else None
                ),
                status=Status(row["status"]),
                notes=row["notes"],
                last_contact=row["last_contact"],
            )
            for row in rows
        ]

    def names(self) -> list[str]:
        """Return the names of all organisations and contacts."""
        rows = self._db.execute(
            """
            select name from organisation where status in ('confirmed', 'proposed')
            union select name from contact where status in ('confirmed', 'proposed')
            """
        )
        return [row["name"] for row in rows]

    def said_by(
        self, ids: Sequence[PassageId] | None = None, *, contacts: bool
    ) -> dict[PassageId, tuple[Reference, ...]]:
        """Return the organisations, or contacts, that said live passages, all or `ids`.

        A passage that has a speaker of its own is theirs; else it is of all that its note met. A
        contact of another house than the one whose voice it is said nothing there.
        """
        rows = self._db.execute(
            """
            select p.id, p.note_id, u.organisation_id, u.speaker_id from passage p
            join note n on n.id = p.note_id and n.removed_at is null
            left join understanding u on u.passage_id = p.id
            where p.id in (select value from json_each(
                coalesce(?1, (select json_group_array(id) from passage))))
            """,
            (None if ids is None else id_list(ids),),
        ).fetchall()
        by_note = references(self._db, sorted({row["note_id"] for row in rows}), contacts=contacts)
        houses = self._houses() if contacts else None
        found = {
            PassageId(row["id"]): _speakers(row, by_note.get(row["note_id"], ()), houses)
            for row in rows
        }
        return {passage_id: said for passage_id, said in found.items() if said}

    def regions(self) -> dict[int, str]:
        """Return the region of each organisation whose region is known."""
        rows = self._db.execute("select id, region from organisation where region is not null")
        return {row["id"]: row["region"] for row in rows}

    def _houses(self) -> dict[int, int]:
        """Return the organisation of each contact whose organisation is known."""
        rows = self._db.execute(
            "select id, organisation_id from contact where organisation_id is not null"
        )
        return {row["id"]: row["organisation_id"] for row in rows}

    def organisation_of(self, draft: OrganisationDraft, status: Status = Status.CONFIRMED) -> int:
        """Return the organisation's id; what was unknown of it is filled in, nothing replaced."""
        parent = None
        if draft.parent and name_key(draft.parent) != name_key(draft.name):
            parent = self.organisation_of(OrganisationDraft(name=draft.parent), Status.PROPOSED)
        alias = self._db.execute(
            "select organisation_id from alias where name_key = ?", (name_key(draft.name),)
        ).fetchone()
        if alias is not None:
            return int(alias["organisation_id"])
        row = self._db.execute(
            """
            insert into organisation (name, name_key, category, size, region, parent_id, status)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (name_key) do update set
                category = coalesce(category, excluded.category),
                size = coalesce(size, excluded.size),
                region = coalesce(region, excluded.region),
                parent_id = coalesce(parent_id, excluded.parent_id),
                status = min(status, excluded.status)
            returning id
            """,
            (
                draft.name,
                name_key(draft.name),
                draft.category,
                draft.size,
                draft.region,
                parent,
                status,
            ),
        ).fetchone()
        return int(row["id"])

    def contact_of(self, draft: ContactDraft, note_id: NoteId) -> int:
        """Return the contact's id; the same name at another organisation is another person."""
        organisation = (
            self.organisation_of(OrganisationDraft(name=draft.organisation), Status.PROPOSED)
            if draft.organisation
            else None
        )
        # A person has no legal form: "Anna Co" is not "Anna".
        key = folded_words(draft.name) or draft.name
        row = same_name(self._db, draft.name, organisation, note_id)
        if row is None:
            row = self._db.execute(
                """
                insert into contact (name, name_key, role, organisation_id, status)
                values (?, ?, ?, ?, ?) returning id
                """,
                (draft.name, key, draft.role, organisation, Status.CONFIRMED),
            ).fetchone()
            return int(row["id"])
        self._db.execute(
            """
            update contact set role = coalesce(role, ?),
            organisation_id = coalesce(organisation_id, ?) where id = ?
            """,
            (draft.role, organisation, row["id"]),
        )
        return int(row["id"])


def _speakers(
    row: Row, met: tuple[Reference, ...], houses: Mapping[int, int] | None
) -> tuple[Reference, ...]:
    """Return those of the parties met who said a passage; `houses` are given for contacts.

    Whose house is not known may speak for any; where no voice is known, all met are named.
    """
    voice = row["organisation_id"]
    if houses is None:
        return tuple(each for each in met if each.id == voice) or met
    speaker = tuple(each for each in met if each.id == row["speaker_id"])
    if speaker or voice is None:
        return speaker or met
    return tuple(each for each in met if houses.get(each.id, voice) == voice)


def references(
    connection: Connection, note_ids: Sequence[int], *, contacts: bool
) -> dict[int, tuple[Reference, ...]]:
    """Return the organisations, or contacts, of many notes at once, in the header's order."""
    statement = (
        """
        select nc.note_id, c.id, c.name from note_contact nc
        join contact c on c.id = nc.contact_id and c.status in ('confirmed', 'proposed')
        where nc.note_id in (select value from json_each(?)) order by nc.note_id, nc.position
        """
        if contacts
        else """
        select no.note_id, o.id, o.name from note_organisation no
        join organisation o on o.id = no.organisation_id
            and o.status in ('confirmed', 'proposed')
        where no.note_id in (select value from json_each(?)) order by no.note_id, no.position
        """
    )
    found: dict[int, tuple[Reference, ...]] = {}
    for note_id, party_id, name in connection.execute(statement, (id_list(note_ids),)):
        found[note_id] = (*found.get(note_id, ()), Reference(id=party_id, name=name))
    return found


def id_list(ids: Sequence[int]) -> str:
    """Return ids as the JSON array that `json_each` reads: any number of them, one parameter."""
    return "[" + ",".join(str(int(each)) for each in ids) + "]"
