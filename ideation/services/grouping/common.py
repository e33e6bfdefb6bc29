"""What all statements of the trade share: the same for every run, whatever comes in."""

from __future__ import annotations

import numpy as np

from ideation.domain.vector import Vector
from ideation.ports import Encoder, Store
from ideation.services.learning import kept_vectors
from ideation.services.rights import Right, requires
from ideation.themes.scheme import load_scheme


@requires(Right.READ)
def common_vector(store: Store, encoder: Encoder) -> Vector:
    """Return the mean vector of the trade, shape (dim,): of the prototypes that come with us.

    Those of another scheme in use would be other clusters.
    """
    texts = [prototype.text for prototype in load_scheme().prototypes]
    mean: Vector = np.mean(kept_vectors(store, encoder, texts), axis=0)
    return mean
