"""`ideation inbox`: list what the machine proposes, accept or reject it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.context import shared
from ideation.cli.output import jsonable, print_json, say, shortened, table

if TYPE_CHECKING:
    from ideation.domain.inbox import Correction, Proposal, Proposed

app = typer.Typer(help="What the machine proposes, to accept or reject.", no_args_is_help=True)

Ids = Annotated[
    list[int] | None, typer.Argument(metavar="ID...", help="Ids from `ideation inbox list`.")
]
Decided = Annotated[
    list[int], typer.Argument(metavar="ID...", help="Ids that were accepted or rejected.")
]
Every = Annotated[bool, typer.Option("--all", help="All of the kind that --what names.")]
What = Annotated[
    str | None,
    typer.Option(help="organisation, contact, follow_up, twin, merge or same_person: only these."),
]


@app.command("list")
def list_proposals(
    context: typer.Context,
    what: What = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Show no more than this many.")] = None,
) -> None:
    """List what waits for a word from a person, by kind, the oldest first."""
    options = shared(context)
    kind = _checked(what)
    found = options.open().people.proposals(kind)[:limit]
    if options.as_json:
        print_json([_proposal_json(each) for each in found])
        return
    if not found:
        say(f"No {kind} waits in the inbox." if kind else "Nothing waits in the inbox.")
        return
    rows = [
        (
            each.id,
            each.what,
            shortened(each.title, 40),
            shortened(each.detail, 40),
            each.reason,
            each.note_id,
            shortened(each.quote, 80),
        )
        for each in found
    ]
    headings = ("id", "what", "title", "detail", "reason", "note", "quote")
    typer.echo(table(headings, rows, right=(0, 5)))


@app.command("accept")
def accept(
    context: typer.Context,
    ids: Ids = None,
    every: Every = False,
    what: What = None,
    name: Annotated[
        str | None, typer.Option(help="The right name of the organisation or contact.")
    ] = None,
    role: Annotated[
        str | None, typer.Option(help='What the contact does; "" makes it unknown.')
    ] = None,
    organisation: Annotated[
        str | None,
        typer.Option(metavar="NAME", help='Where the contact works; "" makes it unknown.'),
    ] = None,
    category: Annotated[
        str | None,
        typer.Option(
            help="Of the organisation: firm, research, public, association, investor or"
            ' intermediary; "" makes it unknown.'
        ),
    ] = None,
    who: Annotated[str | None, typer.Option(help="Who makes the promise.")] = None,
    due: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help='When it is due; "" makes it unknown.'),
    ] = None,
) -> None:
    """Accept proposals, all of those named or none; one of them may be corrected on the way."""
    from ideation.domain.inbox import Correction

    correction = Correction(
        name=name, role=role, organisation=organisation, category=category, who=who, due=due
    )
    _decide(context, ids or [], what, every=every, accepted=True, correction=correction)


@app.command("reject")
def reject(
    context: typer.Context, ids: Ids = None, every: Every = False, what: What = None
) -> None:
    """Reject proposals, all of those named or none; they are not proposed again."""
    _decide(context, ids or [], what, every=every, accepted=False)


@app.command("undo")
def undo(context: typer.Context, ids: Decided) -> None:
    """Take back verdicts, all of those named or none; the proposals wait again."""
    options = shared(context)
    undone = options.open().people.undo(list(dict.fromkeys(ids)))
    if options.as_json:
        print_json({"undone": undone})
        return
    say("1 proposal waits again" if len(undone) == 1 else f"{len(undone)} proposals wait again")


def _decide(
    context: typer.Context,
    ids: list[int],
    what: str | None,
    *,
    every: bool,
    accepted: bool,
    correction: Correction | None = None,
) -> None:
    from ideation.errors import BadInput

    options = shared(context)
    kind = _checked(what)
    by_kind = every and kind is not None
    if (every or kind) and (ids or not by_kind):
        raise BadInput(
            "Proposals are named by their ids, or by --all together with --what; "
            "nothing was decided.",
            hint="`ideation inbox list` shows ids and kinds.",
        )
    if not ids and not by_kind:
        raise BadInput(
            "No proposal is named; nothing was decided.",
            hint="Give ids from `ideation inbox list`, or --all with --what.",
        )
    people = options.open().people
    meant = [each.id for each in people.proposals(kind)] if by_kind else list(dict.fromkeys(ids))
    decided = people.decide(meant, accepted=accepted, correction=correction)
    if options.as_json:
        print_json({"decided": decided, "accepted": accepted})
        return
    verdict = "accepted" if accepted else "rejected"
    say(f"{len(decided)} proposal{'' if len(decided) == 1 else 's'} {verdict}")


def _checked(what: str | None) -> Proposed | None:
    from ideation.domain.inbox import Proposed
    from ideation.errors import BadInput

    if what is None:
        return None
    if what not in list(Proposed):
        raise BadInput(
            f"There is no kind of proposal {what!r}.", hint=f"Choose one of: {', '.join(Proposed)}."
        )
    return Proposed(what)


def _proposal_json(proposal: Proposal) -> dict[str, Any]:
    found = {key: None if each == "" else each for key, each in jsonable(proposal).items()}
    del found["subject_id"]
    return found
