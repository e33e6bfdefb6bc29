"""What others said already: the nearest statements of other notes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ideation.domain.ids import NoteId, PassageId
from ideation.domain.passage import Passage
from ideation.domain.search import Hit
from ideation.domain.vector import Model, Vector
from ideation.ports import Store, VectorIndex
from ideation.search.fusion import Scored
from ideation.services.rights import Right, requires
from ideation.services.searching.search import hits_of

# Below this cosine two statements have little in common.
_NEAR_ENOUGH = 0.48
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
        nearest = nearest_others(
            index, dict(zip(map(PassageId, ids.tolist()), vectors, strict=True)), own
        )
        ranked = list(nearest)[:_SHOWN]
        hits = {hit.passage_id: hit for hit in hits_of(records, [nearest[each] for each in ranked])}
    return [
        Echo(passage=own[each], other=hits[nearest[each].passage_id])
        for each in ranked
        if nearest[each].passage_id in hits
    ]


def nearest_others(
    index: VectorIndex, vectors: Mapping[PassageId, Vector], own: Collection[PassageId] = ()
) -> dict[PassageId, Scored]:
    """Return for each statement the nearest one not its `own`, best first; far ones left out.

    Two statements never point at the same one: the nearer of them does.
    """
    found = []
    for passage_id, vector in vectors.items():
        for near in index.nearest(vector, len(own) + 1):
            if near.passage_id not in own and near.similarity >= _NEAR_ENOUGH:
                found.append((-near.similarity, passage_id, near.passage_id))
                break
    best: dict[PassageId, Scored] = {}
    taken: set[PassageId] = set()
    for score, passage_id, other in sorted(found):
        if other not in taken:
            taken.add(other)
            best[passage_id] = Scored(passage_id=other, score=-score, similarity=-score)
    return best
