"""The day that a note names itself: proposed while its date is unknown, taken by a person."""

from __future__ import annotations

from ideation.domain.ids import NoteId
from ideation.domain.note import Note, NoteChange
from ideation.errors import BadInput
from ideation.ports import Store
from ideation.services.rights import Right, requires
from ideation.text.day_of_note import DayOfNote, day_of_note


def proposed_day(note: Note) -> DayOfNote | None:
    """Return the day that the head of a note without a date names; None for none."""
    return day_of_note(note.text) if note.date is None else None


@requires(Right.CAPTURE)
def take_day(store: Store, note_id: NoteId) -> Note:
    """Make the day that a note names its date.

    Raises BadInput where it has a date already, or names no single day.
    """
    with store.writing() as records:
        note = records.notes.get(note_id)
        found = proposed_day(note)
        if found is None:
            why = "names no single day" if note.date is None else f"has the date {note.date}"
            raise BadInput(
                f"Note {note_id} {why}; nothing was changed.",
                hint=f"Set it by hand: ideation notes edit {note_id} --date YYYY-MM-DD",
            )
        records.notes.update(note_id, NoteChange(version=note.version, day=found.day))
        return records.notes.get(note_id)
