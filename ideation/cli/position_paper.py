"""`ideation position-paper`: chosen clusters and ideas as impulses, edited before export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ideation.cli.brief import report_json
from ideation.cli.context import shared
from ideation.cli.output import jsonable, print_json, say
from ideation.cli.papers import FormatOption, InternalOption, LanguageOption

if TYPE_CHECKING:
    from ideation.workspace import Workspace

app = typer.Typer(help="Position papers: a draft to edit, then a document.", no_args_is_help=True)


@app.command("draft")
def draft(
    context: typer.Context,
    output: Annotated[Path, typer.Option(metavar="FILE", help="Where to write the draft, .toml.")],
    clusters: Annotated[
        str, typer.Option(metavar="IDS", help="Ids of clusters, with commas between.")
    ] = "",
    ideas: Annotated[
        str, typer.Option(metavar="IDS", help="Ids of ideas, with commas between.")
    ] = "",
    top: Annotated[
        int, typer.Option(min=0, help="In place of ids: so many clusters, the first of the list.")
    ] = 0,
    language: LanguageOption = "en",
) -> None:
    """Propose one impulse for each cluster and idea, in a text file that you can edit."""
    from ideation.errors import BadInput
    from ideation.services.reporting.impulses import written

    options = shared(context)
    if output.exists():
        raise BadInput(
            f"{output} exists, and somebody may have edited it.", hint="Choose another name."
        )
    workspace = options.open()
    chosen = [*_ids(clusters, "--clusters"), *_first(workspace, top, language)]
    paper = workspace.outbox.draft(clusters=chosen, ideas=_ids(ideas, "--ideas"), language=language)
    output.write_text(written(paper), encoding="utf-8")
    if options.as_json:
        print_json({"path": str(output), **jsonable(paper)})
    else:
        say(f"{len(paper.impulses)} impulses written to {output}. Edit it, then render it.")


@app.command("render")
def render(
    context: typer.Context,
    draft_file: Annotated[Path, typer.Argument(metavar="DRAFT", help="The draft, a .toml file.")],
    form: FormatOption = "docx",
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where to write it. Default: beside the draft."),
    ] = None,
    internal: InternalOption = False,
) -> None:
    """Make the document of a draft; every citation is looked up anew."""
    from ideation.errors import BadInput
    from ideation.reports.formats import checked_format, render
    from ideation.services.reporting.impulses import read

    options = shared(context)
    checked_format(form)
    try:
        text = draft_file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(f"{draft_file} is no text in UTF-8.") from error
    paper = read(text, where=str(draft_file))
    report = options.open().outbox.paper(paper, internal=internal)
    data = render(report, form)
    place = output or draft_file.with_suffix(f".{form}")
    place.write_bytes(data)
    if options.as_json:
        about = {"path": str(place), "format": form, "bytes": len(data)}
        print_json({**about, "impulses": len(paper.impulses)} | report_json(report))
    else:
        say(
            f"{len(paper.impulses)} impulses written to {place}; "
            f"{report.editorial_share:.0%} of the sentences are editorial."
        )


def _ids(given: str, option: str) -> list[int]:
    from ideation.errors import BadInput

    parts = [each.strip() for each in given.split(",") if each.strip()]
    for each in parts:
        if not (each.isascii() and each.isdecimal()):
            raise BadInput(f"{option}: {each!r} is no id.", hint="Give numbers, such as 3,8,12.")
    return [int(each) for each in parts]


def _first(workspace: Workspace, top: int, language: str) -> list[int]:
    return [int(each.id) for each in workspace.findings.clusters(language)[:top]] if top else []
