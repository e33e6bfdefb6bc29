"""`ideation themes`: the five themes and their statements."""

from __future__ import annotations

from typing import Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, shortened, table
from ideation.domain.theme import NONE

app = typer.Typer(help="Themes and their statements.", no_args_is_help=True)


@app.command("list")
def list_themes(context: typer.Context) -> None:
    """List the themes with their statements and organisations."""
    options = shared(context)
    counts = [each for each in options.open().themes() if each.slug != NONE]
    if options.as_json:
        print_json(counts)
        return
    rows = [(each.slug, each.passages, each.organisations, each.name) for each in counts]
    typer.echo(table(("theme", "statements", "organisations", "name"), rows, right=(1, 2)))


@app.command("show")
def show_theme(
    context: typer.Context,
    theme: Annotated[str, typer.Argument(metavar="THEME", help="Slug of a theme, or none.")],
    limit: Annotated[int | None, typer.Option(min=1, help="Show no more than this many.")] = None,
) -> None:
    """Show the statements of a theme, the most certain first."""
    options = shared(context)
    found = options.open().theme(theme)[:limit]
    if options.as_json:
        print_json(
            [
                {
                    "passage_id": each.passage.id,
                    "note_id": each.passage.note_id,
                    "text": each.passage.text,
                    "start": each.passage.start,
                    "end": each.passage.end,
                    "language": each.passage.language,
                    "score": each.score,
                    "by": each.by,
                }
                for each in found
            ]
        )
        return
    for each in found:
        line = f"[{each.passage.language}] {shortened(each.passage.text, 140)}"
        typer.echo(f"{each.score:.2f}  {line}  (note {each.passage.note_id})")
