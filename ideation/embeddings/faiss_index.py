"""The vector index on FAISS: exact inner product over unit vectors, ids kept inside."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from ideation.domain.ids import PassageId
from ideation.domain.vector import Near, Vector, Vectors
from ideation.ports import PassageIds

if TYPE_CHECKING:
    import faiss

# How many more than wanted are looked at for ties.
_BEYOND = 8


class FaissIndex:
    """Exact cosine search. A change builds a new FAISS object and swaps it in, under a lock.

    Searches never wait: they keep the object they started with. FAISS itself accepts an id
    twice and does not protect a search from a concurrent change; both are settled here.
    """

    def __init__(self, dim: int) -> None:
        self._dim = dim
        self._changing = Lock()
        self._index = self._empty()

    def _empty(self) -> faiss.Index:
        import faiss

        return faiss.IndexIDMap2(faiss.IndexFlatIP(self._dim))

    @property
    def size(self) -> int:
        """How many passages the index holds."""
        return int(self._index.ntotal)

    def upsert(self, ids: Sequence[PassageId], vectors: Vectors) -> None:
        """Put or replace vectors; a batch that does not fit changes nothing."""
        keys = np.asarray(ids, dtype=np.int64)
        if vectors.shape != (len(keys), self._dim):
            raise ValueError(
                f"{len(keys)} ids need vectors of shape {(len(keys), self._dim)}, "
                f"got {vectors.shape}"
            )
        if not np.isfinite(vectors).all():
            raise ValueError("a vector holds NaN or infinity")
        if len(np.unique(keys)) != len(keys):
            raise ValueError("an id occurs twice in one batch")
        if not len(keys):
            return
        with self._changing:
            index = self._without(keys)
            index.add_with_ids(np.ascontiguousarray(vectors, dtype=np.float32), keys)
            self._index = index

    def remove(self, ids: Collection[PassageId]) -> None:
        """Forget these ids; unknown ones are no error."""
        if not ids:
            return
        with self._changing:
            self._index = self._without(np.asarray(sorted(ids), dtype=np.int64))

    def _without(self, keys: PassageIds) -> faiss.Index:
        """Return a new object without `keys`; the one in use stays as it is."""
        import faiss

        if not self._index.ntotal:
            return self._empty()
        copy = faiss.clone_index(self._index)
        copy.remove_ids(faiss.IDSelectorBatch(keys))
        return copy

    def nearest(self, query: Vector, k: int, *, among: PassageIds | None = None) -> list[Near]:
        """Return the k nearest, best first, ties by id; `among` restricts exactly."""
        index = self._index
        held = int(index.ntotal)
        available = held if among is None else min(held, len(among))
        wanted = min(k, available)
        if wanted <= 0 or not np.any(query):
            return []
        depth = wanted
        while True:
            # FAISS cuts through equal similarities in any order: look on until they end.
            depth = min(depth + _BEYOND, available)
            found = _search(index, query, depth, among)
            if len(found) < depth or depth == available or _tie_ends(found, wanted):
                return sorted(found, key=lambda near: (-near.similarity, near.passage_id))[:wanted]
            depth *= 2


def _search(index: faiss.Index, query: Vector, k: int, among: PassageIds | None) -> list[Near]:
    import faiss

    # The selector must outlive the call: FAISS keeps a bare pointer to it.
    selector = faiss.IDSelectorBatch(among) if among is not None else None
    parameters = (
        faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        if selector is not None
        else None
    )
    row = np.ascontiguousarray(query, dtype=np.float32)[None, :]
    similarities, keys = index.search(row, k, params=parameters)
    return [
        Near(passage_id=PassageId(int(key)), similarity=float(np.clip(similarity, -1, 1)))
        for key, similarity in zip(keys[0], similarities[0], strict=True)
        if key >= 0
    ]


def _tie_ends(found: Sequence[Near], wanted: int) -> bool:
    return found[-1].similarity < found[wanted - 1].similarity
