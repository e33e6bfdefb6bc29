"""Steps from coarser to finer on one tree, so that no step is a cliff.

A step of equal similarity can turn half the corpus over and the next one nothing. Here the steps
are equal in what they move: from each level to the next about as many passages change company.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from ideation.clustering.hierarchy import NEVER, Joins

STEPS = 8
# No family holds more than this share of all passages, unless one cluster alone does.
_LARGEST = 1 / 3
# At the finest level no more than this share of the passages stands alone.
_ALONE = 0.1


@dataclass(frozen=True, slots=True)
class Ladder:
    """The similarity at which each level is cut; level 0 is that of the clusters.

    Levels run from -len(coarser), the coarsest, to len(finer), the finest.
    """

    similarity: float
    coarser: tuple[float, ...]
    finer: tuple[float, ...]

    def at(self, level: int) -> float:
        """Return the cut of a level; beyond the ends it is that of the end."""
        steps = self.coarser if level < 0 else self.finer
        return steps[min(abs(level), len(steps)) - 1] if level and steps else self.similarity


def ladder(joins: Joins, *, similarity: float, steps: int = STEPS) -> Ladder:
    """Return up to `steps` levels on either side of the clusters of a tree.

    `joins` are those of a `Dendrogram`. A level that would be the same as the one before it is
    left out, so a small corpus has few.
    """
    walk = _walk(joins)
    at_clusters = max((each.largest for each in walk if each.at >= similarity), default=0)
    most = max(_LARGEST * len(joins), at_clusters)
    coarser = [each for each in walk if NEVER < each.at < similarity and each.largest <= most]
    parted = [each for each in reversed(walk) if each.at >= similarity]
    # What never had a place in the tree stands alone at once, and that is no reason to stop.
    lone = parted[0].alone if parted and parted[0].at == similarity else 0
    finer = [each for each in parted if each.alone <= lone + _ALONE * len(joins)]
    return Ladder(
        similarity,
        tuple(each.at for each in _spaced(coarser, steps)),
        # A join is parted by a cut above it.
        tuple(float(np.nextafter(each.at, 2)) for each in _spaced(finer, steps)),
    )


@dataclass(frozen=True, slots=True)
class _Move:
    """What comes together at one similarity: `moved` passages join a group larger than theirs.

    `largest` is the size of the largest group then, `alone` how many stand alone before.
    """

    at: float
    moved: int
    largest: int
    alone: int


def _spaced(moves: Sequence[_Move], steps: int) -> list[_Move]:
    """Return up to `steps` of the moves, so that about as much is moved from each to the next."""
    total, done = sum(each.moved for each in moves), 0
    found: list[_Move] = []
    for each in moves:
        before, done = done, done + each.moved
        if done * steps // max(total, 1) > before * steps // max(total, 1):
            found.append(each)
    return found


def _walk(joins: Joins) -> list[_Move]:
    """Return what comes together at each similarity, the nearest first."""
    size: dict[int, int] = dict.fromkeys(range(len(joins)), 1)
    into = list(range(len(joins)))
    largest, alone = min(len(joins), 1), len(joins)
    found: list[_Move] = []

    def group(leaf: int) -> int:
        while into[leaf] != leaf:
            into[leaf] = into[into[leaf]]
            leaf = into[leaf]
        return leaf

    places = (np.argsort(-joins[1:], kind="stable") + 1).tolist()
    for at, tied in groupby(places, key=lambda each: float(joins[each])):
        before, moved = alone, 0
        for place in tied:
            one, other = sorted((group(place - 1), group(place)), key=lambda each: size[each])
            alone -= (size[one] == 1) + (size[other] == 1)
            moved += size[one]
            into[one] = other
            size[other] += size.pop(one)
            largest = max(largest, size[other])
        found.append(_Move(at, moved, largest, before))
    return found
