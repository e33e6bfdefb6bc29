"""`ideation news`: what changed since somebody last looked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.context import shared
from ideation.cli.days import day_of
from ideation.cli.output import jsonable, print_json, say, shortened, table

if TYPE_CHECKING:
    from ideation.services.outlook.news import FoundNews

_SHOWN = 20


def news(
    context: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Since this day, not since the last visit."),
    ] = None,
    seen: Annotated[
        bool, typer.Option("--seen", help="From now on, all of this is no longer new.")
    ] = False,
    unseen: Annotated[
        bool, typer.Option("--unseen", help="Take the newest --seen back, then show what is new.")
    ] = False,
    who: Annotated[str, typer.Option(help="Whose visits count; initials will do.")] = "",
) -> None:
    """Show what is new since the last visit: statements, clusters, verdicts, passing candidates."""
    from ideation.errors import BadInput

    options = shared(context)
    if seen and unseen:
        raise BadInput("--seen and --unseen exclude each other.", hint="Give one of them.")
    day = day_of(since, "--since") if since is not None else None
    outlook = options.open().outlook
    if unseen and not outlook.take_back_seen(who=who):
        raise BadInput("Nothing was marked as seen.", hint="Mark it with: ideation news --seen")
    found = outlook.news(who=who, since=day)
    if seen:
        outlook.mark_seen(who=who)
    if options.as_json:
        print_json(_json(found, seen=seen))
        return
    _print(found)
    if seen:
        say("Marked as seen. Take it back with: ideation news --unseen")


def _json(found: FoundNews, *, seen: bool) -> dict[str, Any]:
    told, material = found.news, found.material
    return {
        "by": told.by.value,
        "since": jsonable(told.since.isoformat() if told.since else None),
        "recomputed": told.recomputed,
        "marked": seen,
        "statements": [
            {
                "passage_id": each,
                "note_id": material.passages[each].note_id,
                "date": jsonable(material.note_of(each).date),
                "language": material.passages[each].language.value,
                "text": material.passages[each].text,
            }
            for each in told.passage_ids
        ],
        "clusters": jsonable(told.clusters),
        "verdicts": jsonable(told.turns),
        "candidates": jsonable(told.candidates),
    }


def _print(found: FoundNews) -> None:
    told, material = found.news, found.material
    since = f"since {told.since:%Y-%m-%d}" if told.since else "ever: nothing was marked as seen yet"
    typer.secho(
        f"{len(told.passage_ids)} statements, {len(told.clusters)} clusters, "
        f"{len(told.turns)} verdicts, {len(told.candidates)} candidates new {since}",
        bold=True,
    )
    if told.recomputed:
        say("Verdicts and lights of that day are worked out from the statements there were then.")
    for each in told.candidates:
        typer.echo(f"candidate {each.id} passes now: {shortened(each.name, 70)}")
    if told.turns:
        rows = [
            (each.scope, each.id, each.before, each.after, shortened(each.name, 50))
            for each in told.turns
        ]
        typer.echo(table(("of", "id", "was", "is", "name"), rows))
    for each in told.clusters[:_SHOWN]:
        typer.echo(f"cluster {each.id}: {shortened(each.name, 60)}, {each.passages} statements")
    for passage_id in told.passage_ids[:_SHOWN]:
        passage = material.passages[passage_id]
        typer.echo(f"[{passage_id}] {passage.language}  {shortened(passage.text, 120)}")
    left = len(told.passage_ids) - _SHOWN
    if left > 0:
        say(f"{left} more statements; all with --json")
