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


class Yardstick:
    """Targets with how near ordinary statements stand to each; measured once, used often.

    `targets` and `background` are unit rows of one encoder.
    """

    def __init__(self, targets: Vectors, background: Vectors) -> None:
        self._targets = targets
        # Ascending in each row, shape (targets, background).
        self._ordinary = np.sort(targets @ background.T, axis=1)

    def nearness(self, said: Vectors) -> NDArray[np.float64]:
        """Return how near the statements stand to each target, shape (targets,), from 0 to 1.

        0: as ordinary statements, or farther; 1: nearer than every one of them. The mean over
        the statements counts.
        """
        count = self._ordinary.shape[1]
        if not len(said) or not count:
            return np.zeros(len(self._targets))
        shares = np.zeros(len(self._targets))
        for place, own in enumerate(self._targets @ said.T):
            below = np.searchsorted(self._ordinary[place], own, side="left")
            shares[place] = below.mean() / count
        return np.maximum(0.0, (shares - _ORDINARY) / (1 - _ORDINARY))

    def nearest(self, said: Vectors, *, but: int | None = None) -> tuple[int, float] | None:
        """Return the row of the nearest target and how near it is, None where there is none.

        The target `but` is left out.
        """
        found = self.nearness(said)
        if but is not None:
            found[but] = -1.0
        if not len(found) or found.max() < 0:
            return None
        row = int(found.argmax())
        return row, float(found[row])
