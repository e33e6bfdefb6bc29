"""`ideation coverage`: themes by sector, and the white spots with whom to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, say, shortened, table

if TYPE_CHECKING:
    from ideation.domain.coverage import Coverage, WhiteSpot

_MISSING = {
    "offer": "several need it, nobody offers it",
    "small-firms": "no firm under 250 people speaks",
    "sector": "nobody met for a year",
    "region": "nobody met for a year",
}


def coverage(context: typer.Context) -> None:
    """Show who has been heard on what: organisations by theme and sector, and white spots."""
    options = shared(context)
    found = options.open().findings.coverage()
    if options.as_json:
        print_json(found)
        return
    typer.echo(_grid(found))
    typer.echo()
    if not found.spots:
        say("No white spot: every need has an offer, every sector and region was met this year.")
        return
    rows = [
        (_missing(each), shortened(_where(each), 50), _since(each), _ask(each))
        for each in found.spots
    ]
    typer.echo(table(("missing", "where", "last heard", "whom to ask"), rows))


def _grid(found: Coverage) -> str:
    sectors = list(dict.fromkeys(cell.sector for cell in found.cells))
    themes = list(dict.fromkeys(cell.theme for cell in found.cells))
    counts = {(cell.theme, cell.sector): cell.organisations for cell in found.cells}
    rows = [(theme, *(counts[theme, sector] for sector in sectors)) for theme in themes]
    return table(("organisations", *sectors), rows, right=tuple(range(1, len(sectors) + 1)))


def _missing(spot: WhiteSpot) -> str:
    if spot.small:
        return f"{spot.small} small of {spot.organisations}, {spot.expected} to be expected"
    return _MISSING[spot.gap]


def _where(spot: WhiteSpot) -> str:
    return f"{spot.name}, {spot.sector}" if spot.sector else spot.name


def _since(spot: WhiteSpot) -> str:
    if spot.gap in ("sector", "region"):
        return spot.silent_since or "never"
    return ""


def _ask(spot: WhiteSpot) -> str:
    return ", ".join(each.name for each in spot.ask)
