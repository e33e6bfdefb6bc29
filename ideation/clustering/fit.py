"""Group passages by meaning; what stands alone stays unclustered.

Average linkage on the cosine, at twenty passages and at a hundred thousand the same exact method:
no number of clusters to guess, nothing drawn by chance. What every statement of the trade shares is
taken off the vectors first (`centring`), and what chance could have brought together is no cluster
(`chance`). What is alike does not depend on the rest of the corpus, so what comes in later can
join an old cluster but not tear it apart; only what stands out against chance does, slowly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ideation.clustering.centring import centred
from ideation.clustering.chance import Centres, nearest_cluster, spread_between, told_apart
from ideation.clustering.linkage import linked
from ideation.clustering.nearest import Numbers
from ideation.domain.vector import Vector, Vectors

UNCLUSTERED = -1

Labels = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class FitOptions:
    """Settings of the fit; the defaults were chosen on half A of the labelled set.

    Similarities from 0.16 to 0.32 serve half A about as well; a higher one gives finer, surer
    groups. In the sample corpus 0.2 and 0.28 gave fewer mixtures than 0.16, and beyond 0.2 ever
    more of generated groups are missed. `smallest` is the size from which a group can be a cluster.
    """

    similarity: float = 0.2
    smallest: int = 3


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
    weights = counts.astype(np.float32)
    groups = linked(rows, weights, at_least=options.similarity)
    clusters = told_apart(
        rows, weights, groups, similarity=options.similarity, smallest=options.smallest
    )
    labels[present] = _number_by_size(clusters, counts)[of]
    return labels


def spread_of(vectors: Vectors, labels: Labels, *, common: Vector) -> float:
    """Return the spread of the cosines between unrelated rows, for `chance.nearest_cluster`.

    `vectors` and `common` are those of a fit, `labels` what it found.
    """
    present = vectors.any(axis=1)
    found = labels[present]
    alone = found == UNCLUSTERED
    found[alone] = labels.max(initial=UNCLUSTERED) + 1 + np.arange(alone.sum())
    weights = np.ones(len(found), dtype=np.float32)
    return spread_between(centred(vectors[present], common), weights, found)


def joined(
    newcomers: Vectors,
    vectors: Vectors,
    labels: Labels,
    *,
    common: Vector,
    spread: float,
    similarity: float,
) -> Labels:
    """Return for each row of `newcomers` the cluster of `vectors` that it belongs to, or -1.

    `labels` are the clusters of `vectors`, numbered from 0 without gaps; rows of -1 and zero rows
    count nowhere. The rule is that by which a fit takes in single rows (`chance.nearest_cluster`),
    so neither the order of newcomers nor who else comes changes anything.
    """
    found = np.full(len(newcomers), UNCLUSTERED, dtype=np.intp)
    inside = np.flatnonzero((labels != UNCLUSTERED) & vectors.any(axis=1))
    present = np.flatnonzero(newcomers.any(axis=1))
    if not len(inside) or not len(present):
        return found
    numbers, own = np.unique(labels[inside], return_inverse=True)
    weights = np.ones(len(inside), dtype=np.float32)
    centres = Centres.of(centred(vectors[inside], common), weights, own)
    nearest = nearest_cluster(
        centred(newcomers[present], common), centres, spread=spread, similarity=similarity
    )
    found[present] = np.where(nearest == UNCLUSTERED, UNCLUSTERED, numbers[nearest])
    return found


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


def _number_by_size(clusters: Labels, counts: Numbers) -> Labels:
    """Return the clusters of distinct rows renumbered, the largest first, ties by content."""
    inside = np.flatnonzero(clusters != UNCLUSTERED)
    values, first, of = np.unique(clusters[inside], return_index=True, return_inverse=True)
    sizes = np.bincount(of, weights=counts[inside], minlength=len(values))
    number = np.empty(len(values), dtype=np.intp)
    number[np.lexsort((first, -sizes))] = np.arange(len(values))
    labels = np.full(len(clusters), UNCLUSTERED, dtype=np.intp)
    labels[inside] = number[of]
    return labels
