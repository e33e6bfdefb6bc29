"""Houses of several: "Quohl & Töchter", "Marbach & Fils", "Nowak & Partner"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ideation.domain.organisation import Category
from ideation.text.entities.body import Body
from ideation.text.entities.runs import capital_end, great_nouns, is_small_word, name_at, touch
from ideation.text.pipeline import Token

_FAMILY = frozenset(
    """
    partner partners enkel erben söhne sohn töchter tochter brüder gebrüder cie co compagnie fils
    fille filles frères sœurs soeurs associés sons son daughters daughter brothers sisters
    associates company nièce nièces neveu neveux neffe neffen nichte nichten niece nephew
    nephews gendre schwiegersohn jong jongen duechter bridder kollegen consorten
    """.split()
)
# "J. Galvo & Daughters"
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.")
_JOINTS = frozenset("& + et und and a".split())
_OF = frozenset("de du des d".split())
_MOST = 3


def by_family(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield the capital words that are joined to a family or to partners."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].text not in _JOINTS or tokens[at + 1].text.lower().rstrip(".") not in _FAMILY:
            continue
        if not tokens[at + 1].is_capital or not (touch(tokens, at) and touch(tokens, at - 1)):
            continue
        first = at
        while first and at - first < _MOST and _may_stand(tokens[first - 1]):
            if first < at and not touch(tokens, first - 1):
                break
            first -= 1
        if first > 1 and tokens[first - 1].text in _OF and "firms" in tokens[first - 2].labels:
            # "Forges de Galvo & Fils"
            first -= 2 * tokens[first - 2].is_capital
        if 0 < first < at and _is_trade(tokens, first - 1):
            # "Traiteur Galvo & Fils": no guest of theirs is a trade.
            first -= 1
        first = _titled_begin(tokens, first)
        if 0 < first < at and _INITIAL.fullmatch(tokens[first - 1].text):
            first -= 1
        if first < at:
            named = name_at(text, tokens, first, _end(text, tokens, at + 1), "family")
            yield Body(named=named, category=Category.FIRM)


def _titled_begin(tokens: Sequence[Token], first: int) -> int:
    """Return where a name begins with a title in it: "Büro Dr. Galvo & Partner"."""
    if first < 3 or tokens[first - 1].text != "." or "titles" not in tokens[first - 2].labels:
        return first
    head = tokens[first - 3]
    return first - 3 if head.is_capital and "firms" in head.labels else first


def _end(text: str, tokens: Sequence[Token], family: int) -> int:
    """Return the end of a name that goes on: "Toile & Son Grand Nord", where nouns are small."""
    last = capital_end(tokens, family)
    other = {"given", "titles", "roles"}
    goes_on = not great_nouns(text, tokens[family]) and not any(
        each.labels & other for each in tokens[family + 1 : last + 1]
    )
    return last if goes_on else family


def _is_trade(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word that may be somebody's trade opens the name of a house."""
    return {"firms", "roles"} <= tokens[at].labels and tokens[at].is_capital and touch(tokens, at)


def _may_stand(token: Token) -> bool:
    other = token.labels & {"roles", "titles", "announcing"}
    return token.is_capital and not other and not is_small_word(token)
