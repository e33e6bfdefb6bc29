"""Time of one search inside the app, query encoding included, at 10,000 passages.

python -m benchmarks.search [--passages 10000] [--queries 100]
"""

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np

from benchmarks.generate import passages
from benchmarks.table import show
from ideation.domain.language import Language
from ideation.domain.search import Filters
from ideation.services.search import Asked
from ideation.settings import load_settings
from ideation.text.passages import whole
from ideation.workspace import Workspace

QUERIES = (
    "Who could share a test bench?",
    "Abwärme nutzen",
    "fournisseur local pour emballages",
    "Wien kann Holz zréckhuelen?",
    "skilled workers",
    "Bauteile drucken statt lagern",
    "payer à l'usage plutôt qu'acheter",
    "data that several firms share",
)


def main() -> None:
    """Fill a scratch workspace and time searches, with and without filters."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder), load_settings(Path(folder)), splitter=whole)
        started = time.perf_counter()
        for text in passages(options.passages):
            workspace.door.take_text(text, {})
        stored = time.perf_counter()
        workspace.catch_up()
        embedded = time.perf_counter()
        workspace.finder.search(Asked(query="warm up"))
        rows = []
        for name, filters in (
            ("no filter", Filters()),
            ("language fr", Filters(language=Language.FRENCH)),
        ):
            spent = [
                _milliseconds(workspace, QUERIES[number % len(QUERIES)], filters)
                for number in range(options.queries)
            ]
            rows.append((name, *(f"{np.percentile(spent, each):.0f}" for each in (50, 95, 100))))
        model = workspace.index_status()
    title = f"Search at {options.passages} passages, {model['model']} on {model['runtime']}"
    show(title, ("filter", "median ms", "p95 ms", "max ms"), rows)
    show(
        "Filling",
        ("step", "passages/s"),
        [
            ("store", f"{options.passages / (stored - started):.0f}"),
            ("vectors and themes", f"{options.passages / (embedded - stored):.0f}"),
        ],
    )


def _milliseconds(workspace: Workspace, query: str, filters: Filters) -> float:
    started = time.perf_counter()
    workspace.finder.search(Asked(query=query, filters=filters))
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    main()
