"""`ideation candidates minutes`: what a review meeting decided, as a file."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.papers import FormatOption, LanguageOption, PlaceOption, check_place, hand_out


def minutes(
    context: typer.Context,
    candidate: Annotated[
        list[int] | None,
        typer.Argument(metavar="[CANDIDATE]...", help="The candidates of the meeting, 7 at most."),
    ] = None,
    day: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day of the meeting.")
    ] = None,
    language: LanguageOption = "en",
    form: FormatOption = "md",
    output: PlaceOption = None,
) -> None:
    """Write the minutes of a review meeting: all decisions of a day, or those on candidates."""
    from ideation.errors import BadInput
    from ideation.reports.formats import render

    options = shared(context)
    check_place(form, output, as_json=options.as_json)
    desk = options.open().desk
    on = day.date() if day else desk.today
    ids = candidate or sorted({int(each.group_id) for each in desk.decisions_on(on)})
    if not ids:
        raise BadInput(
            f"Nothing was decided on {on}.", hint="Name the candidates, or another --day."
        )
    listed = desk.agenda(ids) if candidate else [desk.find(each, language) for each in ids]
    report = desk.minutes(listed, on, language)
    content = render(report, form)
    about = {
        "day": on,
        "candidates": [each.id for each in listed],
        "title": report.title,
        "file": str(output) if output else None,
        "text": content.decode("utf-8") if form == "md" else None,
    }
    said = f"Minutes of {on} written to {output}."
    hand_out(content, output, said=said, about=about if options.as_json else None)
