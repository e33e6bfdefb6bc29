"""Whether a plain text is a table: by its rows and the names above its columns, not its name."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from ideation.intake.readers.sheet_rows import is_column_name

_DELIMITERS = ("\t", ";", ",")
_FEWEST_COLUMNS = 2
# Rows of the sample that must have as many cells as the header.
_EVEN = 0.9
# Rows below the header: one line below another with a comma in each is prose.
_FEWEST_ROWS = 2
_LONGEST_NAME = 40
_NAME = re.compile(r"[^\W\d][^\d:!?]*(?<![.])")
# Names of columns that are known, of which prose has hardly two on one line.
_FEWEST_KNOWN = 2
# A last line that the sample cuts is no row.
_MOST_ROWS = 30


def is_table(head: str, *, whole: bool) -> bool:
    """Tell whether a text that begins with `head` is a table of values with a header.

    `whole`: nothing follows the head.
    """
    return any(_has_rows(head, delimiter, whole=whole) for delimiter in _DELIMITERS)


def _has_rows(head: str, delimiter: str, *, whole: bool) -> bool:
    first = head.split("\n", 1)[0]
    if first.count(delimiter) < _FEWEST_COLUMNS - 1:
        return False
    try:
        rows = [row for row in csv.reader(head.splitlines(), delimiter=delimiter) if any(row)]
    except csv.Error:
        return False
    header, below = rows[0], rows[1:] if whole else rows[1:-1]
    below = below[:_MOST_ROWS]
    if len(below) < _FEWEST_ROWS or not _names_columns(header):
        return False
    even = sum(len(row) == len(header) for row in below)
    return even >= _EVEN * len(below)


def _names_columns(header: Sequence[str]) -> bool:
    names = [" ".join(cell.split()) for cell in header]
    if len(names) < _FEWEST_COLUMNS or len(set(names)) < len(names):
        return False
    if not all(_NAME.fullmatch(name) and len(name) <= _LONGEST_NAME for name in names):
        return False
    return sum(map(is_column_name, names)) >= _FEWEST_KNOWN
