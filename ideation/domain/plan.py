"""What people make of an idea: their claim, and the lines of its action plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from enum import StrEnum
from typing import Any, NewType

from ideation.domain.ids import GroupId

ActId = NewType("ActId", int)


class ActKind(StrEnum):
    """What a person did: claimed, planned, told somebody, set a goal of the agency."""

    CLAIM = "claim"
    LINE = "line"
    TOLD = "told"
    GOAL = "goal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something a person did with an idea, or with the agency's goals (`group_id` None).

    `subject` is what it is about: the number of a line, an organisation, a goal. Of the acts on
    one subject the newest that nobody took back counts; `content` is what it says.
    """

    what: ActKind
    group_id: GroupId | None
    subject: str
    content: Mapping[str, Any]
    at: datetime
    who: str | None
    id: ActId = ActId(0)
    undone_at: datetime | None = None
    undone_by: str | None = None


class Instrument(StrEnum):
    """By which means an agency carries an idea on."""

    FUNDING = "funding"
    CAMPAIGN = "campaign"
    PLATFORM = "platform"
    EVENT = "event"
    STUDY = "study"


class PlanStatus(StrEnum):
    """Where a line of a plan stands; one that was struck out stays on record, unseen."""

    OPEN = "open"
    DONE = "done"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One line of an action plan: the next step, who does it, by when, by which means.

    `number` counts the lines of one plan from 1. `goals` are ids of the agency's strategy
    goals, `programmes` names of the register.
    """

    number: int
    step: str
    owner: str | None = None
    due: Date | None = None
    instrument: Instrument | None = None
    goals: tuple[int, ...] = ()
    programmes: tuple[str, ...] = ()
    status: PlanStatus = PlanStatus.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClaim:
    """What an idea claims in a person's words; the verbatim quote stays beside it."""

    text: str
    at: datetime
    who: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """That an organisation heard what became of its statement: whom there, when, from whom."""

    day: Date
    contact_id: int | None
    who: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyGoal:
    """A goal of the library, its name and text by interface language."""

    id: int
    names: Mapping[str, str]
    texts: Mapping[str, str]

    def name(self, language: str) -> str:
        """Return its name for a reader of `language`, in another one where that lacks it."""
        return self.names.get(language) or next(iter(self.names.values()), "")

    def text(self, language: str) -> str:
        """Return what it is about for a reader of `language`."""
        return self.texts.get(language) or next(iter(self.texts.values()), "")


def counting(acts: Sequence[Act]) -> list[Act]:
    """Return the acts that count: of each subject the newest that nobody took back.

    `acts` stand oldest first; the answer keeps the order in which subjects first came up.
    """
    found: dict[tuple[GroupId | None, str], Act] = {}
    for each in acts:
        if each.undone_at is None:
            found[each.group_id, each.subject] = each
    return list(found.values())
