"""`ideation evaluate`: measure the product on labelled sets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, progress_on, table

if TYPE_CHECKING:
    from ideation.services.measuring.evaluate import Report
    from ideation.services.measuring.measure import Value


def evaluate(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of labelled JSON lines.")],
) -> None:
    """Measure themes, search and groups on a labelled set, in a scratch workspace."""
    from ideation.scratch import scratch_bench
    from ideation.services.measuring.evaluate import evaluate as measure
    from ideation.services.measuring.labelled import read_labelled
    from ideation.settings import load_settings

    options = shared(context)
    labelled = read_labelled(folder)
    settings = load_settings(options.folder())
    watched = progress_on("Encoding", quiet=options.as_json)
    with scratch_bench(settings, labelled, progress=watched) as bench:
        asking = progress_on("Searching", quiet=options.as_json)
        report = measure(labelled, bench, bench.slugs, progress=asking)
    if options.as_json:
        print_json(report)
    else:
        typer.echo(table(("measure", "value", "95 %", "n"), _rows(report), right=(1, 3)))


def _rows(report: Report) -> list[tuple[str, str, str, str]]:
    named: list[tuple[str, Value | None]] = []
    if report.themes:
        named.append(("themes, macro-F1", report.themes.macro_f1))
        named += [(f"  {code}", value) for code, value in report.themes.by_language.items()]
        named += [(f"  {slug}", value) for slug, value in report.themes.by_theme.items()]
    if report.search:
        named.append(("search, nDCG@10", report.search.all))
        named.append(("  other languages", report.search.cross))
        named.append(("  same language", report.search.same))
        named += [(f"  {code}", value) for code, value in report.search.by_language.items()]
        named.append(("  names", report.search.names))
    if report.groups:
        named.append(("groups, V-measure", report.groups.v_measure))
        named.append(("groups, adjusted Rand", report.groups.ari))
    return [_row(name, value) for name, value in named]


def _row(name: str, value: Value | None) -> tuple[str, str, str, str]:
    if value is None:
        return name, "-", "-", "0"
    return name, f"{value.value:.3f}", f"{value.low:.3f} to {value.high:.3f}", str(value.n)
