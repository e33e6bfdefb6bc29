"""The reference index: a matrix product. Right by inspection; contract tests compare with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from ideation.domain.ids import PassageId
from ideation.domain.vector import Near, Vector, Vectors
from ideation.ports import PassageIds


class ExactIndex:
    """Vectors in a dictionary, searched by one matrix product."""

    def __init__(self, dim: int) -> None:
        self._dim = dim
        self._vectors: dict[PassageId, Vector] = {}

    @property
    def size(self) -> int:
        """How many passages the index holds."""
        return len(self._vectors)

    def upsert(self, ids: Sequence[PassageId], vectors: Vectors) -> None:
        """Put or replace vectors; a batch that does not fit changes nothing."""
        if vectors.shape != (len(ids), self._dim) or not np.isfinite(vectors).all():
            raise ValueError(f"vectors of shape {vectors.shape} do not fit {len(ids)} ids")
        if len(set(ids)) != len(ids):
            raise ValueError("an id occurs twice in one batch")
        rows = vectors.astype(np.float32)
        fresh = {PassageId(int(key)): row for key, row in zip(ids, rows, strict=True)}
        self._vectors = {**self._vectors, **fresh}

    def remove(self, ids: Collection[PassageId]) -> None:
        """Forget these ids; unknown ones are no error."""
        gone = set(ids)
        self._vectors = {key: row for key, row in self._vectors.items() if key not in gone}

    def vectors(self, ids: Sequence[PassageId]) -> tuple[list[PassageId], Vectors]:
        """Return the ids that are held, in order, and their rows, shape (len(ids), dim)."""
        held = [key for key in ids if key in self._vectors]
        rows = [self._vectors[key] for key in held]
        return held, np.stack(rows) if rows else np.zeros((0, self._dim), dtype=np.float32)

    def nearest(self, query: Vector, k: int, *, among: PassageIds | None = None) -> list[Near]:
        """Return the k nearest, best first, ties by id; `among` restricts exactly."""
        allowed = None if among is None else {int(key) for key in among}
        vectors = self._vectors
        keys = [key for key in vectors if allowed is None or key in allowed]
        if not keys or k <= 0 or not np.any(query):
            return []
        similarities = np.stack([vectors[key] for key in keys]) @ query
        found = [
            Near(passage_id=key, similarity=float(np.clip(value, -1, 1)))
            for key, value in zip(keys, similarities, strict=True)
        ]
        return sorted(found, key=lambda near: (-round(near.similarity, 6), near.passage_id))[:k]
