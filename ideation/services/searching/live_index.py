"""The vector index of a workspace: built from the store, caught up before each search."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from ideation.domain.ids import PassageId
from ideation.domain.vector import Model
from ideation.ports import Store, VectorIndex

# Beyond this share of changed passages a rebuild is cheaper than catching up.
_REBUILD_SHARE = 0.25


class LiveIndex:
    """Keeps a vector index at the store's generation, whichever process wrote last."""

    def __init__(self, store: Store, make: Callable[[int], VectorIndex]) -> None:
        self._store = store
        self._make = make
        self._lock = Lock()
        self._index: VectorIndex | None = None
        self._model: Model | None = None
        self._generation = -1

    def current(self, model: Model) -> VectorIndex:
        """Return the index of `model`'s vectors as the store holds them now."""
        generation = self._store.generation()
        with self._lock:
            index = self._index
            if index is None or self._model != model:
                index = self._build(model)
            elif generation != self._generation:
                index = self._catch_up(index, model)
            self._index, self._model = index, model
            return index

    def rebuild(self, model: Model) -> VectorIndex:
        """Build the index anew."""
        with self._lock:
            self._index, self._model = self._build(model), model
            return self._index

    def _build(self, model: Model) -> VectorIndex:
        # Read before the vectors: a change in between is then caught up next time, not missed.
        generation = self._store.generation()
        with self._store.reading() as records:
            ids, vectors = records.vectors.load(model)
        index = self._make(model.dim)
        index.upsert([PassageId(int(each)) for each in ids], vectors)
        self._generation = generation
        return index

    def _catch_up(self, index: VectorIndex, model: Model) -> VectorIndex:
        generation = self._store.generation()
        if generation == self._generation:
            # Another thread caught up while this one waited.
            return index
        with self._store.reading() as records:
            changed = records.vectors.changed(self._generation)
            if len(changed) > _REBUILD_SHARE * index.size:
                changed = []
            ids, vectors = records.vectors.load(model, changed)
        # Nothing changed since, but the number did: the store went back to an older copy.
        if not changed:
            return self._build(model)
        present = [PassageId(int(each)) for each in ids]
        index.remove(set(changed) - set(present))
        index.upsert(present, vectors)
        self._generation = generation
        return index
