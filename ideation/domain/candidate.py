"""Ideas with who backs them, the gate they must pass, and their scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from ideation.domain.decision import Decision, Woken
from ideation.domain.ids import GroupId, OrganisationId, PassageId
from ideation.domain.organisation import Category
from ideation.domain.passage import By
from ideation.domain.plan import OwnClaim


class Stage(StrEnum):
    """How far an idea has come."""

    CAPTURED = "captured"
    BACKED = "backed"
    SHAPED = "shaped"
    CANDIDATE = "candidate"
    DECIDED = "decided"


class Lack(StrEnum):
    """What an idea lacks for its next stage."""

    BACKERS = "independent"
    NAME = "name"
    PLAN = "plan"
    PRIVATE = "private"
    PUBLIC = "public"
    BOTH = "both"
    HOUSES = "houses"
    BEYOND_ONE = "beyond_one"
    DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something an idea lacks; `count` says of how many, where that is not one."""

    lack: Lack
    count: int = 1


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
    """A named part of the score, 0 to 100, with the passages it rests on.

    `near` names what was found nearest: the strategy goal of the fit, the earlier flagship that
    the novelty is measured by; None where there is none.
    """

    value: int
    passage_ids: tuple[PassageId, ...]
    near: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RankRange:
    """How firmly a rank stands under small changes of the weights.

    `moves` is the share of `draws` in which the rank is another, `best` and `worst` the ranks
    between which it then lies.
    """

    moves: float
    best: int
    worst: int
    draws: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An idea with its backers, gate and score.

    `claim` is verbatim: the backers' statement nearest to all others, `claim_id` its passage.
    `doubts` are own-voice objections in the same contexts; `uncounted` are reported wishes.
    `own_claim` is what a person says it claims. `missing` is what it lacks for its next stage.
    `decision` is the one that stands, and `woken` what opened it again.
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
    firmness: RankRange | None = None
    missing: tuple[Missing, ...] = ()
    own_claim: OwnClaim | None = None
    decision: Decision | None = None
    woken: tuple[Woken, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether the gate is passed."""
        return self.gate.passes

    @property
    def independent(self) -> int:
        """How many independent organisations back it."""
        return len({backer.root for backer in self.backers})
