"""Errors in the reader's language: an English sentence found in the table, and said anew.

Services, the process that reads files and the command line all speak English, and a note's
refusal travels as a sentence. So the table is what tells the languages apart: each sentence a
service may say stands in it with its gaps, and what filled them is put into the translation. A
sentence that stands in no table is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ideation.errors import IdeationError
from ideation.ui.strings import FALLBACK, NARROW_SPACE, table

_SENTENCE, _WORD = "error.", "error_word."
# Sections of the strings that say a choice by its code.
_CHOICES = ("kind.", "attribution.", "category.", "language.", "source.")
_GAP = re.compile(r"('?)\{(\w+)\}\1")
_BETWEEN = re.compile(r"(?<=[.?!:)])\s+")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_LAST_OF_LIST = re.compile(r" and (\S+)$")
_AND = {"de": "und", "fr": "et"}
# Nobody reads longer ones, and they may hold what a stranger wrote.
_LONGEST = 2_000


def spoken_error(error: IdeationError, language: str) -> str:
    """Return what went wrong and the way out, in `language`."""
    told = (error.message, error.hint)
    return " ".join(spoken(each, language) for each in told if each)


def spoken(text: str, language: str) -> str:
    """Return one or several English sentences in `language`; as they are where it has none."""
    if language == FALLBACK or len(text) > _LONGEST:
        return text
    known = _known(text, language)
    if known is not None:
        return known
    for between in _BETWEEN.finditer(text):
        first = in_table(text[: between.start()], language)
        if first is not None:
            return f"{first} {spoken(text[between.end() :], language)}"
    return text


def _known(text: str, language: str) -> str | None:
    """Return sentences that all stand in the table; several before one whose gap takes them all."""
    for between in _BETWEEN.finditer(text):
        first = in_table(text[: between.start()], language)
        rest = _known(text[between.end() :], language) if first is not None else None
        if rest is not None:
            return f"{first} {rest}"
    return in_table(text, language)


def in_table(sentence: str, language: str) -> str | None:
    """Return an English sentence of the table in `language`; None where it is none of them."""
    for key, pattern, quoted in _sentences():
        if found := pattern.fullmatch(sentence):
            # What is quoted somebody gave: it stays as it is.
            values = {
                name: given if name in quoted else _value(given, language)
                for name, given in found.groupdict().items()
            }
            return _filled(table(language)[key], values)
    return None


@lru_cache(maxsize=1)
def _sentences() -> list[tuple[str, re.Pattern[str], frozenset[str]]]:
    """Return the English sentences by key as patterns, with those of their gaps in quotes.

    The one with the most words of its own comes first.
    """
    known = [(key, text) for key, text in table(FALLBACK).items() if key.startswith(_SENTENCE)]
    known.sort(key=lambda each: (-len(_GAP.sub("", each[1])), each))
    return [
        (key, _pattern(text), frozenset(gap[2] for gap in _GAP.finditer(text) if gap[1]))
        for key, text in known
    ]


def _pattern(text: str) -> re.Pattern[str]:
    """Return what a sentence matches; a quoted gap takes either quote, as Python writes them."""
    parts, at = [], 0
    for gap in _GAP.finditer(text):
        parts.append(re.escape(text[at : gap.start()]))
        quote = "['\"]" if gap[1] else ""
        parts.append(f"{quote}(?P<{gap[2]}>.*?){quote}")
        at = gap.end()
    return re.compile("".join([*parts, re.escape(text[at:])]), re.DOTALL)


def _value(given: str, language: str) -> str:
    """Return what filled a gap as `language` writes it: a word of ours, a number, a list."""
    word = _words(language).get(given)
    if word is not None:
        return word
    if _GROUPED.fullmatch(given):
        return given.replace(",", NARROW_SPACE)
    if ", " in given:
        both = _LAST_OF_LIST.sub(rf" {_AND.get(language, 'and')} \1", given)
        return ", ".join(_words(language).get(each, each) for each in both.split(", "))
    return in_table(given, language) or given


@lru_cache(maxsize=8)
def _words(language: str) -> Mapping[str, str]:
    """Return the words of ours that fill gaps: those of the table, and the codes of choices."""
    english, own = table(FALLBACK), table(language)
    codes = {
        key.removeprefix(section): own[key]
        for section in _CHOICES
        for key in english
        if key.startswith(section)
    }
    return codes | {text: own[key] for key, text in english.items() if key.startswith(_WORD)}


def _filled(text: str, values: Mapping[str, str]) -> str:
    # In one pass: a value may hold what looks like another gap.
    return re.sub(r"\{(\w+)\}", lambda gap: values[gap[1]], text)
