"""Organisations as subjects within an English sentence: "noted that Teapot seeks", "Ember's boss".

English writes nouns small, so a capital word that does something is a name; those of persons,
places, days and peoples are told by their tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ideation.domain.language import Language
from ideation.domain.organisation import Category
from ideation.text.entities.beside import NO_NAME, may_name
from ideation.text.entities.body import Body
from ideation.text.entities.by_relation import DAYS
from ideation.text.entities.lists import DEPARTMENTS
from ideation.text.entities.runs import capital_end, is_unusual, name_at, starts_sentence, touch
from ideation.text.language import probabilities
from ideation.text.pipeline import Token
from ideation.text.words import is_common, is_compound

_NOBODY = frozenset({"given", "titles", "roles", "places", "legal_forms", "announcing"})
# What a house does, and nobody says of a thing.
_DOES = frozenset(
    """
    seeks sells makes offers needs wants employs recruits hires supplies delivers runs operates
    builds develops produces plans promised agreed refused declined wishes buys invests exports
    """.split()
)
# What only a house has.
_HAS = frozenset(
    """
    boss owner founder founders manager director staff people team workers trainees customers
    employees engineers factory plant site workshop archive warehouse ceo buyer
    """.split()
)
# Who comes from somewhere, and what leads away from it.
_PEOPLE = frozenset(
    """
    people person man woman men women colleague colleagues students student visitor visitors guest
    guests team delegation group came comes come back away far home moved drove apart different
    translated up out down over arrived returned retired
    """.split()
)
_LEADS = frozenset("that and but while when whereas because since where if then so".split())
_SHORTEST = 4
_GLANCE = 400


def by_subject(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield a single capital word that does what houses do, or whose people are told."""
    for at in range(len(tokens) - 1):
        token = tokens[at]
        if not _may_be(tokens, at) or capital_end(tokens, at) > at:
            continue
        owner = at + 2 < len(tokens) and tokens[at + 1].text.lower() in {"'s", "’s"}
        has = owner and tokens[at + 2].text.lower() in _HAS
        inside = at and not starts_sentence(text, token) and tokens[at - 1].text.lower() in _LEADS
        does = inside and touch(tokens, at) and tokens[at + 1].text in _DOES
        # A dictionary's word is no family name, nor a place that nobody knows.
        known = is_common(token.text) or is_compound(token.text)
        comes = at and known and _comes(tokens, at)
        word = known or is_unusual(token)
        if (comes or ((does or has) and word)) and _is_english(text, token):
            named = name_at(text, tokens, at, at, tokens[at + 1 + owner].text)
            yield Body(named=named, category=Category.FIRM)


def _comes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether something comes from who bears a word's name: "the pellets from Ladle are"."""
    thing = tokens[at - 2] if at > 1 else None
    return (
        tokens[at - 1].text == "from"
        and thing is not None
        and thing.text.isalpha()
        and thing.text.islower()
        and not thing.labels & {"roles", "titles"}
        and thing.text not in _PEOPLE
        and tokens[at].text.lower() not in DEPARTMENTS
    )


def _may_be(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if at and (tokens[at - 1].labels & {"given", "titles", "roles"} or tokens[at - 1].is_capital):
        return False
    return (
        token.is_capital
        and len(token.text) >= _SHORTEST
        and token.text.isalpha()
        and not token.text.isupper()
        and token.text.lower() not in DAYS | NO_NAME
        and may_name(token, _NOBODY)
    )


def _is_english(text: str, token: Token) -> bool:
    before = text[max(0, token.start - _GLANCE) : token.start].rpartition("\n")[2]
    behind = text[token.start : token.end + _GLANCE].partition("\n")[0]
    return _english(before + behind)


@lru_cache(maxsize=1024)
def _english(line: str) -> bool:
    return probabilities(line)[Language.ENGLISH] > 0.5
