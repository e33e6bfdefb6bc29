"""Compare a course before, during and after a context period, in organisations per quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise

from ideation.domain.trend import Dated, Interval
from ideation.trends.interval import rate_interval
from ideation.trends.series import Period, series
from ideation.trends.verdict import surer_later

# A quarter of a mean year.
_DAYS = 365.2425 / 4
_DAY = timedelta(days=1)
# Shorter stretches say nothing of what is usual in a quarter.
_SHORTEST = 0.5


class Shift(StrEnum):
    """How one stretch of time compares with the one before the period."""

    MORE = "more"
    FEWER = "fewer"
    SAME = "same"
    TOO_FEW = "too-few"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of time `[start, end)` of a course.

    It is cut into equal windows of about a quarter: `voices` are the distinct organisations of
    each, added up; `heard` the same for everything that was said; `per_quarter` is `voices` per
    quarter of its length, with its interval.
    """

    start: Date
    end: Date
    quarters: float
    passages: int
    voices: int
    heard: int
    per_quarter: float
    interval: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The stretches around a period; None where the notes do not reach.

    `during_shift` and `after_shift` compare with what stood before.
    """

    before: Stretch | None
    during: Stretch | None
    after: Stretch | None
    during_shift: Shift
    after_shift: Shift
    during_certainty: float
    after_certainty: float


def compare(
    said: Sequence[Dated],
    everything: Sequence[Dated],
    first: Date,
    last: Date | None,
    *,
    certainty: float = 0.9,
    fewest: int = 3,
) -> Comparison:
    """Return the stretches before, during and after the days `first` to `last`, both inside.

    All three lie within the days of `everything`. A shift is said only when it is `certainty`
    sure, measured against how many organisations were heard at all in either stretch, and only
    where both stretches together hold `fewest` voices.
    """
    if not everything:
        return _comparison(None, None, None, certainty, fewest)
    days = [each.day for each in everything]
    opens, closes = min(days), max(days) + _DAY
    end = closes if last is None else last + _DAY
    before, during, after = (
        _stretch(said, everything, max(start, opens), min(stop, closes))
        for start, stop in ((opens, first), (first, end), (end, closes))
    )
    return _comparison(before, during, after, certainty, fewest)


def _comparison(
    before: Stretch | None,
    during: Stretch | None,
    after: Stretch | None,
    certainty: float,
    fewest: int,
) -> Comparison:
    during_shift, during_sure = _shift(before, during, certainty, fewest)
    after_shift, after_sure = _shift(before, after, certainty, fewest)
    return Comparison(
        before=before,
        during=during,
        after=after,
        during_shift=during_shift,
        after_shift=after_shift,
        during_certainty=during_sure,
        after_certainty=after_sure,
    )


def _stretch(
    said: Sequence[Dated], everything: Sequence[Dated], start: Date, end: Date
) -> Stretch | None:
    if start >= end:
        return None
    windows = _windows(start, end)
    bins, heard = series(said, windows), series(everything, windows)
    voices = sum(each.organisations for each in bins)
    length = (end - start).days / _DAYS
    return Stretch(
        start=start,
        end=end,
        quarters=round(length, 2),
        passages=sum(each.passages for each in bins),
        voices=voices,
        heard=sum(each.organisations for each in heard),
        per_quarter=voices / length,
        interval=rate_interval(voices, length),
    )


def _windows(start: Date, end: Date) -> list[Period]:
    days = (end - start).days
    count = max(1, round(days / _DAYS))
    edges = [start + timedelta(days=days * at // count) for at in range(count + 1)]
    return list(pairwise(edges))


def _shift(
    before: Stretch | None, then: Stretch | None, certainty: float, fewest: int
) -> tuple[Shift, float]:
    if (
        before is None
        or then is None
        or min(before.quarters, then.quarters) < _SHORTEST
        or min(before.heard, then.heard) == 0
        or before.voices + then.voices < fewest
    ):
        return Shift.TOO_FEW, 0.0
    rises = surer_later(before.voices, then.voices, before.heard, then.heard)
    if rises >= certainty:
        return Shift.MORE, round(rises, 3)
    if 1 - rises >= certainty:
        return Shift.FEWER, round(1 - rises, 3)
    return Shift.SAME, round(max(rises, 1 - rises), 3)
