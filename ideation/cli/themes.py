"""`ideation themes`: the themes of the scheme in use and their statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ideation.cli import theme_teaching
from ideation.cli.context import shared
from ideation.cli.output import print_json, shortened, table
from ideation.domain.theme import NONE

if TYPE_CHECKING:
    from ideation.services.theming.theme_corrections import Corrected

app = typer.Typer(help="Themes and their statements.", no_args_is_help=True)
app.command("preview")(theme_teaching.preview)
app.command("teach")(theme_teaching.teach)
app.command("quality")(theme_teaching.quality)
app.command("why")(theme_teaching.why)
app.command("history")(theme_teaching.history)
app.command("second")(theme_teaching.second)


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


@app.command("assign")
def assign(
    context: typer.Context,
    passage: Annotated[int, typer.Argument(metavar="STATEMENT", help="Id of the statement.")],
    theme: Annotated[
        list[str], typer.Argument(metavar="THEME...", help="Slugs, the primary first; or none.")
    ],
) -> None:
    """Give a statement its themes by hand; no run changes them, and the machine learns it."""
    options = shared(context)
    _show_themes(options.open().teaching.assign(passage, theme), as_json=options.as_json)


@app.command("reject")
def reject(
    context: typer.Context,
    passage: Annotated[int, typer.Argument(metavar="STATEMENT", help="Id of the statement.")],
    theme: Annotated[str, typer.Argument(metavar="THEME", help="Slug of the theme it is not.")],
) -> None:
    """Say that a theme is not the one: another of its themes, or the next best or none, counts."""
    options = shared(context)
    _show_themes(options.open().teaching.reject(passage, theme), as_json=options.as_json)


@app.command("undo")
def undo(
    context: typer.Context,
    passage: Annotated[int, typer.Argument(metavar="STATEMENT", help="Id of the statement.")],
) -> None:
    """Bring back the themes a statement had before the newest correction, and all scores."""
    options = shared(context)
    _show_themes(options.open().teaching.undo(passage), as_json=options.as_json)


def _show_themes(corrected: Corrected, *, as_json: bool) -> None:
    passage = corrected.passage
    if as_json:
        print_json(
            {
                "passage_id": passage.id,
                "themes": passage.themes,
                "rescored": corrected.rescored,
                "flipped": corrected.flipped,
            }
        )
        return
    given = ", ".join(f"{each.slug} {each.score:.2f} ({each.by})" for each in passage.themes)
    typer.echo(f"statement {passage.id}: {given}")
    typer.echo(f"{corrected.rescored} others scored anew, {corrected.flipped} changed theme")
