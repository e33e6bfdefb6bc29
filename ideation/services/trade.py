"""What ordinary statements of the trade are like: the same whichever theme scheme is in use."""

from __future__ import annotations

import numpy as np

from ideation.domain.vector import Vector, Vectors
from ideation.ports import Encoder, Store
from ideation.services.learning import kept_vectors
from ideation.services.rights import Right, requires
from ideation.services.theming.schemes import shipped_scheme


@requires(Right.READ)
def trade_vectors(store: Store, encoder: Encoder) -> Vectors:
    """Return vectors of ordinary statements: of the prototypes that come with us, one row each."""
    return kept_vectors(store, encoder, [each.text for each in shipped_scheme().prototypes])


@requires(Right.READ)
def common_vector(store: Store, encoder: Encoder) -> Vector:
    """Return what all statements of the trade share, their mean vector, shape (dim,)."""
    mean: Vector = np.mean(trade_vectors(store, encoder), axis=0)
    return mean
