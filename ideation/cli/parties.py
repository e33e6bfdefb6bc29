"""`ideation organisations` and `ideation contacts`: who was met, what was said, who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from ideation.cli.context import shared
from ideation.cli.output import jsonable, print_json, say, shortened, table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ideation.domain.organisation import Contact, Organisation, Status
    from ideation.facades.people import People
    from ideation.workspace import Workspace

    Entry = TypeVar("Entry", Organisation, Contact)

organisations_app = typer.Typer(help="Organisations met.", no_args_is_help=True)
contacts_app = typer.Typer(help="Persons met.", no_args_is_help=True)

Limit = Annotated[int | None, typer.Option(min=1, help="Show no more than this many.")]
ContactArgument = Annotated[int, typer.Argument(metavar="ID", help="Id of the contact.")]
OrganisationArgument = Annotated[int, typer.Argument(metavar="ID", help="Id of the organisation.")]
Keep = Annotated[int, typer.Argument(metavar="KEEP", help="Id of the one that stays.")]
Gone = Annotated[int, typer.Argument(metavar="GONE", help="Id of the one that goes into it.")]
Merged = Annotated[int, typer.Argument(metavar="GONE", help="Id of the one that was merged.")]


@organisations_app.command("list")
def list_organisations(context: typer.Context, limit: Limit = None) -> None:
    """List organisations by name, with their notes and statements."""
    options = shared(context)
    found = options.open().people.organisations()[:limit]
    if options.as_json:
        print_json(found)
        return
    rows = [
        (
            each.id,
            each.name,
            each.category or "",
            each.region or "",
            each.notes,
            each.passages,
            _mark(each.status),
        )
        for each in found
    ]
    headings = ("id", "name", "category", "region", "notes", "statements", "status")
    typer.echo(table(headings, rows, right=(0, 4, 5)))


@organisations_app.command("show")
def show_organisation(context: typer.Context, organisation: OrganisationArgument) -> None:
    """Show an organisation: its contacts, and the statements of the notes where it was met."""
    options = shared(context)
    workspace = options.open()
    shown = _organisation(workspace.people, organisation)
    contacts = [
        each
        for each in workspace.people.contacts()
        if each.organisation and each.organisation.id == organisation
    ]
    statements = _statements(workspace, organisation, contact=False)
    if options.as_json:
        print_json({**jsonable(shown), "contacts": contacts, "statements": statements})
        return
    parts = (shown.category, shown.size, shown.region, _mark(shown.status))
    _print_shown(shown.name, [str(part) for part in parts if part], statements, contacts)


@organisations_app.command("merge")
def merge_organisations(context: typer.Context, kept: Keep, gone: Gone) -> None:
    """Make two organisations one; `organisations unmerge` undoes it."""
    _merge(context, _organisation, kept, gone, contact=False)


@organisations_app.command("unmerge")
def unmerge_organisations(context: typer.Context, gone: Merged) -> None:
    """Bring back an organisation that was merged into another one."""
    _unmerge(context, _organisation, gone, contact=False)


@organisations_app.command("link")
def link_organisation(
    context: typer.Context,
    organisation: OrganisationArgument,
    parent: Annotated[
        int | None, typer.Argument(metavar="PARENT", help="Id of the one it belongs to.")
    ] = None,
    nobody: Annotated[bool, typer.Option("--none", help="It belongs to no other one.")] = False,
) -> None:
    """Say which organisation another one belongs to; the two count as one voice."""
    from ideation.errors import BadInput

    options = shared(context)
    if nobody is (parent is not None):
        raise BadInput(
            "An organisation belongs to one PARENT, or with --none to nobody; nothing was changed.",
            hint="Name one of the two.",
        )
    people = options.open().people
    people.link(organisation, parent)
    linked = _organisation(people, organisation)
    if options.as_json:
        print_json(linked)
    elif parent is None:
        say(f"{linked.name} belongs to nobody and counts as a voice of its own")
    else:
        say(f"{linked.name} belongs to {_organisation(people, parent).name}; they are one voice")


@contacts_app.command("list")
def list_contacts(context: typer.Context, limit: Limit = None) -> None:
    """List contacts by name, with the last contact."""
    options = shared(context)
    found = options.open().people.contacts()[:limit]
    if options.as_json:
        print_json(found)
        return
    _print_contacts(found)


@contacts_app.command("show")
def show_contact(context: typer.Context, contact: ContactArgument) -> None:
    """Show a contact and the statements of the notes where they were met."""
    options = shared(context)
    workspace = options.open()
    shown = _contact(workspace.people, contact)
    statements = _statements(workspace, contact, contact=True)
    if options.as_json:
        print_json({**jsonable(shown), "statements": statements})
        return
    name = shown.organisation.name if shown.organisation else None
    parts = (shown.role, name, shown.last_contact, _mark(shown.status))
    _print_shown(shown.name, [part for part in parts if part], statements)


@contacts_app.command("merge")
def merge_contacts(context: typer.Context, kept: Keep, gone: Gone) -> None:
    """Make two contacts one; `contacts unmerge` undoes it."""
    _merge(context, _contact, kept, gone, contact=True)


@contacts_app.command("unmerge")
def unmerge_contacts(context: typer.Context, gone: Merged) -> None:
    """Bring back a contact that was merged into another one."""
    _unmerge(context, _contact, gone, contact=True)


def _organisation(people: People, wanted: int) -> Organisation:
    return _found(people.organisations(), wanted, "organisation")


def _contact(people: People, wanted: int) -> Contact:
    return _found(people.contacts(), wanted, "contact")


def _found(entries: Sequence[Entry], wanted: int, what: str) -> Entry:
    from ideation.errors import NotFound

    for each in entries:
        if each.id == wanted:
            return each
    raise NotFound(
        f"There is no {what} {wanted}.", hint=f"`ideation {what}s list` shows all of them."
    )


def _merge(
    context: typer.Context,
    one: Callable[[People, int], Organisation | Contact],
    kept: int,
    gone: int,
    *,
    contact: bool,
) -> None:
    options = shared(context)
    people = options.open().people
    name, other = (one(people, each).name for each in (kept, gone))
    people.merge(kept, gone, contact=contact)
    if options.as_json:
        print_json(one(people, kept))
        return
    what = "contact" if contact else "organisation"
    say(
        f"{what} {gone}, {other}, is now part of {kept}, {name}; "
        f"undo it with: ideation {what}s unmerge {gone}"
    )


def _unmerge(
    context: typer.Context,
    one: Callable[[People, int], Organisation | Contact],
    gone: int,
    *,
    contact: bool,
) -> None:
    options = shared(context)
    people = options.open().people
    kept = people.unmerge(gone, contact=contact)
    if options.as_json:
        print_json(one(people, gone))
    else:
        what = "contact" if contact else "organisation"
        say(f"{what} {gone} is back, no longer part of {kept}")


def _statements(workspace: Workspace, party_id: int, *, contact: bool) -> list[dict[str, Any]]:
    """Return the passages of the notes where somebody was met, the newest note first."""
    found = []
    for note in workspace.notes():
        met = note.contacts if contact else note.organisations
        if party_id not in {each.id for each in met}:
            continue
        found += [
            {
                "passage_id": each.id,
                "note_id": note.id,
                "text": each.text,
                "date": jsonable(note.date),
                "title": note.title,
            }
            for each in workspace.note(note.id).passages
        ]
    return found


def _mark(status: Status) -> str:
    """Return a word only for what a person still has to confirm."""
    return "proposed" if status == "proposed" else ""


def _print_contacts(contacts: Sequence[Contact]) -> None:
    rows = [
        (
            each.id,
            each.name,
            each.role or "",
            each.organisation.name if each.organisation else "",
            each.last_contact or "",
            _mark(each.status),
        )
        for each in contacts
    ]
    headings = ("id", "name", "role", "organisation", "last contact", "status")
    typer.echo(table(headings, rows, right=(0,)))


def _print_shown(
    name: str,
    parts: Sequence[str],
    statements: Sequence[dict[str, Any]],
    contacts: Sequence[Contact] = (),
) -> None:
    typer.secho(name, bold=True)
    if parts:
        typer.echo(" · ".join(parts))
    if contacts:
        typer.echo()
        _print_contacts(contacts)
    if statements:
        typer.echo()
    for each in statements:
        where = f"{each['date'] or 'no date'}  {shortened(each['title'], 48)}"
        typer.echo(f"[{each['passage_id']}] {shortened(each['text'], 140)}")
        typer.secho(f"      {where}  (note {each['note_id']})", dim=True)
