"""Organisations by nothing but their capitals, in the language that writes all else small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ideation.domain.calendar_names import CALENDAR
from ideation.domain.language import Language
from ideation.domain.organisation import Category
from ideation.text.entities.beside import SAYING, is_somebody
from ideation.text.entities.body import Body
from ideation.text.entities.runs import (
    NO_START,
    SAINTS,
    is_small_word,
    joined_end,
    name_at,
    starts_sentence,
)
from ideation.text.entities.things import LAWS, is_model, is_used
from ideation.text.language import probabilities
from ideation.text.pipeline import NEW_LINE, Token

# What has a capital in English and names no organisation.
_NO_NAMES = frozenset(
    """
    easter christmas
    english french german dutch italian spanish belgian luxembourgish british european american
    swiss polish chinese north south east west northern southern eastern western region greater
    phase stage part section annex figure table item work package art industry green deal next
    generation big data machine learning artificial intelligence internet zoom teams excel
    day days year year's eve city county street road square
    q1 q2 q3 q4 actions action attendees present apologies date discussion notes summary wifi
    """.split()
)
# A house of three words or more may begin with a side: "Northern Galvo Partners".
_SIDES = frozenset({"northern", "southern", "eastern", "western"})
_JOINING = frozenset({"&", "'", "’"})
_MOST = 4
_GLANCE = 400
_OURS = frozenset({"firms", "investor", "association", "places", NEW_LINE})
_PARTS = frozenset("group department team unit section lab division desk".split())
_TELLING = frozenset({"who", "which", "whose"})


def by_capitals(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield "Rewire Metals" and "Pulse & Pod": capital words within an English sentence."""
    at = 0
    while at < len(tokens):
        # "The Quelbra Fund has": its article opens the sentence.
        at += _opens_with_article(tokens, at)
        last = joined_end(tokens, at, marks=_JOINING) if tokens[at].is_capital else at
        if last > at and _is_name(text, tokens, at, last):
            money = any("investor" in each.labels for each in tokens[at : last + 1])
            yield Body(
                named=name_at(text, tokens, at, last, "capitals"),
                category=Category.INVESTOR if money else Category.FIRM,
            )
        at = last + 1


def _opens_with_article(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "The" opens a sentence before what does something."""
    if tokens[at].text != "The" or at + 1 >= len(tokens):
        return False
    last = joined_end(tokens, at, marks=_JOINING)
    return last + 1 < len(tokens) and tokens[last + 1].text in SAYING


def _is_name(text: str, tokens: Sequence[Token], at: int, last: int) -> bool:
    run = [each for each in tokens[at : last + 1] if each.text[0].isalpha()]
    house = len(run) > _MOST - 2 and run[-1].labels & {"firms", "investor"}
    rest = run[1:] if house and run[0].text.lower() in _SIDES else run
    if len(run) > _MOST or "places" in run[0].labels or any(not _may_stand(e) for e in rest):
        return False
    if at and (tokens[at - 1].labels & {"titles", "roles", "given"} or is_used(tokens, at)):
        return False
    joined = any(each.text == "&" for each in tokens[at : last + 1])
    # What opens a sentence is a name where it goes on as behind one, or tells of a person.
    following = tokens[last + 1].text if last + 1 < len(tokens) else ""
    placed = any("places" in each.labels for each in run)
    told = following == "," and last + 2 < len(tokens) and tokens[last + 2].text in _TELLING
    opens = not starts_sentence(text, tokens[at]) or following in SAYING | {"("}
    # "Bluebell Nursery, on the A6": a trade has no capital from the sentence.
    opens = opens or (len(run) > 1 and "firms" in run[-1].labels)
    opens = opens or (told and (placed or tokens[last + 2].text == "which"))
    if run[-1].text.lower() in LAWS or is_somebody(tokens, at, last):
        return False
    if is_model(tokens, at, last) or _is_part(tokens, last):
        return False
    return (joined or opens) and in_a_sentence(text, tokens[at])


def _is_part(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether part of another is named: "the Thermal Engineering group at Galvo"."""
    behind = [each.text for each in tokens[last + 1 : last + 3]]
    return len(behind) == 2 and behind[0] in _PARTS and behind[1] in {"at", "of", "in"}


def _may_stand(token: Token) -> bool:
    return (
        token.is_capital
        and (not token.labels - _OURS or bool(token.labels & {"firms", "investor"}))
        and token.text.lower() not in _NO_NAMES | NO_START | CALENDAR
        and token.text[1:] == token.text[1:].lower()
        and token.text not in SAINTS
        and not is_small_word(token)
    )


def in_a_sentence(text: str, token: Token) -> bool:
    """Tell whether a token's line is English and a sentence: not a heading in great letters."""
    # A glance at both sides: a line may be as long as a book.
    before = text[max(0, token.start - _GLANCE) : token.start].rpartition("\n")[2]
    behind = text[token.start : token.end + _GLANCE].partition("\n")[0]
    return _is_sentence(before + behind)


@lru_cache(maxsize=1024)
def _is_sentence(line: str) -> bool:
    words = line.split()
    small = sum(word[0].islower() for word in words)
    great = sum(word[0].isupper() for word in words)
    return (
        not line.startswith("#") and small > great and probabilities(line)[Language.ENGLISH] > 0.5
    )
