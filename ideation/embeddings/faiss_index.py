"""The vector index on FAISS: exact inner product over unit vectors, ids kept inside."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ideation.domain.ids import PassageId
from ideation.domain.vector import Near, Vector, Vectors
from ideation.ports import PassageIds

if TYPE_CHECKING:
    import faiss

# How many more than wanted are looked at for ties, and how near two similarities tie.
_BEYOND = 8
_TIE = 1e-6
_DIGITS = 6
# From so many rows on, if most of them are asked, a matrix product with all of them on all cores
# is faster than FAISS on one.
_MANY = 50_000
_MOST = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """One state of the index: FAISS's object, the passage id of each row, the rows themselves."""

    index: Any
    keys: PassageIds
    rows: Vectors
    order: NDArray[np.int64]

    @classmethod
    def of(cls, index: faiss.Index, dim: int) -> _Held:
        import faiss as untyped

        faiss: Any = untyped
        held: Any = index
        count = int(held.ntotal)
        keys: PassageIds = faiss.vector_to_array(held.id_map).astype(np.int64)
        flat = faiss.downcast_index(held.index)
        # A view of FAISS's own memory: the object above keeps it alive, and nobody changes it.
        rows = (
            faiss.rev_swig_ptr(flat.get_xb(), count * dim).reshape(count, dim)
            if count
            else np.zeros((0, dim), dtype=np.float32)
        )
        return cls(index=index, keys=keys, rows=rows, order=np.argsort(keys, kind="stable"))

    def places(self, ids: PassageIds) -> NDArray[np.int64]:
        """Return the rows of those ids that are held, in the order of `ids`."""
        if not len(self.keys) or not len(ids):
            return np.empty(0, dtype=np.int64)
        ids = np.asarray(ids, dtype=np.int64)
        at = np.searchsorted(self.keys, ids, sorter=self.order)
        places = self.order[np.minimum(at, len(self.keys) - 1)]
        found: NDArray[np.int64] = places[self.keys[places] == ids]
        return found


class FaissIndex:
    """Exact cosine search. A change builds a new FAISS object and swaps it in, under a lock.

    Searches never wait: they keep the object they started with. FAISS itself accepts an id
    twice and does not protect a search from a concurrent change; both are settled here.
    """

    def __init__(self, dim: int) -> None:
        self._dim = dim
        self._changing = Lock()
        self._held = _Held.of(self._empty(), dim)

    def _empty(self) -> faiss.Index:
        import faiss

        return faiss.IndexIDMap2(faiss.IndexFlatIP(self._dim))

    @property
    def size(self) -> int:
        """How many passages the index holds."""
        return len(self._held.keys)

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
            self._held = _Held.of(index, self._dim)

    def remove(self, ids: Collection[PassageId]) -> None:
        """Forget these ids; unknown ones are no error."""
        if not ids:
            return
        with self._changing:
            index = self._without(np.asarray(sorted(ids), dtype=np.int64))
            self._held = _Held.of(index, self._dim)

    def _without(self, keys: PassageIds) -> faiss.Index:
        """Return a new object without `keys`; the one in use stays as it is."""
        import faiss

        if not self.size:
            return self._empty()
        copy = faiss.clone_index(self._held.index)
        copy.remove_ids(faiss.IDSelectorBatch(keys))
        return copy

    def vectors(self, ids: Sequence[PassageId]) -> tuple[list[PassageId], Vectors]:
        """Return the ids that are held, in order, and their rows, shape (len(ids), dim)."""
        held = self._held
        places = held.places(np.asarray(ids, dtype=np.int64))
        return [PassageId(int(key)) for key in held.keys[places]], held.rows[places]

    def nearest(self, query: Vector, k: int, *, among: PassageIds | None = None) -> list[Near]:
        """Return the k nearest, best first, ties by id; `among` restricts exactly."""
        held = self._held
        places = None if among is None else held.places(_each_once(among))
        available = len(held.keys) if places is None else len(places)
        wanted = min(k, available)
        if wanted <= 0 or not np.any(query):
            return []
        row = np.ascontiguousarray(query, dtype=np.float32)
        if available >= max(_MANY, _MOST * len(held.keys)):
            similarities, found = _all(held, row, wanted, places)
        else:
            similarities, found = _picked(held, row, wanted, places)
        keys = held.keys[found]
        # Equal rows may differ in the last bit, by where in a block they stand.
        best = np.lexsort((keys, -np.round(similarities, _DIGITS)))[:wanted]
        return [
            Near(passage_id=PassageId(int(keys[at])), similarity=float(similarities[at]))
            for at in best
        ]


def _each_once(ids: PassageIds) -> PassageIds:
    """Return the ids without repetition; those from the store come ascending already."""
    return ids if np.all(ids[1:] > ids[:-1]) else np.unique(ids)


def _all(
    held: _Held, row: Vector, wanted: int, places: NDArray[np.int64] | None
) -> tuple[Vector, NDArray[np.int64]]:
    """Return the similarities and places of the best, ties included, reading every row.

    For one query a matrix product uses both cores, where FAISS uses one.
    """
    similarities = np.clip(held.rows @ row, -1, 1)
    if places is not None:
        similarities = similarities[places]
    least = np.partition(similarities, len(similarities) - wanted)[len(similarities) - wanted]
    found = np.flatnonzero(similarities >= least - _TIE)
    return similarities[found], found if places is None else places[found]


def _picked(
    held: _Held, row: Vector, wanted: int, places: NDArray[np.int64] | None
) -> tuple[Vector, NDArray[np.int64]]:
    """Return the similarities and places of the best, ties included, reading `places` alone."""
    # FAISS's types describe its C++ side, not what its Python side takes.
    import faiss as untyped

    faiss: Any = untyped
    available = len(held.keys) if places is None else len(places)
    bits = np.full(len(held.keys), places is None)
    if places is not None:
        bits[places] = True
    # Both must outlive the search: FAISS keeps bare pointers to them. A selector of all is no
    # waste: without one FAISS starts threads for a single query, and on a busy machine waits
    # for them longer than it searches.
    selected = np.packbits(bits, bitorder="little")
    selector = faiss.IDSelectorBitmap(selected)
    parameters = faiss.SearchParameters(sel=selector)
    flat: Any = faiss.downcast_index(held.index.index)
    depth = wanted
    while True:
        # FAISS cuts through equal similarities in any order: look on until they end.
        depth = min(depth + _BEYOND, available)
        similarities, found = flat.search(row[None, :], depth, params=parameters)
        ends = similarities[0, -1] < similarities[0, wanted - 1] - _TIE
        if depth == available or ends:
            return np.clip(similarities[0], -1, 1), found[0]
        depth *= 2
