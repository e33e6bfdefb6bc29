"""The agency's rules: read, change with a reason, and know before what a change would flip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from ideation.domain.candidate import Candidate
from ideation.domain.ids import GroupId
from ideation.domain.passage import By
from ideation.domain.rules import WEIGHTS, GateRules, RuleVersion, Side
from ideation.errors import BadInput
from ideation.ports import Clock, Store
from ideation.services.deciding.candidates import Docket, under
from ideation.services.rights import Right, requires

# The least and the most that a whole number may be. Fewer than two organisations would make one
# organisation's wish a flagship.
_BOUNDS = {"independent": (2, 50), "sectors": (2, 20), "recent_days": (30, 3650)}
WEIGHT_PREFIX = "weight."
LIGHTS = ("independent", "public_private", "beyond_one")
# New values of rules by name.
Changes = Mapping[str, str | int | float | bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """What a change of rules does to one idea: its lights, and its rank among all ideas."""

    idea: GroupId
    name: str
    claim: str
    turned_on: tuple[str, ...]
    turned_off: tuple[str, ...]
    passed: bool
    passes: bool
    rank_before: int
    rank_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a change would do: the ideas whose lights or ranks it moves, and how many pass."""

    before: GateRules
    after: GateRules
    flips: tuple[Flip, ...]
    moved: int
    passing_before: int
    passing_after: int


@requires(Right.READ)
def rules_now(store: Store, first: GateRules) -> GateRules:
    """Return the rules that count: the newest version, or `first` of the settings."""
    with store.reading() as records:
        latest = records.rules.latest()
    return latest.rules if latest else first


@requires(Right.READ)
def rules_history(store: Store, first: GateRules) -> list[RuleVersion]:
    """Return all versions, the newest first; the settings gave the first."""
    with store.reading() as records:
        kept = records.rules.history()
    given = RuleVersion(id=None, rules=first, at=None, by=By.HUMAN, who=None, reason="")
    return [*reversed(kept), given]


@requires(Right.DECIDE)
def set_rules(
    store: Store, clock: Clock, rules: GateRules, *, who: str | None, reason: str
) -> RuleVersion:
    """Keep new rules with the reason; the versions before stay on record."""
    if not reason.strip():
        raise BadInput(
            "A change of rules needs a reason.", hint="Say it in one sentence with --reason."
        )
    with store.writing() as records:
        latest = records.rules.latest()
        if latest is not None and latest.rules == rules:
            raise BadInput("These rules already count.", hint="Change at least one of them.")
        who = (who or "").strip() or None
        return records.rules.put(rules, clock(), who=who, reason=reason.strip())


@requires(Right.READ)
def preview_rules(docket: Docket, after: GateRules) -> Preview:
    """Return what the rules `after` would flip of what is on the docket."""
    old = {each.id: each for each in docket.candidates}
    new = {each.id: each for each in under(docket, after)}
    found = [_flip(old[each], new[each]) for each in old if each in new]
    return Preview(
        before=docket.rules,
        after=after,
        flips=tuple(
            sorted(
                (each for each in found if each.turned_on or each.turned_off),
                key=lambda each: (each.passed == each.passes, each.rank_before, each.idea),
            )
        ),
        moved=sum(each.rank_before != each.rank_after for each in found),
        passing_before=sum(each.passes for each in old.values()),
        passing_after=sum(each.passes for each in new.values()),
    )


def changed(rules: GateRules, changes: Changes) -> GateRules:
    """Return `rules` with the changes, named as its fields, weights as `weight.breadth`.

    Weights are taken as shares of their sum. Raises BadInput naming what is wrong.
    """
    given: dict[str, Any] = {}
    weights = dict(rules.weights)
    known = [each.name for each in fields(GateRules) if each.name != "weights"]
    for name, value in changes.items():
        if name.startswith(WEIGHT_PREFIX):
            weights[_part(name)] = _weight(name, value)
        elif name in known:
            given[name] = _read(name, value)
        else:
            names = ", ".join([*known, *(f"{WEIGHT_PREFIX}{each}" for each in WEIGHTS)])
            raise BadInput(f"There is no rule {name!r}.", hint=f"Known are: {names}.")
    whole = sum(weights.values())
    if whole <= 0:
        raise BadInput("All weights are zero.", hint="At least one part must count.")
    if weights != dict(rules.weights):
        given["weights"] = {name: round(weights[name] / whole, 4) for name in WEIGHTS}
    return replace(rules, **given)


def _read(name: str, value: str | float | bool) -> int | bool | Side:
    text = str(value).strip().lower()
    if name == "associations":
        if text not in list(Side):
            raise BadInput(
                f"{name} = {value} is no side.", hint=f"Choose one of: {', '.join(Side)}."
            )
        return Side(text)
    if name == "by_sectors":
        if text not in ("true", "false", "yes", "no"):
            raise BadInput(f"{name} = {value} is neither yes nor no.", hint="Say yes or no.")
        return text in ("true", "yes")
    least, most = _BOUNDS[name]
    if not text.isdecimal() or len(text) > 6 or not least <= int(text) <= most:
        raise BadInput(
            f"{name} = {value} does not fit.", hint=f"It is a whole number from {least} to {most}."
        )
    return int(text)


def _part(name: str) -> str:
    part = name.removeprefix(WEIGHT_PREFIX)
    if part not in WEIGHTS:
        raise BadInput(
            f"The score has no part {part!r}.", hint=f"Its parts are: {', '.join(WEIGHTS)}."
        )
    return part


def _weight(name: str, value: str | float | bool) -> float:
    try:
        weight = float(value)
    except ValueError:
        weight = -1.0
    if not 0 <= weight <= 1000:
        raise BadInput(f"{name} = {value} is no weight.", hint="It is a number, 0 or more.")
    return weight


def _flip(before: Candidate, after: Candidate) -> Flip:
    def on(candidate: Candidate, light: str) -> bool:
        return bool(getattr(candidate.gate, light).on)

    return Flip(
        idea=before.id,
        name=before.name,
        claim=before.claim,
        turned_on=tuple(each for each in LIGHTS if on(after, each) and not on(before, each)),
        turned_off=tuple(each for each in LIGHTS if on(before, each) and not on(after, each)),
        passed=before.passes,
        passes=after.passes,
        rank_before=before.rank,
        rank_after=after.rank,
    )
