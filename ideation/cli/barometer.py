"""`ideation barometer`: what a sector worries about, needs, pays for and expects in a month."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.context import shared
from ideation.cli.days import month_of
from ideation.cli.output import jsonable
from ideation.cli.papers import FormatOption, LanguageOption, PlaceOption, check_place, hand_out

if TYPE_CHECKING:
    from ideation.services.outlook.barometer import MadeBarometer


def barometer(
    context: typer.Context,
    sector: Annotated[str, typer.Option(help="Whose: one of the agency's sectors.")],
    month: Annotated[str, typer.Option(metavar="YYYY-MM", help="Which month.")],
    language: LanguageOption = "en",
    form: FormatOption = "md",
    output: PlaceOption = None,
    names: Annotated[
        bool, typer.Option("--names/--no-names", help="Name organisations and notes.")
    ] = True,
) -> None:
    """Write the barometer of a sector for a month: one page, with quotes and how many spoke."""
    from ideation.reports.formats import render

    options = shared(context)
    day = month_of(month, "--month")
    check_place(form, output, as_json=options.as_json)
    outlook = options.open().outlook
    made = outlook.barometer(sector, day, named=names, language=language)
    data = render(outlook.barometer_report(made, language, named=names), form)
    said = f"Barometer of {sector}, {made.barometer.passages} statements read, written to {output}."
    hand_out(data, output, said=said, about=_json(made, output) if options.as_json else None)


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
                "before": each.before,
                "again": each.again,
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
        "before": found.before,
        "themes": [
            {
                "name": each.name,
                "statements": len(each.passage_ids),
                "organisations": each.organisations,
                "before": each.before,
            }
            for each in found.themes
        ],
        "file": str(output) if output else None,
    }
