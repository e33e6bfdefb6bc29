"""Any file to the notes in it: the reader of its format, then its attachments.

Each `Format` but plain text has its module in `readers/`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module

from ideation.errors import UnreadableText
from ideation.intake.decoding import MAX_BYTES, decode
from ideation.intake.extracted import Attachment, Extracted, Limits, plain_note
from ideation.intake.formats import Format, format_of
from ideation.intake.readers.sheet_rows import Table

# Attachments of attachments are opened no deeper than this.
_DEPTH = 3


def read(
    data: bytes, name: str, limits: Limits, columns: Mapping[str, str] | None = None
) -> list[Extracted]:
    """Return the notes in a file, those of its attachments last.

    `columns` says what columns of a table hold. Raises UnreadableText where nothing can be read.
    An attachment that cannot be read becomes a remark of the note it came with.
    """
    _checked_size(data)
    if columns and format_of(data, name) is Format.SHEETS:
        sheets = import_module("ideation.intake.readers.sheets")
        return _within(list(sheets.read(data, limits=limits, columns=columns)), limits)
    return _within(_read(data, name, limits, depth=0), limits)


def tables_in(data: bytes, name: str, limits: Limits) -> list[Table]:
    """Return the tables in a workbook or csv file; none where the file is something else."""
    _checked_size(data)
    if format_of(data, name) is not Format.SHEETS:
        return []
    return list(import_module("ideation.intake.readers.sheets").tables(data, limits=limits))


def _checked_size(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise UnreadableText(
            f"The file has {len(data) / 1e6:.0f} MB; more than {MAX_BYTES // 2**20} MiB cannot be "
            "read at once.",
            hint="Split it into the single notes.",
        )


def _within(notes: list[Extracted], limits: Limits) -> list[Extracted]:
    """Return the notes that fit the characters of one file; the first says what was left out."""
    kept: list[Extracted] = []
    total = 0
    for note in notes:
        total += len(note.text)
        if kept and total > limits.characters:
            rest = len(notes) - len(kept)
            told = f"{rest} further notes of this file were left out: it holds too much text."
            return [replace(kept[0], remarks=(*kept[0].remarks, told)), *kept[1:]]
        kept.append(note)
    return kept


def _read(data: bytes, name: str, limits: Limits, *, depth: int) -> list[Extracted]:
    notes = _reader(format_of(data, name))(data, limits)
    return [each for note in notes for each in _opened(note, limits, depth)]


def _opened(note: Extracted, limits: Limits, depth: int) -> list[Extracted]:
    remarks = list(note.remarks)
    inside: list[Extracted] = []
    for attachment in note.attachments:
        try:
            inside += _of_attachment(attachment, note, limits, depth + 1)
        except UnreadableText as error:
            remarks.append(f"Attachment {attachment.name}: {error.message}")
    return [replace(note, attachments=(), remarks=tuple(remarks)), *inside]


def _of_attachment(
    attachment: Attachment, note: Extracted, limits: Limits, depth: int
) -> Sequence[Extracted]:
    if depth > _DEPTH:
        raise UnreadableText("it lies too deep.")
    # What comes by mail is of that day and sender, unless it says otherwise itself.
    carried = {key: note.fields[key] for key in ("date", "author") if key in note.fields}
    return [
        replace(each, fields={**carried, "title": attachment.name, **each.fields})
        for each in _read(attachment.data, attachment.name, limits, depth=depth)
    ]


def _reader(found: Format) -> Callable[[bytes, Limits], list[Extracted]]:
    """Import a reader when its format comes: their libraries are many."""
    if found is Format.TEXT:
        return lambda data, _: [plain_note(decode(data))]
    module = import_module(f"ideation.intake.readers.{found.value}")
    return lambda data, limits: list(module.read(data, limits=limits))
