"""`ideation trends bands`: the context periods that are drawn behind courses."""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.days import day_of
from ideation.cli.output import print_json, say, table

app = typer.Typer(help="Context periods, such as a pandemic.", no_args_is_help=True)

# An id below zero is no option.
_BELOW_ZERO = {"ignore_unknown_options": True}
BandArgument = Annotated[int, typer.Argument(metavar="PERIOD", help="Id of the period.")]
FirstOption = Annotated[str, typer.Option("--from", metavar="DATE", help="Its first day.")]
LastOption = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Its last day; none: it goes on.")
]


@app.command("list")
def list_bands(context: typer.Context) -> None:
    """List the context periods by their first day; those with an id below zero came along."""
    from ideation.trends.known_bands import source_of

    options = shared(context)
    outlook = options.open().outlook
    found = outlook.bands()
    if options.as_json:
        print_json(found)
        return
    for each in outlook.bands_off():
        say(f"switched off: {each.id}, {each.name}; ideation trends bands restore {each.id}")
    if not found:
        say("No period yet. Add one: ideation trends bands add COVID --from 2020-03-01")
        return
    rows = [
        (each.id, each.first, each.last or "goes on", each.name, source_of(each) or "")
        for each in found
    ]
    typer.echo(table(("id", "from", "to", "name", "source"), rows, right=(0,)))


@app.command("add")
def add_band(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="What people call it.")],
    first: FirstOption,
    last: LastOption = None,
) -> None:
    """Add a context period; courses are compared before, during and after it."""
    options = shared(context)
    days = day_of(first, "--from"), _last(last)
    band = options.open(create=True).outlook.add_band(name, *days)
    _told(band, as_json=options.as_json, words="added")


@app.command("edit", context_settings=_BELOW_ZERO)
def edit_band(
    context: typer.Context,
    band: BandArgument,
    name: Annotated[str | None, typer.Option("--name", help="Another name.")] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Another first day.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Another last day; '' goes on.")
    ] = None,
) -> None:
    """Change a context period; what is not named stays."""
    from ideation.errors import NotFound

    options = shared(context)
    outlook = options.open().outlook
    known = next((each for each in outlook.bands() if each.id == band), None)
    if known is None:
        raise NotFound(
            f"There is no period {band}.", hint="List them with: ideation trends bands list"
        )
    changed = outlook.change_band(
        band,
        known.name if name is None else name,
        known.first if first is None else day_of(first, "--from"),
        known.last if last is None else _last(last),
    )
    _told(changed, as_json=options.as_json, words="changed")


@app.command("remove", context_settings=_BELOW_ZERO)
def remove_band(context: typer.Context, band: BandArgument) -> None:
    """Remove a context period; `restore` brings it back."""
    options = shared(context)
    removed = options.open().outlook.remove_band(band)
    _told(removed, as_json=options.as_json, words="removed")


@app.command("restore", context_settings=_BELOW_ZERO)
def restore_band(context: typer.Context, band: BandArgument) -> None:
    """Bring a removed context period back."""
    options = shared(context)
    restored = options.open().outlook.restore_band(band)
    _told(restored, as_json=options.as_json, words="back")


def _last(given: str | None) -> Date | None:
    return day_of(given, "--to") if given else None


def _told(band: object, *, as_json: bool, words: str) -> None:
    from ideation.domain.band import Band

    assert isinstance(band, Band)
    if as_json:
        print_json(band)
    else:
        say(f"period {band.id}, {band.name}, {band.first} to {band.last or 'now'}: {words}")
