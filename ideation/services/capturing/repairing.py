"""What of a note's words is read otherwise than it is written, and taken back by a person."""

from __future__ import annotations

from collections.abc import Sequence

from ideation.domain.ids import NoteId
from ideation.domain.passage import Passage, PassageDraft, Repair
from ideation.errors import NotFound
from ideation.ports import Splitter, Store
from ideation.services.capturing.dropping import resplit
from ideation.services.rights import Right, requires
from ideation.text.reading import same_words
from ideation.text.repair import repairs_of


@requires(Right.READ)
def repairs(store: Store, note_id: NoteId) -> list[tuple[Repair, bool]]:
    """Return the repairs of a note in order, each with whether a person took it back."""
    with store.reading() as records:
        records.notes.get(note_id)
        written = {same_words(each) for each in records.details.written(note_id)}
        return [
            (each, same_words(each.written) in written)
            for each in repairs_in(records.passages.of_note(note_id))
        ]


@requires(Right.CAPTURE)
def set_written(
    store: Store, split: Splitter, note_id: NoteId, words: str, *, written: bool
) -> None:
    """Read words of a note as they are `written`, or repair them again; it is understood anew.

    Raises NotFound for words that nothing repairs.
    """
    with store.writing() as records:
        key = same_words(words)
        known = repairs_in(records.passages.of_note(note_id))
        if key not in {same_words(each.written) for each in known}:
            raise NotFound(
                f"Nothing repairs {' '.join(words.split())!r} in note {note_id}.",
                hint=f"`ideation notes intake {note_id}` shows what is repaired.",
            )
        kept = {same_words(each) for each in records.details.written(note_id)} - {key}
        records.details.set_written(note_id, sorted(kept | {key} if written else kept))
        resplit(records, split, note_id, records.provenance.drops(note_id))


def repairs_in(passages: Sequence[Passage | PassageDraft]) -> list[Repair]:
    """Return what is repaired in these passages, each once."""
    found: dict[str, Repair] = {}
    for passage in passages:
        for each in repairs_of(passage.text, passage.language):
            found.setdefault(same_words(each.written), each)
    return list(found.values())
