"""Who was invited to an event is proposed: whether they came, a person says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ideation.domain.ids import ContactId, NoteId
from ideation.domain.inbox import Proposed
from ideation.domain.organisation import ContactDraft, Status
from ideation.ports import Records

_REASON = "invited to the event"


def propose_invited(
    records: Records, note_id: NoteId, invited: Sequence[ContactDraft], at: datetime
) -> None:
    """Link people who were invited with the note; those nobody confirmed wait in the inbox."""
    met: list[ContactId] = []
    for each in invited:
        contact, status = records.parties.propose_contact(each.name, each.role, None)
        if status is Status.PROPOSED:
            records.proposals.add(Proposed.CONTACT, contact, note_id=note_id, reason=_REASON, at=at)
        if status is not Status.REJECTED:
            met.append(contact)
    if met:
        records.parties.meet(note_id, [], met)
