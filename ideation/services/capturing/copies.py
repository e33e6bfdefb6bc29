"""Find passages and interviews that were kept twice, so that they count as one voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date as Date

import numpy as np

from ideation.clustering.twins import parallel
from ideation.domain.ids import NoteId, PassageId
from ideation.domain.inbox import Proposed
from ideation.domain.note import NoteSummary
from ideation.domain.passage import Passage
from ideation.domain.vector import Model, Vectors
from ideation.ports import Clock, Store
from ideation.services.capturing.mentions import propose_twins
from ideation.services.rights import Right, requires
from ideation.text.copies import sources_of

# Two notes whose mean vectors stand further apart are not compared passage by passage.
_ALIKE_ON_THE_WHOLE = 0.6


@requires(Right.CAPTURE)
def find_copies(store: Store, clock: Clock, model: Model) -> int:
    """Link near copies and interviews told twice to their source; return how many passages.

    A twin is proposed in the inbox; one that a person rejected is none.
    """
    with store.reading() as records:
        ids, vectors = records.vectors.load(model)
        passages = records.passages.get([PassageId(each) for each in ids.tolist()])
        notes = records.notes.summaries()
        rejected = records.proposals.rejected(Proposed.TWIN)
    sources = _near_copies(passages)
    twins = {}
    for earlier, later, similarity, pairs in _twins(passages, vectors, notes):
        if (later, earlier) in rejected:
            continue
        twins[later, earlier] = similarity
        for copy, source in pairs:
            sources.setdefault(copy, sources.get(source, source))
    with store.writing() as records:
        records.copies.replace(sources, twins)
        propose_twins(records, list(twins), clock())
    return len(sources)


def _near_copies(passages: list[Passage]) -> dict[PassageId, PassageId]:
    found = sources_of([each.reading for each in passages], [each.note_id for each in passages])
    return {
        passages[index].id: passages[source].id
        for index, source in enumerate(found)
        if source != index
    }


def _twins(
    passages: list[Passage], vectors: Vectors, notes: list[NoteSummary]
) -> list[tuple[NoteId, NoteId, float, list[tuple[PassageId, PassageId]]]]:
    """Return (earlier note, later note, cosine, [(copy, source)]) of interviews told twice."""
    rows: dict[NoteId, list[int]] = defaultdict(list)
    for row, passage in enumerate(passages):
        rows[passage.note_id].append(row)
    for own in rows.values():
        own.sort(key=lambda row: passages[row].start)
    known = sorted((each for each in notes if each.id in rows), key=lambda each: each.id)
    centres = np.array([vectors[rows[each.id]].mean(axis=0) for each in known])
    centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-9)
    found = []
    for one, other in _pairs(known, centres):
        if not _share_a_party(known[one], known[other]):
            continue
        first, second = rows[known[one].id], rows[known[other].id]
        aligned = parallel(vectors[first], vectors[second])
        if aligned is not None:
            similarity, pairs = aligned
            linked = [(passages[second[b]].id, passages[first[a]].id) for a, b in pairs]
            found.append((known[one].id, known[other].id, similarity, linked))
    return found


def _pairs(notes: Sequence[NoteSummary], centres: Vectors) -> Iterator[tuple[int, int]]:
    """Yield the pairs that are alike of one day's notes, and of an undated note with any other."""
    by_day: dict[Date | None, list[int]] = defaultdict(list)
    for index, note in enumerate(notes):
        by_day[note.date].append(index)
    undated = by_day.pop(None, [])
    for same_day in by_day.values():
        for at, index in enumerate(same_day, start=1):
            yield from ((index, each) for each in _alike(centres, index, same_day[at:]))
    dated = [each for day in by_day.values() for each in day]
    for index in undated:
        found = _alike(centres, index, dated)
        yield from ((min(index, each), max(index, each)) for each in found)
    for at, index in enumerate(undated, start=1):
        yield from ((index, each) for each in _alike(centres, index, undated[at:]))


def _alike(centres: Vectors, index: int, others: Sequence[int]) -> list[int]:
    """Return those of `others` that are alike on the whole, in one product: they may be many."""
    places = np.asarray(others, dtype=np.intp)
    near = centres[places] @ centres[index] >= _ALIKE_ON_THE_WHOLE
    found: list[int] = places[near].tolist()
    return found


def _share_a_party(one: NoteSummary, other: NoteSummary) -> bool:
    """Tell whether two notes met one organisation, or one of them names none."""
    first = {each.id for each in one.organisations}
    second = {each.id for each in other.organisations}
    return bool(first & second) or not first or not second
