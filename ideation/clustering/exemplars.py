"""The passages that show best what a cluster is about."""

from __future__ import annotations

import numpy as np

from ideation.clustering.fit import UNCLUSTERED, Labels
from ideation.domain.vector import Vectors

# Above this cosine two passages say the same.
_COPY = 0.9
# How much being unlike the exemplars before counts against being typical.
_VARIETY = 0.5


def exemplars(vectors: Vectors, labels: Labels, *, k: int = 3) -> dict[int, list[int]]:
    """Return up to k rows of each cluster, the medoid first, then such as add something.

    `vectors` (n, dim) are unit rows. Each next row is the one most typical and least like those
    chosen (maximal marginal relevance; Carbonell & Goldstein 1998); near copies of a chosen one
    are left out. The order of rows decides nothing.
    """
    clustered = np.flatnonzero(labels != UNCLUSTERED)
    order = clustered[np.argsort(labels[clustered], kind="stable")]
    found, starts = np.unique(labels[order], return_index=True)
    parts = np.split(order, starts)[1:]
    return {
        label: _choose(vectors, rows, k) for label, rows in zip(found.tolist(), parts, strict=True)
    }


def _choose(vectors: Vectors, rows: Labels, k: int) -> list[int]:
    # By content first, so that the order of rows decides between copies only.
    rows = rows[np.lexsort(vectors[rows].T[::-1])]
    members = vectors[rows].astype(np.float64)
    # The mean cosine to all members, rounded so that equals are equal on any machine.
    typical = np.round(members @ members.mean(axis=0), 6)
    nearest = np.full(len(rows), -np.inf)
    chosen: list[int] = []
    score = typical
    while len(chosen) < k:
        if not np.isfinite(score).any():
            break
        best = int(score.argmax())
        chosen.append(int(rows[best]))
        nearest = np.maximum(nearest, np.round(members @ members[best], 6))
        nearest[best] = np.inf
        score = np.where(nearest <= _COPY, typical - _VARIETY * nearest, -np.inf)
    return chosen
