"""The inbox in SQLite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from ideation.domain.ids import NoteId
from ideation.domain.inbox import Matter, Proposal, Proposed
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
        """Propose something; what was proposed before stays, while it waits with the new reason."""
        self._db.execute(
            """
            insert into proposal (what, subject_id, other_id, note_id, reason, made_at)
            select ?1, ?2, ?3, ?4, ?5, ?6 where not exists (
                select 1 from proposal where what = ?1 and subject_id = ?3 and other_id = ?2)
            on conflict (what, subject_id, other_id) do update set reason = excluded.reason
            where verdict is null and excluded.reason <> ''
            """,
            (what, subject_id, other_id, note_id, reason, at.isoformat()),
        )

    def waiting(self) -> list[Proposal]:
        """Return what nobody has decided on, by kind, the surest first, then the oldest.

        What a proposal is about may be gone by now: then it waits for nothing and is left out.
        """
        return [
            _proposal(row)
            for what in sorted(_WAITING)
            for row in self._db.execute(_WAITING[what]).fetchall()
        ]

    def matters(self, ids: Sequence[int]) -> Mapping[int, Matter]:
        """Return what proposals are about, by id; unknown ids are left out."""
        rows = self._db.execute(
            "select * from proposal where id in (select value from json_each(?))", (id_list(ids),)
        )
        return {
            row["id"]: Matter(
                what=Proposed(row["what"]),
                subject_id=row["subject_id"],
                other_id=row["other_id"],
                accepted=None if row["verdict"] is None else row["verdict"] == _ACCEPTED,
                decided_at=(
                    datetime.fromisoformat(row["decided_at"]) if row["decided_at"] else None
                ),
            )
            for row in rows
        }

    def decide(self, proposal_id: int, *, accepted: bool | None, at: datetime) -> None:
        """Note the verdict on a proposal; None takes it back, and the proposal waits again."""
        verdict = {True: _ACCEPTED, False: "rejected", None: None}[accepted]
        self._db.execute(
            "update proposal set verdict = ?1, decided_at = iif(?1 is null, null, ?2)"
            " where id = ?3",
            (verdict, at.isoformat(), proposal_id),
        )

    def waits(self, what: Proposed, subject_id: int) -> bool | None:
        """Tell whether a proposal of something waits; None where there never was one."""
        rows = self._db.execute(
            "select verdict from proposal where what = ? and subject_id = ?", (what, subject_id)
        ).fetchall()
        return any(row["verdict"] is None for row in rows) if rows else None

    def rejected(self, what: Proposed) -> set[tuple[int, int]]:
        """Return subject and other of the proposals of a kind that were rejected."""
        rows = self._db.execute(
            "select subject_id, other_id from proposal where what = ? and verdict = 'rejected'",
            (what,),
        )
        return {(row["subject_id"], row["other_id"]) for row in rows}


def _proposal(row: Row) -> Proposal:
    return Proposal(
        id=row["id"],
        what=Proposed(row["what"]),
        subject_id=row["subject_id"],
        title=row["title"],
        detail=row["detail"] or "",
        reason=row["reason"],
        note_id=NoteId(row["note_id"]) if row["note_id"] else None,
        quote=row["quote"] or "",
        made_at=datetime.fromisoformat(row["made_at"]),
    )


_ACCEPTED = "accepted"
# What waits of each kind: its subject, what else is proposed, the passage that names it first.
_WAITING = {
    Proposed.ORGANISATION: """
        select w.*, o.name as title, o.category as detail,
            (select p.text from mention m
            join passage p on p.note_id = m.note_id
            and p.start <= m.start and p.end >= m.end
            where m.note_id = w.note_id and m.organisation_id = o.id
            order by m.start limit 1
            ) as quote
        from proposal w
        join organisation o on o.id = w.subject_id and o.status = 'proposed'
        where w.what = 'organisation' and w.verdict is null
        order by w.reason = 'unusual name', w.id
    """,
    Proposed.CONTACT: """
        select w.*, c.name as title,
            coalesce(c.role || ', ' || o.name, c.role, o.name) as detail,
            (select p.text from mention m
            join passage p on p.note_id = m.note_id
            and p.start <= m.start and p.end >= m.end
            where m.note_id = w.note_id and m.contact_id = c.id
            order by m.start limit 1
            ) as quote
        from proposal w
        join contact c on c.id = w.subject_id and c.status = 'proposed'
        left join organisation o on o.id = c.organisation_id
        where w.what = 'contact' and w.verdict is null and not exists (
            -- First it is to be said whether it is somebody who is known.
            select 1 from proposal s join contact k on k.id = s.other_id
            and k.status in ('confirmed', 'proposed')
            where s.what = 'same_person' and s.subject_id = c.id and s.verdict is null)
        order by w.reason = 'unusual name', w.id
    """,
    Proposed.FOLLOW_UP: """
        select w.*, f.who as title, f.due as detail, p.text as quote from proposal w
        join follow_up f on f.id = w.subject_id and f.status = 'proposed'
        join passage p on p.id = f.passage_id
        join note n on n.id = p.note_id and n.removed_at is null
        where w.what = 'follow_up' and w.verdict is null order by w.id
    """,
    Proposed.TWIN: """
        select w.*, a.title as title, b.title as detail, '' as quote from proposal w
        join note a on a.id = w.subject_id and a.removed_at is null
        join note b on b.id = w.other_id and b.removed_at is null
        where w.what = 'twin' and w.verdict is null order by w.id
    """,
    Proposed.MERGE: """
        select w.*, a.name as title, b.name as detail, '' as quote from proposal w
        join organisation a on a.id = w.subject_id and a.status in ('confirmed', 'proposed')
        join organisation b on b.id = w.other_id and b.status in ('confirmed', 'proposed')
        where w.what = 'merge' and w.verdict is null order by w.id
    """,
    Proposed.SAME_PERSON: """
        select w.*, a.name as title,
            b.name || coalesce(', ' || b.role, '') || coalesce(', ' || o.name, '') as detail,
            (select p.text from mention m
            join passage p on p.note_id = m.note_id
            and p.start <= m.start and p.end >= m.end
            where m.note_id = w.note_id and m.contact_id = a.id
            order by m.start limit 1
            ) as quote
        from proposal w
        join contact a on a.id = w.subject_id and a.status in ('confirmed', 'proposed')
        join contact b on b.id = w.other_id and b.status in ('confirmed', 'proposed')
        left join organisation o on o.id = b.organisation_id
        where w.what = 'same_person' and w.verdict is null order by w.id
    """,
}
