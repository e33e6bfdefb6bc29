"""What `ideation capture` is asked, and what it would store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from ideation.cli.capture_findings import Findings, lines_of
from ideation.cli.context import Shared
from ideation.cli.output import print_json, say, shortened, table
from ideation.errors import BadInput, IdeationError

if TYPE_CHECKING:
    from ideation.domain.note import NoteDraft
    from ideation.intake.pool import FileReader

STDIN = Path("-")
# So much of a note's text is shown to people; JSON holds all of it.
_SHOWN_CHARACTERS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be captured: files, bytes from stdin, the header given, what columns hold."""

    files: Sequence[Path]
    piped: bytes | None
    fields: Mapping[str, Any]
    columns: Mapping[str, str]
    sectors: Sequence[str]

    def sources(self) -> Iterator[tuple[str, Path | bytes]]:
        """Yield what comes in by its name: stdin first, then the files."""
        from ideation.intake.files import shown

        if self.piped is not None:
            yield str(STDIN), self.piped
        for file in self.files:
            yield shown(file), file


def named_columns(given: Sequence[str]) -> dict[str, str]:
    """Return columns written NAME=KIND as a mapping; raises BadInput for anything else."""
    from ideation.intake.readers.sheet_rows import checked_columns

    columns: dict[str, str] = {}
    for each in given:
        # A name may hold the sign, a kind does not.
        name, sign, kind = each.rpartition("=")
        if not sign or not name.strip():
            raise BadInput(
                f"{each!r} does not say what a column holds; nothing was saved.",
                hint='Write it as in --column "Notes=text".',
            )
        columns[" ".join(name.split())] = kind.strip()
    checked_columns(columns)
    return columns


def show_previews(options: Shared, asked: Asked) -> None:
    """Print what would be stored of each file; exits with 2 if any would be refused."""
    from ideation.intake.pool import FileReader

    with closing(FileReader()) as reader:
        findings = Findings(options)
        found = [
            _preview(reader, findings, asked, path, source) for path, source in asked.sources()
        ]
    if options.as_json:
        print_json(found)
    else:
        for each in found:
            _tell(each)
    if any(each["reason"] for each in found):
        raise typer.Exit(2)


def _preview(
    reader: FileReader, findings: Findings, asked: Asked, path: str, source: Path | bytes
) -> dict[str, Any]:
    from ideation.intake.drafts import drafts_from_bytes
    from ideation.intake.files import read_bytes
    from ideation.intake.readers.sheet_rows import columns_of

    try:
        data = source if isinstance(source, bytes) else read_bytes(source)
        drafts = drafts_from_bytes(
            reader, data, asked.fields, sectors=asked.sectors, path=path, columns=asked.columns
        )
        columns = [
            {"table": each.name or None, "name": name, "kind": kind}
            for each in reader.tables(data, Path(path).name)
            for name, kind in columns_of(each, asked.columns).items()
        ]
    except IdeationError as error:
        return {"path": path, "columns": [], "notes": [], "reason": error.sentence()}
    notes = [_note_json(each, findings) for each in drafts]
    return {"path": path, "columns": columns, "notes": notes, "reason": None}


def _note_json(draft: NoteDraft, findings: Findings) -> dict[str, Any]:
    from ideation.services.capturing.capture import title_of

    header = draft.header
    return {
        "title": title_of(draft),
        "date": header.date,
        "author": header.author,
        "source": header.source,
        "sector": header.sector,
        "organisations": [each.name for each in header.organisations],
        "contacts": [each.name for each in (*header.contacts, *draft.invited)],
        **findings.of(draft),
        "text": draft.text,
        "remarks": list(draft.remarks),
    }


def _tell(found: Mapping[str, Any]) -> None:
    count = len(found["notes"])
    told = found["reason"] or ("1 note" if count == 1 else f"{count} notes")
    typer.echo(f"{found['path']}: {told}")
    if found["columns"]:
        held = [(each["table"], each["name"], each["kind"]) for each in found["columns"]]
        typer.echo(table(("table", "column", "holds"), held))
    if found["notes"]:
        headings = ("title", "date", "author", "organisations", "contacts", "statements", "text")
        rows = [
            (
                shortened(each["title"], 40),
                each["date"],
                each["author"],
                shortened(", ".join(each["organisations"]), 40),
                shortened(", ".join(each["contacts"]), 40),
                each["passages"],
                shortened(each["text"], _SHOWN_CHARACTERS),
            )
            for each in found["notes"]
        ]
        typer.echo(table(headings, rows, right=(5,)))
    for number, each in enumerate(found["notes"], start=1):
        if count > 1:
            typer.echo(f"{number}. {each['title']}")
        for line in (*lines_of(each), *each["remarks"]):
            typer.echo(f"  {line}")
    left = sum(not each["compared"] and each["known"] is None for each in found["notes"])
    if 0 < left < count:
        say(f"{left} of {count} notes were not compared with what is there: too many at once.")
