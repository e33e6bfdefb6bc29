"""One interview told twice: two notes whose passages run in parallel, in two languages or one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ideation.domain.vector import Vectors

# Below this cosine two passages do not say the same.
_SAME = 0.45
# The share of the shorter note's passages that must run in parallel.
_SHARE = 0.7
_FEWEST = 4


def parallel(one: Vectors, other: Vectors) -> tuple[float, list[tuple[int, int]]] | None:
    """Return the mean cosine and the aligned pairs of two notes that tell the same, else None.

    `one` and `other` are the notes' passages in reading order. The alignment is the monotone
    one with the greatest sum of cosines (Needleman & Wunsch 1970, gaps free).
    """
    if min(len(one), len(other)) < _FEWEST:
        return None
    cosines = one @ other.T
    pairs = _aligned(cosines)
    if len(pairs) < _SHARE * min(len(one), len(other)):
        return None
    return float(np.mean([cosines[pair] for pair in pairs])), pairs


def _aligned(cosines: NDArray[np.float32]) -> list[tuple[int, int]]:
    rows, columns = cosines.shape
    gain = np.maximum(cosines - _SAME, 0)
    best = np.zeros((rows + 1, columns + 1), dtype=np.float32)
    for row in range(rows):
        diagonal = best[row, :-1] + gain[row]
        best[row + 1, 1:] = np.maximum.accumulate(np.maximum(best[row, 1:], diagonal))
    pairs = []
    row, column = rows, columns
    while row and column:
        if best[row, column] == best[row - 1, column]:
            row -= 1
        elif best[row, column] == best[row, column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((row, column))
    return pairs[::-1]
