"""Who else brought a text that is a note already: kept beside its author, and let go again."""

from __future__ import annotations

from ideation.domain.ids import NoteId
from ideation.domain.note import NoteDraft
from ideation.ports import Clock, Records, Store
from ideation.services.rights import Right, requires

# Facts that are told by their name; an author is told by his own.
_TOLD = {
    "date": "the date",
    "source": "the source",
    "sector": "the sector",
    "confidential": "that it is confidential",
}


def join(records: Records, clock: Clock, note_id: NoteId, draft: NoteDraft) -> str:
    """Add to a note what another who brings its text knows; return what came, "" for nothing."""
    source = records.sources.add(note_id, draft.header, draft.path, clock())
    if source is None:
        return ""
    if source.parties:
        # Whose voice a passage is hangs on who was met.
        records.understanding.forget([note_id])
    facts = [_TOLD[each] for each in source.facts if each in _TOLD]
    return ", ".join(each for each in (source.author, *source.names, *facts) if each)


@requires(Right.CAPTURE)
def undo_source(store: Store, clock: Clock, source_id: int) -> NoteId:
    """Let go who else brought a note, and what came along; return the note.

    Raises NotFound where there is no such source.
    """
    with store.writing() as records:
        note_id = records.sources.undo(source_id, clock())
        records.understanding.forget([note_id])
        return note_id
