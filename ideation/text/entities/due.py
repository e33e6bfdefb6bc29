"""Until when something is promised: "bis Freitag", "d'ici la fin du mois", "an zwou Wochen".

Days are told from the day a note is of; a stretch such as "next week" is due on its last working
day. Four languages are read at once, since notes mix them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from functools import lru_cache

from ideation.domain.calendar_names import WEEKDAYS
from ideation.text.entities.dates import MONTH, find_dates
from ideation.text.entities.reckoning import (
    COUNTS,
    bare_month,
    before_feast,
    calendar_week,
    counted,
    friday,
    month_end,
    months_on,
    part_of_month,
    quarter,
    tomorrow,
    weekday,
    worded_month,
)

# Later than this is a goal, no promise.
_LONGEST = timedelta(days=550)

_NEXT = (
    r"(?:nächste[rnms]?|naechste[rnms]?|kommende[rnms]?|nächsten|next|the coming|nächst|kommend)"
)
_OPEN = r"(?:d['’]|de[nrm]? |le |la |the |l['’]|dem |zum |zur )?"
# "bis", "by": what is told behind is when it is due at the latest.
_UNTIL = re.compile(
    r"(?:\b(?:bis|by|before|until|till|avant|pour|vor|virun|spätestens|spéitstens|within|binnen"
    r"|innerhalb|innert|sous|for|no later than|au plus tard)\b|\bd['’]ici)"
    r"(?:\s+(?:spätestens|spéitstens|zum|zur|den|de|dem|der|le|la|the|à|au|bis|von|d['’]))*\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A day by which something is due, where it is told; `sure`: a word such as "by" says so."""

    start: int
    end: int
    day: Date
    sure: bool


def find_due(text: str, written: Date | None) -> list[Due]:
    """Return the days told in `text` that are not before `written`, the day of its note.

    Without that day only days told in full are known.
    """
    found = [*_full_days(text, written)]
    if written is not None:
        for pattern, day_of in _rules():
            for match in pattern.finditer(text):
                if any(each.start < match.end() and match.start() < each.end for each in found):
                    continue
                day = day_of(match, written)
                if day is not None:
                    found.append(_due(text, match.start(), match.end(), day))
    kept = [each for each in found if written is None or written <= each.day <= written + _LONGEST]
    return sorted(kept, key=lambda each: (each.start, each.day))


def due_day(text: str, written: Date | None) -> Date | None:
    """Return the day by which what `text` promises is due; None where none is told."""
    found = find_due(text, written)
    sure = [each.day for each in found if each.sure]
    return max(sure or [each.day for each in found], default=None)


def _due(text: str, start: int, end: int, day: Date) -> Due:
    before = text[max(0, start - 30) : start]
    own = text[start:end].lower()
    sure = _UNTIL.search(before) is not None or own.startswith(("bis", "within", "sous", "d'ici"))
    return Due(start=start, end=end, day=day, sure=sure)


def _full_days(text: str, written: Date | None) -> Iterator[Due]:
    for each in find_dates(text, written.year if written else None):
        day = each.day
        told = re.search(r"(?:19|20)\d\d|[./]\d\d$", text[each.start : each.end])
        numbers = re.findall(r"\d+", text[each.start : each.end])
        # "by 15 January", written in December, is the next one.
        if written and day < written and not told and len(numbers) < 3:
            day = months_on(day, 12)
        yield _due(text, each.start, each.end, day)


_DayOf = Callable[[re.Match[str], Date], Date | None]


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[re.Pattern[str], _DayOf], ...]:
    names = "|".join(WEEKDAYS)
    count = "|".join((*sorted(COUNTS, key=len, reverse=True), r"\d{1,2}"))
    unit = (
        r"(?P<unit>tag|jour|day|deeg|dag|woche|woch|semaine|week|fortnight|monat|mois|month|mount"
        r"|méint)\w*"
    )
    part = r"(?P<part>anfang|anf\.?|early|début|ufank|mitte|mid|mi|mëtt|ende|end|late|fin|enn)"
    rules: list[tuple[str, _DayOf]] = [
        (
            r"(?:après[- ]demain|übermorgen|iwwermuer|the day after tomorrow)",
            lambda _, day: day + timedelta(days=2),
        ),
        (
            r"(?<!guten )(?<!am )(?<!jeden )(?:morgen|demain|tomorrow|muer)(?! (?:früh )?des)",
            tomorrow,
        ),
        (
            r"(?:heute|aujourd['’]hui|today|tonight|haut)(?= (?:noch|abend|evening|nach)\b)"
            r"|(?:noch |nach )(?:heute|haut)|by tonight|ce soir",
            lambda _, day: day,
        ),
        (
            rf"(?:{_NEXT} (?:woche|week|woch)\b|(?:la )?semaine prochaine)",
            lambda _, day: friday(day, 1),
        ),
        (
            r"(?:diese[rn]? woche|this week|cette semaine|dës woch|ende (?:der|dieser) woche"
            r"|end of (?:the|this) week|fin de (?:la )?semaine|enn vun der woch|wochenende)",
            lambda _, day: friday(day, 0),
        ),
        (
            rf"(?:{part} (?:(?:of|de[sr]?|du|vum|vun) ?)?)?"
            rf"(?:{_NEXT} (?:monat|monats|month|mounts?)\b|(?:le )?mois prochain)",
            lambda match, day: part_of_month(months_on(day, 1), match["part"]),
        ),
        (
            r"(?:ende (?:des|dieses|vom) (?:laufenden )?monats?|monatsende|month[- ]?end"
            r"|end of (?:the|this) month|fin (?:du|de ce) mois|enn vum mount|ultimo"
            r"|noch diesen monat|this month|ce mois|dëse mount)",
            lambda _, day: month_end(day),
        ),
        (
            r"(?:ende des jahres|jahresende|year[- ]?end|end of (?:the|this) year"
            r"|fin (?:de l['’]année|d['’]année)|enn vum joer|noch (?:in )?diese[sm] jahr)",
            lambda _, day: Date(day.year, 12, 31),
        ),
        (r"(?:sous )?(?:quinzaine|vierzehn tagen|14 tagen)", lambda _, day: day + timedelta(14)),
        (r"(?:sous )?huitaine", lambda _, day: day + timedelta(days=8)),
        (
            rf"(?:\b(?:in|an|dans|within|binnen|innerhalb(?: von)?|innert|sous|under)|d['’]ici)"
            rf"(?: the next| den nächsten| les)?\s+(?:a |les )?(?P<count>{count})(?: of)?\s+{unit}",
            counted,
        ),
        (
            r"\b(?:KW|week|semaine|S|Woch)\s?(?P<week>\d{1,2})\b(?!\s*(?:h|%|€|eur))",
            calendar_week,
        ),
        (
            rf"{part}[ -](?:(?:of|de|d['’]|du|vum|vun|in|au) ?)?(?P<month>{MONTH})\b"
            rf"(?:\s+(?P<year>20\d\d))?",
            worded_month,
        ),
        (
            r"\b(?:im|in|en|am|au mois de|au|bis|by|before|avant|vor|d['’]ici|pour|for|until)\s+"
            rf"(?P<month>{MONTH})\b(?:\s+(?P<year>20\d\d))?(?!\s*\d)",
            bare_month,
        ),
        (
            rf"(?:{part} )?(?:Q(?P<q>[1-4])|(?P<n>[1-4])\.? (?:Quartal|quarter)"
            rf"|T(?P<t>[1-4]))\b(?:\s*/?\s*(?P<year>20\d\d))?",
            quarter,
        ),
        (
            r"(?P<when>vor|bis|by|before|avant|d['’]ici|virun|pour)\s+"
            r"(?:den |de |der |zu |à |la |le |the )?"
            r"(?P<feast>ostern|pâques|easter|ouschteren|pfingsten|(?:la )?pentecôte|whitsun"
            r"|péngschten|weihnachten|noël|christmas|chrëschtdag|toussaint|allerheiligen"
            r"|allerhellegen)\b",
            before_feast,
        ),
        (
            rf"(?:{_NEXT} |{_OPEN})?\b(?P<weekday>{names})\b(?: (?:prochain|nächster?\w*|kommend))?"
            rf"(?! (?:dans|in) (?:une|a|eng)\b)",
            weekday,
        ),
    ]
    return tuple(
        (re.compile(rf"(?<![\w-]){pattern}(?!\w)" if pattern[0] != "\\" else pattern, re.I), day_of)
        for pattern, day_of in rules
    )
