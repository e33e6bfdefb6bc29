"""The inbox in SQLite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from ideation.domain.ids import NoteId
from ideation.domain.inbox import Proposal, Proposed
from ideation.storage.sqlite.connection import Connection, Row
from ideation.storage.sqlite.parties import id_list


class SqliteProposals:
    """Proposals of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(
        self,
        what: Proposed,
        subject_id: int,
        *,
        other_id: int = 0,
        note_id: NoteId | None,
        reason: str,
        at: datetime,
    ) -> None:
        """Propose something; what was proposed before, decided or not, stays as it is."""
        self._db.execute(
            """
            insert into proposal (what, subject_id, other_id, note_id, reason, made_at)
            values (?, ?, ?, ?, ?, ?) on conflict (what, subject_id, other_id) do nothing
            """,
            (what, subject_id, other_id, note_id, reason, at.isoformat()),
        )

    def waiting(self) -> list[Proposal]:
        """Return what nobody has decided on, by kind, the surest first, then the oldest."""
        rows = self._db.execute(
            "select * from proposal where verdict is null"
            " order by what, reason = 'unusual name', id"
        ).fetchall()
        return [each for row in rows if (each := self._shown(row)) is not None]

    def subjects(self, ids: Sequence[int]) -> Mapping[int, tuple[Proposed, int, int]]:
        """Return what proposals are about: kind, subject and the other one, by id."""
        rows = self._db.execute(
            "select * from proposal where id in (select value from json_each(?))", (id_list(ids),)
        )
        return {
            row["id"]: (Proposed(row["what"]), row["subject_id"], row["other_id"]) for row in rows
        }

    def decide(self, proposal_id: int, *, accepted: bool, at: datetime) -> None:
        """Note the verdict on a proposal."""
        self._db.execute(
            "update proposal set verdict = ?, decided_at = ? where id = ?",
            ("accepted" if accepted else "rejected", at.isoformat(), proposal_id),
        )

    def rejected(self, what: Proposed) -> set[tuple[int, int]]:
        """Return subject and other of the proposals of a kind that were rejected."""
        rows = self._db.execute(
            "select subject_id, other_id from proposal where what = ? and verdict = 'rejected'",
            (what,),
        )
        return {(row["subject_id"], row["other_id"]) for row in rows}

    def _shown(self, row: Row) -> Proposal | None:
        """Return a proposal with the words of its subject; None where that is gone."""
        found = self._db.execute(
            _SUBJECT[Proposed(row["what"])],
            {
                "subject": row["subject_id"],
                "other": row["other_id"],
                "note": row["note_id"],
            },
        ).fetchone()
        if found is None:
            return None
        return Proposal(
            id=row["id"],
            what=Proposed(row["what"]),
            title=found["title"],
            detail=found["detail"] or "",
            reason=row["reason"],
            note_id=NoteId(row["note_id"]) if row["note_id"] else None,
            quote=found["quote"] or "",
            made_at=datetime.fromisoformat(row["made_at"]),
        )


# The words of a proposal: its subject, what else is proposed, the passage that names it first.
_SUBJECT = {
    Proposed.ORGANISATION: """
        select name as title, category as detail,
            (select p.text from mention m
            join passage p on p.note_id = m.note_id
            and p.start <= m.start and p.end >= m.end
            where m.note_id = :note and m.organisation_id = :subject
            order by m.start limit 1
            ) as quote
        from organisation where id = :subject and status = 'proposed'
    """,
    Proposed.CONTACT: """
        select c.name as title, coalesce(c.role || ', ' || o.name, c.role, o.name) as detail,
        (select p.text from mention m
            join passage p on p.note_id = m.note_id
            and p.start <= m.start and p.end >= m.end
            where m.note_id = :note and m.contact_id = :subject
            order by m.start limit 1
            ) as quote
        from contact c left join organisation o on o.id = c.organisation_id
        where c.id = :subject and c.status = 'proposed'
    """,
    Proposed.FOLLOW_UP: """
        select f.who as title, f.due as detail, p.text as quote from follow_up f
        join passage p on p.id = f.passage_id
        join note n on n.id = p.note_id and n.removed_at is null
        where f.id = :subject and f.status = 'proposed'
    """,
    Proposed.TWIN: """
        select a.title as title, b.title as detail, '' as quote from note a, note b
        where a.id = :subject and b.id = :other
        and a.removed_at is null and b.removed_at is null
    """,
    Proposed.MERGE: """
        select a.name as title, b.name as detail, '' as quote from organisation a, organisation b
        where a.id = :subject and b.id = :other
        and a.status in ('confirmed', 'proposed') and b.status in ('confirmed', 'proposed')
    """,
}
