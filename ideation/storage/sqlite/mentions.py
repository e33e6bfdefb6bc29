"""What notes name, and the promises made in them, in SQLite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as Date
from datetime import datetime

from ideation.domain.ids import ContactId, NoteId, OrganisationId, PassageId
from ideation.domain.mention import FollowUp, FollowUpStatus, Mention, Mentioned
from ideation.domain.passage import Span
from ideation.storage.sqlite.connection import Connection, Row


class SqliteMentions:
    """Mentions of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def replace(self, note_id: NoteId, mentions: Sequence[Mention]) -> None:
        """Make these all that a note names."""
        self._db.execute("delete from mention where note_id = ?", (note_id,))
        self._db.executemany(
            "insert or ignore into mention values (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    note_id,
                    each.span.start,
                    each.span.end,
                    each.what,
                    each.value,
                    each.organisation_id,
                    each.contact_id,
                )
                for each in mentions
            ],
        )

    def of_note(self, note_id: NoteId) -> list[Mention]:
        """Return what a note names, in order; what was rejected is left out."""
        rows = self._db.execute(
            """
            select m.* from mention m
            left join organisation o on o.id = m.organisation_id
            left join contact c on c.id = m.contact_id
            where m.note_id = ? and coalesce(o.status, '') <> 'rejected'
            and coalesce(c.status, '') <> 'rejected'
            order by m.start, m.what
            """,
            (note_id,),
        )
        return [
            Mention(
                span=Span(start=row["start"], end=row["end"]),
                what=Mentioned(row["what"]),
                value=row["value"],
                organisation_id=(
                    OrganisationId(row["organisation_id"]) if row["organisation_id"] else None
                ),
                contact_id=ContactId(row["contact_id"]) if row["contact_id"] else None,
            )
            for row in rows
        ]


class SqliteFollowUps:
    """Promises of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def propose(self, passage_id: PassageId, who: str, due: Date | None, at: datetime) -> int:
        """Propose a promise and return its id; one that somebody decided on stays as it is."""
        self._db.execute(
            """
            insert into follow_up (passage_id, who, due, status, changed_at)
            values (?, ?, ?, 'proposed', ?) on conflict (passage_id)
            do update set who = excluded.who, due = excluded.due where status = 'proposed'
            """,
            (passage_id, who, due.isoformat() if due else None, at.isoformat()),
        )
        row = self._db.execute("select id from follow_up where passage_id = ?", (passage_id,))
        return int(row.fetchone()["id"])

    def withdraw(self, passage_id: PassageId) -> None:
        """Forget what was proposed of a passage, unless somebody decided on it."""
        self._db.execute(
            """
            delete from proposal where what = 'follow_up' and verdict is null and subject_id in
            (select id from follow_up where passage_id = ? and status = 'proposed')
            """,
            (passage_id,),
        )
        self._db.execute(
            "delete from follow_up where passage_id = ? and status = 'proposed'", (passage_id,)
        )

    def all(self, status: FollowUpStatus | None = None) -> list[FollowUp]:
        """Return the promises of live notes, soonest first, those without a day last."""
        rows = self._db.execute(
            """
            select f.* from follow_up f join passage p on p.id = f.passage_id
            join note n on n.id = p.note_id and n.removed_at is null
            where ?1 is null or f.status = ?1 order by f.due is null, f.due, f.id
            """,
            (status,),
        )
        return [_follow_up(row) for row in rows]

    def set_status(self, follow_up_id: int, status: FollowUpStatus, at: datetime) -> None:
        """Set where a promise stands."""
        self._db.execute(
            "update follow_up set status = ?, changed_at = ? where id = ?",
            (status, at.isoformat(), follow_up_id),
        )

    def correct(self, follow_up_id: int, said: Mapping[str, str], at: datetime) -> None:
        """Set `who` and `due` (a day, "" for none) by a person's word."""
        row = self._db.execute("select * from follow_up where id = ?", (follow_up_id,)).fetchone()
        for fact, statement in _CORRECT.items():
            value = said.get(fact)
            if value is None or (value or None) == row[fact]:
                continue
            after = value if fact == "who" else value or None
            self._db.execute(statement, (after, follow_up_id))
            self._db.execute(
                """
                insert into party_edit (what, party_id, fact, before, after, at)
                values ('follow_up', ?, ?, ?, ?, ?)
                """,
                (follow_up_id, fact, row[fact], after, at.isoformat()),
            )

    def uncorrect(self, follow_up_id: int, corrected_at: datetime, at: datetime) -> None:
        """Bring back what a person replaced at a moment."""
        rows = self._db.execute(
            """
            select * from party_edit where what = 'follow_up' and party_id = ? and at = ?
            and undone_at is null
            """,
            (follow_up_id, corrected_at.isoformat()),
        ).fetchall()
        for row in rows:
            self._db.execute(_CORRECT[row["fact"]], (row["before"], follow_up_id))
            self._db.execute(
                "update party_edit set undone_at = ? where id = ?", (at.isoformat(), row["id"])
            )


_CORRECT = {
    "who": "update follow_up set who = ? where id = ?",
    "due": "update follow_up set due = ? where id = ?",
}


def _follow_up(row: Row) -> FollowUp:
    return FollowUp(
        id=row["id"],
        passage_id=PassageId(row["passage_id"]),
        who=row["who"],
        due=Date.fromisoformat(row["due"]) if row["due"] else None,
        status=FollowUpStatus(row["status"]),
    )
