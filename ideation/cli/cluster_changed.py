"""`ideation clusters changed`: what happened to each cluster since a day."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.days import day_of
from ideation.cli.output import jsonable, print_json, shortened, table


def changed(
    context: typer.Context,
    limit: Annotated[int | None, typer.Option(min=1, help="Show no more than this many.")] = None,
    since: Annotated[
        str | None, typer.Option(help="Since this day, YYYY-MM-DD; a month ago if not given.")
    ] = None,
) -> None:
    """List what changed in each cluster: new, grew, shrank, split or merged."""
    options = shared(context)
    findings = options.open().findings
    start = day_of(since, "--since") if since else None
    begin = None if start is None else datetime.combine(start, time.min, UTC)
    turns = findings.grouping.turns(begin)
    told = [(each, turns[each.id]) for each in findings.clusters() if each.id in turns]
    found = [(each, turn) for each, turn in told if turn.came or turn.went or turn.happened]
    if options.as_json:
        rows = [{"name": each.name, **dict(jsonable(turn))} for each, turn in found[:limit]]
        print_json(rows)
        return
    lines = [
        (each.id, f"{turn.net:+d}", ", ".join(turn.happened), shortened(each.name, 60))
        for each, turn in found[:limit]
    ]
    typer.echo(table(("id", "statements", "happened", "name"), lines, right=(0, 1)))
