"""Vectors without what every statement of the trade shares.

What all vectors of an encoder have in common only makes everything look alike (Mu & Viswanath
2018). Here it is taken from statements that come with the product, never from the corpus: so a new
note changes no old similarity, and twenty passages are treated like a hundred thousand.
"""

from __future__ import annotations

import numpy as np

from ideation.domain.vector import Vector, Vectors

# The share of the common mean that is taken off.
_COMMON = 0.85


def centred(vectors: Vectors, common: Vector) -> Vectors:
    """Return unit rows of the same shape, moved off `common`, shape (dim,)."""
    return unit(vectors - np.float32(_COMMON) * common)


def unit(rows: Vectors) -> Vectors:
    """Return the rows at length 1; zero rows stay."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1), dtype=np.float32)
