"""Measure the product on the labelled halves, and keep what was measured.

    python -m benchmarks.labelled a            # half A, for tuning: prints only
    python -m benchmarks.labelled b --record   # half B, sealed: also appended to history.csv

Every row of history.csv stays, the first one too.
"""

import argparse
import csv
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.table import show
from ideation import __version__
from ideation.scratch import scratch_bench
from ideation.services.measuring.evaluate import Report, evaluate
from ideation.services.measuring.labelled import read_labelled
from ideation.services.measuring.measure import Value
from ideation.settings import load_settings

ROOT = Path(__file__).parents[1]
HISTORY = ROOT / "benchmarks" / "history.csv"
FIELDS = ("date", "version", "half", "model", "revision", "measure", "value", "low", "high", "n")


def main() -> None:
    """Measure the halves named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("halves", nargs="+", choices=["a", "b"])
    parser.add_argument("--record", action="store_true", help="append to history.csv")
    options = parser.parse_args()
    for half in options.halves:
        labelled = read_labelled(ROOT / "tests" / "labelled" / half)
        with scratch_bench(load_settings(ROOT), labelled) as bench:
            report = evaluate(labelled, bench, bench.slugs)
            model = bench.model
        rows = [
            (name, value.value, value.low, value.high, value.n)
            for name, value in measures(report).items()
            if value is not None
        ]
        show(f"Half {half}, {model.name}", ("measure", "value", "low", "high", "n"), rows)
        if options.record:
            day = datetime.now(UTC).date().isoformat()
            kept = (day, __version__, half, model.name, model.revision)
            append([(*kept, *row) for row in rows])


def measures(report: Report) -> dict[str, Value | None]:
    """Return the figures worth keeping, by name."""
    found: dict[str, Value | None] = {}
    if report.themes:
        found["themes macro-F1"] = report.themes.macro_f1
        for code, value in report.themes.by_language.items():
            found[f"themes macro-F1 {code}"] = value
    if report.search:
        found["search nDCG@10"] = report.search.all
        found["search nDCG@10 other languages"] = report.search.cross
        found["search nDCG@10 same language"] = report.search.same
        found["search nDCG@10 names"] = report.search.names
    if report.groups:
        found["groups V-measure"] = report.groups.v_measure
        found["groups adjusted Rand"] = report.groups.ari
    return found


def append(rows: list[tuple[object, ...]]) -> None:
    """Add rows to the history; nothing in it is ever changed."""
    fresh = not HISTORY.exists()
    with HISTORY.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        if fresh:
            writer.writerow(FIELDS)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
