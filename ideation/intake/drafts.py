"""From bytes, files or a form to note drafts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from ideation.domain.cleaning import Drop
from ideation.domain.note import Moment, NoteDraft, NoteHeader, Original
from ideation.domain.organisation import ContactDraft
from ideation.domain.passage import Span
from ideation.errors import BadMetadata
from ideation.intake.decoding import checked
from ideation.intake.extracted import Extracted, plain_note
from ideation.intake.header import parse_header, split_front_matter
from ideation.intake.pool import FileReader
from ideation.text.entities.categories import category_of

# What a file tells that is no part of a header.
_BESIDE = frozenset({"times", "invited"})


def draft_from_text(
    text: str,
    fields: Mapping[str, Any],
    *,
    sectors: Sequence[str],
    path: str | None = None,
) -> NoteDraft:
    """Return the draft of a pasted text. `fields` given by hand win over the text's own header."""
    header, body = split_front_matter(checked(text))
    return NoteDraft(
        text=body,
        header=_with_categories(parse_header({**header, **_given(fields)}, sectors=sectors)),
        path=path,
        apart=plain_note(body).apart,
    )


def drafts_from_bytes(
    reader: FileReader,
    data: bytes,
    fields: Mapping[str, Any],
    *,
    sectors: Sequence[str],
    path: str,
    columns: Mapping[str, str] | None = None,
) -> list[NoteDraft]:
    """Return the drafts of the notes in a file; the file stays with them.

    `columns` says what columns of a table hold.
    """
    notes = reader.read(data, Path(path).name, columns)
    original = Original(name=Path(path).name, sha256=hashlib.sha256(data).hexdigest(), data=data)
    return [draft_of(note, fields, sectors=sectors, path=path, original=original) for note in notes]


def draft_of(
    note: Extracted,
    fields: Mapping[str, Any],
    *,
    sectors: Sequence[str],
    path: str,
    original: Original | None = None,
) -> NoteDraft:
    """Return the draft of a note found in a file; what the file says wrongly is a remark."""
    header, body = split_front_matter(checked(note.text))
    shift = len(note.text) - len(body)
    remarks = list(note.remarks)
    found = {key: value for key, value in note.fields.items() if key not in _BESIDE}
    for key in list(found):
        # What a foreign file says of itself may be anything; the note is worth more.
        try:
            parse_header({key: found[key]}, sectors=sectors)
        except BadMetadata as error:
            remarks.append(f"Left out what the file says of itself: {error.message}")
            del found[key]
    parsed = _with_categories(parse_header({**found, **header, **_given(fields)}, sectors=sectors))
    return NoteDraft(
        text=body,
        header=parsed,
        path=path,
        original=original,
        apart=tuple(_shifted(each, shift) for each in note.apart if each.span.start >= shift),
        remarks=tuple(remarks),
        invited=_invited(note.fields.get("invited", ()), sectors),
        moments=tuple(_moments(note.fields.get("times", ()), shift, len(body))),
    )


def _with_categories(header: NoteHeader) -> NoteHeader:
    """Return a header whose organisations are what their names say, where nothing else does."""
    organisations = tuple(
        each if each.category else replace(each, category=category_of(each.name))
        for each in header.organisations
    )
    return replace(header, organisations=organisations)


def _invited(
    people: Sequence[Mapping[str, Any]], sectors: Sequence[str]
) -> tuple[ContactDraft, ...]:
    """Return who is invited; a name that cannot be one is left out."""
    found: list[ContactDraft] = []
    for each in people:
        with suppress(BadMetadata):
            found += parse_header({"contacts": [each]}, sectors=sectors).contacts
    return tuple(found)


def _moments(times: Iterable[Sequence[Any]], shift: int, size: int) -> Iterator[Moment]:
    """Yield when the turns were said, placed in a text that begins at `shift` of the file's."""
    for offset, seconds, speaker in times:
        if 0 <= offset - shift < size:
            yield Moment(start=offset - shift, seconds=float(seconds), speaker=speaker)


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in (None, "", [], ())}


def _shifted(drop: Drop, by: int) -> Drop:
    span = Span(start=drop.span.start - by, end=drop.span.end - by)
    return Drop(span=span, reason=drop.reason)
