"""Houses whose trade and family a hyphen joins: "Kran-Quohl", "Frigo-Becker", "Bühnenbau-Ulmen"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ideation.domain.organisation import Category
from ideation.text.entities.body import Body
from ideation.text.entities.family_names import TRADE_NAMES
from ideation.text.entities.runs import is_small_word, name_at, touch
from ideation.text.entities.things import is_model, is_of_a_thing, is_told_a_thing
from ideation.text.pipeline import NEW_LINE, Token, given_names, places
from ideation.text.words import is_common, is_compound

_DOUBLE = re.compile(r"([A-ZÀ-Þ][a-zà-ÿß]{3,})-([A-ZÀ-Þ][a-zà-ÿß]{2,})")
# Where a place or an age begins so, or what is of a sort.
_NO_TRADES = frozenset(
    """
    haut haute hauts hautes bas basse grand grande petit petite mont val pont ville villers saint
    sainte neuf neuve vieux vieille ober unter nieder groß klein alt neu nord nördlich west bad
    belle beau nouvelle open smart cloud online digital
    """.split()
)
# German words that no dictionary holds, made of English ones.
_BORROWED = ("ing", "tech", "tion", "ity", "ware", "line", "day", "center", "lab", "hub", "er")
# Too short a part for a compound of two known words.
_SHORT_TRADES = ("bau", "werk", "hof", "druck", "guss", "gas", "eis")
_PEOPLE = frozenset("Leute Leit Jungs Truppe people folks lads lot crew guys".split())
_BEFORE = frozenset({"given", "titles"})


def by_double(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield a trade that is joined to a family, where neither a person nor a thing is meant."""
    for at, token in enumerate(tokens):
        people = _are_its_people(tokens, at)
        plain = not token.labels - {NEW_LINE, "firms", "roles"} and _is_double(token.text)
        if not (plain or people):
            continue
        joined = at > 0 and _joins(tokens, at - 1) and not is_small_word(tokens[at - 1])
        if joined or (at and tokens[at - 1].labels & _BEFORE):
            continue
        if at + 1 < len(tokens) and _joins(tokens, at):
            continue
        if is_of_a_thing(tokens, at) or is_model(tokens, at, at) or is_told_a_thing(tokens, at):
            continue
        yield Body(named=name_at(text, tokens, at, at, "trade and family"), category=Category.FIRM)


def _are_its_people(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a house is named by its people: "Galvo-Ulmen-Leute", "Galvo-Ulmen people"."""
    found = _DOUBLE.fullmatch(tokens[at].text)
    behind = tokens[at + 1 : at + 3]
    if found is None or {each.lower() for each in found.groups()} & places() or not behind:
        return False
    hyphen = behind[0].text == "-" and len(behind) > 1 and behind[1].text in _PEOPLE
    return hyphen or (behind[0].text in _PEOPLE and behind[0].text.islower())


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether two capital words stand side by side, which is another's to judge."""
    return tokens[at].is_capital and tokens[at + 1].is_capital and touch(tokens, at)


def _is_double(word: str) -> bool:
    found = _DOUBLE.fullmatch(word)
    if found is None:
        return False
    trade, family = (each.lower() for each in found.groups())
    if {trade, family} & places() or {trade, family} & given_names() or trade in TRADE_NAMES:
        return False
    joined = is_compound(family) and not family.endswith("mann")
    told = family in TRADE_NAMES or not (is_common(family) or joined or family.endswith(_BORROWED))
    known = is_common(trade) or is_compound(trade) or trade.endswith(_SHORT_TRADES)
    return told and trade not in _NO_TRADES and known
