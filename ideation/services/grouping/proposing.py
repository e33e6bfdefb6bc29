"""Which clusters the statements of a run propose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from ideation.clustering.fit import UNCLUSTERED, FitOptions, Labels, fit, joined, spread_of
from ideation.domain.ids import PassageId
from ideation.domain.vector import Vector, Vectors
from ideation.ports import PassageIds

Members = frozenset[PassageId]
# What has no name is taken apart where its statements stand nearer to each other by so much.
_FINER = (0.04, 0.08, 0.12, 0.16)


def propose_clusters(
    ids: PassageIds,
    vectors: Vectors,
    substance: NDArray[np.bool_],
    options: FitOptions,
    *,
    common: Vector,
) -> tuple[list[Members], float]:
    """Return clusters, the largest first, and how far unrelated statements spread.

    Statements of `substance` make them, shape (n,) like `ids`; the others join the cluster that
    they belong to. Where those who join outnumber those who made it, what they share is how notes
    are written (an agenda, a lunch), and it is none.
    """
    labels = np.full(len(ids), UNCLUSTERED, dtype=np.intp)
    labels[substance] = fit(vectors[substance], options, common=common)
    spread = spread_of(vectors[substance], labels[substance], common=common)
    labels[~substance] = joined(
        vectors[~substance],
        vectors[substance],
        labels[substance],
        common=common,
        spread=spread,
        similarity=options.similarity,
    )
    return _largest_first(ids, labels, substance), spread


def finer_parts(
    ids: PassageIds,
    vectors: Vectors,
    substance: NDArray[np.bool_],
    options: FitOptions,
    *,
    common: Vector,
) -> list[Callable[[Members], list[Members]]]:
    """Return ways to take a cluster apart, each into finer parts than the one before."""

    def parts(cluster: Members, closer: float) -> list[Members]:
        own = np.isin(ids, list(cluster))
        finer = replace(options, similarity=options.similarity + closer)
        labels = fit(vectors[own], finer, common=common)
        return _largest_first(ids[own], labels, substance[own])

    return [partial(parts, closer=each) for each in _FINER]


def _largest_first(ids: PassageIds, labels: Labels, substance: NDArray[np.bool_]) -> list[Members]:
    """Return clusters of which at least half are of substance."""
    clusters = []
    for label in range(int(labels.max(initial=UNCLUSTERED)) + 1):
        own = labels == label
        if 2 * np.count_nonzero(own & substance) >= np.count_nonzero(own):
            clusters.append(frozenset(map(PassageId, ids[own].tolist())))
    return sorted(clusters, key=lambda each: (-len(each), min(each)))
