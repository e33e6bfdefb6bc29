"""Which passages of a note belong together: a paragraph, a list item, an answer with its question.

A wish is often told without its subject; what stands around it names it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ideation.domain.passage import Span
from ideation.text.cues import plain_pattern

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
# What may close a sentence behind its question mark.
_AFTER_QUESTION = " \t\n*_»”“\"')]"
_ITEM = re.compile(r"[ \t]*(?:[-*•–—·▪◦]|\(?\d{1,2}[.)])[ \t]+\S")
_RUN_IN = re.compile(r"[ \t]*(?:[-*•][ \t]+)?\*\*[^*\n]{2,60}(?:[.:]\*\*|\*\*[ \t]*[.:–-])")
# "**Weber:**", "J.B.:", "Mme Weber :". Without bold type or initials a word before a colon is a
# speaker only where it comes again.
_LABEL = re.compile(
    r"[ \t>]*(?P<bold>\*\*|__)?(?P<name>[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:[ \t]+[A-ZÀ-ÖØ-Þ][\w.'’-]*){0,3})"
    r"[ \t\u00a0\u202f]?:(?:\*\*|__)?(?=\s)"
)
_INITIALS = re.compile(r"(?:[A-ZÀ-ÖØ-Þ]\.[ \t]?-?){2,3}")
# A line that opens a letter has no more words; without a comma behind it, a few.
_LONGEST_SALUTATION = 9
_BARE_SALUTATION = 5
_LONGEST_NAMES = 90
# Behind these a line says more than whom it greets.
_GOES_ON = re.compile(r"[!?:;]|\.\s+\w{4,}\s+\w+\s")
# In so many passages of an interview somebody is named as speaking.
_TURNS = 3


def contexts_of(text: str, spans: Sequence[Span]) -> list[int]:
    """Return the context of each passage of one note; numbers ascend from 0.

    A blank line ends a context unless a question stands before it: its answer belongs to it. A
    list item, a bold run-in heading and a new question after an answer each begin one.
    """
    labels = speakers_of(text, spans)
    found: list[int] = []
    for index, span in enumerate(spans):
        if not index:
            found.append(0)
            continue
        starts = _starts(text, spans[index - 1], span, turn=labels[index] is not None)
        found.append(found[-1] + starts)
    return found


def _starts(text: str, before: Span, span: Span, *, turn: bool) -> bool:
    own, gap = span.of(text), text[before.end : span.start]
    asked = is_question(before.of(text))
    if turn:
        # A turn belongs to the question that led to it, and to nothing else.
        return not asked
    if _RUN_IN.match(own) or ("\n" in gap and _item_at(text, span.start)):
        return True
    return _BLANK_LINE.search(gap) is not None and not asked


def _item_at(text: str, start: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    return (
        _ITEM.match(text, line) is not None
        and text[line:start].strip(" \t-*•–—·▪◦()0123456789.") == ""
    )


def speakers_of(text: str, spans: Sequence[Span]) -> list[str | None]:
    """Return for each passage the label of the speaker it starts with, None for none.

    A note in which hardly anybody is named so is no interview: all None.
    """
    labels = [_LABEL.match(text, span.start, span.end) for span in spans]
    counts = Counter(label["name"] for label in labels if label)
    named = [
        label["name"]
        if label and (label["bold"] or counts[label["name"]] > 1 or _INITIALS.match(label["name"]))
        else None
        for label in labels
    ]
    return named if sum(each is not None for each in named) >= _TURNS else [None] * len(spans)


def is_question(text: str) -> bool:
    """Tell whether a passage ends in a question."""
    return text.rstrip(_AFTER_QUESTION).endswith("?")


def is_salutation(line: str) -> bool:
    """Tell whether a line only opens a letter: "Sehr geehrte Frau Weber,"."""
    line = line.strip()
    if not line or len(line) > _LONGEST_NAMES or "\n" in line:
        return False
    if plain_pattern("attribution", "salutation").match(line) is None:
        return False
    closed = line[-1] in ",!:–"
    names = line.rstrip(",!:– ")
    if _GOES_ON.search(names) or names[-1] in ".?…":
        return False
    longest = _LONGEST_SALUTATION if closed else _BARE_SALUTATION
    return len(names.split()) <= longest and (closed or "," not in names)


def is_letter(text: str) -> bool:
    """Tell whether somebody writes to somebody: a line opens or closes a letter."""
    closing = plain_pattern("attribution", "closing")
    return any(
        closing.match(line) is not None or (line.endswith(",") and is_salutation(line))
        for line in (each.strip(" \t>*_\r") for each in text.split("\n"))
        if line and len(line) <= _LONGEST_NAMES
    )
