"""A course over time, in passages and in distinct organisations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from ideation.domain.ids import OrganisationId, PassageId


class Course(StrEnum):
    """The verdict on a trend; "too few" is an answer."""

    EMERGING = "emerging"
    GROWING = "growing"
    STABLE = "stable"
    FADING = "fading"
    TOO_FEW = "too-few"


class Scope(StrEnum):
    """What a trend is of."""

    THEME = "theme"
    CLUSTER = "cluster"


class Step(StrEnum):
    """How long the periods of a course are."""

    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Between what a count, or a rate, may well lie."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A passage said on a day; `voices` are the independent organisations that spoke."""

    passage_id: PassageId
    day: Date
    voices: frozenset[OrganisationId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The half-open period `[start, end)`: passages in it, and distinct organisations."""

    start: Date
    end: Date
    passages: int
    organisations: int
    passage_ids: tuple[PassageId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The course of one theme or cluster. `id` is a slug or a cluster's id.

    `early` and `late` are the distinct organisations per period, added up over each half of the
    periods that the verdict rests on; `certainty` is how sure it is, 0 where too few spoke.
    `organisations` are the distinct ones over the whole course.
    """

    scope: Scope
    id: str | int
    name: str
    verdict: Course
    early: int
    late: int
    certainty: float
    bins: tuple[Bin, ...]
    organisations: int = 0
