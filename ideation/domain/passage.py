"""A passage: a statement, a stretch of one note."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from ideation.domain.ids import NoteId, OrganisationId, PassageId
from ideation.domain.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open stretch `[start, end)` in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span cannot run from {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """Return the stretch of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two stretches share a character."""
        return self.start < other.end and other.start < self.end


def claim(taken: list[Span], span: Span) -> bool:
    """Put `span` among the stretches `taken` unless it overlaps one; tell whether it was free.

    `taken` is in order, no two of it overlap, and so it stays; it is searched by bisection.
    """
    at = bisect_left(taken, span.start, key=lambda each: each.start)
    if any(span.overlaps(each) for each in taken[max(0, at - 1) : at + 1]):
        return False
    taken.insert(at, span)
    return True


class By(StrEnum):
    """Who said so: the machine is a named author, told apart from people everywhere."""

    MACHINE = "machine"
    HUMAN = "human"


class Kind(StrEnum):
    """What a passage is. Needs, ideas, offers and commitments are wishes an idea is made of."""

    NEED = "need"
    IDEA = "idea"
    OFFER = "offer"
    COMMITMENT = "commitment"
    OBSERVATION = "observation"
    FACT = "fact"


WISHES = frozenset({Kind.NEED, Kind.IDEA, Kind.OFFER, Kind.COMMITMENT})


class Attribution(StrEnum):
    """Whose voice a passage is: only an organisation's own voice backs an idea."""

    OWN = "own"
    REPORTED = "reported"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """Words that copying broke: as they are written, and as they are read."""

    written: str
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageDraft:
    """A passage before it is stored: its span, its repaired reading and its language.

    `roots` are the words of the reading as full text finds them whatever their endings; None
    where they are found later.
    """

    span: Span
    text: str
    reading: str
    language: Language
    language_probability: float
    roots: str | None = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeScore:
    """A theme given to a passage, with its probability and who gave it."""

    slug: str
    score: float
    by: By


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stored passage. `note.text[start:end] == text` always holds.

    `reading` is the repaired form (hyphens joined, markup off) that language, vectors and
    full text use. What is not known yet (kind, attribution, speaker) is None.
    """

    id: PassageId
    note_id: NoteId
    start: int
    end: int
    text: str
    reading: str
    language: Language
    kind: Kind | None = None
    attribution: Attribution | None = None
    speaker_id: int | None = None
    organisation_id: OrganisationId | None = None
    themes: tuple[ThemeScore, ...] = ()
    cluster_id: int | None = None
