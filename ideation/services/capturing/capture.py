"""Store a note: split into passages, all of it or nothing, the same text only once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum
from pathlib import Path

from ideation.domain.choices import Choices
from ideation.domain.cleaning import Drop
from ideation.domain.ids import NoteId
from ideation.domain.note import Note, NoteChange, NoteDraft
from ideation.domain.passage import PassageDraft
from ideation.domain.theme import Scheme
from ideation.errors import UnreadableText
from ideation.ports import Clock, Records, Splitter, Store
from ideation.services.capturing.dropping import parted
from ideation.services.capturing.funnels import funnel_of
from ideation.services.capturing.heeding import heed_statements
from ideation.services.capturing.invited import propose_invited
from ideation.services.capturing.sources import join
from ideation.services.rights import Right, requires

_TITLE_CHARACTERS = 80
_NO_CHOICES = Choices()
_WORD = re.compile(r"[^\W\d_]{2,}")


class CaptureStatus(StrEnum):
    """What became of a note that was brought in."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """The result for one note; `reason` says why it is unchanged or refused."""

    path: str | None
    status: CaptureStatus
    note_id: NoteId | None
    title: str | None
    date: Date | None
    passages: int
    reason: str | None


@requires(Right.CAPTURE)
def capture(
    store: Store,
    clock: Clock,
    split: Splitter,
    draft: NoteDraft,
    scheme: Scheme,
    choices: Choices = _NO_CHOICES,
) -> Captured:
    """Store `draft` as chosen in its preview, or say which note holds the same text already.

    A text that was removed before comes back as it was. Raises UnreadableText for a text
    without a single word, BadInput where the choices leave nothing of it, or name a theme that
    is none of the `scheme`.
    """
    require_words(draft.text)
    parts = parted(split, draft.text, draft.apart, choices)
    with store.writing() as records:
        captured = _stored(records, clock, split, draft, parts, choices)
        if captured.note_id is not None and captured.reason is None:
            heed_statements(records, clock, scheme, captured.note_id, choices)
        return captured


@requires(Right.CAPTURE)
def capture_all(
    store: Store, clock: Clock, split: Splitter, drafts: Sequence[NoteDraft]
) -> list[Captured]:
    """Store the notes of one file, all in one transaction; one without words is refused alone."""
    # The slow part comes before anything is locked, and not at all for a text that is known.
    with store.reading() as records:
        known = [records.notes.find(hash_of(each.text)) is not None for each in drafts]
    parts = [
        None
        if found or not _WORD.search(each.text)
        else parted(split, each.text, each.apart, _NO_CHOICES)
        for each, found in zip(drafts, known, strict=True)
    ]
    with store.writing() as records:
        return [
            _stored(records, clock, split, draft, each)
            if _WORD.search(draft.text)
            else refused(draft.path, _no_words().sentence())
            for draft, each in zip(drafts, parts, strict=True)
        ]


_Parts = tuple[list[Drop], Sequence[PassageDraft]]


def _stored(
    records: Records,
    clock: Clock,
    split: Splitter,
    draft: NoteDraft,
    parts: _Parts | None,
    choices: Choices = _NO_CHOICES,
) -> Captured:
    content_hash = hash_of(draft.text)
    known = records.notes.find(content_hash)
    if known is not None:
        return _known(records, clock, known, draft)
    drops, passages = parts or parted(split, draft.text, draft.apart, choices)
    note_id = records.notes.add(draft, title=title_of(draft), content_hash=content_hash, at=clock())
    records.provenance.set_drops(note_id, drops)
    records.details.set_written(note_id, sorted(choices.written))
    records.details.set_moments(note_id, draft.moments)
    propose_invited(records, note_id, draft.invited, clock())
    records.passages.replace(note_id, passages)
    note = records.notes.get(note_id)
    # Whether it was said before is not known yet.
    records.funnels.record(note_id, funnel_of(records, split, note_id, ()), note.captured_at)
    return _captured(note, draft, len(passages))


def _known(records: Records, clock: Clock, note_id: NoteId, draft: NoteDraft) -> Captured:
    """Return the note that holds the text; who else brings it is kept beside its author."""
    note = records.notes.get(note_id)
    count = len(records.passages.of_note(note_id))
    status, reason = None, f"note {note_id} already holds this text"
    if note.removed_at is not None:
        records.notes.update(note_id, NoteChange(version=note.version, restore=True))
        status, reason = CaptureStatus.CREATED, f"note {note_id} had been removed and is back"
    if came := join(records, clock, note_id, draft):
        reason = f"{reason}; added to it: {came}"
    return _captured(records.notes.get(note_id), draft, count, status=status, reason=reason)


def _captured(
    note: Note,
    draft: NoteDraft,
    passages: int,
    *,
    status: CaptureStatus | None = None,
    reason: str | None = None,
) -> Captured:
    return Captured(
        path=draft.path,
        status=status or (CaptureStatus.UNCHANGED if reason else CaptureStatus.CREATED),
        note_id=note.id,
        title=note.title,
        date=note.date,
        passages=passages,
        # A note that came in may have left something behind: a page without text, a picture.
        reason=reason or " ".join(draft.remarks) or None,
    )


def refused(path: str | None, reason: str) -> Captured:
    """Return the result for something that could not be taken in."""
    return Captured(
        path=path,
        status=CaptureStatus.REFUSED,
        note_id=None,
        title=None,
        date=None,
        passages=0,
        reason=" ".join(reason.split()),
    )


def _no_words() -> UnreadableText:
    return UnreadableText(
        "The note holds no words; nothing was saved.",
        hint="Paste or write at least one statement.",
    )


def require_words(text: str) -> None:
    """Raise UnreadableText for a text without a single word."""
    if _WORD.search(text) is None:
        raise _no_words()


def hash_of(text: str) -> str:
    """Return the hash under which a text is known; line ends and outer white space do not count."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def title_of(draft: NoteDraft) -> str:
    """Return the title given, else the first line with words, else the file's name."""
    return draft.header.title or first_line(draft.text) or Path(draft.path or "note").stem


def first_line(text: str) -> str:
    """Return the first line of `text` that holds a word, shortened at a word's end."""
    for line in text.splitlines():
        bare = line.strip().lstrip("#*->• \t").rstrip("*").strip()
        if _WORD.search(bare):
            if len(bare) <= _TITLE_CHARACTERS:
                return bare
            return bare[:_TITLE_CHARACTERS].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    return ""
