"""Group passages by meaning; what stands alone stays unclustered.

Average linkage on the cosine, at twenty passages and at a hundred thousand the same exact method:
no number of clusters to guess, nothing drawn by chance. What every statement of the trade shares is
taken off the vectors first (`centring`). No similarity depends on the rest of the corpus, so what
comes in later can join an old cluster but not tear it apart.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ideation.clustering.centring import centred
from ideation.clustering.linkage import KNOWN, SLACK, average_linkage
from ideation.clustering.nearest import Numbers, nearest
from ideation.domain.vector import Vector, Vectors

UNCLUSTERED = -1

Labels = NDArray[np.intp]

# A cluster needs at least this many passages, in a large corpus its size to this power.
_SMALLEST = 3
_POWER = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class FitOptions:
    """Settings of the fit; the defaults were chosen on half A of the labelled set.

    Any similarity from 0.15 to 0.18 serves half A about as well; a higher one gives finer,
    surer groups. `smallest` is the size from which a group is a cluster; None is 3, and slowly
    more in a large corpus (5 at 3,000 passages, 10 at 100,000), so that it can be browsed.
    """

    similarity: float = 0.16
    smallest: int | None = None

    def smallest_of(self, count: int) -> int:
        """Return the size from which a group among `count` passages is a cluster."""
        return max(_SMALLEST, round(count**_POWER)) if self.smallest is None else self.smallest


def fit(
    vectors: Vectors,
    options: FitOptions | None = None,
    *,
    common: Vector | None = None,
) -> Labels:
    """Return the cluster of each row of `vectors`, shape (n, dim), unit rows.

    `common`, shape (dim,), is what all statements share, the mean vector of a reference; without
    it the plain cosine decides.
    Clusters are numbered from 0, the largest first; -1 is unclustered, as zero rows are. The
    numbers are never identities. Neither partition nor numbers depend on the order of rows.
    """
    options = options or FitOptions()
    labels = np.full(len(vectors), UNCLUSTERED, dtype=np.intp)
    present = np.flatnonzero(vectors.any(axis=1))
    if not len(present):
        return labels
    first, of, counts = _distinct(vectors[present])
    rows = vectors[present[first]]
    if common is not None:
        rows = centred(rows, common)
    groups = _groups(rows, counts, options.similarity)
    labels[present] = _number_by_size(groups[of], options.smallest_of(len(present)))
    return labels


def _distinct(vectors: Vectors) -> tuple[Numbers, Numbers, Numbers]:
    """Return one row of each content, ordered by it, the place of each row there, and counts.

    From here on nothing can depend on the order of rows.
    """
    content = np.ascontiguousarray(vectors, dtype=np.float32) + np.float32(0)
    keys = content.view(np.dtype((np.void, content.itemsize * content.shape[1]))).ravel()
    _, first, of, counts = np.unique(
        keys, return_index=True, return_inverse=True, return_counts=True
    )
    return first, of, counts


def _groups(rows: Vectors, counts: Numbers, similarity: float) -> Numbers:
    """Return the group of each row, named by its first row."""
    k = min(KNOWN, len(rows) - 1)
    if k < 1:
        return np.arange(len(rows))
    near, cosines = nearest(rows, rows, np.arange(len(rows)), k=k)
    bound = np.full(len(rows), -np.inf, dtype=np.float32)
    if k < len(rows) - 1:
        bound = cosines[:, -1] + SLACK
    weights = counts.astype(np.float32)
    return average_linkage(rows, weights, near, bound, at_least=similarity)


def _number_by_size(groups: Labels, smallest: int) -> Labels:
    """Return the groups renumbered, the largest first, ties by content; small ones set apart."""
    values, of, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    order = np.lexsort((values, -sizes))
    number = np.empty(len(values), dtype=np.intp)
    number[order] = np.arange(len(values))
    number[sizes < smallest] = UNCLUSTERED
    return np.asarray(number[of], dtype=np.intp)
