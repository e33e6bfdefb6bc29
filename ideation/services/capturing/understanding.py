"""Understand what waits, note by note: kind, voice and context of each passage, and its copies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date as Date

import numpy as np

from ideation.domain.fold import name_key
from ideation.domain.ids import ContactId, NoteId, OrganisationId, PassageId
from ideation.domain.note import Note
from ideation.domain.organisation import Contact, Organisation
from ideation.domain.passage import Passage, Span
from ideation.domain.run import RunDraft
from ideation.domain.understanding import Understanding
from ideation.domain.vector import Model
from ideation.ports import Clock, Records, Store
from ideation.search.query import name_words
from ideation.services.capturing.copies import find_copies
from ideation.services.capturing.heeding import heeded
from ideation.services.capturing.mentions import (
    gazetteer_of,
    link_names,
    names_of,
    speaker_ids,
)
from ideation.services.capturing.merging import propose_merges
from ideation.services.capturing.promising import note_promises
from ideation.services.rights import Right, requires
from ideation.text.attribution import Party, Voice, voices_of
from ideation.text.contexts import contexts_of, speakers_of
from ideation.text.kind_classifier import KindClassifier
from ideation.text.kinds import Judged
from ideation.text.names import finder_of
from ideation.text.promises.finding import is_errand
from ideation.text.sharing import doubt_cue, shared_cue

# Grows with the rules: passages understood by older ones wait again.
REVISION = "9"
RUN_KIND = "understanding"
LOOK_KIND = "names looked for"
_BATCH = 200


@requires(Right.CAPTURE)
def understand_waiting(
    store: Store,
    clock: Clock,
    model: Model,
    agency: Sequence[str],
    kinds: Callable[[], KindClassifier],
) -> list[NoteId]:
    """Understand every note with a passage that the rules have not seen; return the notes.

    What they hold is then compared with what is there: copies are found, and merges proposed.
    Their passages have vectors of `model`; `kinds` is asked for only when something waits.
    """
    done: list[NoteId] = []
    while True:
        with store.reading() as records:
            note_ids = records.understanding.waiting(REVISION, _BATCH)
            directory = records.directory
            organisations, contacts = directory.organisations(), directory.contacts()
            waiting = [
                (records.notes.get(note_id), records.passages.of_note(note_id))
                for note_id in note_ids
            ]
            apart = [records.provenance.drops(note_id) for note_id in note_ids]
        if not waiting:
            break
        # Learning may write; it comes before the transaction.
        learned = kinds()
        gazetteer = gazetteer_of(organisations, agency)
        named = [
            names_of(
                note.text,
                drops,
                [*(each.name for each in note.contacts), note.author or ""],
                note.date,
                gazetteer,
                [each.name for each in contacts],
            )
            for (note, _), drops in zip(waiting, apart, strict=True)
        ]
        with store.writing() as records:
            for (note, _), names in zip(waiting, named, strict=True):
                link_names(records, note, names, organisations, agency, clock())
            organisations = records.directory.organisations()
            contacts = records.directory.contacts()
            for before, passages in waiting:
                note = records.notes.get(before.id)
                judged = _judged(records, learned, model, passages)
                understood = understand_note(
                    note, passages, judged, organisations, contacts, agency
                )
                understood = heeded(records, note, understood, agency)
                records.understanding.put(REVISION, understood)
                note_promises(records, note, passages, understood, agency, clock())
        done.extend(note.id for note, _ in waiting)
    if done:
        with store.writing() as records:
            records.runs.add(
                RunDraft(
                    kind=RUN_KIND,
                    made_at=clock(),
                    model=model,
                    parameters={"revision": REVISION},
                    seed=None,
                    corpus_size=len(done),
                )
            )
        find_copies(store, clock, model)
        propose_merges(store, clock)
    return done


@requires(Right.CAPTURE)
def look_again(store: Store, clock: Clock, model: Model, new: Sequence[NoteId]) -> int:
    """Make older notes wait that name an organisation known since the last look; return how many.

    What they say of it is then mentioned, not their own. `new` are the notes just understood.
    """
    # Of one batch all names are known before the first note is judged.
    complete = set(new) if len(new) <= _BATCH else set()
    with store.writing() as records:
        latest = records.runs.latest(LOOK_KIND)
        seen = int(latest.parameters["organisations"]) if latest else 0
        fresh = [each for each in records.directory.organisations() if each.id > seen]
        if not fresh:
            return 0
        notes: set[NoteId] = set()
        # At the first look every note has just been understood beside all that is known.
        if seen:
            holding = records.words.holding([name_words(each.name) for each in fresh])
            notes = {each.note_id for each in records.passages.get(holding)} - complete
            records.understanding.forget(sorted(notes))
        records.runs.add(
            RunDraft(
                kind=LOOK_KIND,
                made_at=clock(),
                model=model,
                parameters={"organisations": max(int(each.id) for each in fresh)},
                seed=None,
                corpus_size=len(notes),
            )
        )
        return len(notes)


def understand_note(
    note: Note,
    passages: Sequence[Passage],
    judged: Sequence[Judged],
    organisations: Sequence[Organisation],
    contacts: Sequence[Contact],
    agency: Sequence[str],
) -> dict[PassageId, Understanding]:
    """Return kind, voice and context of each passage of one note."""
    spans = [Span(start=each.start, end=each.end) for each in passages]
    contexts = contexts_of(note.text, spans)
    own = {name_key(name) for name in agency}
    met = {each.id for each in note.organisations}
    here = {each.id for each in note.contacts}
    voices = voices_of(
        note.text,
        [(span, each.reading, each.language) for span, each in zip(spans, passages, strict=True)],
        contexts=contexts,
        met=[
            Party(
                id=OrganisationId(each.id),
                name=each.name,
                people=_people(OrganisationId(each.id), contacts, here),
            )
            for each in note.organisations
            if name_key(each.name) not in own
        ],
        others=finder_of(tuple(each.name for each in organisations)).without(
            each.name for each in organisations if each.id in met or name_key(each.name) in own
        ),
        author=note.author,
        heard=[each.heard for each in judged],
    )
    speakers = speaker_ids(note, speakers_of(note.text, spans))
    return {
        passage.id: _understood(passage, kind, context, voice, speaker, note.date)
        for passage, kind, context, voice, speaker in zip(
            passages, judged, contexts, voices, speakers, strict=True
        )
    }


def _judged(
    records: Records, kinds: KindClassifier, model: Model, passages: Sequence[Passage]
) -> list[Judged]:
    """Return the kinds of a note's passages; one whose vector still waits has a zero row."""
    ids, vectors = records.vectors.load(model, [each.id for each in passages])
    row_of = {int(each): row for row, each in enumerate(ids.tolist())}
    rows = np.zeros((len(passages), model.dim), dtype=np.float32)
    for index, passage in enumerate(passages):
        if (row := row_of.get(int(passage.id))) is not None:
            rows[index] = vectors[row]
    return kinds.judge(
        [each.reading for each in passages], [each.language for each in passages], rows
    )


def _understood(
    passage: Passage,
    kind: Judged,
    context: int,
    voice: Voice,
    speaker: int | None,
    written: Date | None,
) -> Understanding:
    said = voice.attribution is not None
    wish = said and kind.wish and not is_errand(passage.reading, passage.language, written)
    return Understanding(
        context=context,
        kind=kind.kind if said else None,
        kind_cue=kind.cue if said else "",
        attribution=voice.attribution,
        attribution_cue=voice.cue,
        organisation_id=voice.organisation_id,
        shared=shared_cue(passage.reading, passage.language) if said else None,
        doubt=doubt_cue(passage.reading, passage.language) if said else None,
        speaker_id=ContactId(speaker) if speaker else None,
        is_wish=wish,
    )


def _people(
    organisation: OrganisationId, contacts: Sequence[Contact], here: set[int]
) -> tuple[str, ...]:
    return tuple(
        each.name
        for each in contacts
        if each.id in here and each.organisation and each.organisation.id == organisation
    )
