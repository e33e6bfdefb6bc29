"""`ideation clusters`: move, pin, create and undo; what hands did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, say, shortened, table
from ideation.errors import BadInput

if TYPE_CHECKING:
    from ideation.domain.hand import Hand
    from ideation.services.grouping.cluster_proposals import Proposal

Statements = Annotated[list[int], typer.Argument(metavar="STATEMENT...", help="Ids of statements.")]


def move(
    context: typer.Context,
    statements: Statements,
    to: Annotated[int | None, typer.Option(help="Id of the cluster they go to.")] = None,
    out: Annotated[bool, typer.Option("--out", help="Take them out of all clusters.")] = False,
) -> None:
    """Put statements into a cluster, or out of all; no run changes it."""
    if (to is None) is not out:
        raise BadInput(
            "Say where the statements go; nothing was changed.",
            hint="Give --to CLUSTER, or --out.",
        )
    options = shared(context)
    hand = options.open().findings.grouping.move(statements, to)
    _done(hand, as_json=options.as_json)


def pin(context: typer.Context, statements: Statements) -> None:
    """Keep statements where they stand now, whatever runs find."""
    options = shared(context)
    _done(options.open().findings.grouping.pin(statements), as_json=options.as_json)


def unpin(context: typer.Context, statements: Statements) -> None:
    """Hand statements back to the machine: the next run may move them."""
    options = shared(context)
    hand = options.open().findings.grouping.pin(statements, pinned=False)
    _done(hand, as_json=options.as_json)


def create(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name of the new cluster.")],
    statement: Annotated[
        list[int] | None, typer.Option(help="Id of a statement to put in; repeat for more.")
    ] = None,
    like: Annotated[
        str | None,
        typer.Option(help="Put in what is near to this sentence; see it first with propose."),
    ] = None,
    at_least: Annotated[
        float, typer.Option(help="How near to the sentence, as a cosine from 0 to 1.")
    ] = 0.4,
) -> None:
    """Make a cluster of statements, or of what is near to a sentence; later runs keep it."""
    options = shared(context)
    grouping = options.open().findings.grouping
    chosen = list(statement or [])
    if like is not None:
        near = grouping.propose(like, at_least=at_least).statements
        chosen += [each.passage.id for each in near if each.passage.id not in chosen]
    if not chosen:
        raise BadInput(
            "There is no statement to make a cluster of; nothing was changed.",
            hint="Give --statement ID, or --like with a lower --at-least.",
        )
    born = grouping.create(chosen, name)
    summary = options.open().findings.cluster(born).summary
    if options.as_json:
        print_json(summary)
    else:
        say(f"cluster {born}, {summary.name}: {summary.size} statements")


def propose(
    context: typer.Context,
    sentence: Annotated[str, typer.Argument(help="What the cluster would be about.")],
    at_least: Annotated[
        float, typer.Option(help="How near to the sentence, as a cosine from 0 to 1.")
    ] = 0.4,
) -> None:
    """Show which statements a cluster from a sentence would be made of; nothing is stored."""
    options = shared(context)
    proposal = options.open().findings.grouping.propose(sentence, at_least=at_least)
    if options.as_json:
        print_json(_proposal(proposal))
        return
    rows = [
        (each.passage.id, f"{each.similarity:.2f}", each.cluster_id, shortened(each.passage.text))
        for each in proposal.statements
    ]
    typer.echo(table(("id", "similarity", "cluster", "statement"), rows, right=(0, 1, 2)))
    if proposal.left:
        say(f"{proposal.left} more are as near; raise --at-least")


def undo(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Option(help="Number of what was done; the newest where none is given.")
    ] = None,
) -> None:
    """Take back what a person did to clusters: the newest, or any by its number."""
    options = shared(context)
    hand = options.open().findings.grouping.undo(number)
    if options.as_json:
        print_json(hand)
    else:
        say(f"undone: {_told(hand)}")


def hands(context: typer.Context) -> None:
    """List what people did to clusters, the newest first."""
    options = shared(context)
    found = options.open().findings.grouping.hands()
    if options.as_json:
        print_json(found)
        return
    rows = [
        (
            each.id,
            f"{each.at:%Y-%m-%d}",
            each.deed.value,
            each.group_id,
            len(each.stood),
            "undone" if each.undone_at else "",
        )
        for each in found
    ]
    headings = ("number", "day", "what", "cluster", "statements", "")
    typer.echo(table(headings, rows, right=(0, 3, 4)))


def _done(hand: Hand, *, as_json: bool) -> None:
    if as_json:
        print_json(hand)
    else:
        say(f"{_told(hand)} (undo with: ideation clusters undo --number {hand.id})")


def _told(hand: Hand) -> str:
    where = "" if hand.group_id is None else f", cluster {hand.group_id}"
    count = len(hand.stood)
    what = "" if not count else f", {count} statement{'' if count == 1 else 's'}"
    return f"{hand.deed.value}{where}{what}"


def _proposal(proposal: Proposal) -> dict[str, object]:
    return {
        "statements": [
            {
                "id": each.passage.id,
                "note_id": each.passage.note_id,
                "text": each.passage.text,
                "language": each.passage.language,
                "similarity": each.similarity,
                "cluster_id": each.cluster_id,
            }
            for each in proposal.statements
        ],
        "left": proposal.left,
    }
