"""The day that a note's own head names: proposed as its date, never taken unasked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date

from ideation.text.entities.dates import find_dates

# Lines of the head of a note, and how long one of them may be.
_HEAD_LINES = 8
_LONGEST_LINE = 160
_LINE = re.compile(r"[^\r\n]+")
# What may stand before the day in a line that tells when a talk took place.
_LABEL = re.compile(
    r"[\s#*>_-]*(?:datum|date|tag|jour|day|dag|wann|quand|when|wéini|termin|treffen|besuch\w*"
    r"|gespräch|interview|telefonat|sitzung|protokoll|aufgenommen|visite|entretien|réunion"
    r"|rencontre|appel|compte[ -]rendu|enregistré|meeting|visit|call|recorded|minutes|held"
    r"|gespréich|reunioun|visitt|opgeholl)\b",
    re.IGNORECASE,
)
# A day until or from which something holds is not the note's.
_OTHER_DAY = re.compile(
    r"\b(?:bis|spätestens|frist|ab|seit|von|nach|vor|nächst\w*|until|by|before|after|since|from"
    r"|deadline|next|avant|d['’]ici|jusqu\w*|depuis|dès|après|prochain\w*|virum|zënter|vun|no"
    r"|spéitstens|fir)\b(?:\s+\w+){0,2}\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfNote:
    """A day that the head of a note names, and the words by offsets in its text."""

    start: int
    end: int
    day: Date


def day_of_note(text: str) -> DayOfNote | None:
    """Return the day that the title or a head line of `text` names; None for none, or several.

    The first line counts as it stands, those below only where they say what day it is.
    """
    lines = [each for each in _LINE.finditer(text, 0, 4_000) if each[0].strip()][:_HEAD_LINES]
    found: list[DayOfNote] = []
    for number, line in enumerate(lines):
        if len(line[0]) > _LONGEST_LINE or (number and not _LABEL.match(line[0])):
            continue
        days = [
            DayOfNote(start=line.start() + each.start, end=line.start() + each.end, day=each.day)
            for each in find_dates(line[0], None)
            if not _OTHER_DAY.search(line[0][: each.start])
        ]
        if days:
            found = days
            break
    return found[0] if len({each.day for each in found}) == 1 else None
