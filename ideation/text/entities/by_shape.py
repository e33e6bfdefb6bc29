"""Organisations by strange words: of no language, or side by side where nouns have articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ideation.domain.organisation import Category
from ideation.text.entities.beside import SAYING, SEAT, inner_capital, is_dated, is_somebody
from ideation.text.entities.body import Body
from ideation.text.entities.grammar import is_german_adjective, is_only_french, is_verb
from ideation.text.entities.runs import (
    NO_START,
    behind_marks,
    great_nouns,
    is_strange,
    is_unusual,
    name_at,
    starts_sentence,
    touch,
)
from ideation.text.entities.strange_start import TOWARDS, may_begin
from ideation.text.entities.things import is_model, is_told_a_thing, names_of_things
from ideation.text.pipeline import NEW_LINE, Token, places
from ideation.text.words import is_common

# Before a French verb: to whom or what it is done.
_TO_WHOM = frozenset("nous vous me te lui leur leurs les le la".split())
_LISTED = frozenset({",", "and", "et", "und", "an", "&"})
_ONE = frozenset("l un une one einer eine ee eng".split())


def by_strange_words(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield runs of capital words that hold a word of no language, where no place is meant.

    Where every noun is great, a single one must have a capital inside.
    """
    often = Counter(each.text for each in tokens)
    things = names_of_things(tokens)
    at = 0
    while at < len(tokens):
        if not may_begin(text, tokens, at):
            at += 1
            continue
        last = _strange_end(tokens, at)
        if last > at and _is_adjective(text, tokens[at]):
            # "Gebrauchte Galvobohrer": what opens the sentence describes.
            at += 1
        if last > at and often[tokens[at].text.removesuffix("s")] and tokens[at].text[-1] == "s":
            # "Galvos Lampen": whose they are.
            at = last + 1
            continue
        run = tokens[at : last + 1]
        money = any("investor" in each.labels for each in run)
        strange = _is_strange_run(text, tokens, at, last, often)
        thing = is_model(tokens, at, last) or is_told_a_thing(tokens, last)
        thing = thing or (last == at and tokens[at].text in things)
        strange = strange and not thing and not is_somebody(tokens, at, last)
        if strange and not is_dated(tokens, last):
            yield Body(
                named=name_at(text, tokens, at, last, "unusual name"),
                category=Category.INVESTOR if money else Category.FIRM,
            )
        at = last + 1


def _is_strange_run(
    text: str, tokens: Sequence[Token], at: int, last: int, often: Mapping[str, int]
) -> bool:
    """Tell whether capital words look like a name where they stand."""
    run = tokens[at : last + 1]
    money = any("investor" in each.labels for each in run)
    if len(run) > 1:
        # Two nouns side by side are a name, unless both are words of the dictionary.
        return not _of_a_place(run) and any(
            _is_strange(text, each, money=money)
            for each in run
            if not each.labels - {"investor", NEW_LINE}
        )
    # What opens a sentence has its capital from there, unless it comes again.
    told = (
        _opens(tokens, at) and _foreign(run[0])
        if great_nouns(text, run[0])
        else often[run[0].text] > 1 or not starts_sentence(text, run[0]) or _opens(tokens, at)
    )
    # "Long Name (LoN)": letters in brackets are short for a name.
    least = 3 if at and tokens[at - 1].text == "(" else 5
    return is_strange(text, run[0]) and (told or inner_capital(run[0], least=least))


def _foreign(token: Token) -> bool:
    """Tell whether a strange word ends as hardly a German noun does: "Algora", "Vitolix"."""
    return token.text.isalpha() and token.text.lower().endswith(
        ("a", "o", "i", "x", "y", "io", "eo")
    )


def _is_strange(text: str, token: Token, *, money: bool) -> bool:
    """Tell whether a word beside others makes them a name; German joins words at will."""
    if len(token.text) < 4 or not token.text.isalpha():
        return is_unusual(token)
    strict = great_nouns(text, token) and not money
    if strict:
        return is_unusual(token) or is_only_french(token.text)
    return not is_common(token.text)


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a sentence goes on behind its first word as behind a name: "Galvo sells"."""
    if at + 1 >= len(tokens) or tokens[at].text.isupper():
        return False
    if (bold := behind_marks(tokens, at)) > at + 1:
        return bold < len(tokens) and tokens[bold].text in SAYING
    following = tokens[at + 1].text
    if (
        following == "."
        and at
        and _foreign(tokens[at])
        and {tokens[at - 1].text, *_texts(tokens, at + 2)} == {"*"}
    ):
        # "**Galvix.** Import": a heading of its own.
        return True
    if following == "," and at + 3 < len(tokens) and tokens[at + 2].text.lower() in _ONE:
        # "Galvo, l'un des plus gros": one of its kind.
        return True
    if following == "," and at + 3 < len(tokens) and is_unusual(tokens[at + 2]):
        # "Galvo, Ulmex and Zolm said no": one of a list.
        return tokens[at + 3].text in _LISTED
    if following == "," and at + 2 < len(tokens):
        # "Galvo, à Brillac," and "Galvo of Brillac": where it is.
        return tokens[at + 2].text.lower() in TOWARDS | SEAT
    if following == "(" and at + 2 < len(tokens):
        closed = at + 4 < len(tokens) and tokens[at + 3].text == ")"
        acts = closed and tokens[at + 2].is_capital and tokens[at + 4].text in SAYING
        return acts or "places" in tokens[at + 2].labels
    if following in _TO_WHOM and at + 2 < len(tokens) and touch(tokens, at + 1):
        # "Galvo nous les vend"
        second = tokens[at + 2].text in _TO_WHOM and at + 3 < len(tokens)
        verb = tokens[at + 2 + second].text
        return verb in SAYING or is_verb(verb)
    return touch(tokens, at) and (following in SAYING or following.endswith(("ed", "ait")))


def _texts(tokens: Sequence[Token], at: int) -> list[str]:
    return [each.text for each in tokens[at : at + 1]]


def _of_a_place(run: Sequence[Token]) -> bool:
    """Tell "Stuttgarter Plattform", a description, from a name."""
    place = run[0].text.lower().removesuffix("er") in places() and run[0].text.endswith("er")
    return place and not any(is_unusual(each) for each in run[1:])


def _strange_end(tokens: Sequence[Token], at: int) -> int:
    last = at
    while last + 1 < len(tokens):
        following = tokens[last + 1]
        joined = following.text == "&" and last + 2 < len(tokens) and tokens[last + 2].is_capital
        if joined:
            last += 2
        elif (
            following.is_capital
            and touch(tokens, last)
            and not following.labels & {"roles", "titles", "given"}
            and (following.text.lower() not in NO_START or following.text.isupper())
        ):
            last += 1
        else:
            break
    return last


def _is_adjective(text: str, token: Token) -> bool:
    """Tell whether a capital word that opens a sentence is none of a noun's."""
    opens = starts_sentence(text, token) and great_nouns(text, token)
    return opens and is_german_adjective(token.text)
