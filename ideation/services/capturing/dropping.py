"""What is set apart from a note, proposed or as a person chose, and put back into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ideation.domain.choices import Choices
from ideation.domain.cleaning import Drop, DropReason
from ideation.domain.ids import NoteId
from ideation.domain.passage import PassageDraft, Span
from ideation.errors import BadInput, NotFound
from ideation.ports import Clock, Records, Splitter, Store
from ideation.services.capturing.funnels import funnel_of
from ideation.services.rights import Right, requires
from ideation.text.cleaning import joined, proposed_drops
from ideation.text.passages import reread


def drops_of(text: str, apart: Sequence[Drop], known: Sequence[Drop] = ()) -> list[Drop]:
    """Return what is set apart from `text`: what its file says, and what is proposed.

    Of a text edited, what a person restored in the `known` stays restored.
    """
    found = joined(text, [*apart, *proposed_drops(text)])
    if sum(each.span.end - each.span.start for each in found) >= len(text.strip()):
        return []
    restored = {(each.reason, each.span.end - each.span.start) for each in known if each.restored}
    return [
        replace(each, restored=(each.reason, each.span.end - each.span.start) in restored)
        for each in found
    ]


def parted(
    split: Splitter, text: str, apart: Sequence[Drop], choices: Choices
) -> tuple[list[Drop], Sequence[PassageDraft]]:
    """Return what is set apart from `text` and its passages, both as a person chose.

    Raises BadInput where every statement was left out.
    """
    drops = [
        replace(each, restored=each.span.of(text) in choices.restored)
        for each in drops_of(text, apart)
    ]
    passages = reread(split(text, drops), choices.written)
    out = [each.span for each in passages if each.text in choices.left_out]
    if not out:
        return drops, passages
    if len(out) == len(passages):
        raise BadInput(
            "Every statement is left out; nothing of the note would be left.",
            hint="Keep at least one statement.",
        )
    # At one place only one can be stored: what was restored there is left out again.
    starts = {span.start for span in out}
    drops = [each for each in drops if each.span.start not in starts]
    drops += [Drop(span=span, reason=DropReason.BY_HAND) for span in out]
    drops.sort(key=lambda each: each.span.start)
    return drops, reread(split(text, drops), choices.written)


def carried(drops: Sequence[Drop], before: str, after: str) -> list[Drop]:
    """Return the drops of a text whose words still stand, in this order, in the edited one."""
    found, at = [], 0
    for each in drops:
        words = each.span.of(before)
        start = after.find(words, at)
        if words and start >= 0:
            at = start + len(words)
            found.append(replace(each, span=Span(start=start, end=at)))
    return found


@requires(Right.CAPTURE)
def set_restored(
    store: Store, clock: Clock, split: Splitter, note_id: NoteId, start: int, *, restored: bool
) -> None:
    """Put the stretch that starts at `start` back into the note, or set it apart again.

    Raises NotFound where nothing was set apart, BadInput where nothing else would be left.
    """
    with store.writing() as records:
        drops = records.provenance.drops(note_id)
        if start not in {each.span.start for each in drops}:
            raise NotFound(f"Nothing was set apart at character {start} of note {note_id}.")
        changed = [
            replace(each, restored=restored) if each.span.start == start else each for each in drops
        ]
        resplit(records, split, note_id, changed)
        now = funnel_of(records, split, note_id, records.copies.sources())
        records.funnels.record(note_id, now, clock())


def resplit(records: Records, split: Splitter, note_id: NoteId, drops: Sequence[Drop]) -> None:
    """Store what is set apart from a note and split the rest again."""
    written = records.details.written(note_id)
    passages = reread(split(records.notes.get(note_id).text, drops), written)
    if not passages:
        raise BadInput(
            f"Nothing of note {note_id} would be left; nothing was changed.",
            hint="Remove the note instead.",
        )
    records.provenance.set_drops(note_id, drops)
    records.passages.replace(note_id, passages)
    records.understanding.forget([note_id])
