"""A note: one written source, kept verbatim."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Date
from datetime import datetime
from enum import StrEnum

from ideation.domain.cleaning import Drop
from ideation.domain.ids import NoteId
from ideation.domain.language import Language
from ideation.domain.organisation import ContactDraft, OrganisationDraft, Reference


class Source(StrEnum):
    """Where a note comes from."""

    MEETING = "meeting"
    INTERVIEW = "interview"
    EVENT = "event"
    PITCH = "pitch"
    EMAIL = "email"
    RESEARCH = "research"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteHeader:
    """What is known about a note beside its text. An unknown date stays None, never today."""

    title: str | None = None
    date: Date | None = None
    author: str | None = None
    source: Source | None = None
    sector: str | None = None
    confidential: bool = False
    organisations: tuple[OrganisationDraft, ...] = ()
    contacts: tuple[ContactDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The file a note was read from, byte for byte; `sha256` as hexadecimal."""

    name: str
    sha256: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a turn of a recorded talk began, and whose it is; `start` is its place in the text."""

    start: int
    seconds: float
    speaker: str | None = None


def clock_of(seconds: float) -> str:
    """Return a moment of a recorded talk as its player shows it: 1:02:03 or 2:03."""
    hours, rest = divmod(int(seconds), 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDraft:
    """A note before it is stored: header, verbatim text, and the path it came from.

    `apart`: stretches that the file itself marks as no words of the note; `remarks`: sentences
    about what could not be read; `moments`: when its turns were said, in order; `invited`:
    people who may have been met, for a person to confirm.
    """

    text: str
    header: NoteHeader = field(default_factory=NoteHeader)
    path: str | None = None
    original: Original | None = None
    apart: tuple[Drop, ...] = ()
    remarks: tuple[str, ...] = ()
    moments: tuple[Moment, ...] = ()
    invited: tuple[ContactDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A stored note. `version` grows with each edit; `removed_at` is set while it is removed."""

    id: NoteId
    title: str
    date: Date | None
    author: str | None
    source: Source | None
    sector: str | None
    confidential: bool
    text: str
    version: int
    captured_at: datetime
    removed_at: datetime | None
    organisations: tuple[Reference, ...]
    contacts: tuple[Reference, ...]
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.captured_at.tzinfo is None:
            raise ValueError("captured_at needs a time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSummary:
    """A note as lists show it: header, languages of its passages, their number."""

    id: NoteId
    title: str
    date: Date | None
    source: Source | None
    languages: tuple[Language, ...]
    sector: str | None
    author: str | None
    organisations: tuple[Reference, ...]
    contacts: tuple[Reference, ...]
    passages: int
    confidential: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteChange:
    """A change to a stored note; None leaves as it is. `version` is the one it was made from.

    `day` sets the date alone. `text` and `content_hash` go together. `removed_at` removes the
    note, `restore` brings a removed one back.
    """

    version: int
    header: NoteHeader | None = None
    title: str | None = None
    text: str | None = None
    content_hash: str | None = None
    day: Date | None = None
    removed_at: datetime | None = None
    restore: bool = False
