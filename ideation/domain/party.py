"""What is known of an organisation or contact: facts, their notes, what people changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ideation.domain.ids import NoteId
from ideation.domain.passage import By, Span


class Fact(StrEnum):
    """A fact that a person may set; a NAME only as another spelling of the same one."""

    NAME = "name"
    CATEGORY = "category"
    SIZE = "size"
    REGION = "region"
    ROLE = "role"
    EMPLOYER = "employer"


ORGANISATION_FACTS = (Fact.CATEGORY, Fact.SIZE, Fact.REGION)
CONTACT_FACTS = (Fact.ROLE, Fact.EMPLOYER)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyEdit:
    """A fact that a person changed; None where it was, or is, unknown.

    The value of an EMPLOYER is the organisation's id in digits.
    """

    fact: Fact
    before: str | None
    after: str | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A live note where somebody was met or is named.

    `by` says who put them among those met, None where they are only named; `span` is the first
    stretch of the note that names them, None where its header alone does.
    """

    note_id: NoteId
    by: By | None
    span: Span | None
