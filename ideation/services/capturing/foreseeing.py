"""What saving a note would find: statements that are kept already, an interview told before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

import numpy as np

from ideation.clustering.twins import parallel
from ideation.domain.comparing import Comparable
from ideation.domain.fold import name_key
from ideation.domain.ids import NoteId, OrganisationId, PassageId
from ideation.domain.language import Language
from ideation.domain.note import NoteDraft
from ideation.domain.passage import PassageDraft
from ideation.domain.vector import Model, Vectors
from ideation.ports import Encoder, Records, Splitter, Store, VectorIndex
from ideation.services.capturing.capture import hash_of
from ideation.services.capturing.copies import ALIKE_ON_THE_WHOLE, may_be_one, rows_of, worded
from ideation.services.capturing.dropping import drops_of
from ideation.services.rights import Right, requires
from ideation.text.copies import Wording, runs_of, sources_of
from ideation.text.turn_labels import without_speaker

# No note and no passage has such a number.
_UNKEPT = 2**62
# Of a statement so many neighbours are asked which notes they are of, and so many notes compared.
_NEIGHBOURS = 12
_MOST_NOTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidBefore:
    """A statement that others hold nearly word for word; `start` is its place in the text.

    `passage_id` is the earliest, `notes` are all that hold it: with it they count as one voice.
    """

    start: int
    end: int
    passage_id: PassageId
    notes: tuple[NoteId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBefore:
    """A note that tells the same interview: linked with the new one and counted as one voice."""

    note_id: NoteId
    title: str
    date: Date | None
    languages: tuple[Language, ...]
    other_language: bool
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What saving would find; `known` is the note that holds exactly this text already."""

    known: NoteId | None
    said: tuple[SaidBefore, ...] = ()
    told: tuple[ToldBefore, ...] = ()


@requires(Right.CAPTURE)
def foresee(
    store: Store, split: Splitter, encoder: Encoder, index: VectorIndex, draft: NoteDraft
) -> Foreseen:
    """Return what saving `draft` would find; nothing is stored."""
    passages = split(draft.text, drops_of(draft.text, draft.apart))
    vectors = encoder.encode_passages([without_speaker(each.reading) for each in passages])
    with store.reading() as records:
        met = {name_key(each.name) for each in draft.header.organisations}
        organisations = [
            each.id for each in records.directory.organisations() if name_key(each.name) in met
        ]
        return foreseen(
            records,
            (encoder.model, index),
            records.notes.find(hash_of(draft.text)),
            passages,
            vectors,
            (draft.header.date, organisations),
        )


def foreseen(
    records: Records,
    engines: tuple[Model, VectorIndex],
    known: NoteId | None,
    passages: Sequence[PassageDraft],
    vectors: Vectors,
    seen: tuple[Date | None, Sequence[OrganisationId]],
) -> Foreseen:
    """Return what saving passages would find, by the rules of `find_copies`.

    `vectors` has one row for each, shape (n, dim); `known` is the note with the same text, whose
    own passages are none of the others'. `seen`: the note's day, and whom it met.
    """
    if known is not None:
        return Foreseen(known=known)
    return Foreseen(
        known=None,
        said=tuple(_said(records, passages)),
        told=tuple(_told(records, engines, passages, vectors, seen)),
    )


def _said(records: Records, passages: Sequence[PassageDraft]) -> list[SaidBefore]:
    told = {
        PassageId(_UNKEPT + number): Wording(NoteId(_UNKEPT), each.reading)
        for number, each in enumerate(passages)
    }
    holders = records.compared.first_holders(runs_of(told.values()))
    before = worded(records, set(holders.values()))
    holders = {run: holder for run, holder in holders.items() if holder in before}
    known = records.copies.sources()
    copies, _ = sources_of(told, before=before, holders=holders, sources=known)
    copied: dict[PassageId, list[PassageId]] = {}
    for copy, source in known.items():
        copied.setdefault(source, []).append(copy)
    found = []
    for each, source in sorted(copies.items()):
        said = passages[each - _UNKEPT]
        same = records.passages.get([source, *copied.get(source, ())])
        notes = tuple(dict.fromkeys(passage.note_id for passage in same))
        if notes:
            found.append(
                SaidBefore(start=said.span.start, end=said.span.end, passage_id=source, notes=notes)
            )
    return found


def _told(
    records: Records,
    engines: tuple[Model, VectorIndex],
    passages: Sequence[PassageDraft],
    vectors: Vectors,
    seen: tuple[Date | None, Sequence[OrganisationId]],
) -> list[ToldBefore]:
    model, index = engines
    near = _near_notes(records, index, vectors)
    if not near:
        return []
    notes = [each for each in records.compared.comparable(model) if each.note_id in near]
    rows = rows_of(records, model, notes)
    own = Comparable(
        note_id=NoteId(_UNKEPT), date=seen[0], organisations=tuple(sorted(seen[1])), passages=()
    )
    languages = Counter(each.language for each in passages)
    found = []
    for note in notes:
        centres = [_unit(each.mean(axis=0)) for each in (rows[note.note_id], vectors)]
        if float(centres[0] @ centres[1]) < ALIKE_ON_THE_WHOLE or not may_be_one(note, own):
            continue
        if (aligned := parallel(rows[note.note_id], vectors)) is not None:
            [summary] = records.notes.summaries(ids=[note.note_id])
            spoken = languages.most_common(1)[0][0]
            found.append(
                ToldBefore(
                    note_id=note.note_id,
                    title=summary.title,
                    date=summary.date,
                    languages=summary.languages,
                    other_language=spoken is not summary.languages[0],
                    similarity=aligned[0],
                )
            )
    return sorted(found, key=lambda each: -each.similarity)


def _near_notes(records: Records, index: VectorIndex, vectors: Vectors) -> set[NoteId]:
    """Return the notes that hold neighbours of the most statements."""
    neighbours = [
        {near.passage_id for near in index.nearest(vector, _NEIGHBOURS)} for vector in vectors
    ]
    ids = sorted(set().union(*neighbours))
    note_of = {each.id: each.note_id for each in records.passages.get(ids)}
    votes = Counter(
        note for each in neighbours for note in {note_of[i] for i in each if i in note_of}
    )
    return {note for note, _ in votes.most_common(_MOST_NOTES)}


def _unit(vector: Vectors) -> Vectors:
    return vector / max(float(np.linalg.norm(vector)), 1e-9)
