"""What a search asks and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from ideation.domain.ids import NoteId, PassageId
from ideation.domain.language import Language
from ideation.domain.organisation import Category, Reference
from ideation.domain.passage import Attribution, Kind, ThemeScore


class MatchedBy(StrEnum):
    """Why a stretch is marked."""

    NAME = "name"
    WORD = "word"
    MEANING = "meaning"


class Unit(StrEnum):
    """What a search returns."""

    PASSAGES = "passages"
    CONTACTS = "contacts"
    ORGANISATIONS = "organisations"
    CLUSTERS = "clusters"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a passage's text (offsets within the note) and why it matched."""

    start: int
    end: int
    by: MatchedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a passage must be to count; None asks nothing."""

    theme: str | None = None
    sector: str | None = None
    language: Language | None = None
    kind: Kind | None = None
    attribution: Attribution | None = None
    organisation: str | None = None
    category: Category | None = None
    region: str | None = None
    author: str | None = None
    since: Date | None = None
    until: Date | None = None

    @property
    def empty(self) -> bool:
        """Whether every passage passes."""
        return self == Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class SoughtWord:
    """A word or term of a query as written, and the roots by which full text finds it.

    Each root has the chance, in (0, 1], that it means the word: 1 for its own, less for those of
    other languages. The roots of a term stand side by side, with a space between. `spellings` are
    other ways to write the word itself. `telling`, from 0 to 1, is how much of its rarity counts.
    """

    word: str
    roots: Mapping[str, float]
    spellings: tuple[str, ...] = ()
    telling: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordGain:
    """The passages that hold one sought word, ids ascending, and what each of them gains by it."""

    ids: NDArray[np.int64]
    gains: NDArray[np.float64]

    @property
    def most(self) -> float:
        """The most that a passage gains."""
        return float(self.gains.max(initial=0.0))

    def of(self, ids: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return what each of these passages gains, 0 for one that does not hold the word."""
        if not len(self.ids):
            return np.zeros(len(ids))
        at = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        return np.where(self.ids[at] == ids, self.gains[at], 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage found.

    `similarity` is None where meaning had no part (no vector yet). `around` is the statement of
    the same context that says better what was asked, "" where there is none; `copies` counts the
    passages that say the same word for word and are not listed.
    """

    passage_id: PassageId
    note_id: NoteId
    text: str
    start: int
    end: int
    language: Language
    date: Date | None
    title: str
    organisations: tuple[Reference, ...]
    contacts: tuple[Reference, ...]
    themes: tuple[ThemeScore, ...]
    similarity: float | None
    score: float
    around: str = ""
    copies: int = 0
    why: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A search kept under a name. `seen` is the newest passage when somebody last looked."""

    name: str
    query: str
    filters: Filters
    unit: Unit
    newest_first: bool
    saved_at: datetime
    looked_at: datetime
    seen: PassageId


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyHit:
    """A contact or organisation found through its best passages."""

    id: int
    name: str
    score: float
    passages: tuple[Hit, ...]
