"""What is learned once per process from statements that come with Ideation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ideation.domain.vector import Vector, Vectors
from ideation.ports import Encoder, Store
from ideation.services.rights import Right, requires
from ideation.text.kind_classifier import KindClassifier, examples


@requires(Right.READ)
def kept_vectors(store: Store, encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Return one row per text, shape (len(texts), dim); they are encoded once and kept."""
    model = encoder.model
    with store.reading() as records:
        known = records.text_vectors.load(model, texts)
    missing = [text for text in dict.fromkeys(texts) if text not in known]
    if missing:
        fresh = dict(zip(missing, encoder.encode_passages(missing), strict=True))
        with store.writing() as records:
            records.text_vectors.put(model, fresh)
        known = {**known, **fresh}
    return np.stack([known[text] for text in texts])


class RecentVectors:
    """Vectors of the statements seen last: who types on has only what is new encoded."""

    def __init__(self, most: int = 2_000) -> None:
        self._most = most
        self._known: dict[tuple[str, str], Vector] = {}

    def of(self, encoder: Encoder, texts: Sequence[str]) -> Vectors:
        """Return one row per text, shape (len(texts), dim)."""
        revision = encoder.model.revision
        # Read once: another session may put a new one in its place.
        known = self._known
        missing = [text for text in dict.fromkeys(texts) if (revision, text) not in known]
        if missing:
            rows = encoder.encode_passages(missing)
            fresh = {(revision, text): row for text, row in zip(missing, rows, strict=True)}
            known = {**known, **fresh}
            self._known = dict(list(known.items())[-self._most :])
        if not texts:
            return np.zeros((0, encoder.model.dim), dtype=np.float32)
        return np.stack([known[revision, text] for text in texts])


@requires(Right.READ)
def learn_kinds(store: Store, encoder: Encoder) -> KindClassifier:
    """Learn the kinds from their examples."""
    shown = examples()
    return KindClassifier.fit(shown, kept_vectors(store, encoder, [each.reading for each in shown]))
