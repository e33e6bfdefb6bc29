"""`ideation return`: whose statement fed a decided candidate, and who has heard of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.context import shared
from ideation.cli.decisions import By, CandidateArgument, decision_json
from ideation.cli.output import jsonable, print_json, say, shortened

if TYPE_CHECKING:
    from ideation.services.deciding.return_loop import Owed, Return

app = typer.Typer(help="Who fed decided candidates, and who has heard.", no_args_is_help=True)


@app.command("list")
def list_returns(
    context: typer.Context,
    waiting: Annotated[
        bool, typer.Option("--waiting", help="Only those who have heard nothing yet.")
    ] = False,
) -> None:
    """List for each decided candidate the organisations, their quotes, contacts, and who heard."""
    options = shared(context)
    found = options.open().desk.returns()
    if options.as_json:
        print_json([_json(each, waiting=waiting) for each in found])
        return
    for each in found:
        typer.secho(
            f"{each.candidate.name}  (idea {each.candidate.id}, {each.decision.verdict})", bold=True
        )
        for one in each.owed:
            if waiting and one.told is not None:
                continue
            _print_owed(each, one)


@app.command("told")
def told(
    context: typer.Context,
    candidate: CandidateArgument,
    organisation: Annotated[
        int, typer.Argument(metavar="ORGANISATION", help="Id of the organisation.")
    ],
    contact: Annotated[int | None, typer.Option(help="Id of the contact that was told.")] = None,
    day: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="On which day; today without it."),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take it back instead.")] = False,
    by: By = None,
) -> None:
    """Note that an organisation heard what became of its statement."""
    options = shared(context)
    desk = options.open().desk
    if undo:
        desk.untell(candidate, organisation, who=by)
        answer: dict[str, Any] = {"day": None, "contact_id": None, "who": None}
        words = "taken back"
    else:
        on = day.date() if day else None
        done = desk.tell(candidate, organisation, contact_id=contact, day=on, who=by)
        answer, words = jsonable(done), f"told on {done.day}"
    if options.as_json:
        print_json({"candidate_id": candidate, "organisation_id": organisation, **answer})
    else:
        say(f"candidate {candidate}, organisation {organisation}: {words}")


def _json(found: Return, *, waiting: bool) -> dict[str, Any]:
    return {
        "candidate_id": found.candidate.id,
        "name": found.candidate.name,
        "decision": decision_json(found.decision),
        "owed": [
            {
                "organisation_id": each.organisation.id,
                "name": each.organisation.name,
                "passage_ids": list(each.passage_ids),
                "quotes": [found.material.passages[one].text for one in each.passage_ids],
                "contacts": jsonable(each.contacts),
                "last_contact": jsonable(each.last_contact),
                "told": jsonable(each.told),
                "earlier": jsonable(each.earlier),
            }
            for each in found.owed
            if not (waiting and each.told is not None)
        ],
    }


def _print_owed(found: Return, owed: Owed) -> None:
    mark = f"told on {owed.told.day}" if owed.told else "not told yet"
    people = ", ".join(each.name for each in owed.contacts) or "nobody known there"
    typer.echo(
        f"  {owed.organisation.name} [{owed.organisation.id}]: {mark}; {people}; "
        f"last contact {owed.last_contact or 'without a date'}"
    )
    first = found.material.passages[owed.passage_ids[0]]
    typer.echo(f"      “{shortened(first.text, 110)}” [{first.id}]")
