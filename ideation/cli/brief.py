"""`ideation brief`: one candidate on one or two pages, every sentence with its sources."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ideation.cli.context import shared
from ideation.cli.output import jsonable
from ideation.cli.papers import (
    FormatOption,
    InternalOption,
    LanguageOption,
    PlaceOption,
    check_place,
    hand_out,
)


def brief(
    context: typer.Context,
    candidate: Annotated[int, typer.Argument(metavar="CANDIDATE", help="Id of the idea.")],
    form: FormatOption = "md",
    language: LanguageOption = "en",
    output: PlaceOption = None,
    internal: InternalOption = False,
) -> None:
    """Write a brief on a candidate: claim, lights, backers, quotes, course, open question."""
    from ideation.reports.formats import render

    options = shared(context)
    check_place(form, output, as_json=options.as_json)
    report = options.open().outbox.brief(candidate, language, internal=internal)
    data = render(report, form)
    about = {
        "candidate": candidate,
        "format": form,
        "path": str(output) if output else None,
        "bytes": len(data),
        "text": data.decode("utf-8") if form == "md" and output is None else None,
        **report_json(report),
    }
    said = f"Brief on idea {candidate} written to {output}."
    hand_out(data, output, said=said, about=about if options.as_json else None)


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
