"""Decisions of leadership, and the conditions under which one opens again by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from enum import StrEnum
from typing import NewType

from ideation.domain.ids import GroupId, OrganisationId, PassageId
from ideation.domain.organisation import Category
from ideation.domain.passage import By

DecisionId = NewType("DecisionId", int)


class Verdict(StrEnum):
    """What leadership decided."""

    ADVANCE = "advance"
    HOLD = "hold"
    DROP = "drop"


class WakeKind(StrEnum):
    """What can open a decision again."""

    BACKER = "backer"
    PUBLIC = "public"
    PRIVATE = "private"
    DATE = "date"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class WakeIf:
    """A condition: a further backer, a public or private one, a day, an organisation that speaks.

    `day` goes with DATE and `organisation_id` with ORGANISATION, else they are None.
    """

    kind: WakeKind
    day: Date | None = None
    organisation_id: OrganisationId | None = None

    def __post_init__(self) -> None:
        """Refuse a condition that lacks what it waits for."""
        if (self.kind is WakeKind.DATE) is not (self.day is not None):
            raise ValueError("a day goes with the condition DATE, and with no other")
        if (self.kind is WakeKind.ORGANISATION) is not (self.organisation_id is not None):
            raise ValueError("an organisation goes with the condition ORGANISATION")

    def written(self) -> str:
        """Return the condition as `backer`, `date:2027-01-01` or `organisation:7`."""
        given = self.day.isoformat() if self.day else self.organisation_id
        return self.kind.value if given is None else f"{self.kind.value}:{given}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A backer as it stood when a decision was taken: what comes later is told from it."""

    organisation_id: OrganisationId
    category: Category | None
    passage_ids: tuple[PassageId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision on an idea, with its reason; the newest one that nobody took back counts.

    `who` is the name of the person, or the role where none was given. `heard` are the backers
    and `seen` all statements of the idea at that moment. A decision that was taken back keeps
    its place on record: `undone_at` and `undone_by` say when and by whom.
    """

    group_id: GroupId
    verdict: Verdict
    reason: str
    by: By
    at: datetime
    id: DecisionId = DecisionId(0)
    who: str | None = None
    wake_if: tuple[WakeIf, ...] = ()
    heard: tuple[Heard, ...] = ()
    seen: tuple[PassageId, ...] = ()
    undone_at: datetime | None = None
    undone_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Woken:
    """A condition that came true, with the organisations and passages that made it so."""

    condition: WakeIf
    organisation_ids: tuple[OrganisationId, ...] = ()
    passage_ids: tuple[PassageId, ...] = ()


def standing(decisions: tuple[Decision, ...] | list[Decision]) -> Decision | None:
    """Return the newest decision that nobody took back; `decisions` stand oldest first."""
    return next((each for each in reversed(decisions) if each.undone_at is None), None)
