"""Count passages and distinct organisations per period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date

from ideation.domain.trend import Bin, Dated, Step

_MONTHS = {Step.MONTH: 1, Step.QUARTER: 3}

Period = tuple[Date, Date]


def quarters(first: Date, last: Date) -> list[Period]:
    """Return the calendar quarters from that of `first` to that of `last`, each `[start, end)`."""
    return periods(Step.QUARTER, first, last)


def periods(step: Step, first: Date, last: Date) -> list[Period]:
    """Return the calendar periods from that of `first` to that of `last`, each `[start, end)`."""
    length = _MONTHS[step]
    found = []
    start = Date(first.year, first.month - (first.month - 1) % length, 1)
    while start <= last:
        end = _later(start, length)
        found.append((start, end))
        start = end
    return found


def _later(day: Date, months: int) -> Date:
    years, month = divmod(day.month - 1 + months, 12)
    return Date(day.year + years, month + 1, 1)


def series(said: Sequence[Dated], periods: Sequence[Period]) -> list[Bin]:
    """Return one bin per period; an organisation counts once in it, however much it says."""
    bins = []
    for start, end in periods:
        within = [each for each in said if start <= each.day < end]
        voices = frozenset[int]().union(*(each.voices for each in within))
        bins.append(
            Bin(
                start=start,
                end=end,
                passages=len(within),
                organisations=len(voices),
                passage_ids=tuple(sorted(each.passage_id for each in within)),
            )
        )
    return bins
