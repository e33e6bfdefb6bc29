"""Group passages by meaning; what stands alone stays unclustered.

Average-linkage agglomeration on cosine distance: deterministic, no number of clusters to
guess, good at thirty passages. Large sets are first condensed to small groups around centres,
because agglomeration needs every pair.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ideation.domain.vector import Vectors

UNCLUSTERED = -1

Labels = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class FitOptions:
    """Settings of the fit; the defaults were chosen on half A of the labelled set."""

    # Two groups join while the mean cosine between their members is at least this.
    similarity: float = 0.4
    # A smaller group is no cluster.
    smallest: int = 3
    # From here on passages are condensed before they are grouped.
    condense_from: int = 4000
    seed: int = 20261122


def fit(vectors: Vectors, options: FitOptions | None = None) -> Labels:
    """Return the cluster of each row of `vectors`, shape (n, dim), unit rows.

    Clusters are numbered from 0, the largest first (ties: the one with the first row first);
    -1 is unclustered. The numbers are never identities.
    """
    options = options or FitOptions()
    labels = np.full(len(vectors), UNCLUSTERED, dtype=np.intp)
    present = np.flatnonzero(vectors.any(axis=1))
    if len(present) < max(options.smallest, 2):
        return labels
    labels[present] = _number_by_size(_groups(vectors[present], options), options.smallest)
    return labels


def _groups(vectors: Vectors, options: FitOptions) -> Labels:
    if len(vectors) < options.condense_from:
        return _agglomerate(vectors, options.similarity)
    from sklearn.cluster import MiniBatchKMeans

    centres = MiniBatchKMeans(
        n_clusters=options.condense_from // 2, n_init=1, random_state=options.seed
    ).fit(vectors)
    merged = _agglomerate(_unit(centres.cluster_centers_), options.similarity)
    return np.asarray(merged[centres.labels_], dtype=np.intp)


def _agglomerate(vectors: Vectors, similarity: float) -> Labels:
    from sklearn.cluster import AgglomerativeClustering

    model = AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=1 - similarity
    )
    return np.asarray(model.fit_predict(vectors), dtype=np.intp)


def _unit(rows: Vectors) -> Vectors:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1), dtype=np.float32)


def _number_by_size(groups: Labels, smallest: int) -> Labels:
    """Return the groups renumbered by size; small ones are set apart."""
    values, first, sizes = np.unique(groups, return_index=True, return_counts=True)
    order = sorted(range(len(values)), key=lambda each: (-sizes[each], first[each]))
    number = {values[each]: rank for rank, each in enumerate(order) if sizes[each] >= smallest}
    return np.asarray([number.get(group, UNCLUSTERED) for group in groups], dtype=np.intp)
