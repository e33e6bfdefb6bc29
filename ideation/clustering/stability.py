"""How surely each cluster comes back when a tenth of the passages had never been heard."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ideation.clustering.fit import UNCLUSTERED, FitOptions, Labels, fit
from ideation.domain.vector import Vector, Vectors

_SEED = 20261122
# What is left in when a tenth is left out.
_SHARE = 0.9
# Passages fitted over all rounds, and in one: a large corpus takes seconds too.
_BUDGET = 12_000
_MOST = 6_000
_ROUNDS = (3, 10)
# Of a smaller cluster, one passage more or less is everything.
_FEWEST = 5


def stability(
    vectors: Vectors,
    labels: Labels,
    options: FitOptions | None = None,
    *,
    common: Vector | None = None,
    rounds: int | None = None,
    most: int = _MOST,
    seed: int = _SEED,
) -> dict[int, float | None]:
    """Return the stability of each cluster, from 0 to 1; None where it is too small to say.

    The clusterwise assessment of Hennig (2007) by subsets: `rounds` times (None chooses by size)
    nine tenths are drawn and fitted anew; a cluster's value is the mean Jaccard similarity of
    what is left of it to the new group that is most like it. Hennig calls 0.75 stable, and less
    than 0.6 not to be trusted. Of more than `most` passages as many are drawn once; a cluster
    then has the mean value of the groups in which its passages stand there.
    """
    found, sizes = np.unique(labels[labels != UNCLUSTERED], return_counts=True)
    # Whatever comes back of a cluster counts, were it a pair.
    options = replace(options or FitOptions(), smallest=2)
    chance = np.random.default_rng(seed)
    rows, base = np.arange(len(labels)), labels
    if len(labels) > most:
        rows = np.sort(chance.choice(len(labels), most, replace=False))
        base = fit(vectors[rows], options, common=common)
    count = rounds or int(np.clip(_BUDGET // max(len(rows), 1), *_ROUNDS))
    groups = np.unique(base[base != UNCLUSTERED])
    sums = np.zeros(len(groups))
    for _ in range(count if len(found) else 0):
        kept = np.sort(chance.choice(len(rows), round(_SHARE * len(rows)), replace=False))
        new = fit(vectors[rows[kept]], options, common=common)
        sums += likeness(base[kept], new, groups)
    value = dict(zip(groups.tolist(), (sums / count).tolist(), strict=True))
    told = {UNCLUSTERED: 0.0, **value}
    return {
        int(label): _mean([told[int(each)] for each in base[labels[rows] == label]])
        if size >= _FEWEST
        else None
        for label, size in zip(found, sizes, strict=True)
    }


def likeness(old: Labels, new: Labels, found: Labels) -> NDArray[np.float64]:
    """Return the best Jaccard similarity of each old cluster in `found` with any new group."""
    best = np.zeros(len(found))
    sizes = np.bincount(new[new != UNCLUSTERED])
    order = np.argsort(old, kind="stable")
    starts = np.searchsorted(old[order], found, side="left")
    ends = np.searchsorted(old[order], found, side="right")
    for row, (start, end) in enumerate(zip(starts, ends, strict=True)):
        mine = new[order[start:end]]
        shared = np.bincount(mine[mine != UNCLUSTERED], minlength=len(sizes))
        if shared.any():
            best[row] = (shared / (len(mine) + sizes - shared)).max()
    return best


def _mean(values: list[float]) -> float | None:
    """Return the mean, None where fewer than two passages of a cluster were drawn."""
    return sum(values) / len(values) if len(values) > 1 else None
