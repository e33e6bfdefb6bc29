"""Statements like one: in any language, or the nearest in each other one."""

from __future__ import annotations

from ideation.domain.ids import PassageId
from ideation.domain.language import Language
from ideation.domain.search import Filters, Hit
from ideation.ports import PassageIds, Records, Store, VectorIndex
from ideation.search.fusion import Scored
from ideation.services.capturing.statements import live_statement
from ideation.services.rights import Right, requires
from ideation.services.searching.passing import Passing
from ideation.services.searching.search import hits_of

# Below this cosine a statement in another language hardly says the same.
_NEAR_ENOUGH = 0.42
_HINT = "Search shows the numbers of statements."


@requires(Right.SEARCH)
def more_like(
    store: Store,
    index: VectorIndex,
    passing: Passing,
    passage_id: PassageId,
    *,
    limit: int,
    filters: Filters,
) -> list[Hit]:
    """Return the statements nearest in meaning, best first, those of its own note left out."""
    with store.reading() as records:
        around = _Around(records, index, passage_id)
        return around.nearest(passing.among(records, filters), limit)


@requires(Right.SEARCH)
def one_statement(store: Store, passage_id: PassageId) -> Hit:
    """Return a statement as searches show it; NotFound where there is none."""
    with store.reading() as records:
        live_statement(records, passage_id, hint=_HINT)
        [hit] = hits_of(records, [Scored(passage_id=passage_id, score=1.0, similarity=None)])
        return hit


@requires(Right.SEARCH)
def across_languages(
    store: Store, index: VectorIndex, passing: Passing, passage_id: PassageId
) -> list[Hit]:
    """Return the nearest statement in each other language, best first; far ones are left out."""
    with store.reading() as records:
        around = _Around(records, index, passage_id)
        found = [
            hit
            for language in Language
            if language is not around.language
            for hit in around.nearest(passing.among(records, Filters(language=language)), 1)
            if hit.score >= _NEAR_ENOUGH
        ]
    return sorted(found, key=lambda hit: (-hit.score, hit.passage_id))


class _Around:
    """What stands around one statement in meaning, its own note left out."""

    def __init__(self, records: Records, index: VectorIndex, passage_id: PassageId) -> None:
        passage = live_statement(records, passage_id, hint=_HINT)
        self.language = passage.language
        self._own = {each.id for each in records.passages.of_note(passage.note_id)}
        # No row where the statement still waits for its vector.
        _, self._rows = index.vectors([passage_id])
        self._records, self._index = records, index

    def nearest(self, among: PassageIds | None, limit: int) -> list[Hit]:
        """Return the nearest statements, best first; none while the vector is missing."""
        scored = [
            Scored(passage_id=near.passage_id, score=near.similarity, similarity=near.similarity)
            for vector in self._rows
            for near in self._index.nearest(vector, limit + len(self._own), among=among)
            if near.passage_id not in self._own
        ]
        return hits_of(self._records, scored[:limit])
