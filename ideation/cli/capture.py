"""`ideation capture`: bring notes in."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.capture_preview import STDIN, Asked, named_columns, show_previews
from ideation.cli.context import Shared, shared
from ideation.cli.output import print_json, progress_on, say

if TYPE_CHECKING:
    from ideation.services.capturing.capture import Captured


def header_fields(
    title: str | None,
    date: str | None,
    author: str | None,
    source: str | None,
    sector: str | None,
    organisations: list[str] | None,
    contacts: list[str] | None,
    confidential: bool | None,
) -> dict[str, Any]:
    """Return the header given by options, in the shape of a note's front matter."""
    return {
        "title": title,
        "date": date,
        "author": author,
        "source": source,
        "sector": sector,
        "organisations": [{"name": name} for name in organisations or ()],
        "contacts": [{"name": name} for name in contacts or ()],
        "confidential": confidential or None,
    }


def capture(
    context: typer.Context,
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...|-", help="Files, folders, or - for stdin.")
    ],
    title: Annotated[str | None, typer.Option(help="Title of the note.")] = None,
    date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Day of the meeting.")
    ] = None,
    author: Annotated[str | None, typer.Option(help="Who wrote it.")] = None,
    source: Annotated[
        str | None, typer.Option(help="meeting, interview, event, pitch, email or research.")
    ] = None,
    sector: Annotated[str | None, typer.Option(help="One of the agency's sectors.")] = None,
    organisation: Annotated[
        list[str] | None, typer.Option(help="An organisation met; may be repeated.")
    ] = None,
    contact: Annotated[
        list[str] | None, typer.Option(help="A person met; may be repeated.")
    ] = None,
    confidential: Annotated[
        bool, typer.Option("--confidential", help="Mark as confidential.")
    ] = False,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=KIND",
            help="What a column of a table holds: text, title, date, author, organisation, "
            "contact, role, sector, source or ignore. May be repeated; the rest is guessed.",
        ),
    ] = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show what would be stored; store nothing.")
    ] = False,
    embed: Annotated[bool, typer.Option(help="Compute vectors and themes at once.")] = True,
) -> None:
    """Store notes: split into statements, each text only once.

    Reads txt, md, docx, pdf, pptx, xlsx, csv, vtt, srt, eml, html and ics; a table row is a note.
    A text file may carry its own header, TOML between two lines of +++; options given here win.
    """
    options = shared(context)
    fields = header_fields(title, date, author, source, sector, organisation, contact, confidential)
    asked = _checked(options, paths, fields, column or [])
    if preview:
        show_previews(options, asked)
        return
    results = _store(options, asked)
    if embed:
        options.open().catch_up(progress=progress_on("Understanding", quiet=options.as_json))
    if options.as_json:
        print_json(results)
    else:
        _report(results)
    if any(each.status == "refused" for each in results):
        raise typer.Exit(2)


def _checked(
    options: Shared, paths: list[Path], fields: dict[str, Any], columns: list[str]
) -> Asked:
    """Return what is asked; wrong options and paths are refused before anything is made."""
    from ideation.intake.files import find_files
    from ideation.intake.header import parse_header
    from ideation.settings import load_settings

    sectors = load_settings(options.folder()).sectors
    parse_header(
        {key: value for key, value in fields.items() if value is not None}, sectors=sectors
    )
    return Asked(
        files=find_files([path for path in paths if path != STDIN]),
        piped=sys.stdin.buffer.read() if STDIN in paths else None,
        fields=fields,
        columns=named_columns(columns),
        sectors=sectors,
    )


def _store(options: Shared, asked: Asked) -> list[Captured]:
    door = options.open(create=True).door
    results = []
    if asked.piped is not None:
        results = door.take_bytes(asked.piped, asked.fields, path=str(STDIN), columns=asked.columns)
    progress = progress_on("Reading", quiet=options.as_json)
    return results + door.take_files(
        asked.files, asked.fields, columns=asked.columns, progress=progress
    )


def _report(results: list[Captured]) -> None:
    for each in results:
        name = f"note {each.note_id}" if each.note_id else each.path or ""
        count = "1 statement" if each.passages == 1 else f"{each.passages} statements"
        detail = each.reason or count
        typer.echo(f"{each.status:<9}  {name}  {each.title or ''}  ({detail})")
    counts = Counter(each.status for each in results)
    say(", ".join(f"{count} {status}" for status, count in counts.items()))
