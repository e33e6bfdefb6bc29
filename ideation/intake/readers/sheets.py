"""Tables (xlsx, csv, tsv): a row is a note."""

from __future__ import annotations

import csv
import io
import math
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from ideation.errors import UnreadableText
from ideation.intake.decoding import decode
from ideation.intake.extracted import Extracted, Limits
from ideation.intake.readers.archives import checked_archive, damage_told, left_out
from ideation.intake.readers.office_text import clean
from ideation.intake.readers.sheet_rows import (
    Table,
    checked_columns,
    columns_of,
    day,
    is_header_word,
    notes,
)

_Grid = tuple[str, Iterable[Sequence[object]]]

_WHAT = "The table"
# Excel has no more rows; a file that claims some is not followed.
_MAX_ROWS = 1_048_576
# How far cells may lie apart: so many places are walked for each cell that may be filled.
_SPREAD = 50
# A header stands near the top, and its names are short.
_HEADER_WITHIN = 10
_LONGEST_NAME = 80
# The comma last: prose is full of them.
_DELIMITERS = "\t;|,"
# Prose with a comma here and there is one column: it is parted at a sign no text holds.
_NO_DELIMITER = "\x1f"
_SAMPLE_CHARACTERS = 64 * 1024
_SAMPLE_ROWS = 50
_DIGITS = 15
_NUMBER = re.compile(r"[-+]?[\d.,' \u00a0\u202f]*\d(?:[eE][-+]?\d+)?\s?[%€$£]?")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ERRORS = frozenset("#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA".split())


def read(
    data: bytes, *, limits: Limits, columns: Mapping[str, str] | None = None
) -> list[Extracted]:
    """Return the notes in all tables.

    `columns` says what columns of these names hold; what the others hold is guessed.
    """
    given = columns or {}
    parsed = tables(data, limits=limits)
    checked_columns(given, (name for table in parsed for name in table.header))
    found = [note for table in parsed for note in notes(table, columns_of(table, given))]
    if not found:
        raise UnreadableText(
            f"{_WHAT} holds no words.", hint="Check that the right file was chosen."
        )
    if not _is_archive(data):
        return found
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        remarks = (*left_out(archive), *found[0].remarks)
    return [replace(found[0], remarks=remarks), *found[1:]]


def tables(data: bytes, *, limits: Limits) -> list[Table]:
    """Return the tables with words in them, in file order; raises UnreadableText for none."""
    budget = _Budget(limits)
    with _workbook(data, limits) if _is_archive(data) else _separated(data, limits) as grids:
        found = [table for name, rows in grids if (table := _table(name, rows, budget)) is not None]
    if not found:
        raise UnreadableText(
            f"{_WHAT} holds no words.", hint="Check that the right file was chosen."
        )
    return found


def _is_archive(data: bytes) -> bool:
    return data.startswith(b"PK")


class _Budget:
    """What all tables of a file may cost together."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._cells = self._characters = self._places = 0

    def walk(self, places: int) -> None:
        self._places += places
        if self._places > _SPREAD * self._limits.cells:
            raise UnreadableText(
                f"{_WHAT} is spread over too many empty cells.",
                hint="Copy the filled cells into a new file.",
            )

    def spend(self, text: str) -> None:
        self._cells += 1
        self._characters += len(text)
        for count, most, what in (
            (self._cells, self._limits.cells, "cells"),
            (self._characters, self._limits.characters, "characters"),
        ):
            if count > most:
                raise UnreadableText(
                    f"{_WHAT} has more than {most:,} {what}.", hint="Split it into smaller files."
                )


@contextmanager
def _workbook(data: bytes, limits: Limits) -> Iterator[Iterable[_Grid]]:
    import openpyxl

    checked_archive(data, limits).close()
    with warnings.catch_warnings(), damage_told("The workbook"):
        # Styles and extensions that openpyxl does not know are none of ours.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        with closing(book):
            yield (_sheet(sheet) for sheet in book.worksheets)


def _sheet(sheet: Any) -> _Grid:  # noqa: ANN401
    # The size a sheet states may be a lie; its rows are what counts.
    sheet.reset_dimensions()
    return clean(sheet.title), sheet.iter_rows(max_row=_MAX_ROWS, values_only=True)


@contextmanager
def _separated(data: bytes, limits: Limits) -> Iterator[Iterable[_Grid]]:
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    said = re.match(r"sep=([^\w\s\"]|\t)\n", text)
    text = text[said.end() :] if said else text
    # The limit is the whole module's; a field may be as long as a note.
    before = csv.field_size_limit(max(limits.characters, len(text)) + 1)
    try:
        with damage_told(_WHAT, csv.Error):
            sign = said[1] if said else _delimiter(text)
            yield [("", csv.reader(io.StringIO(text, newline=""), delimiter=sign))]
    finally:
        csv.field_size_limit(before)


def _delimiter(text: str) -> str:
    """Return the sign that parts most rows into the same number of cells.

    csv.Sniffer is misled by quoted prose, and slow on it.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    evenness = {sign: _evenness(sample, sign) for sign in _DELIMITERS}
    best = max(_DELIMITERS, key=evenness.__getitem__)
    return best if evenness[best] > 0.5 else _NO_DELIMITER


def _evenness(sample: str, sign: str) -> float:
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=sign)
    widths = [len(row) for _, row in zip(range(_SAMPLE_ROWS), rows, strict=False) if row]
    [(width, count)] = Counter(widths).most_common(1) or [(0, 0)]
    return count / len(widths) if width > 1 else 0.0


def _table(name: str, rows: Iterable[Sequence[object]], budget: _Budget) -> Table | None:
    filled: list[dict[int, str]] = []
    for row in rows:
        budget.walk(len(row))
        texts = {
            place: text
            for place, value in enumerate(row)
            if value is not None and (text := _text(value))
        }
        for text in texts.values():
            budget.spend(text)
        if texts:
            filled.append(texts)
    columns = sorted({place for row in filled for place in row})
    if not any(any(map(str.isalpha, text)) for row in filled for text in row.values()):
        return None
    budget.walk(len(filled) * len(columns))
    top = _header_row(filled, len(columns))
    below = filled if top is None else filled[top + 1 :]
    return Table(
        name=name,
        header=_names({} if top is None else filled[top], columns),
        rows=tuple(tuple(row.get(place, "") for place in columns) for row in below),
        above=tuple(text for row in filled[: top or 0] for text in row.values()),
    )


def _header_row(rows: Sequence[dict[int, str]], columns: int) -> int | None:
    """Return the first row with two or more texts, if it can be a header."""
    if columns == 1:
        [first] = rows[0].values()
        return 0 if len(rows) > 1 and is_header_word(first) else None
    for number, row in enumerate(rows[:_HEADER_WITHIN]):
        if len(row) > 1:
            return number if all(map(_is_name, row.values())) else None
    return None


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and not _NUMBER.fullmatch(text) and day(text) is None


def _names(row: dict[int, str], columns: Sequence[int]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for place in columns:
        name = wished = " ".join(row.get(place, "").split()) or _letters(place)
        number = 1
        while name in names:
            number += 1
            name = f"{wished} ({number})"
        names[name] = None
    return tuple(names)


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _text(value: Any) -> str:  # noqa: ANN401
    """Return a cell as it reads: dates as ISO, numbers without a trailing .0."""
    if isinstance(value, str):
        text = clean(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), value))
        return "" if text in _ERRORS else text
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes").removesuffix(" 00:00")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, float):
        return format(value, f".{_DIGITS}g") if math.isfinite(value) else ""
    return str(value)
