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
    else 0; `decided_at` is when the verdict was given.
    """

    what: Proposed
    subject_id: int
    other_id: int
    accepted: bool | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person says instead of what is proposed; None leaves it, "" makes it unknown.

    `organisation` is the name of where a contact works, `due` a day as YYYY-MM-DD.
    """

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    category: str | None = None
    who: str | None = None
    due: str | None = None

    def given(self) -> dict[str, str]:
        """Return what is said, by what it is said of."""
        each = ((name, getattr(self, name)) for name in self.__slots__)
        return {name: value.strip() for name, value in each if value is not None}


# What can be corrected of each kind while it is accepted.
CORRECTABLE: dict[Proposed, tuple[str, ...]] = {
    Proposed.ORGANISATION: ("name", "category"),
    Proposed.CONTACT: ("name", "role", "organisation"),
    Proposed.FOLLOW_UP: ("who", "due"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One proposal as the inbox shows it.

    `subject_id` is what it is about, as its `what` says; `title` names it, `detail` says what else
    is proposed of it, `reason` why; `quote` is the stretch of the note that it was read from.
    """

    id: int
    what: Proposed
    subject_id: int
    title: str
    detail: str
    reason: str
    note_id: NoteId | None
    quote: str
    made_at: datetime
