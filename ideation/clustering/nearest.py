"""The nearest rows of many rows, exactly, block by block: memory follows the block."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ideation.domain.vector import Vectors

Numbers = NDArray[np.intp]
Floats = NDArray[np.float32]

# Similarities held at once: 64 MiB of float32 times four.
_BLOCK = 1 << 26
# The k largest of a row lie in the k stretches of this length with the largest maxima.
_STRETCH = 64


def nearest(rows: Vectors, among: Vectors, own: Numbers, *, k: int) -> tuple[Numbers, Floats]:
    """Return the k rows of `among` with the largest dot product, best first, and the products.

    Shapes are (n, k). `own[i]` is the place of row i in `among`, which is left out. k must be
    below len(among).
    """
    found = np.empty((len(rows), k), dtype=np.intp)
    values = np.empty((len(rows), k), dtype=np.float32)
    for start, stop in _blocks(len(rows), len(among)):
        block = rows[start:stop] @ among.T
        block[np.arange(stop - start), own[start:stop]] = -np.inf
        found[start:stop], values[start:stop] = _largest(block, k)
    return found, values


def _blocks(count: int, width: int) -> Iterator[tuple[int, int]]:
    step = max(1, _BLOCK // max(width, 1))
    for start in range(0, count, step):
        yield start, min(start + step, count)


def _largest(block: Floats, k: int) -> tuple[Numbers, Floats]:
    """Return the columns of the k largest values of each row, best first, and the values."""
    columns = _where_to_look(block, k)
    values = np.take_along_axis(block, columns, axis=1)
    part = np.argpartition(-values, k - 1, axis=1)[:, :k]
    order = np.argsort(-np.take_along_axis(values, part, axis=1), axis=1, kind="stable")
    best = np.take_along_axis(part, order, axis=1)
    return np.take_along_axis(columns, best, axis=1), np.take_along_axis(values, best, axis=1)


def _where_to_look(block: Floats, k: int) -> Numbers:
    """Return columns of each row that hold its k largest values."""
    height, width = block.shape
    stretches = width // _STRETCH
    if stretches <= 2 * k:
        return np.broadcast_to(np.arange(width), (height, width))
    whole = stretches * _STRETCH
    peaks = block[:, :whole].reshape(height, stretches, _STRETCH).max(axis=2)
    best = np.argpartition(-peaks, k - 1, axis=1)[:, :k]
    inside = best[:, :, None] * _STRETCH + np.arange(_STRETCH)
    rest = np.broadcast_to(np.arange(whole, width), (height, width - whole))
    return np.concatenate([inside.reshape(height, -1), rest], axis=1)
