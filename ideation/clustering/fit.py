"""Group passages by meaning; what stands alone stays unclustered.

Average linkage on similarity, at twenty passages and at a hundred thousand the same exact method:
no number of clusters to guess, nothing drawn by chance. Similarity is the cosine of vectors
without what is common to a language (`centring`), less half of how crowded the surroundings of
both passages are (after CSLS; Conneau et al. 2018): where everything is near everything, being
near says little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ideation.clustering.centring import centred
from ideation.clustering.linkage import KNOWN, SLACK, average_linkage
from ideation.clustering.nearest import Floats, Numbers, nearest
from ideation.domain.vector import Vectors

UNCLUSTERED = -1

Labels = NDArray[np.intp]

# How far crowding counts, over how many neighbours, and how crowded it usually is; few
# passages show little of it, at `_HALF` what they show counts half.
_CROWDING = 0.5
_NEIGHBOURS = 10
_USUAL = 0.5
_HALF = 20
# A cluster needs at least this many passages, in a large corpus its size to this power.
_SMALLEST = 3
_POWER = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class FitOptions:
    """Settings of the fit; the defaults were chosen on half A of the labelled set.

    Any similarity from 0.25 to 0.30 serves half A about as well; a higher one gives finer,
    surer groups. `smallest` is the size from which a group is a cluster; None is 3, and slowly
    more in a large corpus (5 at 3,000 passages, 10 at 100,000), so that it can be browsed.
    """

    similarity: float = 0.28
    smallest: int | None = None

    def smallest_of(self, count: int) -> int:
        """Return the size from which a group among `count` passages is a cluster."""
        return max(_SMALLEST, round(count**_POWER)) if self.smallest is None else self.smallest


def fit(
    vectors: Vectors,
    options: FitOptions | None = None,
    *,
    languages: Sequence[str] | None = None,
) -> Labels:
    """Return the cluster of each row of `vectors`, shape (n, dim), unit rows.

    `languages[i]` is the language of row i; known, it cannot become what a cluster is about.
    Clusters are numbered from 0, the largest first; -1 is unclustered, as zero rows are. The
    numbers are never identities. Neither partition nor numbers depend on the order of rows.
    """
    options = options or FitOptions()
    labels = np.full(len(vectors), UNCLUSTERED, dtype=np.intp)
    present = np.flatnonzero(vectors.any(axis=1))
    if not len(present):
        return labels
    spoken = None if languages is None else [str(languages[row]) for row in present.tolist()]
    first, of, counts = _distinct(vectors[present], spoken)
    rows = centred(
        vectors[present[first]], None if spoken is None else [spoken[row] for row in first.tolist()]
    )
    groups = _groups(rows, counts, options.similarity)
    labels[present] = _number_by_size(groups[of], options.smallest_of(len(present)))
    return labels


def _distinct(vectors: Vectors, spoken: Sequence[str] | None) -> tuple[Numbers, Numbers, Numbers]:
    """Return one row of each content, ordered by it, the place of each row there, and counts.

    From here on nothing can depend on the order of rows.
    """
    content = np.ascontiguousarray(vectors, dtype=np.float32) + np.float32(0)
    if spoken is not None:
        _, code = np.unique(np.asarray(spoken), return_inverse=True)
        content = np.column_stack([content, code.astype(np.float32)])
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
    less = _crowding(cosines)
    bound = np.full(len(rows), -np.inf, dtype=np.float32)
    if k < len(rows) - 1:
        bound = cosines[:, -1] - less - less.min() + SLACK
    weights = counts.astype(np.float32)
    return average_linkage(rows, weights, less, near, bound, at_least=similarity)


def _crowding(cosines: Floats) -> Floats:
    """Return what each row's crowding takes off its similarities; `cosines` fall along a row."""
    mean = cosines[:, :_NEIGHBOURS].mean(axis=1)
    seen = np.float32(len(cosines) / (len(cosines) + _HALF))
    return np.asarray(_CROWDING / 2 * seen * (mean - _USUAL), dtype=np.float32)


def _number_by_size(groups: Labels, smallest: int) -> Labels:
    """Return the groups renumbered, the largest first, ties by content; small ones set apart."""
    values, of, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    order = np.lexsort((values, -sizes))
    number = np.empty(len(values), dtype=np.intp)
    number[order] = np.arange(len(values))
    number[sizes < smallest] = UNCLUSTERED
    return np.asarray(number[of], dtype=np.intp)
