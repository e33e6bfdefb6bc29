"""A replay of the archive: on which day each candidate would first have been seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from ideation.domain.ids import GroupId, PassageId


class Step(StrEnum):
    """How far the replay goes at a time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A stretch of time in which an idea passed the gate.

    `lapsed` is the day from which it no longer did, None where it still does. `idea` is today's
    idea that it became, None where no idea of today holds most of its statements.
    `passage_ids` are the statements behind its lights on the first day.
    """

    idea: GroupId | None
    claim: str
    first: Date
    lapsed: Date | None
    passage_ids: tuple[PassageId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSeen:
    """A candidate of today: when two organisations first backed it, and when it first passed."""

    idea: GroupId
    claim: str
    first_backed: Date | None
    first_passed: Date | None
    passes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayedDay:
    """What one day saw: notes until then, ideas with two independent backers, those that pass.

    `top` counts the candidates on the first five ranks, `right` those of them that are flagships
    by the gold file, None without one.
    """

    day: Date
    notes: int
    backed: int
    passing: int
    top: int
    right: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """A flagship of the gold file: when its notes first fulfilled the gate, when it was seen.

    `days` is how long after `due` the alert came; None where one of the two never happened.
    """

    id: str
    title: str
    due: Date | None
    alert: Date | None
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retro:
    """The result of a replay.

    `undated` notes were seen on no day. `precision` is the mean share of flagships among the
    first five, over the days that had any; None without a gold file.
    """

    step: Step
    since: Date | None
    until: Date | None
    notes: int
    undated: int
    days: tuple[ReplayedDay, ...]
    first_seen: tuple[FirstSeen, ...]
    alerts: tuple[Alert, ...]
    delays: tuple[Delay, ...]
    precision: float | None

    @property
    def lapsed(self) -> tuple[Alert, ...]:
        """The alerts that later lapsed."""
        return tuple(each for each in self.alerts if each.lapsed is not None)
