"""The ledger of a candidate: every statement behind it, and whether it counts as a voice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from ideation.domain.ids import GroupId, NoteId, OrganisationId, PassageId
from ideation.domain.language import Language
from ideation.domain.organisation import Category, Size
from ideation.domain.passage import Attribution, Kind


class Standing(StrEnum):
    """Why a statement counts as a voice of its own, or why it does not."""

    OWN_VOICE = "own_voice"
    AGAIN = "again"
    TWIN = "twin"
    COPY = "copy"
    SUBSIDIARY = "subsidiary"
    REPORTED = "reported"
    MENTIONED = "mentioned"
    AGENCY = "agency"
    STANDARD_TEXT = "standard_text"
    SHARES = "shares"
    DOUBT = "doubt"
    NO_VOICE = "no_voice"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One statement of the ledger; `text` is verbatim.

    `counts` on exactly one row of each independent house. `reason` says why or why not, and
    `of` what it repeats: the note that a twin or copy comes from, the parent of a subsidiary.
    `doubt` marks an objection; it stands in a column of its own.
    """

    passage_id: PassageId
    note_id: NoteId
    note: str
    text: str
    language: Language
    date: Date | None
    organisation_id: OrganisationId | None
    organisation: str | None
    category: Category | None
    size: Size | None
    sector: str | None
    region: str | None
    kind: Kind | None
    attribution: Attribution | None
    cue: str
    counts: bool
    reason: Standing
    of: str | None
    doubt: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All rows of a candidate: what counts first, then what repeats it, then what does not."""

    candidate_id: GroupId
    name: str
    claim: str
    rows: tuple[LedgerRow, ...]

    @property
    def voices(self) -> int:
        """How many independent organisations count."""
        return sum(each.counts for each in self.rows)

    @property
    def doubts(self) -> tuple[LedgerRow, ...]:
        """The rows that object."""
        return tuple(each for each in self.rows if each.doubt)
