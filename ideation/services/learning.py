"""What is learned once from statements that come with Ideation, and kept."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import numpy as np

from ideation.domain.vector import Vector, Vectors
from ideation.ports import Encoder, Store
from ideation.services.rights import Right, requires
from ideation.text.kind_classifier import KindClassifier, examples, learning_of

_KINDS = "kinds"


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
    """Return the classifier of kinds and voices; it learns from their examples once."""
    shown = examples()
    revision = f"{encoder.model.revision}/{learning_of(shown)}"
    with store.reading() as records:
        kept = records.learned.load(_KINDS, revision)
    if kept is not None:
        with np.load(BytesIO(kept), allow_pickle=False) as state:
            return KindClassifier.restored(dict(state))
    vectors = kept_vectors(store, encoder, [each.reading for each in shown])
    classifier = KindClassifier.fit(shown, vectors)
    written = BytesIO()
    np.savez_compressed(written, allow_pickle=False, **classifier.state())
    with store.writing() as records:
        records.learned.put(_KINDS, revision, written.getvalue())
    return classifier
