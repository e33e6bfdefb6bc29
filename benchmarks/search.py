"""Time and memory of one search inside the app, the encoding of the question included.

    python -m benchmarks.search [--passages 10000] [--queries 100] [--keep DIR]

Passages and their vectors are generated; questions are the encoder's work. `--keep` names a folder
in which a filled workspace stays for the next time.
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Sequence
from datetime import date as Date
from pathlib import Path

import numpy as np

from benchmarks.engine_data import PER_NOTE, Data, generate
from benchmarks.own_engine import by_line, number_of
from benchmarks.table import show
from ideation.domain.language import Language
from ideation.domain.search import Filters
from ideation.domain.vector import Vectors
from ideation.embeddings.choose import choose_encoder
from ideation.embeddings.faiss_index import FaissIndex
from ideation.services.capturing.embed import embed_waiting
from ideation.services.searching.live_index import LiveIndex
from ideation.services.searching.search import Asked
from ideation.settings import SECTORS, load_settings
from ideation.storage.sqlite import SqliteStore
from ideation.workspace import DATABASE, Workspace

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
FILTERS = {
    "no filter": Filters(),
    "language fr": Filters(language=Language.FRENCH),
    "one sector": Filters(sector=SECTORS[-1]),
    "fr, one sector, one year": Filters(
        language=Language.FRENCH, sector=SECTORS[-1], since=Date(2024, 9, 26)
    ),
}
# Indexes built to measure one.
_COPIES = 4


class _Generated:
    """An encoder that hands out generated vectors under the name of the real one."""

    runtime = "generated"

    def __init__(self, vectors: Vectors) -> None:
        self.model = choose_encoder("default").model
        self._vectors = vectors

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return the rows of numbered passages."""
        rows: Vectors = self._vectors[[number_of(text) for text in texts]]
        return rows

    encode_queries = encode_passages


def main() -> None:
    """Fill a workspace and time searches, with and without filters."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--keep", type=Path, default=None)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = (options.keep or Path(scratch)) / f"search-{options.passages}"
        if not (folder / DATABASE).is_file():
            _fill(folder, generate(options.passages, 1))
        _measure(folder, options.queries)


def _fill(folder: Path, data: Data) -> None:
    languages = {row.text: Language(row.language) for row in data.rows}
    workspace = Workspace(folder, load_settings(folder), splitter=by_line(languages))
    for start in range(0, len(data.rows), PER_NOTE):
        first = data.rows[start]
        header = {
            "date": Date.fromordinal(first.day),
            "sector": first.sector,
            "organisations": [{"name": first.organisation}],
        }
        text = "\n".join(row.text for row in data.rows[start : start + PER_NOTE])
        workspace.door.take_text(text, header)
    embed_waiting(SqliteStore(folder / DATABASE), _Generated(data.vectors))


def _measure(folder: Path, queries: int) -> None:
    before = _memory()
    started = time.perf_counter()
    workspace = Workspace.open(folder)
    workspace.finder.search(Asked(query=QUERIES[-1]))
    first = time.perf_counter() - started
    rows = []
    for name, filters in FILTERS.items():
        spent = [
            _milliseconds(workspace, QUERIES[number % len(QUERIES)], filters)
            for number in range(queries)
        ]
        found = [f"{np.percentile(spent, each):.0f}" for each in (50, 95, 100)]
        rows.append((name, *found, _explaining(workspace, filters)))
    size = workspace.index.size
    headings = ("filter", "median ms", "p95 ms", "max ms", "marks of ten cards, median ms")
    show(f"Search at {size} passages", headings, rows)
    grown = (_memory() - before) * 1024
    facts = [("first search, everything loaded for it", f"{first:.1f} s")]
    facts.append(
        ("memory grown, in all and per passage", f"{grown / 2**20:.0f} MB, {grown / size:.0f} B")
    )
    facts.append(("memory the index holds, per passage", f"{_index_bytes(folder) / size:.0f} B"))
    show("Start and memory", ("what", "value"), facts)


def _index_bytes(folder: Path) -> float:
    """Return the bytes that one index in memory holds: the mean of several, for exactness."""
    store = SqliteStore(folder / DATABASE)
    model = choose_encoder("default").model
    held = []
    before = _held()
    for _ in range(_COPIES):
        index = LiveIndex(store, FaissIndex)
        index.current(model)
        held.append(index)
    return (_held() - before) / len(held)


def _held() -> int:
    """Return the bytes this process holds in memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _milliseconds(workspace: Workspace, query: str, filters: Filters) -> float:
    started = time.perf_counter()
    workspace.finder.search(Asked(query=query, filters=filters))
    return 1000 * (time.perf_counter() - started)


def _explaining(workspace: Workspace, filters: Filters) -> str:
    spent = []
    for query in QUERIES:
        hits = workspace.finder.search(Asked(query=query, filters=filters))
        started = time.perf_counter()
        workspace.finder.explain(query, hits)
        spent.append(1000 * (time.perf_counter() - started))
    return f"{np.median(spent):.0f}"


def _memory() -> int:
    """Return the most memory this process has held, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
