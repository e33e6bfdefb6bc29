"""What others said already: the nearest statements of other notes."""

from __future__ import annotations

from dataclasses import dataclass

from ideation.domain.ids import NoteId, PassageId
from ideation.domain.passage import Passage
from ideation.domain.search import Hit
from ideation.domain.vector import Model
from ideation.ports import Store, VectorIndex
from ideation.search.fusion import Scored
from ideation.services.rights import Right, requires
from ideation.services.search import hits_of

# Below this cosine two statements have little in common.
_NEAR_ENOUGH = 0.5
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """A statement of a note and the nearest one somebody else made."""

    passage: Passage
    other: Hit


@requires(Right.SEARCH)
def said_elsewhere(store: Store, model: Model, index: VectorIndex, note_id: NoteId) -> list[Echo]:
    """Return the statements of a note that other notes come nearest to, best first."""
    with store.reading() as records:
        own = {each.id: each for each in records.passages.of_note(note_id)}
        ids, vectors = records.vectors.load(model, list(own))
        nearest: dict[PassageId, Scored] = {}
        for passage_id, vector in zip(map(PassageId, ids.tolist()), vectors, strict=True):
            others = (
                near
                for near in index.nearest(vector, len(own) + 1)
                if near.passage_id not in own and near.similarity >= _NEAR_ENOUGH
            )
            if (best := next(others, None)) is not None:
                nearest[passage_id] = Scored(
                    passage_id=best.passage_id, score=best.similarity, similarity=best.similarity
                )
        ranked = sorted(nearest, key=lambda each: (-nearest[each].score, each))[:_SHOWN]
        hits = {hit.passage_id: hit for hit in hits_of(records, [nearest[each] for each in ranked])}
    return [
        Echo(passage=own[each], other=hits[nearest[each].passage_id])
        for each in ranked
        if nearest[each].passage_id in hits
    ]
