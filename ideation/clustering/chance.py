"""What stands out against chance: groups tighter, and rows nearer, than unrelated rows would be.

Among many rows some groups come together by chance, and the more rows there are the more of
them. The tightest group of m among n unrelated rows is about as tight as the best of all
C(n, m) choices, each with a Gaussian mean cosine (the scan statistic; Arias-Castro & Verzelen
2014). So no size has to be guessed from which a group is more than chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from ideation.clustering.centring import unit
from ideation.clustering.linkage import linked
from ideation.clustering.nearest import Floats, Numbers
from ideation.domain.vector import Vectors

_NONE = -1

# Rows share directions, so chance goes further than with independent cosines: of a thousand
# generated rows without any groups it leaves 8 % together, instead of 32 % with 1.
_FURTHER = 1.2
# The share of unrelated rows that may join a cluster by chance; chosen on half A.
_LEVEL = 0.01
# Centres at least so alike, beyond what all rows share, are of one cluster.
_ONE = 0.4
# Similarities held at once.
_BLOCK = 1 << 24


@dataclass(frozen=True, slots=True)
class Chance:
    """The spread of the cosines between unrelated rows, and how many rows there are."""

    spread: float
    count: float

    def tightest(self, sizes: Floats) -> Floats:
        """Return the mean cosine inside the tightest group of each size (2 and more) by chance."""
        choices = np.log(np.e * self.count / sizes) / (sizes - 1)
        return np.asarray(2 * self.spread * np.sqrt(_FURTHER * choices), dtype=np.float32)

    def nearest(self, count: int) -> float:
        """Return the cosine that one unrelated row in a hundred has with any of `count` others."""
        return self.spread * NormalDist().inv_cdf(1 - _LEVEL / max(count, 1))


def told_apart(
    rows: Vectors, weights: Floats, groups: Numbers, *, similarity: float, smallest: int
) -> Numbers:
    """Return the cluster of each row, -1 for none.

    `rows`, shape (n, dim), are unit rows, `weights[i]` is how often row i counts, `groups[i]` its
    group. Groups that chance could have made are dissolved, those whose centres are alike
    become one, and rows that are left join the cluster whose centre they are nearest, where
    their mean similarity with its members reaches `similarity` and chance would not come so near.
    """
    labels = np.unique(groups, return_inverse=True)[1]
    chance = Chance(spread_between(rows, weights, labels), float(weights.sum()))
    labels = _beyond_chance(rows, weights, labels, chance, smallest)
    if labels.max(initial=_NONE) == _NONE:
        return labels
    labels = _united(rows, weights, labels)
    return _taken_in(rows, weights, labels, chance, similarity)


def spread_between(rows: Vectors, weights: Floats, labels: Numbers) -> float:
    """Return the standard deviation of the cosines between rows of different groups."""
    sums, sizes = _sums(rows, weights, labels)
    whole = rows.T @ (rows * weights[:, None])
    pairs = float(sizes.sum()) ** 2 - float((sizes.astype(np.float64) ** 2).sum())
    if pairs <= 0:
        return 0.0
    squares = float((whole.astype(np.float64) ** 2).sum()) - _squares_inside(rows, weights, labels)
    total = sums.sum(axis=0, dtype=np.float64)
    mean = float(total @ total - (sums.astype(np.float64) ** 2).sum()) / pairs
    return float(np.sqrt(max(squares / pairs - mean**2, 0.0)))


def _squares_inside(rows: Vectors, weights: Floats, labels: Numbers) -> float:
    """Return the sum of squared cosines over all ordered pairs inside the groups."""
    order = np.argsort(labels, kind="stable")
    starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
    alone = np.diff(starts, append=len(labels)) == 1
    found = float((weights[order[starts[alone]]].astype(np.float64) ** 2).sum())
    for part in np.split(order, starts[1:]):
        if len(part) > 1:
            own = rows[part] * np.sqrt(weights[part])[:, None]
            # The smaller of the two products has the same sum of squares.
            product = own @ own.T if len(part) < rows.shape[1] else own.T @ own
            found += float((product.astype(np.float64) ** 2).sum())
    return found


def _beyond_chance(
    rows: Vectors, weights: Floats, labels: Numbers, chance: Chance, smallest: int
) -> Numbers:
    sums, sizes = _sums(rows, weights, labels)
    large = sizes >= max(smallest, 2)
    pairs = np.where(large, sizes * (sizes - 1), 1)
    tightness = ((sums**2).sum(axis=1) - sizes) / pairs
    kept = large & (np.round(tightness - chance.tightest(np.maximum(sizes, 2)), 6) >= 0)
    number = np.where(kept, np.cumsum(kept) - 1, _NONE)
    return np.asarray(number[labels], dtype=np.intp)


def _united(rows: Vectors, weights: Floats, labels: Numbers) -> Numbers:
    """Let clusters be one by average linkage of their centres, seen from the mean of all rows."""
    sums, sizes = _sums(rows, weights, labels)
    mean = (rows * weights[:, None]).sum(axis=0) / weights.sum()
    into = linked(unit(sums / sizes[:, None] - mean), sizes, at_least=_ONE)
    number = np.unique(into, return_inverse=True)[1]
    return np.where(labels == _NONE, _NONE, number[labels])


def _taken_in(
    rows: Vectors, weights: Floats, labels: Numbers, chance: Chance, similarity: float
) -> Numbers:
    sums, sizes = _sums(rows, weights, labels)
    found = labels.copy()
    free = np.flatnonzero(labels == _NONE)
    found[free] = nearest_cluster(
        rows[free],
        sums / sizes[:, None],
        similarity=similarity,
        nearer_than=chance.nearest(len(sizes)),
    )
    return found


def nearest_cluster(
    rows: Vectors, means: Vectors, *, similarity: float, nearer_than: float
) -> Numbers:
    """Return for each row the cluster whose centre it is nearest, -1 where it belongs to none.

    `means` are the mean vectors of clusters. A row belongs where its mean similarity with the
    members is at least `similarity` and its cosine with the centre above `nearer_than`. Of equals
    the first cluster is taken.
    """
    lengths = np.linalg.norm(means, axis=1)
    centres = unit(means)
    found = np.full(len(rows), _NONE, dtype=np.intp)
    step = max(1, _BLOCK // max(len(means), 1))
    for start in range(0, len(rows), step):
        part = slice(start, start + step)
        # Rounded, so that ties are ties whatever the order of sums.
        cosines = np.round(rows[part] @ centres.T, 6)
        best = cosines.argmax(axis=1)
        near = cosines[np.arange(len(best)), best]
        enough = (np.round(near * lengths[best], 6) >= similarity) & (near > nearer_than)
        found[part][enough] = best[enough]
    return found


def _sums(rows: Vectors, weights: Floats, labels: Numbers) -> tuple[Vectors, Floats]:
    """Return the sum of the rows of each label from 0 on, and how much they weigh."""
    inside = np.flatnonzero(labels != _NONE)
    order = inside[np.argsort(labels[inside], kind="stable")]
    starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
    sums = np.add.reduceat(rows[order] * weights[order, None], starts, axis=0)
    sizes = np.add.reduceat(weights[order], starts)
    return np.asarray(sums, dtype=np.float32), np.asarray(sizes, dtype=np.float32)
