"""Action plans: lines with owner, next step and means, and the claim in a person's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from typing import Any

from ideation.domain.group import Change, GroupEvent, LastingGroup, Level
from ideation.domain.ids import GroupId
from ideation.domain.passage import By
from ideation.domain.plan import Act, ActKind, Instrument, PlanLine, PlanStatus, counting
from ideation.errors import BadInput, NotFound
from ideation.ports import Clock, Records, Store
from ideation.services.deciding.goals import goal_library, take_newest_back
from ideation.services.rights import Right, requires
from ideation.text.entities.programmes import Programme, programmes


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The plan of an idea: its lines by number, those struck out left out, and its history.

    `acts` are all changes with who and when, the oldest first, those taken back included.
    """

    group_id: GroupId
    lines: tuple[PlanLine, ...]
    acts: tuple[Act, ...]


@requires(Right.READ)
def list_plans(store: Store, group_ids: Sequence[GroupId] | None = None) -> list[Plan]:
    """Return the plans of these ideas, by id; of all living ideas that have one with None."""
    with store.reading() as records:
        living = [each.id for each in records.groups.living(Level.IDEA)]
        asked = living if group_ids is None else list(group_ids)
        _must_live(living, asked)
        acts = records.acts.of(ActKind.LINE, asked)
    plans = [plan_of(each, [act for act in acts if act.group_id == each]) for each in asked]
    return [each for each in plans if each.lines or group_ids is not None]


@requires(Right.CURATE)
def set_line(
    store: Store,
    clock: Clock,
    group_id: GroupId,
    number: int | None,
    given: Mapping[str, Any],
    who: str,
) -> PlanLine:
    """Add a line to a plan, or change some fields of line `number`; all or nothing.

    `given` holds fields of a line: step, owner, due, instrument, goals, programmes, status.
    """
    at = clock()
    with store.writing() as records:
        _must_live([each.id for each in records.groups.living(Level.IDEA)], [group_id])
        acts = records.acts.of(ActKind.LINE, [group_id])
        lines = {each.number: each for each in plan_of(group_id, acts).lines}
        if number is None:
            taken = [int(act.subject) for act in acts]
            line = PlanLine(number=max(taken, default=0) + 1, step="")
        elif number in lines:
            line = lines[number]
        else:
            raise NotFound(
                f"The plan of idea {group_id} has no line {number}.",
                hint=f"See them: ideation plan list {group_id}",
            )
        line = _checked(records, replace(line, **_stripped(given)))
        records.acts.add(
            Act(
                what=ActKind.LINE,
                group_id=group_id,
                subject=str(line.number),
                content=_content(line),
                at=at,
                who=who,
            )
        )
    return line


@requires(Right.CURATE)
def undo_line(store: Store, clock: Clock, group_id: GroupId, who: str) -> Plan:
    """Take the newest change of a plan back; what it replaced counts again."""
    with store.writing() as records:
        changes = records.acts.of(ActKind.LINE, [group_id])
        nothing = f"No one has changed the plan of idea {group_id}."
        take_newest_back(records, clock, who, changes, nothing=nothing)
        return plan_of(group_id, records.acts.of(ActKind.LINE, [group_id]))


@requires(Right.CURATE)
def shape(
    store: Store,
    clock: Clock,
    group_id: GroupId,
    who: str,
    *,
    name: str | None = None,
    claim: str | None = None,
) -> None:
    """Give an idea a name, a claim in a person's words, or both; no run changes them.

    An empty name hands it back to the machine, an empty claim takes the claim away.
    """
    if name is None and claim is None:
        raise BadInput("Nothing was given.", hint="Give a name, a claim, or both.")
    at = clock()
    with store.writing() as records:
        ideas = {each.id: each for each in records.groups.living(Level.IDEA)}
        _must_live(list(ideas), [group_id])
        if name is not None:
            _rename(records, ideas[group_id], name.strip() or None, clock)
        if claim is not None:
            records.acts.add(
                Act(
                    what=ActKind.CLAIM,
                    group_id=group_id,
                    subject="",
                    content={"text": claim.strip()},
                    at=at,
                    who=who,
                )
            )


@requires(Right.CURATE)
def undo_claim(store: Store, clock: Clock, group_id: GroupId, who: str) -> None:
    """Take the newest claim on an idea back; the one before it counts again."""
    with store.writing() as records:
        claims = records.acts.of(ActKind.CLAIM, [group_id])
        nothing = f"No one has given idea {group_id} a claim."
        take_newest_back(records, clock, who, claims, nothing=nothing)


def plan_of(group_id: GroupId, acts: Sequence[Act]) -> Plan:
    """Return the plan that acts on one idea make; `acts` stand oldest first."""
    lines = sorted((line_of(each) for each in counting(acts)), key=lambda each: each.number)
    return Plan(
        group_id=group_id,
        lines=tuple(each for each in lines if each.status is not PlanStatus.STRUCK),
        acts=tuple(acts),
    )


def line_of(act: Act) -> PlanLine:
    """Return the line that an act sets."""
    given = act.content
    return PlanLine(
        number=int(act.subject),
        step=given["step"],
        owner=given["owner"],
        due=Date.fromisoformat(given["due"]) if given["due"] else None,
        instrument=Instrument(given["instrument"]) if given["instrument"] else None,
        goals=tuple(given["goals"]),
        programmes=tuple(given["programmes"]),
        status=PlanStatus(given["status"]),
    )


def names_who_and_what(line: PlanLine) -> bool:
    """Tell whether a line says who does what next; one that was struck out says nothing."""
    return bool(line.owner and line.step) and line.status is not PlanStatus.STRUCK


def ended(programme: Programme, line: PlanLine, today: Date) -> bool:
    """Tell whether a programme has ended by the day of a line, or by today without one."""
    return programme.until is not None and programme.until < (line.due or today)


def register() -> dict[str, Programme]:
    """Return the programmes of the register by name."""
    return {each.name: each for each in programmes()}


def _content(line: PlanLine) -> dict[str, Any]:
    return {
        "step": line.step,
        "owner": line.owner,
        "due": line.due.isoformat() if line.due else None,
        "instrument": line.instrument,
        "goals": list(line.goals),
        "programmes": list(line.programmes),
        "status": line.status,
    }


def _stripped(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields without white space around; an empty owner is none."""
    found = {key: each.strip() if key in _WORDS else each for key, each in given.items()}
    if "owner" in found:
        found["owner"] = found["owner"] or None
    return found


_WORDS = frozenset({"step", "owner"})


def _checked(records: Records, line: PlanLine) -> PlanLine:
    if not line.step:
        raise BadInput("A line of a plan needs a next step.", hint="Say it in a few words: --step.")
    known = {each.id for each in goal_library(records)}
    for goal in line.goals:
        if goal not in known:
            raise NotFound(f"There is no goal {goal}.", hint="List them: ideation goals list")
    for name in line.programmes:
        if name not in register():
            raise NotFound(
                f"The register holds no programme {name!r}.",
                hint="It holds: " + ", ".join(register()) + ".",
            )
    return line


def _rename(records: Records, idea: LastingGroup, name: str | None, clock: Clock) -> None:
    others = records.groups.living(Level.IDEA)
    if name and any(each.name == name and each.id != idea.id for each in others):
        raise BadInput(f"Another idea is called {name!r}.", hint="Choose another name.")
    records.groups.describe(idea.id, name=name, machine_names=idea.machine_names, terms=idea.terms)
    detail = f"{idea.label()} → {name or replace(idea, name=None).label()}"
    event = GroupEvent(
        group_id=idea.id, change=Change.RENAME, at=clock(), by=By.HUMAN, detail=detail
    )
    records.chronicle.record([event])


def _must_live(living: Sequence[GroupId], asked: Sequence[GroupId]) -> None:
    for each in asked:
        if each not in living:
            raise NotFound(
                f"There is no idea {each}.", hint="List them: ideation candidates list --all"
            )
