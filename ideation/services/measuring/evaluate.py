"""Measure the product on labelled sets it has never seen: themes, search, groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from ideation.clustering.fit import UNCLUSTERED
from ideation.domain.theme import NONE
from ideation.errors import BadInput
from ideation.ports import Progress
from ideation.services.measuring.labelled import LabelledSet
from ideation.services.measuring.measure import (
    Indices,
    Value,
    bootstrapped,
    f1,
    mean,
    ndcg,
    ndcg_among,
)
from ideation.services.rights import Right, requires


class Bench(Protocol):
    """The product under measurement, filled with the set's passages, one note each."""

    def primary_themes(self) -> dict[str, str]:
        """Return the primary theme given to each passage."""

    def rank(self, query: str) -> list[str]:
        """Return all passages found for a query, best first."""

    def clusters(self) -> dict[str, int]:
        """Return the cluster of each passage, -1 for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemesReport:
    """Macro-F1 of the primary theme; `abstained` counts passages given no theme."""

    n: int
    macro_f1: Value | None
    by_language: Mapping[str, Value | None]
    by_theme: Mapping[str, Value | None]
    abstained: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchReport:
    """nDCG@10 over all answers, those in another language, those in the same; names apart."""

    n: int
    all: Value | None
    cross: Value | None
    same: Value | None
    by_language: Mapping[str, Value | None]
    names: Value | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsReport:
    """Agreement of clusters with groups; unclustered passages stand alone.

    `language_ami` is the adjusted mutual information of language and cluster: 0 when a
    passage's language says nothing about its cluster.
    """

    n: int
    v_measure: Value | None
    ari: Value | None
    unclustered: int
    language_ami: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What `evaluate` found; a missing file gives None."""

    themes: ThemesReport | None
    search: SearchReport | None
    groups: GroupsReport | None


@requires(Right.READ)
def evaluate(
    labelled: LabelledSet, bench: Bench, slugs: Sequence[str], *, progress: Progress | None = None
) -> Report:
    """Measure `bench`, which holds the set's passages, against the labels."""
    return Report(
        themes=_themes(labelled, bench, slugs) if labelled.has_passages else None,
        search=_search(labelled, bench, progress) if labelled.queries is not None else None,
        groups=_groups(labelled, bench) if labelled.groups is not None else None,
    )


def _themes(labelled: LabelledSet, bench: Bench, slugs: Sequence[str]) -> ThemesReport:
    unknown = sorted({each.primary for each in labelled.passages} - set(slugs))
    if unknown:
        raise BadInput(
            f"passages.jsonl names a theme that the scheme does not know: {unknown[0]!r}.",
            hint=f"Known are: {', '.join(slugs)}.",
        )
    given = bench.primary_themes()
    truth = [each.primary for each in labelled.passages]
    found = [given.get(each.id, NONE) for each in labelled.passages]
    languages = [each.lang.value for each in labelled.passages]

    def within(language: str) -> Value | None:
        chosen = [index for index, each in enumerate(languages) if each == language]
        return f1([truth[each] for each in chosen], [found[each] for each in chosen], slugs)

    return ThemesReport(
        n=len(truth),
        macro_f1=f1(truth, found, slugs),
        by_language={language: within(language) for language in sorted(set(languages))},
        by_theme={slug: f1(truth, found, [slug]) for slug in slugs},
        abstained=found.count(NONE),
    )


def _search(labelled: LabelledSet, bench: Bench, progress: Progress | None) -> SearchReport:
    language = {each.id: each.lang.value for each in labelled.passages}
    queries = [each for each in labelled.queries or () if each.relevant]
    rankings: list[list[str]] = []
    for query in queries:
        rankings.append(bench.rank(query.query))
        if progress is not None:
            progress(len(rankings), len(queries))
    overall = [
        ndcg(ranking, query.relevant) for query, ranking in zip(queries, rankings, strict=True)
    ]

    def part(*, same: bool) -> Value | None:
        scores = []
        for query, ranking in zip(queries, rankings, strict=True):
            pool = {each for each in language if (language[each] == query.lang.value) == same}
            scores.append(ndcg_among(ranking, query.relevant, pool))
        return mean([each for each in scores if each is not None])

    return SearchReport(
        n=len(queries),
        all=mean(overall),
        cross=part(same=False),
        same=part(same=True),
        by_language={
            code: mean(
                [
                    score
                    for query, score in zip(queries, overall, strict=True)
                    if query.lang.value == code
                ]
            )
            for code in sorted({query.lang.value for query in queries})
        },
        names=mean(
            [score for query, score in zip(queries, overall, strict=True) if query.kind == "name"]
        ),
    )


def _groups(labelled: LabelledSet, bench: Bench) -> GroupsReport:
    from sklearn.metrics import (
        adjusted_mutual_info_score,
        adjusted_rand_score,
        v_measure_score,
    )

    clusters = bench.clusters()
    language = {each.id: each.lang.value for each in labelled.passages}
    members = [
        (number, passage)
        for number, group in enumerate(labelled.groups or ())
        for passage in group.passage_ids
    ]
    truth = np.asarray([number for number, _ in members])
    given = [clusters.get(passage, UNCLUSTERED) for _, passage in members]
    alone = max(given, default=0) + 1
    found = np.asarray(
        [cluster if cluster != UNCLUSTERED else alone + row for row, cluster in enumerate(given)]
    )
    spoken = [language[passage] for _, passage in members]

    def over(score: Callable[[Indices, Indices], float]) -> Value | None:
        def measure(chosen: Indices) -> float:
            # A passage drawn twice would agree with itself, so each counts once.
            drawn = np.unique(chosen)
            return float(score(truth[drawn], found[drawn]))

        return bootstrapped(len(truth), measure, centred=True)

    return GroupsReport(
        n=len(members),
        v_measure=over(v_measure_score),
        ari=over(adjusted_rand_score),
        unclustered=given.count(UNCLUSTERED),
        language_ami=round(float(adjusted_mutual_info_score(spoken, found)), 4) if members else 0.0,
    )
