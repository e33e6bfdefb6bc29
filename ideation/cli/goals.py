"""`ideation goals`: the strategy goals of the agency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.decisions import By
from ideation.cli.output import print_json, say, table

if TYPE_CHECKING:
    from ideation.domain.plan import StrategyGoal

app = typer.Typer(help="Strategy goals of the agency.", no_args_is_help=True)

GoalArgument = Annotated[int, typer.Argument(metavar="GOAL", help="Id of the goal.")]
Names = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="LANGUAGE:NAME", help="Its name, as en:Shared data; repeat."),
]
Texts = Annotated[
    list[str] | None,
    typer.Option("--text", metavar="LANGUAGE:TEXT", help="What it is about; repeat."),
]


@app.command("list")
def list_goals(
    context: typer.Context,
    language: Annotated[str, typer.Option(help="en, de or fr.")] = "en",
) -> None:
    """List the goals of the library."""
    options = shared(context)
    library = options.open().desk.goal_library()
    if options.as_json:
        print_json(library)
        return
    rows = [(each.id, each.name(language), each.text(language)) for each in library]
    typer.echo(table(("id", "name", "text"), rows, right=(0,)))


@app.command("add")
def add(context: typer.Context, name: Names = None, text: Texts = None, by: By = None) -> None:
    """Add a goal, its name in one language at least."""
    goal = shared(context).open().desk.set_goal(_read(name), _read(text), who=by)
    _answer(context, goal)


@app.command("edit")
def edit(
    context: typer.Context,
    goal: GoalArgument,
    name: Names = None,
    text: Texts = None,
    by: By = None,
) -> None:
    """Change name or text of a goal in the languages given."""
    desk = shared(context).open().desk
    _answer(context, desk.set_goal(_read(name), _read(text), goal_id=goal, who=by))


@app.command("remove")
def remove(context: typer.Context, goal: GoalArgument, by: By = None) -> None:
    """Take a goal out of the library; undo brings it back."""
    _answer(context, shared(context).open().desk.remove_goal(goal, who=by), done="removed")


@app.command("undo")
def undo(context: typer.Context, by: By = None) -> None:
    """Take the newest change of the library back."""
    options = shared(context)
    library = options.open().desk.undo_goal(who=by)
    if options.as_json:
        print_json(library)
    else:
        say(f"{len(library)} goals")


def _read(written: Sequence[str] | None) -> dict[str, str]:
    from ideation.errors import BadInput

    found = {}
    for each in written or ():
        language, colon, words = each.partition(":")
        if not colon:
            raise BadInput(f"{each!r} names no language.", hint="Write it as en:…, de:… or fr:…")
        found[language.strip()] = words
    return found


def _answer(context: typer.Context, goal: StrategyGoal, *, done: str = "kept") -> None:
    if shared(context).as_json:
        print_json(goal)
    else:
        say(f"goal {goal.id}, {goal.name('en')}: {done}")
