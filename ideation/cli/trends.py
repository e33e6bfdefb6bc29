"""`ideation trends`: the course of themes and clusters, in passages and in organisations."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli import bands
from ideation.cli.context import shared
from ideation.cli.output import jsonable, print_json, shortened, table

if TYPE_CHECKING:
    from ideation.domain.trend import Trend
    from ideation.services.outlook.trends import OpenedTrend
    from ideation.trends.context import Comparison, Stretch

app = typer.Typer(
    help="Say which themes and clusters emerge, grow, stay or fade, period by period.",
    invoke_without_command=True,
)
app.add_typer(bands.app, name="bands")


class Periods(StrEnum):
    """How long the periods are."""

    MONTH = "month"
    QUARTER = "quarter"


ByOption = Annotated[Periods, typer.Option("--by", help="Count by month or by quarter.")]


@app.callback()
def trends(
    context: typer.Context,
    by: ByOption = Periods.QUARTER,
    limit: Annotated[int | None, typer.Option(min=1, help="Show no more than this many.")] = None,
) -> None:
    """Say which themes and clusters emerge, grow, stay or fade, period by period.

    What counts is distinct organisations: thirty statements of one firm are no trend.
    """
    if context.invoked_subcommand is not None:
        return
    from ideation.domain.trend import Step

    options = shared(context)
    found = options.open().findings.trends(step=Step(by.value))[:limit]
    if options.as_json:
        print_json([_json(each) for each in found])
        return
    rows = [
        (
            each.verdict,
            each.scope,
            each.id,
            " ".join(str(one.organisations) for one in each.bins),
            shortened(each.name, 56),
        )
        for each in found
    ]
    typer.echo(table(("verdict", "of", "id", f"organisations by {by.value}", "name"), rows))


@app.command("show")
def show_trend(
    context: typer.Context,
    trend: Annotated[str, typer.Argument(metavar="TREND", help="A theme, or a cluster's id.")],
    by: ByOption = Periods.QUARTER,
) -> None:
    """Show one trend: counts with their intervals, and how it compares around each period."""
    from ideation.domain.trend import Step

    options = shared(context)
    opened = options.open().outlook.trend(trend, step=Step(by.value))
    if options.as_json:
        print_json(_opened_json(opened))
        return
    _print_opened(opened)


def _json(trend: Trend) -> dict[str, Any]:
    return {
        "scope": trend.scope.value,
        "id": trend.id,
        "name": trend.name,
        "verdict": trend.verdict.value,
        "bins": [
            {
                "start": jsonable(each.start),
                "end": jsonable(each.end),
                "passages": each.passages,
                "organisations": each.organisations,
            }
            for each in trend.bins
        ],
    }


def _opened_json(opened: OpenedTrend) -> dict[str, Any]:
    trend = opened.trend
    return {
        **_json(trend),
        "by": opened.step.value,
        "early": trend.early,
        "late": trend.late,
        "certainty": trend.certainty,
        "organisations": trend.organisations,
        "bins": [
            {
                "start": jsonable(each.start),
                "end": jsonable(each.end),
                "passages": each.passages,
                "passages_interval": _interval(each.passages),
                "organisations": each.organisations,
                "organisations_interval": _interval(each.organisations),
                "passage_ids": list(each.passage_ids),
            }
            for each in trend.bins
        ],
        "bands": [
            {**jsonable(band), **_comparison(comparison)} for band, comparison in opened.compared
        ],
    }


def _interval(count: int) -> dict[str, float]:
    from ideation.trends.interval import poisson_interval

    found = poisson_interval(count)
    return {"low": round(found.low, 2), "high": round(found.high, 2)}


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "before": _stretch(comparison.before),
        "during": _stretch(comparison.during),
        "after": _stretch(comparison.after),
        "during_shift": comparison.during_shift.value,
        "during_certainty": comparison.during_certainty,
        "after_shift": comparison.after_shift.value,
        "after_certainty": comparison.after_certainty,
    }


def _stretch(stretch: Stretch | None) -> dict[str, Any] | None:
    if stretch is None:
        return None
    return {
        "start": jsonable(stretch.start),
        "end": jsonable(stretch.end),
        "quarters": stretch.quarters,
        "passages": stretch.passages,
        "organisations_per_quarter": round(stretch.per_quarter, 2),
        "interval": {
            "low": round(stretch.interval.low, 2),
            "high": round(stretch.interval.high, 2),
        },
        "heard_per_quarter": round(stretch.heard / stretch.quarters, 2),
    }


def _print_opened(opened: OpenedTrend) -> None:
    trend = opened.trend
    typer.secho(f"{trend.name}: {trend.verdict}", bold=True)
    rows = [
        (
            each.start,
            each.organisations,
            "{low:.1f} to {high:.1f}".format(**_interval(each.organisations)),
            each.passages,
            "{low:.1f} to {high:.1f}".format(**_interval(each.passages)),
        )
        for each in trend.bins
    ]
    headings = ("from", "organisations", "may well be", "statements", "may well be")
    typer.echo(table(headings, rows, right=(1, 3)))
    for band, comparison in opened.compared:
        typer.echo()
        typer.secho(f"{band.name}, organisations per quarter", bold=True)
        typer.echo(
            table(("", "from", "to", "rate", "may well be", "against before"), _rows(comparison))
        )


def _rows(comparison: Comparison) -> list[tuple[object, ...]]:
    shifts = {
        "before": "",
        "during": comparison.during_shift.value,
        "after": comparison.after_shift.value,
    }
    stretches = {
        "before": comparison.before,
        "during": comparison.during,
        "after": comparison.after,
    }
    return [
        (name, "", "", "no notes", "", "")
        if each is None
        else (
            name,
            each.start,
            each.end - timedelta(days=1),
            f"{each.per_quarter:.1f}",
            f"{each.interval.low:.1f} to {each.interval.high:.1f}",
            shifts[name],
        )
        for name, each in stretches.items()
    ]
