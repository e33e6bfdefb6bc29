"""The funnel of a note, from what was received to what is kept: computed, and kept with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from ideation.domain.cleaning import DropReason, Funnel, active
from ideation.domain.ids import NoteId, PassageId
from ideation.domain.provenance import Recorded
from ideation.ports import Clock, Records, Splitter, Store
from ideation.services.rights import Right, requires


@requires(Right.READ)
def funnel(store: Store, split: Splitter, note_id: NoteId) -> Funnel:
    """Return what became of a note's words."""
    with store.reading() as records:
        return funnel_of(records, split, note_id, records.copies.sources())


@requires(Right.READ)
def funnels(store: Store, note_id: NoteId) -> list[Recorded]:
    """Return what was kept of a note's funnel since it came in; NotFound where there is none."""
    with store.reading() as records:
        records.notes.get(note_id)
        return records.funnels.of_note(note_id)


@requires(Right.CAPTURE)
def complete_funnels(
    store: Store, clock: Clock, split: Splitter, note_ids: Sequence[NoteId]
) -> None:
    """Keep which statements of notes were said before, now that they were compared.

    A note that was edited since its newest funnel gets another.
    """
    if not note_ids:
        return
    with store.writing() as records:
        copied = records.copies.sources()
        for each in note_ids:
            now, before = funnel_of(records, split, each, copied), records.funnels.of_note(each)
            if before and not _same_words(before[-1].funnel, now):
                records.funnels.record(each, now, clock())
            else:
                came = records.notes.get(each).captured_at
                records.funnels.record(each, now, before[-1].at if before else came)


def _same_words(one: Funnel, other: Funnel) -> bool:
    return (one.received, one.dropped) == (other.received, other.dropped)


def funnel_of(
    records: Records, split: Splitter, note_id: NoteId, copied: Container[PassageId]
) -> Funnel:
    """Return what became of a note's words, by what is stored of it now.

    `copied` are the passages that were said before.
    """
    note = records.notes.get(note_id)
    drops = active(records.provenance.drops(note_id))
    passages = records.passages.of_note(note_id)
    dropped: Counter[DropReason] = Counter()
    for drop in drops:
        dropped[drop.reason] += max(1, len(split(drop.span.of(note.text), ())))
    merged = sum(each.id in copied for each in passages)
    return Funnel(
        received=len(passages) + dropped.total(),
        dropped={drop.reason: dropped[drop.reason] for drop in drops},
        merged=merged,
        kept=len(passages) - merged,
    )
