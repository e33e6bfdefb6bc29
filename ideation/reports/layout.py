"""What the renderers share: sources numbered once, text that every format can carry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ideation.domain.report import Grid, Report, Source
from ideation.reports.wording import day, word

# A cell of a table that is a number: digits with group spaces, a sign, a decimal part, a unit.
_NUMBER = re.compile(
    r"[+\-−±]?\d[\d\s\u2009\u202f.,'’]*(?:[\s\u202f]?[%€×])?(?:\s?[–-]\s?\d[\d.,]*)?"
)
# Spaces that do not break stay as they are.
_BREAKS = re.compile(r"[ \t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+")
_EMPTY = frozenset({"", "–", "-", "—"})
# So many citations in a row are told by their ends.
_A_RUN = 4
# Characters that a column is given room for: one longer runs over several lines.
_NARROWEST, _WIDEST = 7, 52
# A bold letter is so much wider, and the space beside a cell is so many letters.
_BOLD, _INSET = 1.15, 2
# Marks that turn the direction of all that follows: layout, not words.
_DIRECTION = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


@dataclass(frozen=True, slots=True)
class Numbered:
    """The sources of a report with their numbers, in the order in which they are first cited."""

    numbers: dict[Source, int]

    def of(self, sources: Iterable[Source]) -> list[int]:
        """Return the numbers of some sources, ascending, each once."""
        return sorted({self.numbers[each] for each in sources})


def numbered(report: Report) -> Numbered:
    """Return the sources of a report numbered from 1."""
    return Numbered({source: at for at, source in enumerate(report.sources, start=1)})


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return ascending numbers as runs (first, last); fewer than four in a row stand singly."""
    found: list[tuple[int, int]] = []
    for each in numbers:
        if found and each == found[-1][1] + 1:
            found[-1] = (found[-1][0], each)
        else:
            found.append((each, each))
    return [
        part
        for first, last in found
        for part in (
            [(first, last)]
            if last - first >= _A_RUN - 1
            else [(each, each) for each in range(first, last + 1)]
        )
    ]


def printable(text: str) -> str:
    """Return text without what no paper can show: control characters and broken halves.

    Line breaks and tabs become spaces, so that a text stays one paragraph.
    """
    flat = _BREAKS.sub(" ", text.translate(_DIRECTION)).strip()
    return "".join(each if _shown(each) else "\ufffd" for each in flat if not _silent(each))


def citation(source: Source, language: str) -> str:
    """Return a line of the source list: who, in which note, when, where to find it."""
    where = f"{word(language, 'note')} {source.note_id}"
    if source.passage_id is not None:
        where = f"{where}, {word(language, 'statement')} {source.passage_id}"
    parts = (source.organisation, source.title, day(source.date, language), source.language, where)
    return "\u00a0· ".join(_apart(printable(each)) for each in parts if each)


def _apart(text: str) -> str:
    """Keep a name that runs from right to left from turning its neighbours round."""
    return f"\u2068{text}\u2069" if right_to_left(text) else text


def right_columns(grid: Grid) -> list[bool]:
    """Tell for each column whether its cells are numbers."""
    return [_numeric([row[at] for row in grid.rows]) for at in range(len(grid.columns))]


def widths(grid: Grid) -> list[int]:
    """Return how much room each column wants: its longest cell, within reason.

    Heads are bold and never broken: their longest word has room.
    """
    cells = [[row[at] for row in (grid.columns, *grid.rows)] for at in range(len(grid.columns))]
    words = [max(map(len, head.split()), default=0) for head in grid.columns]
    return [
        max(min(max(_NARROWEST, *map(len, each)), _WIDEST), round(word * _BOLD) + _INSET)
        for each, word in zip(cells, words, strict=True)
    ]


def right_to_left(text: str) -> bool:
    """Tell whether the first letter with a direction runs from right to left."""
    for each in text:
        direction = unicodedata.bidirectional(each)
        if direction == "L":
            return False
        if direction in ("R", "AL"):
            return True
    return False


def _numeric(cells: Sequence[str]) -> bool:
    """Tell whether all cells are numbers; a dash is one that is not known."""
    told = [each.strip() for each in cells if each.strip()]
    return bool(told) and all(each in _EMPTY or _NUMBER.fullmatch(each) for each in told)


def _silent(char: str) -> bool:
    return unicodedata.category(char) == "Cc"


def _shown(char: str) -> bool:
    """Tell whether XML and fonts have a place for it: no surrogate half, no non-character."""
    code = ord(char)
    return not (0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF)
