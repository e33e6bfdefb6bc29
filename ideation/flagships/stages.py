"""How far an idea has come: by its lights and by what people did, never by a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ideation.domain.candidate import Backer, Gate, Lack, Missing, Stage
from ideation.domain.rules import GateRules
from ideation.flagships.gate import sides_of_market


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanActs:
    """What people did with an idea.

    `claimed`: somebody gave it a name or a claim of their own. `planned`: a line of its plan
    that is not struck out names an owner and a next step. `decided`: a decision stands that no
    condition of its own has opened again.
    """

    claimed: bool = False
    planned: bool = False
    decided: bool = False

    @property
    def shaped(self) -> bool:
        """Whether a person has shaped the idea."""
        return self.claimed and self.planned


def stage_of(gate: Gate, acts: HumanActs) -> Stage:
    """Return the stage: the last of those that follow on each other without a gap.

    captured, backed (the first light), shaped (a person's claim and plan), candidate (all three
    lights). A standing decision is the last stage from wherever it was taken.
    """
    if acts.decided:
        return Stage.DECIDED
    if not gate.independent.on:
        return Stage.CAPTURED
    if not acts.shaped:
        return Stage.BACKED
    return Stage.CANDIDATE if gate.passes else Stage.SHAPED


def missing_of(
    gate: Gate, acts: HumanActs, backers: Sequence[Backer], rules: GateRules
) -> tuple[Missing, ...]:
    """Return what the idea lacks for its next stage; nothing after a standing decision."""
    stage = stage_of(gate, acts)
    if stage is Stage.CAPTURED:
        lacking = max(rules.independent - len({each.root for each in backers}), 1)
        return (Missing(lack=Lack.BACKERS, count=lacking),)
    if stage is Stage.BACKED:
        found = [] if acts.claimed else [Lack.NAME]
        return tuple(
            Missing(lack=each) for each in (*found, *([] if acts.planned else [Lack.PLAN]))
        )
    if stage is Stage.SHAPED:
        return lights_missing(gate, backers, rules)
    return (Missing(lack=Lack.DECISION),) if stage is Stage.CANDIDATE else ()


def lights_missing(gate: Gate, backers: Sequence[Backer], rules: GateRules) -> tuple[Missing, ...]:
    """Return what the second and the third light wait for, where they are off."""
    found = []
    if not gate.public_private.on:
        categories = {each.category for each in backers}
        private, public = sides_of_market(rules)
        sides = (bool(categories & private), bool(categories & public))
        lacks = {
            (False, True): Lack.PRIVATE,
            (True, False): Lack.PUBLIC,
            (True, True): Lack.HOUSES,
            (False, False): Lack.BOTH,
        }
        found.append(Missing(lack=lacks[sides]))
    if not gate.beyond_one.on:
        found.append(Missing(lack=Lack.BEYOND_ONE))
    return tuple(found)
