"""Which passages of a note belong together: a paragraph, a list item, an answer with its question.

A wish is often told without its subject; what stands around it names it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ideation.domain.passage import Span

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
# What may close a sentence behind its question mark.
_AFTER_QUESTION = " \t\n*_»”“\"')]"
_ITEM = re.compile(r"[ \t]*(?:[-*•–—·▪◦]|\(?\d{1,2}[.)])[ \t]+\S")
_RUN_IN = re.compile(r"[ \t]*(?:[-*•][ \t]+)?\*\*[^*\n]{2,60}(?:[.:]\*\*|\*\*[ \t]*[.:–-])")
# "**Weber:**", "Weber:", "J.B.:", "Mme Weber :"; a name has no verb and few words.
_SPEAKER = re.compile(
    r"[ \t>]*(?:\*\*|__)?(?P<name>[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:[ \t]+[A-ZÀ-ÖØ-Þ][\w.'’-]*){0,3})"
    r"[ \t\u00a0\u202f]?:(?:\*\*|__)?(?=\s)"
)


def contexts_of(text: str, spans: Sequence[Span]) -> list[int]:
    """Return the context of each passage of one note; numbers ascend from 0.

    A blank line ends a context unless a question stands before it: its answer belongs to it. A
    list item, a bold run-in heading and a new question after an answer each begin one.
    """
    turns = sum(speaker_of(span.of(text)) is not None for span in spans) > 2
    found: list[int] = []
    for index, span in enumerate(spans):
        if not index:
            found.append(0)
            continue
        before = spans[index - 1]
        starts = _starts(text, before, span, turns=turns)
        found.append(found[-1] + starts)
    return found


def _starts(text: str, before: Span, span: Span, *, turns: bool) -> bool:
    own, gap = span.of(text), text[before.end : span.start]
    asked = is_question(before.of(text))
    if turns and speaker_of(own) is not None:
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


def speaker_of(text: str) -> str | None:
    """Return the label of the speaker that a passage starts with, None where it has none."""
    match = _SPEAKER.match(text)
    return match["name"] if match else None


def is_question(text: str) -> bool:
    """Tell whether a passage ends in a question."""
    return text.rstrip(_AFTER_QUESTION).endswith("?")
