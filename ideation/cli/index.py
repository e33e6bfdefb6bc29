"""`ideation index`: vectors and the index built from them."""

from __future__ import annotations

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, progress_on, table

app = typer.Typer(help="Vectors and the index built from them.", no_args_is_help=True)


@app.command("status")
def status(context: typer.Context) -> None:
    """Say which model the vectors come from, how many there are and how many wait."""
    options = shared(context)
    _print(options.open().index_status(), as_json=options.as_json)


@app.command("rebuild")
def rebuild(context: typer.Context) -> None:
    """Give every statement the vector and themes it lacks, and build the index anew."""
    options = shared(context)
    progress = progress_on("Encoding", quiet=options.as_json)
    _print(options.open().rebuild_index(progress=progress), as_json=options.as_json)


def _print(found: dict[str, str | int], *, as_json: bool) -> None:
    if as_json:
        print_json(found)
    else:
        typer.echo(table(("", ""), list(found.items())).strip("\n "))
