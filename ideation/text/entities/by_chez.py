"""Organisations behind the French "chez": capital words, with what they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideation.domain.organisation import Category
from ideation.text.entities.beside import NO_NAME, is_dated, may_name
from ideation.text.entities.body import BODIES, Body
from ideation.text.entities.runs import great_nouns, joined_end, name_at, touch
from ideation.text.pipeline import NEW_LINE, Token

_NOBODY = frozenset({"given", "titles", "roles", "places"})
_JOINTS = frozenset("de du des d".split())
_ARTICLES = frozenset({"la", "l", "les", "'", "’"})
_ENDS = frozenset({",", ".", ";", "(", ")", ":", "|"})


def by_chez(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield "Broyage de la Sorne" of "chez Broyage de la Sorne", where nouns are small."""
    for at in range(len(tokens) - 1):
        start = at + 1
        if tokens[at].text.lower() != "chez" or not tokens[start].is_capital:
            continue
        if great_nouns(text, tokens[start]) or tokens[start].text.lower() in NO_NAME:
            continue
        if not may_name(tokens[start], _NOBODY) or is_dated(tokens, start):
            continue
        last = _end(tokens, start)
        run = tokens[start : last + 1]
        label = next((each for each in BODIES if any(each in word.labels for word in run)), None)
        yield Body(
            named=name_at(text, tokens, start, last, tokens[at].text),
            category=BODIES[label] if label else Category.FIRM,
        )


def _end(tokens: Sequence[Token], start: int) -> int:
    """Return the last token of a name that "de" may join: "Facteurs d'orgues", "Four du Nord"."""
    last = joined_end(tokens, start)
    at = last + 1
    if at >= len(tokens) or tokens[at].text.lower() not in _JOINTS or not touch(tokens, last):
        return last
    at = first = at + 1
    while at < len(tokens) and tokens[at].text.lower() in _ARTICLES:
        at += 1
    if at >= len(tokens) or NEW_LINE in tokens[at].labels:
        return last
    common = last > start or not tokens[start].labels & BODIES.keys()
    # "Galvo de Metz" tells where it is, "Broyage de la Moselle" what it is called.
    where = "places" in tokens[at].labels and at == first
    if tokens[at].is_capital and not where and common:
        return joined_end(tokens, at)
    # "Roth Facteurs d'orgues,": what they make ends the name.
    closed = at + 1 < len(tokens) and tokens[at + 1].text in _ENDS
    return at if last > start and closed and tokens[at].text.isalpha() else last
