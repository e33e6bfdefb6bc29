"""`ideation statements`: put kind and voice of a statement right by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json
from ideation.domain.passage import Attribution, Kind
from ideation.errors import BadInput

if TYPE_CHECKING:
    from ideation.workspace import Workspace

app = typer.Typer(help="Kind and voice of statements, by hand.", no_args_is_help=True)

_Choice = TypeVar("_Choice", Kind, Attribution)
Statement = Annotated[int, typer.Argument(metavar="STATEMENT", help="Id of the statement.")]


@app.command("set")
def set_statement(
    context: typer.Context,
    passage: Statement,
    kind: Annotated[str | None, typer.Option(help=f"One of: {', '.join(Kind)}.")] = None,
    attribution: Annotated[
        str | None, typer.Option(help=f"One of: {', '.join(Attribution)}.")
    ] = None,
) -> None:
    """Set kind or voice of a statement by hand; no run changes them."""
    from ideation.domain.choices import StatementChoice

    options = shared(context)
    choice = StatementChoice(
        kind=_one_of(Kind, kind), attribution=_one_of(Attribution, attribution)
    )
    workspace = options.open()
    note_id = workspace.door.correct(passage, choice)
    _show(workspace, note_id, passage, as_json=options.as_json)


@app.command("undo")
def undo(context: typer.Context, passage: Statement) -> None:
    """Take back the newest correction of kind or voice; what was before stands again."""
    options = shared(context)
    workspace = options.open()
    note_id = workspace.door.undo_correction(passage)
    _show(workspace, note_id, passage, as_json=options.as_json)


def _one_of(choices: type[_Choice], given: str | None) -> _Choice | None:
    if given is None:
        return None
    if given not in list(choices):
        raise BadInput(
            f"A statement cannot be {given!r}; nothing was changed.",
            hint=f"Choose one of: {', '.join(choices)}.",
        )
    return choices(given)


def _show(workspace: Workspace, note_id: int, passage_id: int, *, as_json: bool) -> None:
    workspace.catch_up()
    found = next(each for each in workspace.note(note_id).passages if each.id == passage_id)
    if as_json:
        print_json({"passage_id": found.id, "kind": found.kind, "attribution": found.attribution})
        return
    typer.echo(f"statement {found.id}: {found.kind or 'no kind'}, {found.attribution or 'nobody'}")
