"""Average linkage at any size: exact, in memory that grows with the rows and not their pairs.

The mean similarity of two groups follows from their means alone, so no matrix of pairs is kept.
Two groups that are each other's best partner may be merged at once and in any order: average
linkage is reducible, so the tree is the same as merging the best pair of all each time (Murtagh
1983). Each group knows its nearest groups and a bound on all others; by reducibility the bound
outlives merges, and only where it no longer tells is the group compared with all again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ideation.clustering.nearest import Floats, Numbers, nearest
from ideation.domain.vector import Vectors

# How many near groups each group knows.
KNOWN = 32
# Pairs whose vectors are multiplied at once.
_PAIRS = 1 << 16
# Products from a block differ from those of single pairs by less.
SLACK = np.float32(1e-5)
_NEVER = np.float32(-np.inf)


def linked(rows: Vectors, weights: Floats, *, at_least: float) -> Numbers:
    """Return the group of each row, named by its first row: `average_linkage` of all rows."""
    k = min(KNOWN, len(rows) - 1)
    if k < 1:
        return np.arange(len(rows))
    near, cosines = nearest(rows, rows, np.arange(len(rows)), k=k)
    bound = np.full(len(rows), _NEVER, dtype=np.float32)
    if k < len(rows) - 1:
        bound = cosines[:, -1] + SLACK
    return average_linkage(rows, weights, near, bound, at_least=at_least)


def average_linkage(
    rows: Vectors, weights: Floats, near: Numbers, bound: Floats, *, at_least: float
) -> Numbers:
    """Return the group of each row, named by its first row, shape (n,).

    Two groups join, best pairs first, while the mean cosine over their pairs is at least
    `at_least`; `weights[i]` is how often row i counts. `near` are the nearest rows of each row,
    shape (n, k), and `bound` the most that its cosine with any other row can be.
    """
    groups = _Groups(rows, weights, near, bound, np.float32(at_least))
    for _ in _grown(groups):
        pass
    return groups.into


def merges(rows: Vectors, weights: Floats) -> Iterator[Merge]:
    """Yield all merges that make one group of `rows`, each group after its parts.

    The same tree that `average_linkage` grows, on to its root. Rows may be means of groups, not
    of length 1; `weights[i]` is then the size of group i.
    """
    k = min(KNOWN, len(rows) - 1)
    if k < 1:
        return
    near, values = nearest(rows, rows, np.arange(len(rows)), k=k)
    bound = np.full(len(rows), _NEVER, dtype=np.float32)
    if k < len(rows) - 1:
        bound = values[:, -1] + SLACK
    # Below every mean cosine: nothing stays apart.
    groups = _Groups(rows, weights, near, bound, np.float32(-2))
    for firsts, seconds, found in _grown(groups):
        yield from map(Merge, firsts.tolist(), seconds.tolist(), found.tolist())


class Merge(NamedTuple):
    """Two groups that became one, each named by its first row, and their mean similarity."""

    kept: int
    taken: int
    similarity: float


def _grown(groups: _Groups) -> Iterator[tuple[Numbers, Numbers, Floats]]:
    """Merge until no pair is near enough; yield the pairs of each round and their similarity."""
    dirty = np.arange(len(groups.into))
    while len(dirty):
        groups.seek(dirty)
        firsts, seconds = groups.pairs()
        if not len(firsts):
            break
        values = groups.value[firsts]
        dirty = groups.merge(firsts, seconds)
        yield firsts, seconds, values


class _Groups:
    """All groups while they grow; a group is named by its first row."""

    def __init__(
        self,
        rows: Vectors,
        weights: Floats,
        near: Numbers,
        bound: Floats,
        at_least: np.float32,
    ) -> None:
        count = len(rows)
        self.means, self.sizes = rows.copy(), weights.copy()
        self.at_least = at_least
        self.into = np.arange(count)
        # Groups that may still find a partner.
        self.open = np.ones(count, dtype=bool)
        self.partner = np.full(count, -1)
        self.value = np.full(count, _NEVER)
        self.near = np.full((count, KNOWN), -1)
        self.near[:, : near.shape[1]] = near[:, :KNOWN]
        self.bound = bound.copy()
        # The similarities with `near`, and the sum of both groups' ages when they were computed.
        self.values = np.full(self.near.shape, _NEVER)
        # Rises with every merge, so that a similarity computed before one is known as stale.
        self.ages = np.zeros(count, dtype=np.int32)
        self.seen = np.full(self.near.shape, -1, dtype=np.int32)

    def seek(self, groups: Numbers) -> None:
        """Find the best partner of each of `groups`; close those that have none."""
        self._refresh(groups)
        best = self.values[groups].max(axis=1, initial=_NEVER)
        doubtful = (best < self.bound[groups]) & (self.bound[groups] >= self.at_least)
        if doubtful.any():
            self._look_everywhere(groups[doubtful])
            best = self.values[groups].max(axis=1, initial=_NEVER)
        # Ties go to the pair with the smallest rows, seen alike from both sides.
        near = self.near[groups]
        low, high = np.minimum(near, groups[:, None]), np.maximum(near, groups[:, None])
        tied = self.values[groups] == best[:, None]
        rank = np.where(tied, low * len(self.into) + high, np.iinfo(np.intp).max)
        self.partner[groups] = np.take_along_axis(near, rank.argmin(axis=1)[:, None], axis=1)[:, 0]
        self.value[groups] = best
        self.open[groups[best < self.at_least]] = False

    def pairs(self) -> tuple[Numbers, Numbers]:
        """Return the groups that are each other's best partner, the smaller first."""
        groups = np.flatnonzero(self.open)
        mutual = self.partner[self.partner[groups]] == groups
        firsts = groups[mutual & (groups < self.partner[groups])]
        if not len(firsts) and len(groups):
            # Rounding can break a tie in a circle; the best pair of all is always right.
            firsts = groups[[self.value[groups].argmax()]]
        seconds = self.partner[firsts]
        return np.minimum(firsts, seconds), np.maximum(firsts, seconds)

    def merge(self, firsts: Numbers, seconds: Numbers) -> Numbers:
        """Merge pairs of groups; return the groups whose best partner must be sought anew."""
        share = self.sizes[firsts] / (self.sizes[firsts] + self.sizes[seconds])
        for kept in (self.means, self.bound):
            part = share[:, None] if kept.ndim == 2 else share
            with np.errstate(invalid="ignore"):
                mixed = part * kept[firsts] + (1 - part) * kept[seconds]
            kept[firsts] = mixed
        self.sizes[firsts] += self.sizes[seconds]
        self.into[seconds] = firsts
        self.into = self.into[self.into]
        self.open[seconds] = False
        self.ages[firsts] = np.maximum(self.ages[firsts], self.ages[seconds]) + 1
        self._join_known(firsts, seconds)
        touched = np.zeros(len(self.into), dtype=bool)
        touched[firsts] = touched[seconds] = True
        return np.flatnonzero(self.open & (touched | touched[self.partner]))

    def _join_known(self, firsts: Numbers, seconds: Numbers) -> None:
        """Let the merged groups know the nearest of what either part knew."""
        both = np.concatenate([self.near[firsts], self.near[seconds]], axis=1)
        both = np.sort(np.where(both >= 0, self.into[both], -1), axis=1)
        both[:, 1:][both[:, 1:] == both[:, :-1]] = -1
        both[both == firsts[:, None]] = -1
        values = self._similarities(firsts, both)
        order = np.argsort(-values, axis=1, kind="stable")
        values = np.take_along_axis(values, order, axis=1)
        self.near[firsts] = np.take_along_axis(both, order, axis=1)[:, :KNOWN]
        self.values[firsts] = values[:, :KNOWN]
        self.seen[firsts] = self._stamps(firsts)
        self.bound[firsts] = np.maximum(self.bound[firsts], values[:, KNOWN])

    def _refresh(self, groups: Numbers) -> None:
        """Compute anew what changed of the near groups of `groups`."""
        near = self.near[groups]
        near = np.where(near >= 0, self.into[near], -1)
        near[near == groups[:, None]] = -1
        self.near[groups] = near
        stale = self.seen[groups] != self._stamps(groups)
        values = self.values[groups]
        values[stale] = self._products(np.nonzero(stale), groups, near)
        self.values[groups] = values
        self.seen[groups] = self._stamps(groups)

    def _stamps(self, groups: Numbers) -> NDArray[np.int32]:
        near = self.near[groups]
        return np.asarray(self.ages[near] + self.ages[groups][:, None])

    def _look_everywhere(self, groups: Numbers) -> None:
        """Compare `groups` with all open groups and note the nearest."""
        among = np.flatnonzero(self.open)
        k = min(KNOWN, len(among) - 1)
        self.near[groups], self.values[groups], self.bound[groups] = -1, _NEVER, _NEVER
        if k < 1:
            return
        found, values = nearest(
            self.means[groups],
            self.means[among],
            np.searchsorted(among, groups),
            k=k,
        )
        self.near[groups, :k] = among[found]
        if k < len(among) - 1:
            self.bound[groups] = values[:, -1] + SLACK
        self.values[groups] = self._similarities(groups, self.near[groups])
        self.seen[groups] = self._stamps(groups)

    def _similarities(self, groups: Numbers, near: Numbers) -> Floats:
        values = self._products(np.nonzero(np.ones(near.shape, dtype=bool)), groups, near)
        return values.reshape(near.shape)

    def _products(self, cells: tuple[Numbers, ...], groups: Numbers, near: Numbers) -> Floats:
        """Return the mean similarity at each cell (row of `groups`, column of `near`)."""
        ones, others = groups[cells[0]], near[cells]
        values = np.empty(len(ones), dtype=np.float32)
        for start in range(0, len(ones), _PAIRS):
            part = slice(start, start + _PAIRS)
            products = self.means[ones[part]] * self.means[others[part]]
            values[part] = products.sum(axis=1)
        values[others < 0] = _NEVER
        return np.round(values, 6)
