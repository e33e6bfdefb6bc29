"""`ideation portfolio`: the mix of candidates by theme, sector, stage and instrument."""

from __future__ import annotations

from typing import Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, table

_PARTS = ("stages", "themes", "sectors", "instruments")


def portfolio(
    context: typer.Context,
    every: Annotated[
        bool, typer.Option("--all", help="Of every idea, not candidates only.")
    ] = False,
) -> None:
    """Count the candidates by stage, theme, sector and instrument, each with its ids."""
    options = shared(context)
    found = options.open().desk.portfolio(every=every)
    if options.as_json:
        print_json(found)
        return
    for part in _PARTS:
        rows = [
            (each.key or "none", len(each.candidate_ids), " ".join(map(str, each.candidate_ids)))
            for each in getattr(found, part)
        ]
        typer.echo(table((part, "count", "candidates"), rows, right=(1,)))
        typer.echo()
    typer.echo(f"{found.candidates} in all; one with two sectors counts in both")
