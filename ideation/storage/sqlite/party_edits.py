"""Changes to organisations and contacts in SQLite: proposed, confirmed, rejected, merged."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from ideation.domain.fold import folded_words, name_key
from ideation.domain.ids import ContactId, NoteId, OrganisationId
from ideation.domain.organisation import Category, Namesake, Status
from ideation.errors import BadInput, NotFound
from ideation.storage.sqlite.connection import Connection, Row
from ideation.storage.sqlite.namesakes import same_name, sharing_a_word
from ideation.storage.sqlite.party_links import LINKS

# The contact that another one went into.
_GONE_TO = """
    select c.id, c.status from party_merge m join contact c on c.id = m.kept_id
    where m.what = 'contact' and m.gone_id = ? and m.undone_at is null order by m.id desc limit 1
"""


class SqlitePartyEdits:
    """Edits of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def propose_organisation(
        self, name: str, category: Category | None
    ) -> tuple[OrganisationId, Status]:
        """Return the organisation of that name, made as a proposal where there is none."""
        key = name_key(name)
        row = self._db.execute(
            """
            select o.id, o.status from organisation o where o.id = coalesce(
                (select organisation_id from alias where name_key = ?1),
                (select id from organisation where name_key = ?1))
            """,
            (key,),
        ).fetchone()
        if row is None:
            row = self._db.execute(
                """
                insert into organisation (name, name_key, category, status)
                values (?, ?, ?, 'proposed') returning id, status
                """,
                (name, key, category),
            ).fetchone()
        return OrganisationId(row["id"]), Status(row["status"])

    def propose_contact(
        self, name: str, role: str | None, organisation_id: OrganisationId | None
    ) -> tuple[ContactId, Status]:
        """Return the contact of that name and organisation, made as a proposal where unknown.

        Titles and the order of the words do not tell two names apart.
        """
        row = same_name(self._db, name, organisation_id)
        while row is not None and row["status"] == Status.MERGED:
            row = self._db.execute(_GONE_TO, (row["id"],)).fetchone()
        if row is None:
            row = self._db.execute(
                """
                insert into contact (name, name_key, role, organisation_id, status)
                values (?, ?, ?, ?, 'proposed') returning id, status
                """,
                (name, folded_words(name) or name, role, organisation_id),
            ).fetchone()
        else:
            # What a person wrote stays; what nobody has said yet is filled in.
            self._db.execute(
                """
                update contact set role = coalesce(role, ?),
                organisation_id = coalesce(organisation_id, ?) where id = ?
                """,
                (role, organisation_id, row["id"]),
            )
        return ContactId(row["id"]), Status(row["status"])

    def namesakes(self, name: str) -> list[Namesake]:
        """Return the living contacts whose names share a word with `name`, the surest first."""
        living = (Status.CONFIRMED, Status.PROPOSED)
        return [
            Namesake(
                id=ContactId(row["id"]),
                name=row["name"],
                organisation_id=(
                    OrganisationId(row["organisation_id"]) if row["organisation_id"] else None
                ),
                status=Status(row["status"]),
            )
            for row in sharing_a_word(self._db, name)
            if row["status"] in living
        ]

    def meet(
        self,
        note_id: NoteId,
        organisations: Sequence[OrganisationId],
        contacts: Sequence[ContactId],
    ) -> None:
        """Propose whom a note met; what a person said of it stays."""
        self._db.executemany(
            "insert or ignore into note_organisation values (?, ?, ?, 'machine')",
            [(note_id, each, position) for position, each in enumerate(organisations)],
        )
        self._db.executemany(
            "insert or ignore into note_contact values (?, ?, ?, 'machine')",
            [(note_id, each, position) for position, each in enumerate(contacts)],
        )

    def set_status(self, party_id: int, status: Status, *, contact: bool) -> None:
        """Confirm or reject an organisation or contact."""
        statement = (
            "update contact set status = ? where id = ?"
            if contact
            else "update organisation set status = ? where id = ?"
        )
        self._db.execute(statement, (status, party_id))

    def respell(self, party_id: int, name: str, *, contact: bool) -> None:
        """Write a name otherwise that stays the same name: case, accents, legal form."""
        statement = (
            "update contact set name = ? where id = ? and name_key = ?"
            if contact
            else "update organisation set name = ? where id = ? and name_key = ?"
        )
        key = (folded_words(name) or name) if contact else name_key(name)
        self._db.execute(statement, (name, party_id, key))

    def set_parent(self, organisation_id: int, parent_id: int | None) -> None:
        """Say which organisation another one belongs to."""
        self._db.execute(
            "update organisation set parent_id = ? where id = ?", (parent_id, organisation_id)
        )

    def merge(self, kept_id: int, gone_id: int, at: datetime, *, contact: bool) -> int:
        """Make two entries one: everything of `gone_id` goes to `kept_id`; return the merge's id.

        Raises BadInput for one and the same, NotFound where one of them is not there.
        """
        if kept_id == gone_id:
            raise BadInput("An entry cannot be merged with itself.", hint="Name two of them.")
        what = "contact" if contact else "organisation"
        kept, gone = self._party(kept_id, what), self._party(gone_id, what)
        moved = [self._move(links, gone_id, kept_id) for links in LINKS[what]]
        self.set_status(gone_id, Status.MERGED, contact=contact)
        # A part that takes its parent in belongs to nobody any more.
        own_parent = self._db.execute(
            "update organisation set parent_id = null where id = ? and parent_id = id", (kept_id,)
        ).rowcount
        aliases = [] if contact else self._rename_to(gone["name_key"], gone_id, kept_id)
        row = self._db.execute(
            """
            insert into party_merge (what, kept_id, gone_id, moved, at) values (?, ?, ?, ?, ?)
            returning id
            """,
            (
                what,
                kept["id"],
                gone["id"],
                json.dumps(
                    {
                        "links": moved,
                        "status": gone["status"],
                        "aliases": aliases,
                        "own_parent": bool(own_parent),
                    }
                ),
                at.isoformat(),
            ),
        ).fetchone()
        return int(row["id"])

    def _party(self, party_id: int, what: str) -> Row:
        statement = (
            "select id, name_key, status from contact where id = ?"
            if what == "contact"
            else "select id, name_key, status from organisation where id = ?"
        )
        row: Row | None = self._db.execute(statement, (party_id,)).fetchone()
        if row is None or row["status"] in (Status.MERGED, Status.REJECTED):
            raise NotFound(
                f"There is no {what} {party_id}.", hint=f"`ideation {what}s list` shows all."
            )
        return row

    def _move(self, links: tuple[str, str], gone_id: int, kept_id: int) -> list[str | int]:
        select, update = links
        keys = [row["key"] for row in self._db.execute(select, (gone_id,)).fetchall()]
        for key in keys:
            self._put(update, kept_id, key, gone_id)
        return keys

    def _put(self, update: str, target: int, key: str | int, held_by: int) -> None:
        # Only links of notes ask who holds them now: a note may name both.
        self._db.execute(update, (target, key, held_by)[: 3 if "?3" in update else 2])

    def _rename_to(self, key: str, gone_id: int, kept_id: int) -> list[str]:
        """Let every name of the one that is gone stand for the one kept; return those names."""
        known = self._db.execute(
            "select name_key from alias where organisation_id = ?", (gone_id,)
        ).fetchall()
        names = [key, *(row["name_key"] for row in known)]
        self._point(names, kept_id)
        return names

    def _point(self, names: Sequence[str], organisation_id: int) -> None:
        self._db.executemany(
            """
            insert into alias (name_key, organisation_id) values (?, ?)
            on conflict (name_key) do update set organisation_id = excluded.organisation_id
            """,
            [(name, organisation_id) for name in names],
        )

    def unmerge(self, gone_id: int, at: datetime, *, contact: bool) -> int:
        """Undo the newest merge of `gone_id`; return the one it had gone to."""
        what = "contact" if contact else "organisation"
        try:
            row = self._db.execute(
                """
                select * from party_merge where what = ? and gone_id = ? and undone_at is null
                order by id desc limit 1
                """,
                (what, gone_id),
            ).fetchone()
        except OverflowError:  # a number beyond SQLite's integers
            row = None
        if row is None:
            raise NotFound(
                f"The {what} {gone_id} was not merged into another one.",
                hint=f"`ideation {what}s list` shows those that stand for themselves.",
            )
        # Raises where the one it went to has gone, too: the later merge is undone first.
        self._party(row["kept_id"], what)
        moved = json.loads(row["moved"])
        for (_, update), keys in zip(LINKS[what], moved["links"], strict=True):
            for key in keys:
                self._put(update, gone_id, key, row["kept_id"])
        self.set_status(gone_id, Status(moved["status"]), contact=contact)
        if not contact:
            self._point(moved["aliases"][1:], gone_id)
            self._db.execute("delete from alias where name_key = ?", (moved["aliases"][0],))
        if moved["own_parent"]:
            self.set_parent(row["kept_id"], gone_id)
        self._db.execute(
            "update party_merge set undone_at = ? where id = ?", (at.isoformat(), row["id"])
        )
        return int(row["kept_id"])

    def merged_at(self, gone_id: int, *, contact: bool) -> datetime | None:
        """Return when an entry went into another one; None where it stands for itself."""
        row = self._db.execute(
            """
            select at from party_merge where what = ? and gone_id = ? and undone_at is null
            order by id desc limit 1
            """,
            ("contact" if contact else "organisation", gone_id),
        ).fetchone()
        return datetime.fromisoformat(row["at"]) if row else None

    def forget(self, party_id: int, *, contact: bool) -> None:
        """Remove an entry that nothing names any more; one that something names stays."""
        what = "contact" if contact else "organisation"
        merged = self._db.execute(
            "select 1 from party_merge where what = ? and kept_id = ? and undone_at is null",
            (what, party_id),
        ).fetchone()
        linked = any(self._db.execute(select, (party_id,)).fetchone() for select, _ in LINKS[what])
        if merged or linked:
            return
        if contact:
            self._db.execute("delete from contact where id = ?", (party_id,))
            return
        self._db.execute("delete from alias where organisation_id = ?", (party_id,))
        self._db.execute("delete from organisation where id = ?", (party_id,))
