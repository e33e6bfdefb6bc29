"""A linear classifier in use: weights, offsets, and how sharp its probabilities are."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ideation.domain.vector import Vectors

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Linear:
    """Scores are `sharpness * (vectors @ weights.T + offsets)`, probabilities their softmax.

    `weights` is (len(slugs), dim), `offsets` is (len(slugs),).
    """

    slugs: tuple[str, ...]
    weights: Floats
    offsets: Floats
    sharpness: float

    def scores(self, vectors: Vectors) -> Floats:
        """Return one row per vector, shape (n, len(slugs)), sharpness included.

        A row does not depend on those beside it: a matrix product rounds otherwise in a batch of
        another size, and scores that were stored would not come back.
        """
        rows = np.asarray(vectors, dtype=np.float64)
        found = np.einsum("nd,kd->nk", rows, self.weights) + self.offsets
        return np.asarray(self.sharpness * found)

    @property
    def numbers(self) -> list[Floats]:
        """Return everything that decides over scores."""
        return [self.weights, self.offsets, np.asarray([self.sharpness])]


def softmax(scores: Floats) -> Floats:
    """Return scores as shares that sum to 1 in each row."""
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def digest_of(names: Sequence[str], numbers: Sequence[Floats]) -> str:
    """Name these very numbers: equal where, and only where, every one of them is."""
    told = hashlib.sha256("\n".join(names).encode())
    for each in numbers:
        told.update(np.ascontiguousarray(each, dtype="<f8").tobytes())
    return told.hexdigest()[:16]
