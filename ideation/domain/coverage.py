"""What is covered and what is not: themes by sector, and the white spots between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ideation.domain.ids import PassageId


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How much one sector says on one theme, in statements and in independent organisations."""

    theme: str
    sector: str
    passages: int
    organisations: int
    passage_ids: tuple[PassageId, ...] = ()


class Gap(StrEnum):
    """What is missing at a white spot."""

    OFFER = "offer"
    SMALL_FIRMS = "small-firms"
    SECTOR = "sector"
    REGION = "region"


class Reason(StrEnum):
    """Why somebody is worth asking: an offer, a sector, or that it is long ago."""

    OFFERS = "offers"
    SAME_SECTOR = "same-sector"
    LONG_AGO = "long-ago"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Whom to ask next, and why.

    `passages` are what they said that makes them worth asking; `last_met` is the day of their
    newest note, None where none has a date. `similarity` is how near their offer comes to the
    need, None for other reasons.
    """

    id: int
    name: str
    reason: Reason
    last_met: str | None = None
    passages: tuple[PassageId, ...] = ()
    similarity: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhiteSpot:
    """Something nobody has said, and whom to ask next.

    `about` is a cluster's id, a theme's slug, a sector or a region; `name` is what people call
    it. `passages` are the statements that show the gap, `organisations` how many they are from;
    `silent_since` is the newest day heard of for a silent sector or region, None where it was
    never heard.

    Of small firms: `small` are those that speak, `expected` how many would by their share of all
    who speak, `unsized` how many are of unknown size, `sector` the one in which none speaks, None
    for all.
    """

    gap: Gap
    about: str
    name: str
    passages: tuple[PassageId, ...] = ()
    organisations: int = 0
    silent_since: str | None = None
    ask: tuple[Ask, ...] = ()
    small: int = 0
    expected: float | None = None
    unsized: int = 0
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The grid of themes by sector, every cell of it, and the white spots."""

    cells: tuple[Cell, ...]
    spots: tuple[WhiteSpot, ...]
