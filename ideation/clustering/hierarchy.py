"""Finer and coarser groups from one tree: computed once, cut anywhere without fitting again.

The tree is that of average linkage: inside each cluster on its members, above the clusters on
their means. It is kept as the order of its leaves with the similarity at which each joins the
one before it; every cut is a set of stretches of that order, so groups nest by construction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ideation.clustering.fit import Labels
from ideation.clustering.linkage import merges
from ideation.clustering.nearest import Numbers
from ideation.domain.vector import Vectors

# The join of a leaf that no other one stands before, or that nothing joins.
NEVER = -1.0
# Between two joins that differ in nothing but their order.
_HAIR = 1e-9

Joins = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Dendrogram:
    """Leaves in the order of the tree, shape (n,), and their joins, shape (n,).

    `joins[i]` is the similarity at which leaf i comes together with leaf i - 1; where i begins a
    cluster it is below the similarity of clusters, elsewhere at least that.
    """

    leaves: Numbers
    joins: Joins


def grow(rows: Vectors, clusters: Labels, *, similarity: float) -> Dendrogram:
    """Return the tree over `rows`, shape (n, dim), unit rows; `clusters[i]` is that of row i.

    `similarity` is the level of the clusters: what a person put together joins no later, what
    was kept apart no sooner.
    """
    order = np.argsort(clusters, kind="stable")
    found, starts = np.unique(clusters[order], return_index=True)
    chains = []
    for members in np.split(order, starts[1:]) if len(found) else []:
        chain = _chain(rows[members], np.ones(len(members), dtype=np.float32))
        chains.append(_Chain([members[each] for each in chain.leaves], chain.joins))
    means = np.stack([rows[each.leaves].mean(axis=0) for each in chains]) if chains else rows
    sizes = np.array([len(each.leaves) for each in chains], dtype=np.float32)
    above = _chain(means.astype(np.float32), sizes)
    natural = np.array(
        [
            join
            for place, between in zip(above.leaves, above.joins, strict=True)
            for join in (between, *chains[place].joins[1:])
        ],
        dtype=np.float64,
    )
    first = np.cumsum([0, *(len(chains[place].leaves) for place in above.leaves)])[:-1]
    inside = np.ones(len(natural), dtype=bool)
    inside[first] = False
    leaves = [leaf for place in above.leaves for leaf in chains[place].leaves]
    joins = _on_its_side(natural, inside, similarity)
    return Dendrogram(np.asarray(leaves, dtype=np.intp), joins)


def _on_its_side(joins: Joins, inside: NDArray[np.bool_], similarity: float) -> Joins:
    """Return the joins with those inside clusters at `similarity` or more, the others below it.

    They keep their order, a hair apart: as one value they would come together all at once.
    """
    found = joins.copy()
    loose = np.flatnonzero(inside & (joins < similarity))
    found[loose[np.argsort(joins[loose], kind="stable")]] = similarity + _HAIR * np.arange(
        len(loose)
    )
    tight = np.flatnonzero(~inside & (joins >= similarity))
    found[tight[np.argsort(-joins[tight], kind="stable")]] = similarity - _HAIR * np.arange(
        1, len(tight) + 1
    )
    return found


def cut(joins: Joins, at: float) -> Labels:
    """Return the group of each leaf at a similarity, numbered from 0 in the order of the leaves."""
    return np.asarray(np.cumsum(joins < at) - (1 if len(joins) else 0), dtype=np.intp)


def among(joins: Sequence[float], places: Sequence[int]) -> list[float]:
    """Return the joins of some leaves, by ascending places, as if no others stood between."""
    found = [NEVER] if places else []
    for before, place in pairwise(places):
        found.append(min(joins[before + 1 : place + 1]))
    return found


@dataclass(slots=True)
class _Chain:
    """A group while it grows: its leaves in order and the joins between them."""

    leaves: list[int]
    joins: list[float]


def _chain(rows: Vectors, weights: NDArray[np.float32]) -> _Chain:
    """Return all rows as one chain, the heavier part of each merge first."""
    parts = {row: _Chain([row], [NEVER]) for row in range(len(rows))}
    lowest = dict.fromkeys(parts, 1.0)
    for kept, taken, similarity in merges(rows, weights):
        one, other = parts[kept], parts.pop(taken)
        # A later merge is never nearer; rounding may say so.
        join = min(similarity, lowest[kept], lowest[taken])
        if len(other.leaves) > len(one.leaves):
            one, other = other, one
        other.joins[0] = join
        one.leaves += other.leaves
        one.joins += other.joins
        parts[kept], lowest[kept] = one, join
    return next(iter(parts.values()), _Chain([], []))
