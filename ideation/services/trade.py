"""What ordinary statements of the trade are like: the same whichever theme scheme is in use."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ideation.domain.theme import NONE
from ideation.domain.vector import Vector, Vectors
from ideation.ports import Encoder, Store
from ideation.services.learning import kept_vectors
from ideation.services.rights import Right, requires
from ideation.services.theming.schemes import shipped_scheme
from ideation.services.theming.theme_learning import train


@requires(Right.READ)
def trade_vectors(store: Store, encoder: Encoder) -> Vectors:
    """Return vectors of ordinary statements: of the prototypes that come with us, one row each."""
    return kept_vectors(store, encoder, [each.text for each in shipped_scheme().prototypes])


@requires(Right.READ)
def common_vector(store: Store, encoder: Encoder) -> Vector:
    """Return what all statements of the trade share, their mean vector, shape (dim,)."""
    mean: Vector = np.mean(trade_vectors(store, encoder), axis=0)
    return mean


@requires(Right.READ)
def of_substance(
    store: Store, encoder: Encoder, vectors: Vectors, wishes: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return for each row whether it wants something or is about any theme that comes with us.

    `wishes` tells what wants, shape (n,) like the result. An agenda, a greeting, a lunch is about
    no theme. Whichever scheme is in use, the same statements are of substance.
    """
    decided = train(store, encoder, shipped_scheme()).base.assigned(vectors)
    themed: NDArray[np.bool_] = np.array([labels[0][0] != NONE for labels in decided], dtype=bool)
    return np.logical_or(wishes, themed)
