"""`ideation themes`, the teaching of them: what would change, what to ask, how right it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, say, shortened, table

if TYPE_CHECKING:
    from ideation.domain.passage import Passage
    from ideation.services.measuring.measure import Value
    from ideation.services.theming.theme_corrections import Shift

Statement = Annotated[int, typer.Argument(metavar="STATEMENT", help="Id of the statement.")]
Themes = Annotated[
    list[str], typer.Argument(metavar="THEME...", help="Slugs, the primary first; or none.")
]


def preview(context: typer.Context, passage: Statement, theme: Themes) -> None:
    """Tell what else would change if a statement got these themes; nothing is stored."""
    options = shared(context)
    found = options.open().teaching.preview(passage, theme)
    if options.as_json:
        print_json(
            {
                "passage_id": found.passage.id,
                "themes": found.themes,
                "rescored": found.rescored,
                "by_hand": found.by_hand,
                "flips": [_shift(each) for each in found.flips],
                "nearest": [_shift(each) for each in found.nearest],
            }
        )
        return
    typer.echo(
        f"{found.rescored} statements would be scored anew, {len(found.flips)} change theme; "
        f"{found.by_hand} stay as people labelled them"
    )
    for title, shifts in (("would change theme", found.flips), ("nearest", found.nearest)):
        if shifts:
            typer.secho(title, bold=True)
        for each in shifts:
            typer.echo(
                f"[{each.passage.id}] {each.before.slug} {each.before.score:.2f} → "
                f"{each.after.slug} {each.after.score:.2f}  similarity {each.similarity:.2f}  "
                f"{shortened(each.passage.text, 80)}"
            )


def teach(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, max=200, help="How many to ask about.")] = 20,
) -> None:
    """List the statements whose label would teach most, languages taking turns."""
    options = shared(context)
    found = options.open().teaching.questions(limit=limit)
    if options.as_json:
        print_json(
            [
                {
                    **_passage(each.passage),
                    "likeliest": [{"slug": slug, "score": score} for slug, score in each.likeliest],
                    "uncertainty": each.uncertainty,
                    "density": each.density,
                    "worth": each.worth,
                }
                for each in found
            ]
        )
        return
    rows = [
        (
            each.passage.id,
            each.passage.language,
            f"{each.worth:.2f}",
            " or ".join(f"{slug} {score:.2f}" for slug, score in each.likeliest),
            shortened(each.passage.text, 80),
        )
        for each in found
    ]
    typer.echo(table(("id", "language", "worth", "likeliest", "statement"), rows, right=(0, 2)))
    say("label one with: ideation themes assign STATEMENT THEME...")


def quality(context: typer.Context) -> None:
    """Tell how right the themes are, on statements people read, each held out when scored."""
    options = shared(context)
    found = options.open().teaching.quality()
    if options.as_json:
        print_json(found)
        return
    typer.echo(f"scheme {found.scheme}: {found.read} statements read by people")
    typer.echo(f"macro-F1: {_value(found.macro_f1, found.read, found.enough)}")
    rows = [
        (slug, found.read_by_theme[slug], _value(value, found.read_by_theme[slug], found.enough))
        for slug, value in found.by_theme.items()
    ]
    typer.echo(table(("theme", "read", "F1"), rows, right=(1,)))
    agreement = found.agreement
    if agreement.equal is None:
        typer.echo(f"second readings: {_few(agreement.n, found.enough)}")
    else:
        kappa = _value(agreement.kappa, agreement.n, found.enough)
        typer.echo(
            f"second readings: {agreement.n}, {agreement.equal:.0%} the same, Cohen's kappa {kappa}"
        )
    if not found.calibrated:
        say("Few examples per theme: certainties show an order, they are no probabilities.")


def why(
    context: typer.Context,
    passage: Statement,
    theme: Annotated[str | None, typer.Option(help="Slug; else the most probable theme.")] = None,
) -> None:
    """Tell why a statement has its theme: nearest examples, and the words that carry it."""
    options = shared(context)
    found = options.open().teaching.why(passage, theme)
    if options.as_json:
        print_json(
            {
                "passage_id": found.passage.id,
                "slug": found.slug,
                "scores": [{"slug": slug, "score": score} for slug, score in found.scores],
                "nearest": found.nearest,
                "words": [
                    {"text": found.passage.text[each.start : each.end], "weight": each.weight}
                    for each in found.words
                ],
            }
        )
        return
    typer.echo(", ".join(f"{slug} {score:.2f}" for slug, score in found.scores))
    typer.secho(f"nearest examples of {found.slug}", bold=True)
    for each in found.nearest:
        by = "" if each.passage_id is None else f" (a person, statement {each.passage_id})"
        typer.echo(f"{each.similarity:.2f}  {shortened(each.text, 110)}{by}")
    words = [
        f"{found.passage.text[each.start : each.end]} {each.weight:+.2f}" for each in found.words
    ]
    typer.echo(f"words that carry it: {', '.join(words) or 'none alone'}")


def history(
    context: typer.Context,
    passage: Annotated[
        int | None, typer.Argument(metavar="STATEMENT", help="Id of one statement; else all.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Show no more than this many.")] = None,
) -> None:
    """List what people changed, the newest first, with what was taken back."""
    options = shared(context)
    found = options.open().teaching.history(passage)[:limit]
    if options.as_json:
        print_json(
            [
                {
                    "passage_id": each.passage_id,
                    "before": each.before,
                    "after": each.after,
                    "at": each.at.isoformat(),
                    "undone_at": each.undone_at.isoformat() if each.undone_at else None,
                }
                for each in found
            ]
        )
        return
    rows = [
        (
            each.passage_id,
            f"{each.at:%Y-%m-%d %H:%M}",
            " ".join(each.before),
            " ".join(each.after) if each.after else "?",
            f"{each.undone_at:%Y-%m-%d %H:%M}" if each.undone_at else "",
        )
        for each in found
    ]
    typer.echo(table(("statement", "when", "before", "after", "taken back"), rows, right=(0,)))


def second(
    context: typer.Context,
    passage: Statement,
    theme: Annotated[
        list[str] | None, typer.Argument(metavar="THEME...", help="Slugs, the primary first.")
    ] = None,
    reader: Annotated[str, typer.Option(help="Who read it.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take the second reading back.")] = False,
) -> None:
    """Keep what a second person says of a labelled statement; it changes no label."""
    options = shared(context)
    teaching = options.open().teaching
    if undo:
        teaching.undo_reading(passage)
        given: list[str] | None = None
    else:
        given = list(teaching.read_again(passage, theme or (), reader).themes)
    if options.as_json:
        print_json({"passage_id": passage, "second": given, "reader": reader or None})
    else:
        typer.echo(f"statement {passage}, second reading: {', '.join(given or ['taken back'])}")


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "passage_id": passage.id,
        "note_id": passage.note_id,
        "text": passage.text,
        "language": passage.language,
    }


def _shift(shift: Shift) -> dict[str, Any]:
    return {
        **_passage(shift.passage),
        "similarity": shift.similarity,
        "before": {"slug": shift.before.slug, "score": shift.before.score},
        "after": {"slug": shift.after.slug, "score": shift.after.score},
    }


def _value(value: Value | None, n: int, enough: int) -> str:
    if value is None:
        return _few(n, enough)
    return f"{value.value:.2f} ({value.low:.2f} to {value.high:.2f}, n = {value.n})"


def _few(n: int, enough: int) -> str:
    return f"{n} of {enough} read, too few to say" if n < enough else "nothing to say"
