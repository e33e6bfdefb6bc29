"""`ideation search`: find by meaning, words and names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, say, shortened
from ideation.errors import BadInput

if TYPE_CHECKING:
    from ideation.domain.search import Filters, Hit
    from ideation.services.searching.search import Asked
    from ideation.services.searching.search_parties import Unit
    from ideation.workspace import Workspace


def search(
    context: typer.Context,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="A thought, a question or a name.")
    ] = "",
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 10,
    theme: Annotated[str | None, typer.Option(help="Slug of a theme.")] = None,
    sector: Annotated[str | None, typer.Option(help="One of the agency's sectors.")] = None,
    language: Annotated[str | None, typer.Option(help="de, fr, en or lb.")] = None,
    kind: Annotated[
        str | None,
        typer.Option(help="need, idea, offer, commitment, observation or fact."),
    ] = None,
    attribution: Annotated[
        str | None, typer.Option(help="Whose voice: own, reported or mentioned.")
    ] = None,
    organisation: Annotated[str | None, typer.Option(help="Name of an organisation met.")] = None,
    category: Annotated[
        str | None,
        typer.Option(
            help="Of an organisation met: firm, research, public, association, investor or "
            "intermediary."
        ),
    ] = None,
    region: Annotated[str | None, typer.Option(help="Of an organisation met.")] = None,
    author: Annotated[str | None, typer.Option(help="Who wrote the note.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="From this day on.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Up to this day.")] = None,
    by: Annotated[
        str, typer.Option(help="passages, contacts, organisations or clusters.")
    ] = "passages",
    sort: Annotated[str, typer.Option(help="relevance, or date: the newest first.")] = "relevance",
    like: Annotated[
        int | None, typer.Option(metavar="ID", help="In place of QUERY: what is like a statement.")
    ] = None,
    across: Annotated[
        int | None,
        typer.Option(
            metavar="ID", help="In place of QUERY: the nearest to a statement in other languages."
        ),
    ] = None,
    save: Annotated[
        str | None, typer.Option(metavar="NAME", help="Keep this search under a name.")
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the list to a .csv, .xlsx or .docx file."),
    ] = None,
) -> None:
    """Find statements by meaning, words and names; any input is safe."""
    from ideation.services.searching.filters import checked_filters
    from ideation.services.searching.search import Asked
    from ideation.services.searching.search_parties import Unit, checked_unit

    options = shared(context)
    workspace = options.open()
    filters = checked_filters(
        workspace.scheme.slugs,
        workspace.settings.sectors,
        theme=theme,
        sector=sector,
        language=language,
        kind=kind,
        attribution=attribution,
        organisation=organisation,
        category=category,
        region=region,
        author=author,
        since=since,
        until=until,
    )
    asked = Asked(query=query, filters=filters, limit=limit, newest_first=_newest_first(sort))
    unit = checked_unit(by)
    _only_one(query, like, across)
    waiting = workspace.waiting()
    if waiting:
        say(
            f"{waiting} statements wait for a vector and are found by words only. "
            "Run: ideation index rebuild"
        )
    if save is not None:
        workspace.finder.save_search(save, asked)
        say(f"Saved as {' '.join(save.split())}. See what is new with: ideation searches list")
    if unit is not Unit.PASSAGES:
        if export is not None:
            raise BadInput(
                f"Only statements are exported, not {unit}.", hint="Leave out --by or --export."
            )
        _parties(workspace, asked, unit, as_json=options.as_json)
        return
    hits = _hits(workspace, asked, filters, like=like, across=across)
    if export is not None:
        _write(workspace, hits, export, query)
    if options.as_json:
        print_json(hits)
    else:
        _print_hits(hits)


def _hits(
    workspace: Workspace, asked: Asked, filters: Filters, *, like: int | None, across: int | None
) -> list[Hit]:
    from ideation.services.searching.explain import nothing_said

    finder = workspace.finder
    if like is not None:
        return finder.like(like, limit=asked.limit, filters=filters)
    if across is not None:
        return finder.across(across)
    for written, meant in finder.corrected(asked.query).items():
        say(f"No statement holds {written!r}: looked for {meant!r}.")
    hits = finder.explain(asked.query, finder.search(asked))
    if asked.query.strip() and nothing_said(hits):
        say("No statement says this. The nearest are:")
    return hits


def _newest_first(sort: str) -> bool:
    if sort not in ("relevance", "date"):
        raise BadInput(f"Nothing is sorted by {sort!r}.", hint="Choose one of: relevance, date.")
    return sort == "date"


def _only_one(query: str, like: int | None, across: int | None) -> None:
    if sum((bool(query), like is not None, across is not None)) > 1:
        raise BadInput(
            "A query, --like and --across do not go together.", hint="Give one of the three."
        )


def _write(workspace: Workspace, hits: list[Hit], path: Path, title: str) -> None:
    data = workspace.finder.export(hits, path.suffix.removeprefix(".").lower(), title)
    path.write_bytes(data)
    say(f"{len(hits)} statements written to {path}.")


def _parties(workspace: Workspace, asked: Asked, unit: Unit, *, as_json: bool) -> None:
    parties = workspace.finder.parties(asked, unit)
    if as_json:
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
            f"      {hit.date or 'no date'}  {hit.title}  {who}  "
            f"(note {hit.note_id}, statement {hit.passage_id})",
            dim=True,
        )
    if not hits:
        say("Nothing found.")


def _line(hit: Hit) -> str:
    return f"[{hit.language}] {shortened(hit.text, 140)}"
