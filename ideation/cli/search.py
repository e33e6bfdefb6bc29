"""`ideation search`: find by meaning, words and names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, say
from ideation.cli.search_lines import hit_json, party_json, print_hits, print_parties
from ideation.errors import BadInput

if TYPE_CHECKING:
    from ideation.domain.search import Hit, Unit
    from ideation.services.searching.search import Asked
    from ideation.workspace import Workspace

_NOBODY = {
    "passages": "No statement",
    "contacts": "None of the contacts",
    "organisations": "None of the organisations",
    "clusters": "No cluster",
}
_NAMES = {
    "passages": "Statements",
    "contacts": "Contacts",
    "organisations": "Organisations",
    "clusters": "Clusters",
}
_NO_ECHO = "Nobody in another language or region says the same."


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
            metavar="ID",
            help="In place of QUERY: who in another language or region says the same.",
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
    from ideation.domain.search import Unit
    from ideation.services.searching.filters import checked_filters
    from ideation.services.searching.search import Asked
    from ideation.services.searching.search_parties import checked_unit

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
    _only_one(query, like, across, save)
    waiting = workspace.waiting()
    if waiting:
        say(
            f"{waiting} statements wait for a vector and are found by words only. "
            "Run: ideation index rebuild"
        )
    if save is not None:
        workspace.finder.save_search(save, asked, unit)
        say(f"Saved as {' '.join(save.split())}. See what is new with: ideation searches list")
    of = _Of(workspace=workspace, asked=asked, like=like, across=across)
    show = _statements if unit is Unit.PASSAGES else partial(_parties, unit=unit)
    show(of, export=export, as_json=options.as_json)


@dataclass(frozen=True, kw_only=True)
class _Of:
    """What a search is of: a query, or a statement that others are like."""

    workspace: Workspace
    asked: Asked
    like: int | None
    across: int | None

    @property
    def statement(self) -> int | None:
        return self.like if self.across is None else self.across

    def words(self) -> str:
        """Return what explains why something matched: the query, or the statement."""
        if self.statement is None:
            return self.asked.query
        return self.workspace.finder.statement(self.statement).text

    def title(self, unit: Unit) -> str:
        """Return what a file of the list is called."""
        if self.statement is not None:
            return f"{'Like' if self.across is None else 'Across'} statement {self.statement}"
        return self.asked.query.strip() or _NAMES[unit.value]

    def say_what_it_is(self, hits: Sequence[Hit], unit: Unit, names: Sequence[str] = ()) -> None:
        """Say what was looked for in place of misspelt words, and whether that was found."""
        if self.statement is not None or not self.asked.query.strip():
            return
        answer = self.workspace.finder.answer(self.asked.query, hits, names)
        for written, meant in answer.instead.items():
            say(f"No statement holds {written!r}: looked for {meant!r}.")
        if answer.only_nearest:
            say(f"{_NOBODY[unit.value]} says this. The nearest are:")


def _statements(of: _Of, *, export: Path | None, as_json: bool) -> None:
    from ideation.domain.search import Unit

    finder = of.workspace.finder
    hits = finder.explain(of.words(), _hits(of))
    of.say_what_it_is(hits, Unit.PASSAGES)
    if export is not None:
        title = of.title(Unit.PASSAGES)
        _write(partial(finder.export, hits), export, title, f"{len(hits)} statements")
    if as_json:
        print_json([hit_json(hit) for hit in hits])
        return
    regions = {}
    if of.across is not None:
        print_hits([finder.statement(of.across)], regions := _regions(of.workspace))
        typer.echo()
    print_hits(hits, regions)
    if not hits:
        say(_NO_ECHO if of.across is not None else "Nothing found.")


def _hits(of: _Of) -> Sequence[Hit]:
    asked, finder = of.asked, of.workspace.finder
    if of.like is None and of.across is None:
        return finder.search(asked)
    limit, filters, newest_first = asked.limit, asked.filters, asked.newest_first
    if of.like is not None:
        return finder.like(of.like, limit=limit, filters=filters, newest_first=newest_first)
    assert of.across is not None
    crossing = finder.across(of.across, limit=limit, filters=filters, newest_first=newest_first)
    if not crossing.regions:
        say("The region of whoever said it is not known: only other languages count as across.")
    return crossing.hits


def _regions(workspace: Workspace) -> dict[int, str]:
    return {int(each.id): each.region for each in workspace.people.organisations() if each.region}


def _parties(of: _Of, *, unit: Unit, export: Path | None, as_json: bool) -> None:
    finder, statement = of.workspace.finder, of.statement
    if statement is None:
        found = finder.parties(of.asked, unit)
    else:
        found = finder.parties_like(statement, of.asked, unit, across=of.across is not None)
    found = finder.explain_parties(of.words(), found)
    hits = [hit for party in found for hit in party.passages]
    of.say_what_it_is(hits, unit, [party.name for party in found])
    if export is not None:
        write = partial(finder.export_parties, found)
        _write(write, export, of.title(unit), f"{unit.value.capitalize()}, {len(found)},")
    if as_json:
        print_json([party_json(party) for party in found])
        return
    print_parties(found)
    if not found:
        say("Nothing found.")


def _newest_first(sort: str) -> bool:
    if sort not in ("relevance", "date"):
        raise BadInput(f"Nothing is sorted by {sort!r}.", hint="Choose one of: relevance, date.")
    return sort == "date"


def _only_one(query: str, like: int | None, across: int | None, save: str | None) -> None:
    if sum((bool(query), like is not None, across is not None)) > 1:
        raise BadInput(
            "A query, --like and --across do not go together.", hint="Give one of the three."
        )
    if save is not None and (like, across) != (None, None):
        raise BadInput("What is like a statement cannot be saved.", hint="Save a query or filters.")


def _write(file: Callable[[str, str], bytes], path: Path, title: str, what: str) -> None:
    path.write_bytes(file(path.suffix.removeprefix(".").lower(), title))
    say(f"{what} written to {path}.")
