"""The strategy goals of the agency: a small library it edits, none of it ever overwritten."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from ideation.domain.leadership import Goal
from ideation.domain.plan import Act, ActKind, StrategyGoal, counting
from ideation.errors import BadInput, NotFound
from ideation.ports import Clock, Records, Store
from ideation.services.rights import Right, requires

_LANGUAGES = ("en", "de", "fr")


@requires(Right.READ)
def list_goals(store: Store) -> list[StrategyGoal]:
    """Return the goals of the library by id."""
    with store.reading() as records:
        return goal_library(records)


@requires(Right.READ)
def goals_in(store: Store, language: str) -> list[Goal]:
    """Return the goals of the library for a reader of `language`."""
    with store.reading() as records:
        return [
            Goal(id=each.id, name=each.name(language), text=each.text(language))
            for each in goal_library(records)
        ]


@requires(Right.DECIDE)
def set_goal(
    store: Store,
    clock: Clock,
    goal_id: int | None,
    names: Mapping[str, str],
    texts: Mapping[str, str],
    who: str,
) -> StrategyGoal:
    """Add a goal (`goal_id` None), or change its words in the languages given."""
    for language in (*names, *texts):
        if language not in _LANGUAGES:
            raise BadInput(
                f"Goals are not written in {language!r}.",
                hint=f"Choose one of: {', '.join(_LANGUAGES)}.",
            )
    with store.writing() as records:
        library = {each.id: each for each in goal_library(records)}
        if goal_id is None:
            taken = [int(each.subject) for each in records.acts.of(ActKind.GOAL)]
            fresh = max([*taken, *(each.id for each in shipped())], default=0) + 1
            before = StrategyGoal(id=fresh, names={}, texts={})
        else:
            before = _known(library, goal_id)
        goal = StrategyGoal(
            id=before.id, names=_laid(before.names, names), texts=_laid(before.texts, texts)
        )
        if not goal.names:
            raise BadInput("A goal needs a name.", hint="Give it in one language at least.")
        records.acts.add(_act(clock, goal, who, removed=False))
    return goal


@requires(Right.DECIDE)
def remove_goal(store: Store, clock: Clock, goal_id: int, who: str) -> StrategyGoal:
    """Take a goal out of the library; `undo_goal` brings it back."""
    with store.writing() as records:
        goal = _known({each.id: each for each in goal_library(records)}, goal_id)
        records.acts.add(_act(clock, goal, who, removed=True))
    return goal


@requires(Right.DECIDE)
def undo_goal(store: Store, clock: Clock, who: str) -> list[StrategyGoal]:
    """Take the newest change of the library back, and return the library as it is then."""
    with store.writing() as records:
        changes = records.acts.of(ActKind.GOAL)
        nothing = "No one has changed the goals."
        take_newest_back(records, clock, who, changes, nothing=nothing)
        return goal_library(records)


def take_newest_back(
    records: Records, clock: Clock, who: str, acts: Sequence[Act], *, nothing: str
) -> None:
    """Take the newest act that counts back; BadInput saying `nothing` where none does."""
    newest = next((each for each in reversed(acts) if each.undone_at is None), None)
    if newest is None:
        raise BadInput(nothing, hint="There is nothing to undo.")
    records.acts.take_back(newest.id, clock(), who)


def goal_library(records: Records) -> list[StrategyGoal]:
    """Return the shipped goals with what people changed, added and removed, by id."""
    found = {each.id: each for each in shipped()}
    for act in counting(records.acts.of(ActKind.GOAL)):
        if act.content["removed"]:
            found.pop(int(act.subject), None)
        else:
            found[int(act.subject)] = StrategyGoal(
                id=int(act.subject), names=act.content["names"], texts=act.content["texts"]
            )
    return [found[each] for each in sorted(found)]


@lru_cache(maxsize=1)
def shipped() -> tuple[StrategyGoal, ...]:
    """Return the goals that a new workspace starts with: examples of our own, to be edited."""
    path = files("ideation.services.deciding") / "goals.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["goal"]
    return tuple(StrategyGoal(id=row["id"], names=row["names"], texts=row["texts"]) for row in rows)


def _laid(before: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """Return words by language with those given over those before; an empty one takes away."""
    laid = {**before, **{language: text.strip() for language, text in given.items()}}
    return {language: laid[language] for language in _LANGUAGES if laid.get(language)}


def _known(library: Mapping[int, StrategyGoal], goal_id: int) -> StrategyGoal:
    if goal_id not in library:
        raise NotFound(f"There is no goal {goal_id}.", hint="List them: ideation goals list")
    return library[goal_id]


def _act(clock: Clock, goal: StrategyGoal, who: str, *, removed: bool) -> Act:
    return Act(
        what=ActKind.GOAL,
        group_id=None,
        subject=str(goal.id),
        content={"names": dict(goal.names), "texts": dict(goal.texts), "removed": removed},
        at=clock(),
        who=who,
    )
