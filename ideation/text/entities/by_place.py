"""Organisations by a place with capital words right behind it: "Luxembourg Trade Office"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideation.text.entities.body import Body
from ideation.text.entities.runs import great_nouns, is_unusual, joined_end, name_at
from ideation.text.entities.things import LAWS, is_of_a_thing
from ideation.text.pipeline import Token

_AT_A_PLACE = frozenset("in zu à aus bei".split())


def by_place_name(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield "Luxembourg Trade Office": a place with capital words right behind it."""
    at = 0
    while at < len(tokens):
        last = joined_end(tokens, at) if "places" in tokens[at].labels else at
        place = at
        while place < last and "places" in tokens[place + 1].labels:
            place += 1
        beyond = tokens[place + 1 : last + 1]
        law = tokens[last].text.lower() in LAWS
        # "auf der Messe Metz Fabric Start"
        fair = last > at and is_of_a_thing(tokens, at)
        if law or fair or _is_only_where(text, tokens, at, beyond):
            at = last + 1
            continue
        if beyond and not any(
            each.labels & {"places", "roles", "titles", "given"} for each in beyond
        ):
            yield Body(named=name_at(text, tokens, at, last, tokens[at].text), category=None)
        at = max(at, last) + 1


def _is_only_where(text: str, tokens: Sequence[Token], place: int, beyond: Sequence[Token]) -> bool:
    """Tell whether a preposition says that nouns are at a place: "zu Metz Lampen agebaut"."""
    told = place > 0 and tokens[place - 1].text in _AT_A_PLACE and great_nouns(text, tokens[place])
    return told and not any(is_unusual(each) for each in beyond)
