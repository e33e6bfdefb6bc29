"""`ideation notes`: list, show, edit, remove, restore."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.capture import header_fields
from ideation.cli.context import shared
from ideation.cli.note_intake import note_intake
from ideation.cli.output import jsonable, print_json, progress_on, say, shortened, table

if TYPE_CHECKING:
    from ideation.services.capturing.notes import OpenedNote

app = typer.Typer(help="List, show, edit, remove and restore notes.", no_args_is_help=True)

NoteArgument = Annotated[int, typer.Argument(metavar="NOTE", help="Id of the note.")]


@app.command("list")
def list_notes(
    context: typer.Context,
    removed: Annotated[bool, typer.Option("--removed", help="Show the removed notes.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="Show no more than this many.")] = None,
) -> None:
    """List notes, the newest first, undated ones last."""
    options = shared(context)
    found = options.open().notes(removed=removed)[:limit]
    if options.as_json:
        print_json(found)
        return
    rows = [
        (
            note.id,
            note.date or "no date",
            " ".join(note.languages),
            note.passages,
            shortened(note.title, 48),
            shortened(", ".join(each.name for each in note.organisations), 40),
        )
        for note in found
    ]
    typer.echo(
        table(("id", "date", "lang", "statements", "title", "organisations"), rows, right=(0, 3))
    )


@app.command("show")
def show_note(context: typer.Context, note: NoteArgument) -> None:
    """Show a note with its statements."""
    from ideation.domain.note import clock_of

    options = shared(context)
    opened = options.open().note(note)
    if options.as_json:
        print_json(note_json(opened))
        return
    head = opened.note
    typer.secho(head.title, bold=True)
    parts = (head.date, head.source, head.sector, ", ".join(opened.authors))
    typer.echo(" · ".join(str(part) for part in parts if part))
    for passage in opened.passages:
        given = ", ".join(f"{theme.slug} {theme.score:.2f}" for theme in passage.themes)
        said = opened.said_at(passage)
        when = f"{clock_of(said.seconds)}  " if said else ""
        typer.echo(f"\n[{passage.id}] {when}{passage.language}  {given}")
        typer.echo(passage.text)


@app.command("edit")
def edit_note(
    context: typer.Context,
    note: NoteArgument,
    text: Annotated[
        Path | None, typer.Option(metavar="FILE", help="New text, from a file; - is stdin.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="New title.")] = None,
    date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="New date; '' for none.")
    ] = None,
    author: Annotated[str | None, typer.Option(help="New author.")] = None,
    source: Annotated[str | None, typer.Option(help="New source.")] = None,
    sector: Annotated[str | None, typer.Option(help="New sector.")] = None,
    organisation: Annotated[
        list[str] | None, typer.Option(help="Organisations met, replacing all.")
    ] = None,
    contact: Annotated[list[str] | None, typer.Option(help="Persons met, replacing all.")] = None,
    confidential: Annotated[bool | None, typer.Option(help="Whether it is confidential.")] = None,
) -> None:
    """Change a note; statements whose words stay keep their id and themes."""
    from ideation.intake.header import split_front_matter

    options = shared(context)
    workspace = options.open()
    opened = workspace.note(note)
    given = header_fields(title, date, author, source, sector, organisation, contact, confidential)
    if confidential is not None:
        given["confidential"] = confidential
    # As in capture: a header in the file counts, and options given here win over it.
    written, body = ({}, None) if text is None else split_front_matter(_read_text(text))
    changes = {**written, **{key: each for key, each in given.items() if each not in (None, [])}}
    edited = workspace.edit_note(
        note,
        version=opened.note.version,
        text=body,
        fields={**stored_fields(opened), **changes} if changes else None,
    )
    workspace.catch_up(progress=progress_on("Understanding", quiet=options.as_json))
    if options.as_json:
        print_json(note_json(workspace.note(note)))
    else:
        say(f"note {note} saved, {len(edited.passages)} statements")


@app.command("remove")
def remove_note(context: typer.Context, note: NoteArgument) -> None:
    """Remove a note from lists and search; `notes restore` undoes it."""
    options = shared(context)
    removed = options.open().remove_note(note)
    if options.as_json:
        print_json({"id": removed.id, "removed": True})
    else:
        say(f"note {note} removed; bring it back with: ideation notes restore {note}")


@app.command("restore")
def restore_note(context: typer.Context, note: NoteArgument) -> None:
    """Bring a removed note back as it was."""
    options = shared(context)
    restored = options.open().restore_note(note)
    if options.as_json:
        print_json({"id": restored.id, "removed": False})
    else:
        say(f"note {note} is back")


app.command("intake")(note_intake)


def note_json(opened: OpenedNote) -> dict[str, Any]:
    """Return a note in the shape of `notes show`: its line in the list, text and passages."""
    note = opened.note
    counts: dict[str, int] = {}
    for passage in opened.passages:
        counts[passage.language] = counts.get(passage.language, 0) + 1
    passages = []
    for passage in opened.passages:
        entry = jsonable(passage)
        del entry["note_id"]
        passages.append(entry)
    return {
        "id": note.id,
        "title": note.title,
        "date": jsonable(note.date),
        "source": jsonable(note.source),
        "languages": sorted(counts, key=lambda code: (-counts[code], code)),
        "sector": note.sector,
        "author": note.author,
        "organisations": jsonable(note.organisations),
        "contacts": jsonable(note.contacts),
        "passages": passages,
        "confidential": note.confidential,
        "text": note.text,
    }


def stored_fields(opened: OpenedNote) -> dict[str, Any]:
    """Return the stored header as fields, so that an edit changes only what it names."""
    note = opened.note
    return {
        "title": note.title,
        "date": note.date,
        "author": note.author,
        "source": note.source,
        "sector": note.sector,
        "confidential": note.confidential,
        "organisations": [{"name": each.name} for each in note.organisations],
        "contacts": [{"name": each.name} for each in note.contacts],
    }


def _read_text(path: Path) -> str:
    import sys

    from ideation.intake.decoding import decode
    from ideation.intake.files import read_bytes

    return decode(sys.stdin.buffer.read() if str(path) == "-" else read_bytes(path))
