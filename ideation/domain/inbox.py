"""The inbox: what the machine proposes and a person confirms or rejects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ideation.domain.ids import NoteId


class Proposed(StrEnum):
    """What a proposal is about. The subject is an organisation, contact, follow-up or note."""

    ORGANISATION = "organisation"
    CONTACT = "contact"
    FOLLOW_UP = "follow_up"
    TWIN = "twin"
    MERGE = "merge"
    SAME_PERSON = "same_person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a proposal is about, and the verdict on it; None while it waits.

    `other_id` is the note, organisation or contact that the subject is said to be the same as,
    else 0.
    """

    what: Proposed
    subject_id: int
    other_id: int
    accepted: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One proposal as the inbox shows it.

    `title` names the subject, `detail` what else is proposed of it, `reason` why; `quote` is
    the stretch of the note that it was read from.
    """

    id: int
    what: Proposed
    title: str
    detail: str
    reason: str
    note_id: NoteId | None
    quote: str
    made_at: datetime
