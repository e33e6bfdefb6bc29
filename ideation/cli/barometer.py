"""`ideation barometer`: what a sector worries about, needs, pays for and expects in a month."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.context import shared
from ideation.cli.days import month_of
from ideation.cli.output import jsonable, print_json, say

if TYPE_CHECKING:
    from ideation.services.outlook.barometer import MadeBarometer


class Format(StrEnum):
    """What the paper is written as."""

    MD = "md"
    DOCX = "docx"
    PDF = "pdf"


class Written(StrEnum):
    """The language of the paper's own words."""

    EN = "en"
    DE = "de"
    FR = "fr"


def barometer(
    context: typer.Context,
    sector: Annotated[str, typer.Option(help="Whose: one of the agency's sectors.")],
    month: Annotated[str, typer.Option(metavar="YYYY-MM", help="Which month.")],
    language: Annotated[
        Written, typer.Option(help="Language of its own words; quotes stay as said.")
    ] = Written.EN,
    form: Annotated[Format, typer.Option("--format", help="md, docx or pdf.")] = Format.MD,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; docx and pdf need one.")
    ] = None,
    names: Annotated[
        bool, typer.Option("--names/--no-names", help="Name organisations and notes.")
    ] = True,
) -> None:
    """Write the barometer of a sector for a month: one page, with quotes and how many spoke."""
    from ideation.errors import BadInput

    options = shared(context)
    day = month_of(month, "--month")
    if form is not Format.MD and output is None and not options.as_json:
        raise BadInput(f"A {form} is no text.", hint="Name a file with --output.")
    outlook = options.open().outlook
    made = outlook.barometer(sector, day, named=names)
    if output is not None:
        report = outlook.barometer_report(made, language.value, named=names)
        output.write_bytes(outlook.written(report, form.value))
    if options.as_json:
        print_json(_json(made, output))
    elif output is not None:
        say(f"{made.barometer.passages} statements read, {output} written")
    else:
        report = outlook.barometer_report(made, language.value, named=names)
        typer.echo(outlook.written(report, form.value).decode("utf-8").rstrip("\n"))


def _json(made: MadeBarometer, output: Path | None) -> dict[str, Any]:
    found, material = made.barometer, made.material
    return {
        "sector": found.sector,
        "month": f"{found.month:%Y-%m}",
        "statements": found.passages,
        "organisations": found.organisations,
        "notes": found.notes,
        "unplaced": found.unplaced,
        "withheld": found.withheld,
        "parts": [
            {
                "part": each.aspect.value,
                "enough": each.enough,
                "statements": len(each.passage_ids),
                "organisations": each.organisations,
                "interval": {
                    "low": round(each.interval.low, 2),
                    "high": round(each.interval.high, 2),
                },
                "usual": None if each.usual is None else round(each.usual, 2),
                "passage_ids": list(each.passage_ids),
                "quotes": [
                    {
                        "passage_id": quote,
                        "date": jsonable(material.note_of(quote).date),
                        "language": material.passages[quote].language.value,
                        "text": material.passages[quote].text,
                    }
                    for quote in each.quotes
                ],
            }
            for each in found.readings
        ],
        "file": str(output) if output else None,
    }
