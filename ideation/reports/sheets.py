"""Tables as csv and xlsx that no spreadsheet runs, and out of which every text comes back whole."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

Cell = str | int | float | None

# What begins a formula, with the wide and small forms that some programs read as the plain ones.
_SIGNS = frozenset("=+-@＝＋－＠﹢﹣﹦﹫⁺⁻⁼₊₋₌−")
# Where another country's separator, or the end of a line, may begin a new cell.
_OPENING = frozenset(";|\t\r\n\v\f\x85\u2028\u2029")
_QUOTES = frozenset("\"'")
_GUARD = "'"
# What XML 1.0 has no character for; a note may hold it, an Office file may not.
UNPRINTABLE = dict.fromkeys(
    each for each in (*range(32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF) if each not in (9, 10, 13)
)


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return UTF-8 with a byte order mark, without which Excel takes it for Latin-1."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    for row in (columns, *rows):
        writer.writerow([harmless(each) if isinstance(each, str) else each for each in row])
    return written.getvalue().encode("utf-8-sig", "replace")


def xlsx_of(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str, widths: Sequence[int]
) -> bytes:
    """Return a workbook of one sheet; its texts are marked as texts and stand as they were."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _sheet_name(title)
    for number, row in enumerate([columns, *rows], start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                # Written as a string whatever it begins with: a formula must be asked for.
                cell.value = value.translate(UNPRINTABLE)
                cell.data_type = "s"
                # What somebody who edits the cell in Excel leaves a text.
                cell.quotePrefix = harmless(value) != value
                cell.alignment = Alignment(vertical="top", wrap_text=True)
            elif value is not None:
                cell.value = value
                cell.alignment = Alignment(vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe makes it text, as OWASP advises.

    One stands at the beginning and behind each separator that a formula sign follows, whatever
    spaces, quotes and unseen characters lie between. `as_written` takes them away again.
    """
    cell, risky = [], False
    for char in reversed(text):
        if risky and char in _OPENING:
            cell.append(_GUARD)
        cell.append(char)
        risky = char in _SIGNS or (risky and _is_passed_over(char))
    return "".join(reversed([*cell, _GUARD] if risky else cell))


def as_written(cell: str) -> str:
    """Return the text that `harmless` made a cell of."""
    text, risky = [], False
    for at in range(len(cell) - 1, -1, -1):
        char = cell[at]
        if char == _GUARD and risky and (at == 0 or cell[at - 1] in _OPENING):
            continue
        text.append(char)
        risky = char in _SIGNS or (risky and _is_passed_over(char))
    return "".join(reversed(text))


def _is_passed_over(char: str) -> bool:
    """Tell whether a spreadsheet may drop a character before a sign: unseen, or a quote."""
    return char.isspace() or char in _QUOTES or unicodedata.category(char) in ("Cc", "Cf")


def _sheet_name(title: str) -> str:
    """Return a name that a sheet may have: up to 31 characters, none of those Excel forbids."""
    allowed = "".join(
        " " if each in "[]:*?/\\'" or not each.isprintable() else each for each in title
    )
    return " ".join(allowed.split())[:31].strip() or "Statements"
