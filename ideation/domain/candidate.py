"""Ideas with who backs them, the gate they must pass, and their scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from enum import StrEnum

from ideation.domain.ids import GroupId, OrganisationId, PassageId
from ideation.domain.organisation import Category
from ideation.domain.passage import By


class Stage(StrEnum):
    """How far an idea has come."""

    CAPTURED = "captured"
    BACKED = "backed"
    SHAPED = "shaped"
    CANDIDATE = "candidate"
    DECIDED = "decided"


class Verdict(StrEnum):
    """What leadership decided."""

    ADVANCE = "advance"
    HOLD = "hold"
    DROP = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision on an idea, with its reason; the newest one counts."""

    group_id: GroupId
    verdict: Verdict
    reason: str
    by: By
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """One light of the gate: the rule in words, and the passages for and against it.

    Passages stand strongest first. A light without a passage to open is never on.
    """

    on: bool
    rule: str
    support: tuple[PassageId, ...]
    against: tuple[PassageId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The three lights; a candidate passes when all are on."""

    independent: Light
    public_private: Light
    beyond_one: Light

    @property
    def passes(self) -> bool:
        """Whether all three lights are on."""
        return self.independent.on and self.public_private.on and self.beyond_one.on


@dataclass(frozen=True, slots=True, kw_only=True)
class Backer:
    """An organisation that backs an idea in its own voice.

    `root` is its top parent: organisations with one root are one voice.
    """

    organisation_id: OrganisationId
    name: str
    category: Category | None
    region: str | None
    root: OrganisationId
    sectors: tuple[str, ...]
    passage_ids: tuple[PassageId, ...]
    dates: tuple[Date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePart:
    """A named part of the score, 0 to 100, with the passages it rests on."""

    value: int
    passage_ids: tuple[PassageId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An idea with its backers, gate and score.

    `claim` is verbatim: the backers' statement nearest to all others, `claim_id` its passage.
    `doubts` are own-voice objections in the same contexts; `uncounted` are reported wishes.
    """

    id: GroupId
    name: str
    named_by: By
    claim: str
    claim_id: PassageId
    stage: Stage
    gate: Gate
    backers: tuple[Backer, ...]
    score: int
    score_parts: Mapping[str, ScorePart]
    passage_ids: tuple[PassageId, ...]
    doubts: tuple[PassageId, ...]
    uncounted: tuple[PassageId, ...]
    rank: int = 0
    tied: bool = False

    @property
    def passes(self) -> bool:
        """Whether the gate is passed."""
        return self.gate.passes

    @property
    def independent(self) -> int:
        """How many independent organisations back it."""
        return len({backer.root for backer in self.backers})
