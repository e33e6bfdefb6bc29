"""Which clusters the statements of a run propose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Statements:
    """What clusters are made of, in rows: ids, vectors, notes, and which are of substance.

    `vectors` is (n, dim), the others are (n,).
    """

    ids: PassageIds
    vectors: Vectors
    notes: NDArray[np.int64]
    substance: NDArray[np.bool_]

    def where(self, rows: NDArray[np.bool_]) -> Statements:
        """Return those of the rows."""
        return Statements(
            ids=self.ids[rows],
            vectors=self.vectors[rows],
            notes=self.notes[rows],
            substance=self.substance[rows],
        )


def propose_clusters(
    said: Statements, options: FitOptions, *, common: Vector
) -> tuple[list[Members], float]:
    """Return clusters, the largest first, and how far unrelated statements spread.

    Statements of substance make them; the others join the cluster that they belong to. Where those
    who join outnumber those who made it, what they share is how notes are written (an agenda, a
    lunch), and it is none; nor is what a single note tells.
    """
    labels = np.full(len(said.ids), UNCLUSTERED, dtype=np.intp)
    made = said.substance
    labels[made] = fit(said.vectors[made], options, common=common)
    spread = spread_of(said.vectors[made], labels[made], common=common)
    labels[~made] = joined(
        said.vectors[~made],
        said.vectors[made],
        labels[made],
        common=common,
        spread=spread,
        similarity=options.similarity,
    )
    return _largest_first(said, labels), spread


def finer_parts(
    said: Statements, options: FitOptions, *, common: Vector
) -> list[Callable[[Members], list[Members]]]:
    """Return ways to take a cluster apart, each into finer parts than the one before."""

    def parts(cluster: Members, closer: float) -> list[Members]:
        own = said.where(np.isin(said.ids, list(cluster)))
        finer = replace(options, similarity=options.similarity + closer)
        return _largest_first(own, fit(own.vectors, finer, common=common))

    return [partial(parts, closer=each) for each in _FINER]


def _largest_first(said: Statements, labels: Labels) -> list[Members]:
    """Return clusters that several notes tell, of which at least half are of substance."""
    clusters = []
    for label in range(int(labels.max(initial=UNCLUSTERED)) + 1):
        own = said.where(labels == label)
        if 2 * np.count_nonzero(own.substance) >= len(own.ids) and len(set(own.notes.tolist())) > 1:
            clusters.append(frozenset(map(PassageId, own.ids.tolist())))
    return sorted(clusters, key=lambda each: (-len(each), min(each)))
