"""`ideation brief`: one candidate on one or two pages, every sentence with its sources."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from ideation.cli.context import shared
from ideation.cli.output import jsonable, print_json, say
from ideation.cli.papers import FormatOption, InternalOption


def brief(
    context: typer.Context,
    candidate: Annotated[int, typer.Argument(metavar="CANDIDATE", help="Id of the idea.")],
    form: FormatOption = "md",
    language: Annotated[str, typer.Option(help="Of our own words: en, de or fr.")] = "en",
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where to write it. Without: Markdown goes to stdout."),
    ] = None,
    internal: InternalOption = False,
) -> None:
    """Write a brief on a candidate: claim, lights, backers, quotes, course, open question."""
    from ideation.errors import BadInput
    from ideation.reports.formats import checked_format

    options = shared(context)
    checked_format(form)
    if output is None and form != "md" and not options.as_json:
        raise BadInput(f"A {form} file needs a place.", hint="Name it with --output FILE.")
    outbox = options.open().outbox
    report = outbox.brief(candidate, language, internal=internal)
    data = outbox.rendered(report, form)
    if output is not None:
        output.write_bytes(data)
    if options.as_json:
        text = data.decode("utf-8") if form == "md" and output is None else None
        print_json(
            {
                "candidate": candidate,
                "format": form,
                "path": str(output) if output else None,
                "bytes": len(data),
                "text": text,
            }
            | report_json(report)
        )
    elif output is None:
        sys.stdout.write(data.decode("utf-8"))
    else:
        say(f"Brief on idea {candidate} written to {output}.")


def report_json(report: Any) -> dict[str, Any]:  # noqa: ANN401 - imported late
    """Return what a report is made of: title, shares, sentences with their sources."""
    return {
        "title": report.title,
        "language": report.language,
        "confidential": report.confidential,
        "editorial_share": round(report.editorial_share, 3),
        "sentences": [
            {
                "text": each.text,
                "editorial": each.editorial,
                "passage_ids": [source.passage_id for source in each.sources],
            }
            for each in report.sentences
        ],
        "sources": [
            {"number": number, **jsonable(each)}
            for number, each in enumerate(report.sources, start=1)
        ],
    }
