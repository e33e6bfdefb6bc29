"""The barometer of a sector: one month's worries, needs, investment and outlook, with quotes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum
from math import comb

from ideation.domain.ids import PassageId
from ideation.domain.trend import Interval

_SELDOM = 0.05


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
    where nobody was heard then; `before` their number in the month just before, None where nobody
    of the sector was heard in it, and `again` how many of those speak of it still.
    """

    aspect: Aspect
    passage_ids: tuple[PassageId, ...]
    organisations: int
    interval: Interval
    enough: bool
    quotes: tuple[PassageId, ...]
    usual: float | None
    before: int | None
    again: int

    @property
    def clear(self) -> bool:
        """Whether chance alone would seldom (one in twenty) part the two months so far.

        Of all who spoke in either month each would stand in this one or that with equal chance.
        """
        if self.before is None:
            return False
        both = self.organisations + self.before
        larger = range(max(self.organisations, self.before), both + 1)
        return bool(sum(comb(both, each) for each in larger) <= _SELDOM * 2**both)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A theme in one month: statements, organisations, and the organisations of the month before.

    `before` is None where nobody of the sector was heard then.
    """

    name: str
    passage_ids: tuple[PassageId, ...]
    organisations: int
    before: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Barometer:
    """The four readings of a sector in the month that begins on `month`.

    `passages`, `organisations` and `notes` count everything heard; `unplaced` statements speak
    of none of the four; `withheld` ones stand in confidential notes: counted, never quoted.
    `before` is how many organisations were heard in the month before; `themes` are those of which
    most organisations speak, the first first.
    """

    sector: str
    month: Date
    passages: int
    organisations: int
    notes: int
    unplaced: int
    withheld: int
    readings: tuple[Reading, ...]
    before: int = 0
    themes: tuple[Spoken, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether anything can be said of the sector."""
        return any(each.enough for each in self.readings)
