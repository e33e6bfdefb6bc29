"""Days reckoned from the words of a text and the day it was written: ends of weeks and months."""

from __future__ import annotations

import calendar
import re
from datetime import date as Date
from datetime import timedelta

from ideation.domain.calendar_names import WEEKDAYS
from ideation.text.entities.dates import NUMBER_OF_MONTH

COUNTS = {
    **dict.fromkeys("ein eine einem einer einen un une a an one engem enger een eng".split(), 1),
    **dict.fromkeys("zwei deux two zwee zwou zwéin couple".split(), 2),
    **dict.fromkeys("drei trois three dräi".split(), 3),
    **dict.fromkeys("vier quatre four véier".split(), 4),
    **dict.fromkeys("fünf cinq five fënnef".split(), 5),
    **dict.fromkeys("sechs six".split(), 6),
    **dict.fromkeys("acht huit eight".split(), 8),
    **dict.fromkeys("zehn dix ten zéng".split(), 10),
    **dict.fromkeys("vierzehn quinze fourteen véierzéng".split(), 14),
}
_DAYS_OF = {"d": 1, "t": 1, "j": 1, "w": 7, "s": 7, "f": 14}
_SUNDAY, _FRIDAY, _WEEK = 6, 4, 7
_EARLY, _MIDDLE = 10, 15
_PAST_BEFORE = re.compile(
    r"(?:seit|depuis|since|zënter|letzte\w*|last|vergangene\w*|jede\w*|every|chaque|all)\s+$",
    re.IGNORECASE,
)
_PAST_BEHIND = re.compile(r"\s+(?:dernier|passé)", re.IGNORECASE)
_REACH = 12


def tomorrow(match: re.Match[str], day: Date) -> Date | None:
    """Return the day after; None for the forenoon, "Morgen" inside a sentence."""
    forenoon = match[0] == "Morgen" and match.start() > 0
    return None if forenoon else day + timedelta(days=1)


def friday(day: Date, weeks: int) -> Date:
    """Return the last working day of the week so many weeks on; on a weekend its Sunday."""
    ahead = _FRIDAY - day.weekday()
    if weeks == 0 and ahead < 0:
        ahead = _SUNDAY - day.weekday()
    return day + timedelta(days=ahead + weeks * _WEEK)


def weekday(match: re.Match[str], day: Date) -> Date | None:
    """Return the next such day of the week, never `day` itself; None for one that has been."""
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    if _PAST_BEFORE.search(before) or _PAST_BEHIND.match(match.string, match.end()):
        return None
    ahead = (WEEKDAYS[match["weekday"].lower()] - day.weekday()) % _WEEK
    return day + timedelta(days=ahead or _WEEK)


def counted(match: re.Match[str], day: Date) -> Date:
    """Return the day so many days, weeks or months on."""
    word = match["count"].lower()
    count = int(word) if word.isdigit() else COUNTS[word]
    unit = match["unit"].lower()
    if unit.startswith(("mon", "moi", "mou", "méi")):
        return months_on(day, count)
    return day + timedelta(days=count * _DAYS_OF[unit[0]])


def calendar_week(match: re.Match[str], day: Date) -> Date | None:
    """Return the Friday of a numbered week, the next one that is not over."""
    for year in (day.year, day.year + 1):
        try:
            end = Date.fromisocalendar(year, int(match["week"]), _FRIDAY + 1)
        except ValueError:
            return None
        if end >= day:
            return end
    return None


def worded_month(match: re.Match[str], day: Date) -> Date:
    """Return the end of a month's part: "mid March"."""
    return part_of_month(_month_named(match, day), match["part"])


def bare_month(match: re.Match[str], day: Date) -> Date:
    """Return the end of a month; the day before it begins where it is told "before"."""
    first = _month_named(match, day)
    if match[0].lower().startswith(("before", "avant", "vor")):
        return max(day, first - timedelta(days=1))
    return month_end(first)


def _month_named(match: re.Match[str], day: Date) -> Date:
    """Return the first of the month that a match names: the next one that is not over."""
    month = NUMBER_OF_MONTH[match["month"].casefold()]
    year = int(match["year"]) if match["year"] else day.year + (month < day.month)
    return Date(year, month, 1)


def part_of_month(first: Date, part: str | None) -> Date:
    """Return the day that a part of a month ends with; the month's last without one."""
    told = (part or "end").lower()
    if told.startswith(("anf", "early", "déb", "ufa")):
        return first.replace(day=_EARLY)
    if told.startswith(("mi", "më")):
        return first.replace(day=_MIDDLE)
    return month_end(first)


def month_end(day: Date) -> Date:
    """Return the last day of a month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def months_on(day: Date, count: int) -> Date:
    """Return the same day so many months on, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + count, 12)
    first = Date(day.year + years, month + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))


def quarter(match: re.Match[str], day: Date) -> Date:
    """Return the last day of a quarter, the next one that is not over."""
    number = int(match["q"] or match["n"] or match["t"])
    year = int(match["year"]) if match["year"] else day.year + (number * 3 < day.month)
    return month_end(Date(year, number * 3, 1))


def before_feast(match: re.Match[str], day: Date) -> Date | None:
    """Return the last working day before a feast, of this year or the next."""
    name = match["feast"].lower()
    for year in (day.year, day.year + 1):
        if name.startswith(("ost", "pâq", "eas", "ous")):
            feast = _easter(year)
        elif name.startswith(("pfi", "la p", "pen", "whi", "pén")):
            feast = _easter(year) + timedelta(days=49)
        elif name.startswith(("wei", "noë", "chr")):
            feast = Date(year, 12, 25)
        else:
            feast = Date(year, 11, 1)
        last = feast - timedelta(days=1)
        while last.weekday() > _FRIDAY:
            last -= timedelta(days=1)
        if last >= day:
            return last
    return None


def _easter(year: int) -> Date:
    """Return Easter Sunday (Gauss, as Meeus and Butcher wrote it down)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return Date(year, month, day + 1)
