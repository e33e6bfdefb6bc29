"""Vectors and the model they belong to: a vector without its model is not a vector."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ideation.domain.ids import PassageId

# Shape (n, dim), rows of unit length; a zero row stands for an empty text.
Vectors = NDArray[np.float32]
# Shape (dim,), unit length or zero.
Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """An encoder's identity: its name and the fingerprint of its files."""

    name: str
    revision: str
    dim: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A passage near a query; `similarity` is a cosine in [-1, 1], higher is nearer."""

    passage_id: PassageId
    similarity: float
