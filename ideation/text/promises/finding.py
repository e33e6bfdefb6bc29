"""Promises that somebody can be reminded of: who promises, and the words that say so.

A promise does something for another ("schickt uns die Zahlen"), says so ("zugesagt"), or stands in
a list of what is to be done. A goal of somebody else's, a plan, a hope, a condition, and what is
done every year are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date

from ideation.domain.language import Language
from ideation.text.contexts import is_question
from ideation.text.cues import plain_pattern
from ideation.text.entities.due import due_day
from ideation.text.promises.promise import Promise, Promiser, Setting
from ideation.text.promises.rules import MARKS, RULES, for_us, is_none, third
from ideation.text.promises.subjects import QUOTES, WORD

_CLAUSE = re.compile(r"(?<=[;!?])\s+|(?<=[^\W\d]{2}[.])\s+|\n")
_HEADING_END = r"(?:[ \t]+[A-ZÀ-Þ]{2,3})?[*_]*\s*(?:[:–—-]|$)[*_\s]*"
_GOALS = re.compile(r"\b20[3-9]\d\b")
_SHORT = 5
_PLAIN = Setting()


def promise_in(
    reading: str, language: Language, written: Date | None, setting: Setting = _PLAIN
) -> Promise | None:
    """Return the first promise of a statement, None where it holds none.

    `written` is the day of its note.
    """
    headed = setting.headed
    clauses = [each.strip() for each in _CLAUSE.split(reading)]
    for at, clause in enumerate(clauses):
        if heading := heading_of(clause):
            headed, clause = True, clause[len(heading) :]
        if not WORD.search(clause) or is_question(clause):
            continue
        day = due_day(clause, written) or _day_beside(clauses, at, written)
        spoken = (setting.spoken and not headed) or _is_quoted(reading, clause)
        here = replace(setting, spoken=spoken, headed=headed)
        for each in (language, *(other for other in Language if other is not language)):
            found = _of_clause(clause, each, day, here)
            if found is not None:
                return found
    return None


def is_errand(reading: str, language: Language, written: Date | None) -> bool:
    """Tell whether a statement only promises the note-taker something, or is promised by her.

    "Samples by 17 October, promised" keeps two people in touch; no idea is made of it. Who goes
    in for the half of a sum, and names no day, does more than that.
    """
    promise = promise_in(reading, language, written)
    if promise is None or not promise.ours:
        return False
    nobodys = promise.by in (Promiser.TAKER, Promiser.NOBODY)
    return promise.due is not None or nobodys or for_us(reading, language)


def _day_beside(clauses: Sequence[str], at: int, written: Date | None) -> Date | None:
    """Return the day in a sentence of its own: "Ich frage nach. Bis Ende Juni."."""
    beside = clauses[at + 1 : at + 2]
    if not beside or len(beside[0].split()) > _SHORT:
        # "The plans by 3 May. I promise."
        beside = clauses[at - 1 : at] if at and len(clauses[at].split()) <= _SHORT else []
    return due_day(beside[0], written) if beside else None


def heading_of(clause: str) -> str:
    """Return the heading of a to-do list that opens a clause, with its marks; "" without one."""
    words = plain_pattern("promises", "heading").pattern
    match = re.match(rf"{MARKS}(?:{words}){_HEADING_END}", clause, re.IGNORECASE)
    return match[0] if match else ""


def _is_quoted(reading: str, clause: str) -> bool:
    at = reading.find(clause)
    return any(
        quote.start() <= at and at + len(clause) <= quote.end() + 1
        for quote in QUOTES.finditer(reading)
    )


def _of_clause(clause: str, language: Language, day: Date | None, here: Setting) -> Promise | None:
    if not here.headed and is_none(clause, language):
        return None
    told = day is not None and not _GOALS.search(clause)
    for rule in RULES:
        found = rule(clause, language, told, here)
        if found is not None:
            by, name, cue = found
            ours = rule is not third or here.headed or for_us(clause, language)
            return Promise(by=by, name=name, cue=" ".join(cue.split()), due=day, ours=ours)
    return None
