"""What ordinary statements of the trade are like: the same whichever theme scheme is in use."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ideation.domain.theme import NONE
from ideation.domain.understanding import Understanding
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
    store: Store, encoder: Encoder, vectors: Vectors, understood: Sequence[Understanding | None]
) -> NDArray[np.bool_]:
    """Return for each row whether it wants something or is about any theme that comes with us.

    `understood` has one entry a row, None for what still waits; the result has shape (n,). An
    agenda, a greeting, a lunch is about no theme, and who sends the photos of what it is about is
    not about it. Whichever scheme is in use, the same statements are of substance.
    """
    decided = train(store, encoder, shipped_scheme()).base.assigned(vectors)
    themed = [labels[0][0] != NONE for labels in decided]
    counts = [
        is_themed if each is None else each.is_of_substance(themed=is_themed)
        for each, is_themed in zip(understood, themed, strict=True)
    ]
    return np.array(counts, dtype=bool)
