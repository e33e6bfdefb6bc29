"""`ideation candidates minutes`: what a review meeting decided, as a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, say
from ideation.cli.papers import FormatOption


def minutes(
    context: typer.Context,
    candidate: Annotated[
        list[int] | None,
        typer.Argument(metavar="[CANDIDATE]...", help="The candidates of the meeting, 7 at most."),
    ] = None,
    day: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day of the meeting.")
    ] = None,
    language: Annotated[str, typer.Option(help="en, de or fr.")] = "en",
    form: FormatOption = "md",
    output: Annotated[
        Path | None, typer.Option(help="Write to this file; md alone may go to stdout.")
    ] = None,
) -> None:
    """Write the minutes of a review meeting: all decisions of a day, or those on candidates."""
    from ideation.errors import BadInput
    from ideation.reports.formats import render

    options = shared(context)
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
    if output is None and form != "md":
        raise BadInput(f"A {form} file needs a place.", hint="Name it with --output FILE.")
    if output is not None:
        output.write_bytes(content)
    if options.as_json:
        print_json(
            {
                "day": on,
                "candidates": [each.id for each in listed],
                "title": report.title,
                "file": str(output) if output else None,
                "text": content.decode("utf-8") if form == "md" else None,
            }
        )
    elif output is not None:
        say(f"written to {output}")
    else:
        typer.echo(content.decode("utf-8"), nl=False)
