"""What a note names: organisations, people, programmes, places, days and sums."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from ideation.domain.ids import ContactId, OrganisationId, PassageId
from ideation.domain.passage import Span


class Mentioned(StrEnum):
    """What kind of thing is named."""

    ORGANISATION = "organisation"
    CONTACT = "contact"
    PROGRAMME = "programme"
    PLACE = "place"
    DATE = "date"
    MONEY = "money"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of a note that names something.

    `value` is its plain form: the name, the day as YYYY-MM-DD, the sum in whole euros.
    """

    span: Span
    what: Mentioned
    value: str
    organisation_id: OrganisationId | None = None
    contact_id: ContactId | None = None


class FollowUpStatus(StrEnum):
    """Where a promise stands."""

    PROPOSED = "proposed"
    OPEN = "open"
    DONE = "done"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A promise made in a passage: by whom, until when where that is said."""

    id: int
    passage_id: PassageId
    who: str
    due: Date | None
    status: FollowUpStatus
