"""`set` and `undo` of organisations and contacts: facts by a person's word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, say
from ideation.cli.parties import ContactArgument, OrganisationArgument

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ideation.domain.party import Fact

_UNKNOWN = ' "" makes it unknown.'


def set_organisation(
    context: typer.Context,
    organisation: OrganisationArgument,
    category: Annotated[
        str | None,
        typer.Option(
            help=f"firm, research, public, association, investor or intermediary.{_UNKNOWN}"
        ),
    ] = None,
    size: Annotated[
        str | None, typer.Option(help=f"micro, small, medium or large.{_UNKNOWN}")
    ] = None,
    region: Annotated[str | None, typer.Option(help=f"Where it is at home.{_UNKNOWN}")] = None,
) -> None:
    """Set what is known of an organisation; `organisations undo` takes it back."""
    from ideation.domain.party import Fact

    facts = {Fact.CATEGORY: category, Fact.SIZE: size, Fact.REGION: region}
    _set(context, organisation, facts, contact=False)


def undo_organisation(context: typer.Context, organisation: OrganisationArgument) -> None:
    """Bring back what the newest change of an organisation replaced."""
    _undo(context, organisation, contact=False)


def set_contact(
    context: typer.Context,
    contact: ContactArgument,
    role: Annotated[str | None, typer.Option(help=f"What the person does.{_UNKNOWN}")] = None,
    organisation: Annotated[
        str | None, typer.Option(metavar="ID", help=f"Id of the organisation.{_UNKNOWN}")
    ] = None,
) -> None:
    """Set what is known of a contact; `contacts undo` takes it back."""
    from ideation.domain.party import Fact

    _set(context, contact, {Fact.ROLE: role, Fact.EMPLOYER: organisation}, contact=True)


def undo_contact(context: typer.Context, contact: ContactArgument) -> None:
    """Bring back what the newest change of a contact replaced."""
    _undo(context, contact, contact=True)


def _set(
    context: typer.Context, party_id: int, facts: Mapping[Fact, str | None], *, contact: bool
) -> None:
    from ideation.errors import BadInput

    options = shared(context)
    given = {fact: value for fact, value in facts.items() if value is not None}
    if not given:
        raise BadInput("Nothing to set was named.", hint="See the options with --help.")
    people = options.open().people
    people.set_facts(party_id, given, contact=contact)
    entry = people.opened(party_id, contact=contact).entry
    if options.as_json:
        print_json(entry)
        return
    what = "contacts" if contact else "organisations"
    say(f"saved for {entry.name}; undo it with: ideation {what} undo {party_id}")


def _undo(context: typer.Context, party_id: int, *, contact: bool) -> None:
    options = shared(context)
    people = options.open().people
    undone = people.undo_fact(party_id, contact=contact)
    entry = people.opened(party_id, contact=contact).entry
    if options.as_json:
        print_json(entry)
    else:
        say(f"{entry.name}: {undone.fact} is {undone.before or 'unknown'} again")
