"""What stands out against chance: groups tighter, and rows nearer, than unrelated rows would be.

Among many rows some groups come together by chance, and the more rows there are the more of
them. The tightest group of m among n unrelated rows is about as tight as the best of all
C(n, m) choices, each with a Gaussian mean cosine (the scan statistic; Arias-Castro & Verzelen
2014). So no size has to be guessed from which a group is more than chance. A row is of a cluster
if it is nearer its centre than unrelated rows come to any; a large cluster may reach further than a
small one (weighted tests; Genovese, Roeder & Wasserman 2006).
"""

from __future__ import annotations

from dataclasses import dataclass

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
_LEVEL = 0.02
# Centres at least so alike, beyond what all rows share, are of one cluster.
_ONE = 0.4
# How often clusters are united and their rows put right; more moves hardly anything.
_ROUNDS = 2
# A member of a wide cluster may be so much less like the others than groups must be to be made.
_LOOSER = 0.75
# What is left of a cluster of one row without it, but for rounding.
_ALONE = 1e-3
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


@dataclass(frozen=True, slots=True)
class Centres:
    """The sums of the rows of clusters, shape (clusters, dim), and how much the rows weigh."""

    sums: Vectors
    sizes: Floats

    @classmethod
    def of(cls, rows: Vectors, weights: Floats, labels: Numbers) -> Centres:
        """Return those of the labels from 0 on."""
        return cls(*_sums(rows, weights, labels))

    def seen_from(self, rows: Vectors) -> tuple[Vectors, Vectors]:
        """Return each row's cosine with each centre, and its mean similarity with the members."""
        cosines = rows @ unit(self.sums).T
        return cosines, cosines * (np.linalg.norm(self.sums, axis=1) / self.sizes)

    def without(self, rows: Vectors, weights: Floats, labels: Numbers) -> tuple[Floats, Floats]:
        """Return the same for each row and its own cluster, as if the row were not in it."""
        sums, left = self.sums[labels], self.sizes[labels] - weights
        shared = np.einsum("ij,ij->i", rows, sums) - weights
        lengths = np.linalg.norm(sums - weights[:, None] * rows, axis=1)
        alone = left < _ALONE
        # Copies of one row are their own cluster.
        return (
            np.where(alone, 1, shared / np.maximum(lengths, _ALONE)),
            np.where(alone, 1, shared / np.maximum(left, _ALONE)),
        )


def told_apart(
    rows: Vectors, weights: Floats, groups: Numbers, *, similarity: float, smallest: int
) -> Numbers:
    """Return the cluster of each row, -1 for none.

    `rows`, shape (n, dim), are unit rows, `weights[i]` is how often row i counts, `groups[i]` its
    group. Groups that chance could have made are dissolved, those whose centres are alike become
    one, and each row comes to the cluster that it belongs to by `nearest_cluster`, or to none.
    """
    labels = np.unique(groups, return_inverse=True)[1]
    spread = spread_between(rows, weights, labels)
    chance = Chance(spread, float(weights.sum()))
    labels = _beyond_chance(rows, weights, labels, chance, smallest)
    for _ in range(_ROUNDS):
        if labels.max(initial=_NONE) == _NONE:
            break
        labels = _united(rows, weights, labels)
        centres = Centres.of(rows, weights, labels)
        found = nearest_cluster(
            rows, centres, spread=spread, similarity=similarity, inside=(labels, weights)
        )
        labels = _large(found, weights, smallest)
    return labels


def _large(labels: Numbers, weights: Floats, smallest: int) -> Numbers:
    """Return the labels of clusters that are large enough, numbered anew."""
    inside = labels != _NONE
    kept = np.bincount(labels[inside], weights=weights[inside]) >= smallest
    # The last one is for rows in no cluster.
    number = np.append(np.where(kept, np.cumsum(kept) - 1, _NONE), _NONE)
    return np.asarray(number[labels], dtype=np.intp)


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


def nearest_cluster(
    rows: Vectors,
    centres: Centres,
    *,
    spread: float,
    similarity: float,
    inside: tuple[Numbers, Floats] | None = None,
) -> Numbers:
    """Return for each row the nearest cluster that it belongs to, -1 where it belongs to none.

    `spread` is that of the cosines between unrelated rows. A row belongs to a cluster where its
    cosine with the centre is above `nearness` and its mean similarity with the members at least
    three quarters of `similarity`. Of equals the first cluster is taken. `inside` are the clusters
    that the rows are in and their weights: no row speaks for itself, its own cluster is seen
    without it, and a row that belongs there stays, however near others are.
    """
    bounds = nearness(spread, centres.sizes)
    found = np.full(len(rows), _NONE, dtype=np.intp)
    step = max(1, _BLOCK // max(len(bounds), 1))
    for start in range(0, len(rows), step):
        part = slice(start, start + step)
        cosines, likeness = centres.seen_from(rows[part])
        members = np.empty(0, dtype=np.intp)
        if inside is not None:
            members = np.flatnonzero(inside[0][part] != _NONE)
            labels, weights = inside[0][part][members], inside[1][part][members]
            own = centres.without(rows[part][members], weights, labels)
            cosines[members, labels], likeness[members, labels] = own
        # Rounded, so that ties are ties whatever the order of sums.
        cosines = np.round(cosines, 6)
        belongs = (np.round(likeness, 6) >= _LOOSER * similarity) & (cosines > bounds)
        cosines[~belongs] = -np.inf
        if len(members):
            stays = belongs[members, labels]
            cosines[members[stays], labels[stays]] = np.inf
        best = cosines.argmax(axis=1)
        enough = belongs[np.arange(len(best)), best]
        found[part][enough] = best[enough]
    return found


def nearness(spread: float, sizes: Floats) -> Floats:
    """Return for each cluster the cosine with its centre from which a row is of it.

    Of unrelated rows one in fifty comes so near to any, and each cluster has its part of that by
    its size.
    """
    from scipy.special import ndtri

    parts = np.asarray(sizes, dtype=np.float64) / max(float(np.sum(sizes)), 1.0)
    return np.asarray(-spread * ndtri(_LEVEL * parts), dtype=np.float32)


def _sums(rows: Vectors, weights: Floats, labels: Numbers) -> tuple[Vectors, Floats]:
    """Return the sum of the rows of each label from 0 on, and how much they weigh."""
    inside = np.flatnonzero(labels != _NONE)
    order = inside[np.argsort(labels[inside], kind="stable")]
    starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
    sums = np.add.reduceat(rows[order] * weights[order, None], starts, axis=0)
    sizes = np.add.reduceat(weights[order], starts)
    return np.asarray(sums, dtype=np.float32), np.asarray(sizes, dtype=np.float32)
