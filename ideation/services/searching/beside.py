"""What stands beside a found statement and says what was asked, where itself it does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ideation.domain.ids import PassageId
from ideation.domain.passage import Passage
from ideation.domain.search import Hit
from ideation.domain.vector import Vector
from ideation.ports import Encoder, Records
from ideation.text.turn_labels import without_speaker

# A statement beside that holds a word asked for is worth this much cosine.
_WORD = 0.3


def those_beside(records: Records, hits: Sequence[Hit]) -> dict[PassageId, list[Passage]]:
    """Return for each hit the other statements of its context, in reading order."""
    contexts = records.understanding.together([hit.passage_id for hit in hits])
    passages = {
        each.id: each for each in records.passages.get(sorted({p for c in contexts for p in c}))
    }
    wanted = {hit.passage_id for hit in hits}
    return {
        each: [passages[other] for other in context if other != each and other in passages]
        for context in contexts
        for each in context
        if each in wanted
    }


def best_beside(
    encoder: Encoder,
    query: Vector,
    hits: Sequence[Hit],
    beside: Mapping[PassageId, Sequence[Passage]],
    holds_word: Callable[[str], bool],
) -> dict[PassageId, str]:
    """Return for each hit the statement beside it that says best what was asked.

    None where all of them stand further from the query than itself and hold no word of it.
    """
    near = {each.id: each for several in beside.values() for each in several}
    if not near:
        return {}
    cosines = (
        encoder.encode_passages([without_speaker(each.reading) for each in near.values()]) @ query
    )
    worth = {
        each.id: cosine + _WORD * holds_word(each.text)
        for each, cosine in zip(near.values(), cosines.tolist(), strict=True)
    }
    found = {}
    for hit in hits:
        best = max(beside.get(hit.passage_id, ()), key=lambda each: worth[each.id], default=None)
        if best is not None and worth[best.id] > (hit.similarity or 0.0):
            found[hit.passage_id] = best.text
    return found
