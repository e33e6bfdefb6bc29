"""Organisations by what is told behind them: "Galvo, a start-up in Nancy"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideation.domain.organisation import Category
from ideation.text.entities.beside import ACRONYMS
from ideation.text.entities.body import BODIES, Body
from ideation.text.entities.runs import (
    NO_START,
    great_nouns,
    is_small_word,
    joined_end,
    name_at,
    starts_sentence,
    touch,
)
from ideation.text.entities.things import THINGS, is_of_a_thing
from ideation.text.pipeline import Token

_ARTICLES = frozenset(
    "a an the une un la le l eng en e eine ein der die das so leur leurs notre nos son sa ses our "
    "their its his her ihr ihre unser unsere hire hir eise eis de den d einem einer dem der engem "
    "enger seinem seiner ihrem ihrer unserem unserer meinem meiner".split()
)
_IS = frozenset(
    "était étaient est a avait is was has had ist war hat hatte ass war huet hat".split()
)
# In Luxembourgish articles as well as what opens a clause.
_WHICH = frozenset({"déi", "deen", "dat"})
_THAT_IS = frozenset(
    {
        *(("dat", "ass"), ("das", "ist"), ("that", "is"), ("which", "is"), ("qui", "est")),
        *(("that", "'s", "a"), ("c", "'", "est"), ("c", "’", "est")),
    }
)
_BY = frozenset("von bei vu vun bäi hëlt liefert".split())
# So many words may stand between the comma and the word for what somebody is.
_WITHIN = 5


def by_apposition(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield "Galvo" of "Galvo, a start-up in Nancy,": a name, then what it is."""
    at = 0
    while at < len(tokens):
        opens = at + 1 < len(tokens) and tokens[at + 1].is_capital and is_small_word(tokens[at])
        if not tokens[at].is_capital or opens:
            # "Le" of "Le Galvo, un labo" has its capital from the sentence.
            at += 1
            continue
        last = joined_end(tokens, at)
        told = what_it_is(tokens, last)
        if told is not None and _may_be(text, tokens, at, last):
            label = next((each for each in BODIES if each in told.labels), None)
            category = BODIES[label] if label else Category.FIRM
            yield Body(named=name_at(text, tokens, at, last, told.text), category=category)
        at = last + 1


def what_it_is(tokens: Sequence[Token], last: int) -> Token | None:
    """Return the word behind a comma that says what stands before it; None where none does."""
    if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return None
    start = last + 2 + _behind_is(tokens, last + 2)
    article = tokens[start].text.lower() in _ARTICLES
    if tokens[start].text in _WHICH:
        # "Galvo, déi Start-up vun Metz": right behind it, else a clause follows.
        right = tokens[start + 1 : start + 2]
        return right[0] if right and right[0].labels & (BODIES.keys() | {"announcing"}) else None
    for at in range(start, min(start + _WITHIN, len(tokens))):
        if tokens[at].text in ",.;:()" or not touch(tokens, at - 1):
            return None
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        house = at + 1 < len(tokens) and tokens[at + 1].labels & (BODIES.keys() | {"announcing"})
        thing = tokens[at].text.lower() in THINGS and not house
        if following.lower() in {"'s", "’s"} or thing:
            # "Galvo, the start-up's lamp": a thing; "Galvo, a sensor start-up": none.
            return None
        if article and following in _IS:
            # "le lendemain de Galvo, l'atelier était vide": a clause of its own.
            return None
        if tokens[at].labels & (BODIES.keys() | {"announcing"}):
            # "À Brillac, Atelier Galvo loue": a name of its own.
            behind = at + 1 + (following in {"of", "de", "für", "vun"})
            named = tokens[at].is_capital and behind < len(tokens) and tokens[behind].is_capital
            return tokens[at] if article or (at == start and not named) else None
    return None


def _behind_is(tokens: Sequence[Token], at: int) -> int:
    """Return how many words say only "that is": "Galvo, dat ass eng Start-up"."""
    words = tuple(each.text.lower() for each in tokens[at : at + 3])
    if words[:2] in _THAT_IS:
        return 2
    return 3 if words in _THAT_IS else 0


def _bare(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a preposition without an article leads to a name: "von Galvo, einem Laden"."""
    return at > 0 and tokens[at - 1].text.lower() in _BY


def _may_be(text: str, tokens: Sequence[Token], at: int, last: int) -> bool:
    """Tell whether capital words can be a name that stands alone."""
    if is_of_a_thing(tokens, at):
        return False
    # Where nouns are great, one without an article is a name only as the subject.
    elided = at > 1 and tokens[at - 1].text in "'’" and tokens[at - 2].text.lower() == "d"
    opens = starts_sentence(text, tokens[at - 2 if elided else at])
    subject = opens or _bare(tokens, at)
    if great_nouns(text, tokens[at]) and not subject:
        return False
    alone = last == at and not _bare(tokens, at)
    return not any(
        each.labels & ({"given", "titles", "roles", "places"} | (BODIES.keys() if alone else set()))
        or is_small_word(each)
        or each.text.lower() in NO_START
        or each.text in ACRONYMS
        for each in tokens[at : last + 1]
        if each.text[0].isalpha()
    )
