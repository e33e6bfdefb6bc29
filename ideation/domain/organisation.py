"""Organisations and contacts: who speaks in a note."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ideation.domain.ids import ContactId, OrganisationId


class Category(StrEnum):
    """What kind of body an organisation is; the gate of a candidate reads it."""

    FIRM = "firm"
    RESEARCH = "research"
    PUBLIC = "public"
    ASSOCIATION = "association"
    INVESTOR = "investor"
    INTERMEDIARY = "intermediary"


class Size(StrEnum):
    """Size class by headcount, as in the EU recommendation 2003/361."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Status(StrEnum):
    """Whether a person or organisation was proposed by the machine or confirmed by a human.

    Rejected and merged ones stay, unseen, so that they are not proposed again.
    """

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    MERGED = "merged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A name with the id it stands for."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationDraft:
    """An organisation as a note's header or form names it."""

    name: str
    category: Category | None = None
    size: Size | None = None
    region: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A stored organisation with the number of its notes and their passages."""

    id: OrganisationId
    name: str
    category: Category | None
    size: Size | None
    region: str | None
    parent_id: OrganisationId | None
    status: Status
    notes: int
    passages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDraft:
    """A person as a note's header or form names them."""

    name: str
    role: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A stored contact; personal data."""

    id: ContactId
    name: str
    role: str | None
    organisation: Reference | None
    status: Status
    notes: int
    last_contact: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesake:
    """A contact whose name shares a word with another one, whatever its status."""

    id: ContactId
    name: str
    organisation_id: OrganisationId | None
    status: Status
