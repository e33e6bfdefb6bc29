"""`ideation retro-cast`: replay the archive, and see when each candidate would have shown up."""

from __future__ import annotations

import json
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.context import shared
from ideation.cli.output import jsonable, print_json, progress_on, say, shortened, table

if TYPE_CHECKING:
    from ideation.domain.retro import Retro


def retro_cast(
    context: typer.Context,
    step: Annotated[str, typer.Option(help="How far to go at a time: day, week or month.")] = "day",
    gold: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A gold file of flagships, to measure against."),
    ] = None,
) -> None:
    """Replay the archive, each day seeing only notes dated by then; the result is kept."""
    from ideation.domain.retro import Step
    from ideation.errors import BadInput

    options = shared(context)
    if step not in list(Step):
        raise BadInput(f"There is no step {step!r}.", hint=f"Choose one of: {', '.join(Step)}.")
    run, retro = options.open().leadership.retro_cast(
        Step(step),
        gold=None if gold is None else _read(gold),
        progress=progress_on("day", quiet=options.as_json),
    )
    if options.as_json:
        print_json(retro_json(int(run), retro))
    else:
        _print(retro)
        say(f"Kept as run {run}; the chart is on the page of candidates.")


def retro_json(run: int, retro: Retro) -> dict[str, Any]:
    """Return a replay with its run."""
    return {"run_id": run, **jsonable(retro), "lapsed": len(retro.lapsed)}


def _read(path: Path) -> object:
    from ideation.errors import BadInput

    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BadInput(f"{path} is no JSON: {error}.", hint="Name a gold file.") from error


def _print(retro: Retro) -> None:
    typer.echo(
        f"{len(retro.days)} days from {retro.since or '-'} to {retro.until or '-'}, "
        f"{retro.notes} dated notes, {retro.undated} undated and never seen"
    )
    never = Date.max
    seen = [
        (each.idea, each.first_backed, each.first_passed, shortened(each.claim, 80))
        for each in sorted(
            retro.first_seen,
            key=lambda one: (one.first_passed or never, one.first_backed or never, one.idea),
        )
    ]
    typer.echo(table(("id", "first backed", "first passed", "claim"), seen, right=(0,)))
    typer.echo(f"alerts: {len(retro.alerts)}, later lapsed: {len(retro.lapsed)}")
    for alert in retro.lapsed:
        typer.echo(f"  {alert.first} to {alert.lapsed}: {shortened(alert.claim, 80)}")
    if retro.precision is None:
        return
    typer.echo(f"precision of the first five: {retro.precision:.2f}")
    rows = [
        (each.id, each.due, each.alert, each.days, shortened(each.title, 60))
        for each in retro.delays
    ]
    typer.echo(table(("flagship", "due", "alert", "days", "title"), rows, right=(3,)))
