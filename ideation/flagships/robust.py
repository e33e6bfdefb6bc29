"""How firmly a rank stands: the share of small changes of the weights under which it moves.

The ranking is repeated under many weights drawn around the agency's own, as in stochastic
multicriteria acceptability analysis (Lahdelma, Hokkanen and Salminen 1998, European Journal of
Operational Research 106, 137-143) and in the robustness part of the OECD/JRC Handbook on
Constructing Composite Indicators (2008, step 7).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ideation.domain.candidate import RankRange

# Each weight is drawn evenly from its value less to its value more this share.
SPREAD = 0.2
_DRAWS = 500
_SEED = 20261126


def rank_ranges(
    values: NDArray[np.float64],
    groups: Sequence[int],
    weights: Sequence[float],
    *,
    draws: int = _DRAWS,
    seed: int = _SEED,
) -> list[RankRange]:
    """Return for each row how often its rank moves, and between which ranks.

    `values` are score parts, shape (n, parts). Rows of a smaller `groups` number come first
    whatever the weights. Weights are changed by up to a fifth each and brought to their sum
    again. Equal rounded scores share a rank. The same seed gives the same answer.
    """
    if not len(values):
        return []
    own = np.asarray(weights, dtype=np.float64)
    chance = np.random.default_rng(seed)
    drawn = own * chance.uniform(1 - SPREAD, 1 + SPREAD, size=(draws, len(own)))
    drawn *= own.sum() / np.maximum(drawn.sum(axis=1, keepdims=True), 1e-12)
    # A group outweighs any score, so that one number orders both.
    above = -1000.0 * np.asarray(groups, dtype=np.float64)
    first = _ranks((np.rint(values @ own) + above)[None, :])[0]
    ranks = _ranks(np.rint(drawn @ values.T) + above)
    moved = (ranks != first).mean(axis=0)
    return [
        RankRange(moves=round(float(share), 3), best=int(low), worst=int(high), draws=draws)
        for share, low, high in zip(moved, ranks.min(axis=0), ranks.max(axis=0), strict=True)
    ]


def stability(
    parts: Sequence[Mapping[str, int]], groups: Sequence[int], weights: Mapping[str, float]
) -> list[RankRange]:
    """Return the same for score parts given by name."""
    names = list(weights)
    values = np.array([[each.get(name, 0) for name in names] for each in parts], dtype=np.float64)
    return rank_ranges(values, groups, [weights[name] for name in names])


def _ranks(scores: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return 1 + how many stand higher, row by row; shape as `scores`."""
    return np.stack(
        [1 + len(row) - np.searchsorted(np.sort(row), row, side="right") for row in scores]
    ).astype(np.intp)
