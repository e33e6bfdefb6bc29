"""`ideation searches`: the saved searches, and what is new in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.output import jsonable, print_json, say, shortened, table
from ideation.cli.search_lines import hit_json, line

if TYPE_CHECKING:
    from ideation.domain.search import SavedSearch

app = typer.Typer(help="Saved searches, made with `ideation search --save`.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="As `ideation searches list` shows it.")]


@app.command("list")
def list_saved(context: typer.Context) -> None:
    """List the saved searches with the number of statements new since somebody looked."""
    options = shared(context)
    found = options.open().finder.saved_searches()
    if options.as_json:
        print_json([{**_json(each.search), "new": each.new} for each in found])
        return
    if not found:
        say("No search is saved. Save one with: ideation search QUERY --save NAME")
        return
    rows = [
        (each.new, each.search.name, shortened(each.search.query, 60), each.search.looked_at.date())
        for each in found
    ]
    typer.echo(table(("new", "name", "query", "looked at"), rows, right=(0,)))


@app.command("open")
def open_saved(context: typer.Context, name: Name) -> None:
    """Show what is new in a saved search; from then on it no longer is."""
    options = shared(context)
    finder = options.open().finder
    search, new = finder.open_search(name)
    hits = finder.explain(search.query, new)
    if options.as_json:
        print_json({**_json(search), "hits": [hit_json(hit) for hit in hits]})
        return
    for hit in hits:
        typer.echo(f"{line(hit)}  (note {hit.note_id})")
    if not hits:
        say(f"Nothing is new in {search.name} since {search.looked_at.date()}.")


@app.command("forget")
def forget_saved(context: typer.Context, name: Name) -> None:
    """Drop a saved search."""
    options = shared(context)
    options.open().finder.forget_search(name)
    if options.as_json:
        print_json({"name": name})
    else:
        say(f"{name} is no longer saved.")


def _json(search: SavedSearch) -> dict[str, object]:
    return {
        "name": search.name,
        "query": search.query,
        "filters": jsonable(search.filters),
        "by": search.unit.value,
        "sort": "date" if search.newest_first else "relevance",
        "saved_at": search.saved_at.isoformat(),
        "looked_at": search.looked_at.isoformat(),
    }
