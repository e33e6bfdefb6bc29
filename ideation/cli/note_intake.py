"""`ideation notes intake`: how a note came in, and what of it can be put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, progress_on, shortened

if TYPE_CHECKING:
    from ideation.domain.cleaning import Funnel
    from ideation.workspace import Workspace

_SHOWN = 90


def note_intake(
    context: typer.Context,
    note: Annotated[int, typer.Argument(metavar="NOTE", help="Id of the note.")],
    restore: Annotated[
        int | None, typer.Option(metavar="START", help="Put what was set apart there back.")
    ] = None,
    apart: Annotated[
        int | None, typer.Option(metavar="START", help="Set apart again what was put back there.")
    ] = None,
    as_written: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Take back the repair of these words.")
    ] = None,
    repair: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Repair these words again.")
    ] = None,
    take_date: Annotated[
        bool, typer.Option("--take-date", help="Make the day that its head names its date.")
    ] = False,
    undo_source: Annotated[
        int | None, typer.Option(metavar="ID", help="Let go who else brought the note.")
    ] = None,
) -> None:
    """Show how a note came in: who brought it, its funnel, what was set apart and repaired.

    With an option something of it is taken back, or done again, before it is shown.
    """
    options = shared(context)
    workspace = options.open()
    asked = (restore, apart, as_written, repair, undo_source)
    if take_date:
        workspace.door.take_day(note)
    if any(each is not None for each in asked):
        _check_source(workspace, note, undo_source)
        _change(workspace, note, asked)
        workspace.catch_up(progress=progress_on("Understanding", quiet=options.as_json))
    found = intake_json(workspace, note)
    if options.as_json:
        print_json(found)
    else:
        _tell(found)


def _check_source(workspace: Workspace, note: int, source: int | None) -> None:
    from ideation.errors import NotFound

    known = {each.id for each in workspace.note(note).sources}
    if source is not None and source not in known:
        raise NotFound(
            f"Note {note} has no further source {source}.",
            hint=f"`ideation notes intake {note}` shows those it has.",
        )


def _change(
    workspace: Workspace,
    note: int,
    asked: tuple[int | None, int | None, str | None, str | None, int | None],
) -> None:
    restore, apart, as_written, repair, undo_source = asked
    door = workspace.door
    for start, restored in ((restore, True), (apart, False)):
        if start is not None:
            door.set_restored(note, start, restored=restored)
    for words, written in ((as_written, True), (repair, False)):
        if words is not None:
            door.set_written(note, words, written=written)
    if undo_source is not None:
        door.undo_source(undo_source)


def intake_json(workspace: Workspace, note_id: int) -> dict[str, Any]:
    """Return how a note came in, as JSON holds it."""
    opened, door = workspace.note(note_id), workspace.door
    note = opened.note
    original = door.original(note_id)
    return {
        "id": note.id,
        "title": note.title,
        "author": note.author,
        "date": note.date,
        "proposed_date": opened.proposed_day.day if opened.proposed_day else None,
        "captured_at": note.captured_at,
        "original": {"name": original.name, "sha256": original.sha256} if original else None,
        "sources": [
            {
                "id": each.id,
                "author": each.author,
                "path": each.path,
                "at": each.at,
                "added": [*each.names, *each.facts],
            }
            for each in opened.sources
        ],
        "funnels": [{"at": each.at, **funnel_json(each.funnel)} for each in door.funnels(note_id)],
        "apart": [
            {
                "start": each.span.start,
                "reason": each.reason,
                "text": each.span.of(note.text),
                "restored": each.restored,
            }
            for each in opened.drops
        ],
        "repairs": [
            {"written": each.written, "read": each.read, "taken_back": back}
            for each, back in door.repairs(note_id)
        ],
        "moments": [
            {"passage_id": each.id, "seconds": said.seconds, "speaker": said.speaker}
            for each in opened.passages
            if (said := opened.said_at(each)) is not None
        ],
        "remarks": list(note.remarks),
    }


def funnel_json(funnel: Funnel) -> dict[str, Any]:
    """Return a funnel as JSON holds it."""
    return {
        "received": funnel.received,
        "dropped": {reason.value: count for reason, count in funnel.dropped.items()},
        "merged": funnel.merged,
        "kept": funnel.kept,
    }


def told_funnel(funnel: dict[str, Any]) -> str:
    """Return a funnel on one line."""
    parts = [f"{funnel['received']} received"]
    if funnel["dropped"]:
        why = ", ".join(f"{reason} {count}" for reason, count in funnel["dropped"].items())
        parts.append(f"{sum(funnel['dropped'].values())} set apart ({why})")
    if funnel["merged"]:
        parts.append(f"{funnel['merged']} said before")
    return " → ".join([*parts, f"{funnel['kept']} kept"])


def _tell(found: dict[str, Any]) -> None:
    typer.secho(found["title"], bold=True)
    by = f" by {found['author']}" if found["author"] else ""
    typer.echo(f"Brought{by} on {_minute(found['captured_at'])}")
    if found["proposed_date"]:
        typer.echo(f"Its head names {found['proposed_date']} as its day: --take-date takes it")
    for each in found["sources"]:
        who = f" by {each['author']}" if each["author"] else ""
        added = f", adding {', '.join(each['added'])}" if each["added"] else ""
        typer.echo(f"Again{who} on {_minute(each['at'])}{added}  [source {each['id']}]")
    for each in found["funnels"]:
        typer.echo(f"{_minute(each['at'])}  {told_funnel(each)}")
    for remark in found["remarks"]:
        typer.echo(f"  {remark}")
    if found["apart"]:
        typer.echo("Set apart:")
    for each in found["apart"]:
        back = "  (put back)" if each["restored"] else ""
        typer.echo(f"  [{each['start']}] {each['reason']}: {_line(each['text'])}{back}")
    if found["repairs"]:
        typer.echo("Repaired:")
    for each in found["repairs"]:
        back = "  (as written)" if each["taken_back"] else ""
        typer.echo(f"  {_line(each['written'])} → {each['read']}{back}")


def _line(text: str) -> str:
    return shortened(" ".join(text.split()), _SHOWN)


def _minute(at: Any) -> str:  # noqa: ANN401
    return f"{at:%Y-%m-%d %H:%M}"
