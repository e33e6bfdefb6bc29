"""Organisations by letters: before or behind the long name in brackets, or behind an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ideation.text.entities.beside import ACRONYMS
from ideation.text.entities.body import BODIES, Body
from ideation.text.entities.by_form import ARTICLES, is_no_beginning
from ideation.text.entities.categories import category_told
from ideation.text.entities.runs import (
    CONNECTORS,
    name_at,
    touch,
)
from ideation.text.entities.short_forms import is_short_for
from ideation.text.entities.things import is_of_a_thing
from ideation.text.pipeline import Token
from ideation.text.words import is_common

_MOST = 10
# Letters of an acronym that an article makes a name.
_SHORTEST, _LONGEST = 3, 8


def by_acronym(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield "Long Name (LN)": the letters in brackets are those of the words."""
    for at in range(2, len(tokens) - 2):
        short = tokens[at + 1].text
        if tokens[at].text != "(" or tokens[at + 2].text != ")" or not short[0].isupper():
            continue
        capitals = [char for char in short if char.isupper()]
        if len(capitals) < 2 or len(short) > 10:
            continue
        first, words = at, 0
        while (
            first
            and words < 8
            and (first == at or touch(tokens, first - 1))
            and (tokens[first - 1].is_capital or tokens[first - 1].text.lower() in CONNECTORS)
            and not tokens[first - 1].labels & {"roles", "titles"}
        ):
            first -= 1
            words += tokens[first].is_capital
        while first < at and (not tokens[first].is_capital or is_no_beginning(text, tokens, first)):
            first += 1
        if words >= 2 and tokens[first].text[0] in capitals:
            named = name_at(text, tokens, first, at - 1, short)
            head = tokens[first].text
            if head.endswith("s") and first and tokens[first - 1].text.lower() == "des":
                # "des Instituts für ...": the name has no case.
                named = replace(named, name=head[:-1] + named.name[len(head) :])
            yield Body(named=named, category=category_told(tokens[first:at]))


def by_letters_first(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield "Long Name" of "LN (Long Name)", where the letters stand for the words."""
    for at in range(len(tokens) - 3):
        letters = tokens[at].text
        if not (letters.isupper() and letters.isalpha() and tokens[at + 1].text == "("):
            continue
        first = at + 2
        end = next(
            (
                here
                for here in range(first, min(first + _MOST, len(tokens)))
                if tokens[here].text == ")"
            ),
            None,
        )
        if end is None or end - first < 2 or not tokens[first].is_capital:
            continue
        named = name_at(text, tokens, first, end - 1, letters)
        if is_short_for(letters, named.name) and len(named.name.split()) >= len(letters) - 1:
            label = next((each for each in BODIES if each in tokens[first].labels), None)
            yield Body(named=named, category=BODIES[label] if label else None)


def by_article(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield "DREAL" of "la DREAL": letters with an article, as only what is known has them."""
    for at in range(1, len(tokens)):
        letters = tokens[at].text
        before = at - 2 if tokens[at - 1].text in "'’" else at - 1
        if (
            before >= 0
            and tokens[before].text.lower() in ARTICLES
            and letters.isalpha()
            and letters.isupper()
            and _SHORTEST <= len(letters) <= _LONGEST
            and letters not in ACRONYMS
            and not is_common(letters.lower())
            and not tokens[at].labels & {"places", "roles"}
            and not _leads_on(tokens, at)
            and not is_of_a_thing(tokens, at)
        ):
            yield Body(named=name_at(text, tokens, at, at, "article"), category=None)


def _leads_on(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a name or number stands right behind letters: "die VDI 4640"."""
    if at + 1 >= len(tokens) or not touch(tokens, at):
        return False
    return tokens[at + 1].is_capital or tokens[at + 1].text[0].isdigit()
