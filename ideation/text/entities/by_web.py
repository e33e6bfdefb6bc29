"""Organisations by a spelling that only houses have: "from quelbra.ai", "quelBra à Metz"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ideation.domain.organisation import Category
from ideation.text.entities.body import Body
from ideation.text.entities.runs import DETERMINERS, name_at, touch
from ideation.text.entities.things import is_of_a_thing, is_told_a_thing, is_used
from ideation.text.pipeline import Token

# "Quelbra.ai raised": what opens a sentence has a capital.
_GREAT_WEB = re.compile(r"[A-Z][a-z0-9-]{3,}\.(?:ai|io)")
_WEB = re.compile(r"[a-z][a-z0-9-]{3,}\.(?:com|ai|io|lu|de|fr|be|eu|net|app)")
# Something comes from a house; "on" and "unter" lead to a page.
_FROM = frozenset("from by with von bei vun vu bäi chez mit mat avec".split())
# A capital behind small letters, but "kundInnen" and "kWh".
_INNER = re.compile(r"[a-zà-ÿ]{4,}[A-ZÀ-Þ][A-Za-zà-ÿ]+")
_MANY = re.compile(r"In(?:nen)?$")
_MARKS = frozenset("'’_/@#".split())


def by_web(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield names that are written as their page is, and small ones with a capital inside."""
    for at in range(len(tokens)):
        if _is_page(tokens, at) or _is_joined(tokens, at):
            yield Body(named=name_at(text, tokens, at, at, "spelling"), category=Category.FIRM)


def _is_page(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1].text.lower() if at else ""
    if _GREAT_WEB.fullmatch(tokens[at].text):
        return not (is_of_a_thing(tokens, at) or is_used(tokens, at))
    return _WEB.fullmatch(tokens[at].text) is not None and before in _FROM and touch(tokens, at - 1)


def _is_joined(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].text
    if _INNER.fullmatch(word) is None or _MANY.search(word):
        return False
    before = tokens[at - 1].text.lower() if at else ""
    if before in DETERMINERS or before in _MARKS:
        # "the quelBra": one of many things.
        return False
    return not (is_of_a_thing(tokens, at) or is_used(tokens, at) or is_told_a_thing(tokens, at))
