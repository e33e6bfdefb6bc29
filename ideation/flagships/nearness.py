"""How near an idea stands to a text, measured against ordinary statements of the trade.

A raw cosine means little: it differs between encoders and between texts. Here it is a rank: the
share of ordinary statements that stand farther from the text than the idea's statements do.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ideation.domain.vector import Vectors

# Half of all ordinary statements stand nearer than this to any text: no nearness at all.
_ORDINARY = 0.5

Shares = NDArray[np.float64]


def farther(said: Vectors, targets: Vectors, background: Vectors) -> Shares:
    """Return for each target and statement the share of ordinary statements that stand farther.

    All are unit rows of one encoder, `background` those of ordinary statements. Shape (targets,
    said), from 0 to 1.
    """
    found = np.zeros((len(targets), len(said)))
    if not len(said) or not len(background):
        return found
    ordinary = np.sort(targets @ background.T, axis=1)
    for place, own in enumerate(targets @ said.T):
        found[place] = np.searchsorted(ordinary[place], own, side="left") / len(background)
    return found


def nearest(shares: Shares, *, but: int | None = None) -> tuple[int, float] | None:
    """Return the row of the target nearest to some statements and how near it is, from 0 to 1.

    `shares` are those of the statements, shape (targets, statements); their mean counts. 0: they
    stand as ordinary statements do, or farther; 1: nearer than every one of them. The target
    `but` is left out; None where no target is left.
    """
    near = np.zeros(len(shares))
    if shares.shape[1]:
        near = np.maximum(0.0, (shares.mean(axis=1) - _ORDINARY) / (1 - _ORDINARY))
    if but is not None:
        near[but] = -1.0
    if not len(near) or near.max() < 0:
        return None
    row = int(near.argmax())
    return row, float(near[row])
