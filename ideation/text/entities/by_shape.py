"""Organisations by the shape of their name and by where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ideation.domain.organisation import Category
from ideation.text.entities.beside import (
    ACRONYMS,
    SAYING,
    SEAT,
    THINGS,
    inner_capital,
    is_dated,
    is_model,
    is_of_a_thing,
    is_seat,
)
from ideation.text.entities.body import Body
from ideation.text.entities.grammar import is_german_adjective, is_only_french
from ideation.text.entities.runs import (
    NO_START,
    behind_marks,
    great_nouns,
    is_made_up,
    is_small_word,
    is_strange,
    is_unusual,
    joined_end,
    name_at,
    starts_sentence,
    touch,
)
from ideation.text.entities.word_bounds import is_owner
from ideation.text.pipeline import NEW_LINE, Token, places
from ideation.text.words import is_common

# Behind these a strange word is where something is, not who.
_TOWARDS = frozenset(
    "in à en zu nach aus near from op no zou im am d' to via depuis vers dans la le les".split()
)
# "près de Galvo", "la vallée de Galvo": a place.
_NEARBY = frozenset(
    """
    près loin autour nord sud est ouest sortie vallée bassin bassins gare route forêt plateau région
    environs hauteur côté centre-ville marché place rue quartier village bourg ville
    """.split()
)
# What stands in these tables names something else, or nothing alone.
_OTHERS = frozenset({"given", "titles", "roles", "places", "announcing", "legal_forms"})
# "Concrètement", "XVIIe": how, and which in order.
_ADVERB = re.compile(r"\w{4,}ment|[IVXLC]+(?:e|er|ère|ème|th)")
_AT_A_PLACE = frozenset("in zu à aus bei".split())
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.")
_ONE = frozenset("l un une one einer eine ee eng".split())
_COUNTING = frozenset("e en eng ein eine einen einem einer eines a an un une % €".split())


def by_place_name(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield "Luxembourg Trade Office": a place with capital words right behind it."""
    at = 0
    while at < len(tokens):
        last = joined_end(tokens, at) if "places" in tokens[at].labels else at
        place = at
        while place < last and "places" in tokens[place + 1].labels:
            place += 1
        beyond = tokens[place + 1 : last + 1]
        if _is_only_where(text, tokens, at, beyond):
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


def by_strange_words(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield runs of capital words that hold a word of no language, where no place is meant.

    Where every noun is great, a single one must have a capital inside.
    """
    often = Counter(each.text for each in tokens)
    at = 0
    while at < len(tokens):
        if not _may_begin(text, tokens, at):
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
        if strange and not is_dated(tokens, last) and not is_model(tokens, at, last):
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
    if following == "," and at + 2 < len(tokens):
        # "Galvo, à Brillac," and "Galvo of Brillac": where it is.
        return tokens[at + 2].text.lower() in _TOWARDS | SEAT
    if following == "(" and at + 2 < len(tokens) and "places" in tokens[at + 2].labels:
        return True
    return touch(tokens, at) and (following in SAYING or following.endswith(("ed", "ait")))


def _texts(tokens: Sequence[Token], at: int) -> list[str]:
    return [each.text for each in tokens[at : at + 1]]


def _of_a_place(run: Sequence[Token]) -> bool:
    """Tell "Stuttgarter Plattform", a description, from a name."""
    place = run[0].text.lower().removesuffix("er") in places() and run[0].text.endswith("er")
    return place and not any(is_unusual(each) for each in run[1:])


def _may_begin(text: str, tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.is_capital or token.labels & _OTHERS or token.text.lower() in THINGS:
        return False
    if (
        token.text.removesuffix("s") in ACRONYMS
        or token.text in ACRONYMS
        or is_small_word(token)
        or token.text.lower() in NO_START
        or _ADVERB.fullmatch(token.text)
        or is_owner(tokens, at)
        or not (token.text.isalpha() or is_made_up(token.text))
    ):
        return False
    before = tokens[at - 1] if at else None
    if before is None:
        return True
    if is_seat(tokens, at) or _INITIAL.fullmatch(before.text):
        return False
    if before.text == "," and at > 1 and _is_where(tokens, at):
        return False
    # "96 GWh", "e Stéck Lärch": a measure, no name.
    if before.text[-1].isdigit() or before.text.lower() in _COUNTING:
        return False
    if before.text in {"de", "d"} and at > 1 and tokens[at - 2].text.lower() in _NEARBY:
        return False
    towards = before.text.lower() in _TOWARDS and not _is_seated(tokens, at)
    if before.labels & {"titles", "roles", "given"} or towards:
        return False
    if is_of_a_thing(tokens, at):
        return False
    return not (before.text == "." and at > 1 and "titles" in tokens[at - 2].labels)


def _is_where(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word behind a comma is a place: in a list, or "Galvo S.A., Brillac"."""
    seat = tokens[at - 2].is_legal_form and _closes(tokens, at)
    return seat or "places" in tokens[at - 2].labels


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word stands alone before a mark or a line's end."""
    if at + 1 >= len(tokens):
        return True
    following = tokens[at + 1]
    return NEW_LINE in following.labels or following.text in {",", ".", "/", ")", ";", "|", ":"}


def _is_seated(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a place follows that says where it is: "out to Galvo in Nancy"."""
    apart = at + 1 < len(tokens) and tokens[at + 1].text == ","
    behind = tokens[at + 1 + apart : at + 3 + apart]
    seat = len(behind) == 2 and behind[0].text.lower() in {"in", "near", "à", "zu", "bei"}
    return seat and "places" in behind[1].labels


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
