"""Capital words that look like a person's name and are none: months, counted things, houses."""

from __future__ import annotations

from collections.abc import Sequence

from ideation.domain.calendar_names import MONTHS
from ideation.text.entities.family_names import CALLED_AFTER, TRADE_NAMES
from ideation.text.entities.grammar import is_french_adjective
from ideation.text.entities.roles_beside import is_given
from ideation.text.entities.runs import great_nouns, is_unusual, touch
from ideation.text.pipeline import Token
from ideation.text.words import is_common

# Months that are given names as well, and what stands before a month.
_MONTHS = frozenset("august april june mai may juin mars auguste".split())
# A short one ("Jan") is a given name.
_LONG_MONTHS = frozenset(name for names in MONTHS for name in names if len(name) > 4)
_WHEN = frozenset(
    "last next this im in en since until till by before bis ab vor seit depuis early late mid of "
    "anfang mitte ende fin début letzten nächsten .".split()
)
_ONE_OR_MORE = frozenset("ein eine einen einem kein keine zwei drei vier en eng zwee dräi".split())


def is_month(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a month stands before a name, or as its end, which is when and not who.

    "since last August Roth may", "Mëtt September"
    """
    before = tokens[first - 1].text.lower() if first else ""
    when = before in _WHEN or before.isdigit()
    month = tokens[last].text.lower()
    return (tokens[first].text.lower() in _MONTHS and when) or (
        month in _LONG_MONTHS and month not in _MONTHS
    )


def is_measured(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether two nouns are counted: "ein Brett Esche"; a trade is a family name."""
    counted = tokens[first - 1].text.lower() if first else ""
    things = is_common(tokens[last].text) and great_nouns(text, tokens[last])
    trade = tokens[last].text.lower() in TRADE_NAMES
    return (counted in _ONE_OR_MORE or counted.isdigit()) and things and not trade


def is_of_a_house(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a house is called by a person's name: "Ofenfabrik Anna Roth & Sohn"."""
    house = first > 0 and "firms" in tokens[first - 1].labels and tokens[first - 1].is_capital
    family = last + 2 < len(tokens) and tokens[last + 1].text == "&" and tokens[last + 2].is_capital
    return house and family and touch(tokens, first - 1)


def is_called_after(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a foundation or school is called after a person: "Fondation Anna Roth"."""
    at = first - 1
    while at > 0 and is_french_adjective(tokens[at].text) and touch(tokens, at - 1):
        at -= 1
    head = tokens[at] if first else None
    return (
        head is not None
        and head.is_capital
        and head.text.lower() in CALLED_AFTER
        and touch(tokens, first - 1)
    )


def is_trade_before(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a German trade makes a name that of its house: "Metzgerei Adam Galvo"."""
    trade = tokens[at].is_capital and "firms" in tokens[at].labels
    return trade and tokens[at].text.endswith("rei") and touch(tokens, at)


def is_body_before(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word for a body stands right before a name."""
    research = bool(tokens[at].labels & {"public", "research", "association"})
    return research and "roles" not in tokens[at].labels and touch(tokens, at)


def is_thing(text: str, tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether a noun stands behind a family name: "Frau Roth Kartons"."""
    return (
        at == first + 1
        and is_unusual(tokens[first])
        and not is_given(tokens[first])
        and great_nouns(text, tokens[at])
        and is_common(tokens[at].text)
    )
