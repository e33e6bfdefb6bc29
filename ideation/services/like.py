"""Statements like one: in any language, or the nearest in each other one."""

from __future__ import annotations

from ideation.domain.ids import PassageId
from ideation.domain.language import Language
from ideation.domain.passage import Passage
from ideation.domain.search import Filters, Hit
from ideation.domain.vector import Vector
from ideation.errors import NotFound
from ideation.ports import PassageIds, Records, Store, VectorIndex
from ideation.search.fusion import Scored
from ideation.services.rights import Right, requires
from ideation.services.search import hits_of

# Below this cosine a statement in another language hardly says the same.
_NEAR_ENOUGH = 0.42


@requires(Right.SEARCH)
def more_like(
    store: Store, index: VectorIndex, passage_id: PassageId, *, limit: int, filters: Filters
) -> list[Hit]:
    """Return the statements nearest in meaning, best first, those of its own note left out."""
    with store.reading() as records:
        among = None if filters.empty else records.passages.matching(filters)
        return _nearest(records, index, passage_id, among, limit)


@requires(Right.SEARCH)
def one_statement(store: Store, passage_id: PassageId) -> Hit:
    """Return a statement as searches show it; NotFound where there is none."""
    with store.reading() as records:
        _passage(records, passage_id)
        [hit] = hits_of(records, [Scored(passage_id=passage_id, score=1.0, similarity=None)])
        return hit


@requires(Right.SEARCH)
def across_languages(store: Store, index: VectorIndex, passage_id: PassageId) -> list[Hit]:
    """Return the nearest statement in each other language, best first; far ones are left out."""
    with store.reading() as records:
        own = _passage(records, passage_id).language
        found = [
            hit
            for language in Language
            if language is not own
            for hit in _nearest(
                *(records, index, passage_id),
                records.passages.matching(Filters(language=language)),
                1,
            )
            if hit.score >= _NEAR_ENOUGH
        ]
    return sorted(found, key=lambda hit: (-hit.score, hit.passage_id))


def _nearest(
    records: Records,
    index: VectorIndex,
    passage_id: PassageId,
    among: PassageIds | None,
    limit: int,
) -> list[Hit]:
    note_id = _passage(records, passage_id).note_id
    own = {each.id for each in records.passages.of_note(note_id)}
    vector = _vector(index, passage_id)
    if vector is None:
        return []
    scored = [
        Scored(passage_id=near.passage_id, score=near.similarity, similarity=near.similarity)
        for near in index.nearest(vector, limit + len(own), among=among)
        if near.passage_id not in own
    ]
    return hits_of(records, scored[:limit])


def _vector(index: VectorIndex, passage_id: PassageId) -> Vector | None:
    _, rows = index.vectors([passage_id])
    return rows[0] if len(rows) else None


def _passage(records: Records, passage_id: PassageId) -> Passage:
    for passage in records.passages.get([passage_id]):
        return passage
    raise NotFound(
        f"There is no statement {passage_id}.", hint="Search shows the numbers of statements."
    )
