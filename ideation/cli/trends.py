"""`ideation trends`: the course of themes and clusters, in passages and in organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.context import shared
from ideation.cli.output import jsonable, print_json, shortened, table

if TYPE_CHECKING:
    from ideation.domain.trend import Trend


def trends(
    context: typer.Context,
    limit: Annotated[int | None, typer.Option(min=1, help="Show no more than this many.")] = None,
) -> None:
    """Say which themes and clusters emerge, grow, stay or fade, quarter by quarter.

    What counts is distinct organisations: thirty statements of one firm are no trend.
    """
    options = shared(context)
    found = options.open().findings.trends()[:limit]
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
    typer.echo(table(("verdict", "of", "id", "organisations by quarter", "name"), rows))


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
