"""`ideation organisations` and `ideation contacts`."""

from __future__ import annotations

from typing import Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, table

organisations_app = typer.Typer(help="Organisations met.", no_args_is_help=True)
contacts_app = typer.Typer(help="Persons met.", no_args_is_help=True)

Limit = Annotated[int | None, typer.Option(min=1, help="Show no more than this many.")]


# A callback keeps `list` a word of its own while it is the only command of the group.
@organisations_app.callback()
@contacts_app.callback()
def _group() -> None:
    """Organisations and persons met."""


@organisations_app.command("list")
def list_organisations(context: typer.Context, limit: Limit = None) -> None:
    """List organisations by name, with their notes and statements."""
    options = shared(context)
    found = options.open().people.organisations()[:limit]
    if options.as_json:
        print_json(found)
        return
    rows = [
        (each.id, each.name, each.category or "", each.region or "", each.notes, each.passages)
        for each in found
    ]
    headings = ("id", "name", "category", "region", "notes", "statements")
    typer.echo(table(headings, rows, right=(0, 4, 5)))


@contacts_app.command("list")
def list_contacts(context: typer.Context, limit: Limit = None) -> None:
    """List contacts by name, with the last contact."""
    options = shared(context)
    found = options.open().people.contacts()[:limit]
    if options.as_json:
        print_json(found)
        return
    rows = [
        (
            each.id,
            each.name,
            each.role or "",
            each.organisation.name if each.organisation else "",
            each.last_contact or "",
        )
        for each in found
    ]
    typer.echo(table(("id", "name", "role", "organisation", "last contact"), rows, right=(0,)))
