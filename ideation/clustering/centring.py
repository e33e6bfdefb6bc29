"""Vectors without what is common to a language, so that no group is only a language.

Sentence encoders place each language a little apart. That shift is the same for all texts of a
language, so its mean can be taken off (Libovický et al. 2020), and most of the mean of all texts
with it, which only makes everything look alike (Mu & Viswanath 2018). Both are estimated so that
a tenth of foreign passages hardly moves them, and are believed the more the more passages there
are: with few, a mean is mostly their topic.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ideation.domain.vector import Vector, Vectors

# The share of the common mean that is taken off.
_COMMON = 0.75
# At so many passages a mean counts half: of all passages, and of one language.
_HALF_ALL = 60
_HALF_LANGUAGE = 20
_ROUNDS = 20


def centred(vectors: Vectors, languages: Sequence[str] | None = None) -> Vectors:
    """Return unit rows of the same shape, moved off the means of all and of their language.

    `languages[i]` is the language of row i; without it only the common mean is taken off.
    """
    common = _typical(vectors)
    shift = np.tile(_COMMON * _belief(len(vectors), _HALF_ALL) * common, (len(vectors), 1))
    if languages is not None:
        spoken = np.asarray([str(each) for each in languages])
        for language in np.unique(spoken):
            rows = spoken == language
            belief = _belief(int(rows.sum()), _HALF_LANGUAGE)
            shift[rows] += belief * (_typical(vectors[rows]) - common)
    return unit(vectors - shift)


def unit(rows: Vectors) -> Vectors:
    """Return the rows at length 1; zero rows stay."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1), dtype=np.float32)


def _belief(count: int, half: int) -> np.float32:
    return np.float32(count / (count + half))


def _typical(vectors: Vectors) -> Vector:
    """Return a mean in which a row weighs its squared cosine to it, so that strangers are few.

    A fixed point, sought from the plain mean (an M-estimator; Huber 1964).
    """
    mean = _mean(vectors, np.ones(len(vectors), dtype=np.float32))
    for _ in range(_ROUNDS):
        weights: NDArray[np.float32] = np.maximum(vectors @ mean, 0) ** 2
        if not weights.any():
            return mean
        mean = _mean(vectors, weights)
    return mean


def _mean(vectors: Vectors, weights: NDArray[np.float32]) -> Vector:
    return np.asarray(weights @ vectors / weights.sum(), dtype=np.float32)
