"""The barometer of a sector: one month's worries, needs, investment and outlook, with quotes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from ideation.domain.ids import PassageId
from ideation.domain.trend import Interval


class Aspect(StrEnum):
    """What a sector is asked: in the order in which a barometer answers."""

    WORRIES = "worries"
    NEEDS = "needs"
    INVESTMENT = "investment"
    OUTLOOK = "outlook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One aspect in one month.

    `passage_ids` are all its statements, the most telling first; `quotes` those to quote, one
    per organisation. `enough` says whether so many organisations speak that something can be
    said of the sector. `usual` is the mean number of organisations in the months before, None
    where nobody was heard then.
    """

    aspect: Aspect
    passage_ids: tuple[PassageId, ...]
    organisations: int
    interval: Interval
    enough: bool
    quotes: tuple[PassageId, ...]
    usual: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Barometer:
    """The four readings of a sector in the month that begins on `month`.

    `passages`, `organisations` and `notes` count everything heard; `unplaced` statements speak
    of none of the four; `withheld` ones stand in confidential notes: counted, never quoted.
    """

    sector: str
    month: Date
    passages: int
    organisations: int
    notes: int
    unplaced: int
    withheld: int
    readings: tuple[Reading, ...]

    @property
    def enough(self) -> bool:
        """Whether anything can be said of the sector."""
        return any(each.enough for each in self.readings)
