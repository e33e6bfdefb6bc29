"""Days named in a text: numeric, worded in four languages, and lists of days of one month.

A year that is not written is the note's, else the only year near by; without one there is no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from unicodedata import normalize

from ideation.domain.calendar_names import MONTHS

# Texts may write "ä" as one letter or as two.
NUMBER_OF_MONTH = {
    normalize(form, name): number
    for number, names in enumerate(MONTHS, start=1)
    for name in names
    for form in ("NFC", "NFD")
}
MONTH = "|".join(sorted(map(re.escape, NUMBER_OF_MONTH), key=len, reverse=True))
_DAY = r"\d{1,2}(?:\.|er|st|nd|rd|th)?"
_AND = r"\s*(?:,|und|et|and|an|&|bis|au|to|until|-|–)\s*(?:le\s+|the\s+|zum\s+)?"
_WORDED = re.compile(
    rf"(?<![\d.,])(?P<days>{_DAY}(?:{_AND}{_DAY})*)\s*(?:de\s+|of\s+)?(?P<month>{MONTH})\b\.?"
    r"(?:[,\s]+(?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{MONTH})\.?\s+(?P<days>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_NUMERIC = re.compile(
    r"(?<![\d.,/])(?P<day>\d{1,2})(?P<mark>[./])\s?(?P<month>\d{1,2})(?P=mark)"
    r"(?:(?P<year>(?:19|20)?\d\d)|\s(?P<apart>(?:19|20)\d\d))?(?![\d/])(?!\.\d)"
)
_YEAR = re.compile(rf"(?:{MONTH})\s+((?:19|20)\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day as a text names it, by offsets in code points."""

    start: int
    end: int
    day: Date


def find_dates(text: str, year: int | None) -> list[Dated]:
    """Return the days named in `text`, in order; `year` is that of the note, where known."""
    year = year or _only_year(text)
    found = [*_worded(text, year), *_numeric(text, year)]
    return sorted(found, key=lambda each: (each.start, each.day))


def _only_year(text: str) -> int | None:
    years = {int(match[1]) for match in _YEAR.finditer(text)}
    return years.pop() if len(years) == 1 else None


def _worded(text: str, year: int | None) -> Iterator[Dated]:
    ends: set[int] = set()
    for pattern in (_WORDED, _MONTH_FIRST):
        for match in pattern.finditer(text):
            # "3 April 12 people": the month is taken.
            if match.start("month") in ends:
                continue
            ends.add(match.start("month"))
            month = NUMBER_OF_MONTH[match["month"].casefold()]
            in_year = int(match["year"]) if match["year"] else year
            for part in re.finditer(r"\d{1,2}", match["days"]):
                start = min(match.start("days") + part.start(), match.start("month"))
                yield from _dated(start, match.end(), in_year, month, int(part[0]))


def _numeric(text: str, year: int | None) -> Iterator[Dated]:
    for match in _ISO.finditer(text):
        yield from _dated(
            match.start(), match.end(), int(match["year"]), int(match["month"]), int(match["day"])
        )
    for match in _NUMERIC.finditer(text):
        # Two figures behind a space are the next number: "am 3.4. 12 Leute".
        written = match["year"] or match["apart"]
        in_year = year if not written else int(written) + (2000 if len(written) == 2 else 0)
        yield from _dated(
            match.start(), match.end(), in_year, int(match["month"]), int(match["day"])
        )


def _dated(start: int, end: int, year: int | None, month: int, day: int) -> Iterator[Dated]:
    if year is None:
        return
    try:
        yield Dated(start=start, end=end, day=Date(year, month, day))
    except ValueError:
        # The 31st of February is a number, not a day.
        return
