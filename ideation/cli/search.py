"""`ideation search`: find by meaning, words and names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, say, shortened

if TYPE_CHECKING:
    from ideation.domain.search import Hit


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A thought, a question or a name.")],
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 10,
    theme: Annotated[str | None, typer.Option(help="Slug of a theme.")] = None,
    sector: Annotated[str | None, typer.Option(help="One of the agency's sectors.")] = None,
    language: Annotated[str | None, typer.Option(help="de, fr, en or lb.")] = None,
    kind: Annotated[
        str | None,
        typer.Option(help="need, idea, offer, commitment, observation or fact."),
    ] = None,
    organisation: Annotated[str | None, typer.Option(help="Name of an organisation met.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="From this day on.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Up to this day.")] = None,
    by: Annotated[str, typer.Option(help="passages, contacts or organisations.")] = "passages",
) -> None:
    """Find statements by meaning, words and names; any input is safe."""
    from ideation.services.filters import checked_filters
    from ideation.services.search import Asked
    from ideation.services.search_parties import Unit, checked_unit

    options = shared(context)
    workspace = options.open()
    filters = checked_filters(
        workspace.scheme.slugs,
        workspace.settings.sectors,
        theme=theme,
        sector=sector,
        language=language,
        kind=kind,
        organisation=organisation,
        since=since,
        until=until,
    )
    asked = Asked(query=query, filters=filters, limit=limit)
    unit = checked_unit(by)
    waiting = workspace.waiting()
    if waiting:
        say(
            f"{waiting} statements wait for a vector and are found by words only. "
            "Run: ideation index rebuild"
        )
    if unit is Unit.PASSAGES:
        hits = workspace.explain(query, workspace.search(asked))
        if options.as_json:
            print_json(hits)
        else:
            _print_hits(hits)
        return
    parties = workspace.search_parties(asked, unit)
    if options.as_json:
        print_json(parties)
        return
    for party in parties:
        typer.secho(f"{party.score:.2f}  {party.name}", bold=True)
        for hit in party.passages:
            typer.echo(f"      {_line(hit)}")
    if not parties:
        say("Nothing found.")


def _print_hits(hits: list[Hit]) -> None:
    for hit in hits:
        typer.echo(f"{hit.score:.2f}  {_line(hit)}")
        who = ", ".join(each.name for each in hit.organisations)
        typer.secho(
            f"      {hit.date or 'no date'}  {hit.title}  {who}  (note {hit.note_id})", dim=True
        )
    if not hits:
        say("Nothing found.")


def _line(hit: Hit) -> str:
    return f"[{hit.language}] {shortened(hit.text, 140)}"
