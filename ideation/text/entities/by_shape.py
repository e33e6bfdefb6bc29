"""Organisations by the shape of their name and by where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ideation.domain.language import Language
from ideation.domain.organisation import Category
from ideation.text.entities.beside import ACRONYMS, SAYING
from ideation.text.entities.body import Body
from ideation.text.entities.runs import (
    DETERMINERS,
    NO_START,
    capital_end,
    great_nouns,
    is_small_word,
    is_unusual,
    name_at,
    starts_sentence,
    touch,
)
from ideation.text.pipeline import NEW_LINE, Token, places
from ideation.text.words import is_common, is_small

# Behind these a strange word is where something is, not who.
_TOWARDS = frozenset(
    "in à en zu nach aus near from op no zou im am d' to via depuis vers la le les".split()
)
# "chez Galvanelle", "bei Blieswerk": behind these an unusual capital word is a name.
_UNIT = re.compile(r"[kMGT]?(?:W|Wh|Wp|VA|Hz|Pa|Nm|bit|B)")
# What stands in these tables names something else, or nothing alone.
_OTHERS = frozenset({"given", "titles", "roles", "places", "announcing", "legal_forms"})
_WITH = frozenset("mit mat avec with".split())
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.")
_COUNTING = frozenset("e en eng ein eine einen einem einer a an un une % €".split())
_CALLED = frozenset("called named namens genannt appelé appelée nommé nommée dénommée".split())
# Behind a name these lead to its seat.
_SEAT = frozenset("de d bei of vu vun von aus near à in".split())
_AT = frozenset("chez bei beim at mit mat avec with vun vum".split())


def by_place_in_sentence(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield the strange word or acronym behind "Firma", "chez" or a role."""
    for at, token in enumerate(tokens):
        start = _behind(text, tokens, at)
        if start is None or start >= len(tokens) or _is_seat(tokens, start):
            continue
        if not (
            _may_name(tokens[start]) or _told(tokens, at, start) or _two(text, tokens, at, start)
        ):
            continue
        if tokens[start].labels & {"given", "titles", "roles"}:
            continue
        last = capital_end(tokens, start)
        while last > start and tokens[last].labels & {"roles", "titles"}:
            last -= 1
        yield Body(
            named=name_at(text, tokens, start, last, token.text),
            category=Category.FIRM,
        )


def _told(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Tell whether "Firma" or "called" right before it makes any word no dictionary has a name."""
    telling = "announcing" in tokens[at].labels or tokens[at].text.lower() in _CALLED
    token = tokens[start]
    plain = token.is_capital and token.text.isalpha() and not is_common(token.text)
    return telling and start == at + 1 and plain and token.text not in ACRONYMS


def _two(text: str, tokens: Sequence[Token], at: int, start: int) -> bool:
    """Tell whether two nouns side by side right behind "bei" are a name: "bei Backwaren Holm"."""
    lead = tokens[at].text.lower() in {"bei", "chez", "at"} or "announcing" in tokens[at].labels
    last = capital_end(tokens, start)
    run = tokens[start : last + 1]
    return (
        lead
        and start == at + 1
        and len(run) == 2
        and run[0].is_capital
        and not any(each.labels - {NEW_LINE, "firms"} for each in run)
        and not all(is_common(each.text) for each in run)
        and run[0].text.lower() not in NO_START
        and all(each.text.isalpha() and len(each.text) > 2 for each in run)
    )


def _is_seat(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word is where a named body is: "Institut Galvo de Brillac"."""
    before = at - 1
    while before > 0 and tokens[before].text in "'’":
        before -= 1
    if before < 1 or tokens[before].text.lower() not in _SEAT:
        return False
    owner = tokens[before - 1]
    return owner.is_capital and is_unusual(owner) and not owner.labels & {"roles", "titles"}


def _may_name(token: Token) -> bool:
    """Tell whether a token alone can be a name: a word of no language, or an acronym."""
    acronym = 3 <= len(token.text) <= 6 and token.text.isupper() and token.text.isalpha()
    return token.text not in ACRONYMS and (acronym or is_unusual(token))


def by_place_name(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield "Luxembourg Trade Office": a place with capital words right behind it."""
    at = 0
    while at < len(tokens):
        last = capital_end(tokens, at) if "places" in tokens[at].labels else at
        place = at
        while place < last and "places" in tokens[place + 1].labels:
            place += 1
        beyond = tokens[place + 1 : last + 1]
        if beyond and not any(
            each.labels & {"places", "roles", "titles", "given"} for each in beyond
        ):
            yield Body(named=name_at(text, tokens, at, last, tokens[at].text), category=None)
        at = max(at, last) + 1


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
        run = tokens[at : last + 1]
        money = any("investor" in each.labels for each in run)
        if len(run) == 1:
            # What opens a sentence has its capital from there, unless it comes again.
            told = (
                _opens(tokens, at) and _foreign(run[0])
                if great_nouns(text, run[0])
                else often[run[0].text] > 1
                or not starts_sentence(text, run[0])
                or _opens(tokens, at)
            )
            # "Long Name (LoN)": letters in brackets are short for a name.
            least = 3 if at and tokens[at - 1].text == "(" else 5
            strange = is_unusual(run[0]) and (told or _inner_capital(run[0], least=least))
        else:
            # Two nouns side by side are a name, unless both are words of the dictionary.
            strange = not _of_a_place(run) and any(
                _is_strange(text, each, money=money)
                for each in run
                if not each.labels - {"investor", NEW_LINE}
            )
        if strange:
            yield Body(
                named=name_at(text, tokens, at, last, "unusual name"),
                category=Category.INVESTOR if money else Category.FIRM,
            )
        at = last + 1


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
    return is_unusual(token) if strict else not is_common(token.text)


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a sentence goes on behind its first word as behind a name: "Galvo sells"."""
    if at + 1 >= len(tokens) or tokens[at].text.isupper():
        return False
    following = tokens[at + 1].text
    if following == "," and at + 2 < len(tokens):
        # "Galvo, à Brillac," and "Galvo of Brillac": where it is.
        return tokens[at + 2].text.lower() in _TOWARDS | _SEAT
    return touch(tokens, at) and (following in SAYING or following.endswith(("ed", "ait")))


def _of_a_place(run: Sequence[Token]) -> bool:
    """Tell "Stuttgarter Plattform", a description, from a name."""
    place = run[0].text.lower().removesuffix("er") in places() and run[0].text.endswith("er")
    return place and not any(is_unusual(each) for each in run[1:])


def _may_begin(text: str, tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.is_capital or token.labels & _OTHERS:
        return False
    if (
        token.text.removesuffix("s") in ACRONYMS
        or token.text in ACRONYMS
        or is_small_word(token)
        or token.text.lower() in NO_START
        or not token.text.isalpha()
    ):
        return False
    before = tokens[at - 1] if at else None
    if before is None:
        return True
    if _is_seat(tokens, at) or _INITIAL.fullmatch(before.text):
        return False
    if before.text == "," and at > 1 and "places" in tokens[at - 2].labels:
        # A list of places.
        return False
    # "96 GWh", "e Stéck Lärch": a measure, no name.
    if before.text[-1].isdigit() or before.text.lower() in _COUNTING:
        return False
    if before.labels & {"titles", "roles", "given"} or before.text.lower() in _TOWARDS:
        return False
    return not (before.text == "." and at > 1 and "titles" in tokens[at - 2].labels)


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
            and following.text.lower() not in NO_START
        ):
            last += 1
        else:
            break
    return last


def _is_adjective(text: str, token: Token) -> bool:
    """Tell whether a capital word that opens a sentence is none of a noun's."""
    return (
        starts_sentence(text, token)
        and great_nouns(text, token)
        and any(is_small(token.text, each) for each in (Language.GERMAN, Language.LUXEMBOURGISH))
    )


def _inner_capital(token: Token, *, least: int = 5) -> bool:
    inner = any(
        any(char.isupper() for char in part[1:]) and not part.isupper() and len(part) >= least
        for part in token.text.split("-")
    )
    return inner and _UNIT.fullmatch(token.text) is None


def _behind(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """Return where a name may begin behind "Firma", "chez" or a role; None where none may."""
    token = tokens[at]
    lower = token.text.lower()
    if "announcing" in token.labels or lower in _AT or lower in _CALLED:
        following = at + 1
    elif "roles" in token.labels and at + 1 < len(tokens):
        if tokens[at + 1].text.lower() not in {
            "of",
            "at",
            "bei",
            "chez",
            "de",
            "von",
            "vun",
            "der",
        }:
            return None
        following = at + 2
    else:
        return None
    first = following
    while following < len(tokens) and tokens[following].text.lower() in DETERMINERS | {"'", "’"}:
        following += 1
    if following >= len(tokens):
        return None
    single = capital_end(tokens, following) == following and not _inner_capital(tokens[following])
    # "bei der Sägerei", "mat Loft": where nouns are great, a name alone takes no article.
    article = following > first or lower in _WITH or lower in {"vum", "beim"}
    if single and article and great_nouns(text, tokens[following]):
        return None
    return following
