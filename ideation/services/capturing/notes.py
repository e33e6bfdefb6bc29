"""Read, edit, remove and restore notes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ideation.domain.cleaning import Drop
from ideation.domain.ids import NoteId
from ideation.domain.note import Moment, Note, NoteChange, NoteHeader, NoteSummary, Original
from ideation.domain.passage import Passage
from ideation.domain.provenance import NoteSource
from ideation.errors import BadInput
from ideation.ports import Clock, Splitter, Store
from ideation.services.capturing.capture import hash_of, require_words
from ideation.services.capturing.dating import proposed_day
from ideation.services.capturing.dropping import carried, drops_of, resplit
from ideation.services.rights import Right, requires
from ideation.text.day_of_note import DayOfNote


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedNote:
    """A note with its passages in reading order, and what was set apart from it.

    `sources`: who else brought its text; `moments`: when its turns were said.
    """

    note: Note
    passages: tuple[Passage, ...]
    drops: tuple[Drop, ...] = ()
    sources: tuple[NoteSource, ...] = ()
    moments: tuple[Moment, ...] = ()

    @property
    def authors(self) -> tuple[str, ...]:
        """All who brought the note, the first one first."""
        names = (self.note.author, *(each.author for each in self.sources))
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def proposed_day(self) -> DayOfNote | None:
        """The day that the head of the note names, while its date is unknown."""
        return proposed_day(self.note)

    def said_at(self, passage: Passage) -> Moment | None:
        """Return when a passage of a recorded talk was said, by whom; None where unknown."""
        at = bisect_right(self.moments, passage.start, key=lambda each: each.start)
        if at:
            return self.moments[at - 1]
        # Words put before a talk are as old as it is.
        return next((each for each in self.moments[:1] if each.start < passage.end), None)


@requires(Right.READ)
def list_notes(
    store: Store, *, removed: bool = False, ids: Sequence[NoteId] | None = None
) -> list[NoteSummary]:
    """Return all notes, or the removed ones, or those of `ids`, newest date first."""
    with store.reading() as records:
        return records.notes.summaries(removed=removed, ids=ids)


@requires(Right.READ)
def open_note(store: Store, note_id: NoteId) -> OpenedNote:
    """Return a note with its passages; NotFound where there is none."""
    with store.reading() as records:
        note = records.notes.get(note_id)
        return OpenedNote(
            note=note,
            passages=tuple(records.passages.of_note(note_id)),
            drops=tuple(records.provenance.drops(note_id)),
            sources=tuple(records.sources.of_note(note_id)),
            moments=tuple(records.details.moments(note_id)),
        )


@requires(Right.READ)
def original_of(store: Store, note_id: NoteId) -> Original | None:
    """Return the file a note was read from; None for pasted text."""
    with store.reading() as records:
        return records.provenance.original(note_id)


@requires(Right.CAPTURE)
def edit_note(
    store: Store,
    split: Splitter,
    note_id: NoteId,
    *,
    version: int,
    text: str | None = None,
    header: NoteHeader | None = None,
) -> OpenedNote:
    """Change text or header of the note as it was at `version`.

    Passages follow the text: those whose words stay keep their id, theme and vector. Raises
    EditConflict when someone else saved meanwhile, BadInput for a removed note.
    """
    if text is not None:
        require_words(text)
    with store.writing() as records:
        note = records.notes.get(note_id)
        if note.removed_at is not None:
            raise BadInput(
                f"Note {note_id} is removed; nothing was saved.",
                hint=f"Bring it back first: ideation notes restore {note_id}",
            )
        records.notes.update(
            note_id,
            NoteChange(
                version=version,
                header=header,
                title=header.title if header else None,
                text=text,
                content_hash=hash_of(text) if text is not None else None,
            ),
        )
        if text is not None:
            known = records.provenance.drops(note_id)
            moments = carried_moments(records.details.moments(note_id), note.text, text)
            records.details.set_moments(note_id, moments)
            resplit(records, split, note_id, drops_of(text, carried(known, note.text, text), known))
        edited = records.notes.get(note_id)
        if _who(edited) != _who(note):
            # Whose voice a passage is hangs on the whole note and on who was met.
            records.understanding.forget([note_id])
        return OpenedNote(note=edited, passages=tuple(records.passages.of_note(note_id)))


def carried_moments(moments: Sequence[Moment], before: str, after: str) -> list[Moment]:
    """Return when the turns were said whose words still stand, in this order, in `after`."""
    ends = [*(each.start for each in moments), len(before)][1:]
    found, at = [], 0
    for each, end in zip(moments, ends, strict=True):
        words = before[each.start : end].strip()
        start = after.find(words, at)
        if words and start >= 0:
            at = start + len(words)
            found.append(replace(each, start=start))
    return found


def _who(note: Note) -> tuple[object, ...]:
    return note.organisations, note.contacts, note.author


@requires(Right.CAPTURE)
def remove_note(store: Store, clock: Clock, note_id: NoteId) -> Note:
    """Take a note out of every list and search; `restore_note` undoes it."""
    with store.writing() as records:
        note = records.notes.get(note_id)
        if note.removed_at is None:
            records.notes.update(note_id, NoteChange(version=note.version, removed_at=clock()))
        return records.notes.get(note_id)


@requires(Right.CAPTURE)
def restore_note(store: Store, note_id: NoteId) -> Note:
    """Bring a removed note back as it was."""
    with store.writing() as records:
        note = records.notes.get(note_id)
        if note.removed_at is not None:
            records.notes.update(note_id, NoteChange(version=note.version, restore=True))
        return records.notes.get(note_id)
