"""Organisations by what leads to them: "Firma", "chez", a role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideation.domain.organisation import Category
from ideation.text.entities.beside import ACRONYMS, inner_capital, is_dated, is_seat
from ideation.text.entities.body import Body
from ideation.text.entities.french import french_run_end
from ideation.text.entities.runs import (
    DETERMINERS,
    GREAT_ARTICLES,
    NO_START,
    capital_end,
    great_nouns,
    is_strange,
    joined_end,
    name_at,
    touch,
)
from ideation.text.entities.things import CALLED, is_model, is_of_a_thing, is_used
from ideation.text.pipeline import NEW_LINE, Token
from ideation.text.words import is_common

_HAVE = frozenset("a ai as avons ont avez avait avais have has had hat habe haben we i".split())
_LIKE = (["wie"], ["comme"], ["like"], ["wéi"])
_WITH = frozenset("mit mat avec with".split())
# "chez Galvanelle", "bei Blieswerk": behind these an unusual capital word is a name.
_AT = frozenset("chez bei beim at mit mat avec with vun vum".split())


def by_lead(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield the strange word or acronym behind "Firma", "chez" or a role."""
    for at, token in enumerate(tokens):
        start = _behind(text, tokens, at)
        if start is None or start >= len(tokens) or is_seat(tokens, start):
            continue
        if not (
            _may_name(text, tokens[start])
            or _told(tokens, at, start)
            or _two(text, tokens, at, start)
        ):
            continue
        if not tokens[start].is_capital or tokens[start].labels & {"given", "titles", "roles"}:
            continue
        last = _end(text, tokens, start)
        if "announcing" in token.labels and _is_numbered(tokens, last):
            last += 1
        while last > start and _is_office(tokens[last]):
            last -= 1
        if "announcing" not in token.labels and (
            is_used(tokens, start)
            or is_dated(tokens, last)
            or is_model(tokens, start, last)
            or (
                token.text == "at" and (is_of_a_thing(tokens, start) or is_of_a_thing(tokens, last))
            )
        ):
            continue
        yield Body(
            named=name_at(text, tokens, start, last, token.text),
            category=Category.FIRM,
        )


def _end(text: str, tokens: Sequence[Token], start: int) -> int:
    """Return the end of a name; "de" may join its words where nouns are small."""
    if great_nouns(text, tokens[start]):
        return joined_end(tokens, start)
    return french_run_end(tokens, start)


def _such_as(tokens: Sequence[Token], at: int) -> int:
    """Return how many words lead from many to one of them: "Zulieferer wie Galvo"."""
    if "announcing" not in tokens[at].labels:
        return 0
    words = [each.text.lower() for each in tokens[at + 1 : at + 3]]
    return 2 if words in (["such", "as"], ["tels", "que"]) else int(words[:1] in _LIKE)


def _is_numbered(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether a short number belongs to a name: "le bailleur Galvo 57"."""
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    return (
        following is not None
        and touch(tokens, last)
        and following.text.isdigit()
        and len(following.text) <= 2
    )


def _told(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Tell whether "Firma" or "called" right before it makes any word no dictionary has a name."""
    telling = "announcing" in tokens[at].labels or tokens[at].text.lower() in CALLED
    token = tokens[start]
    plain = token.is_capital and token.text.isalpha() and not is_common(token.text)
    right = start == at + 1 + _such_as(tokens, at)
    return telling and right and plain and token.text not in ACRONYMS


def _two(text: str, tokens: Sequence[Token], at: int, start: int) -> bool:
    """Tell whether two nouns side by side right behind "bei" are a name: "bei Backwaren Holm".

    Where nouns are small, two capital words behind "chez" or a role are one in any case.
    """
    lead = tokens[at].text.lower() in {"bei", "chez", "at"} or "announcing" in tokens[at].labels
    last = _end(text, tokens, start)
    run = [each for each in tokens[start : last + 1] if each.text[0].isalpha()]
    if _is_great_article(tokens, start):
        return True
    if (lead or "roles" in tokens[at].labels) and not great_nouns(text, tokens[start]):
        return (
            len(run) > 1
            and run[0].is_capital
            and not any(
                "given" in each.labels or _is_office(each) or each.text.lower() in NO_START
                for each in run
            )
        )
    works = "roles" in tokens[at].labels and tokens[at + 1].text.lower() in _AT | {"von", "vu"}
    return (
        (lead or works)
        and start == at + (2 if works else 1)
        and len(run) == 2
        and run[0].is_capital
        and not run[0].labels - {NEW_LINE, "firms"}
        and not run[1].labels - {NEW_LINE, "firms", "places"}
        and not all(is_common(each.text) for each in run)
        and run[0].text.lower() not in NO_START
        and all(each.text.isalpha() and len(each.text) > 2 for each in run)
    )


def _may_name(text: str, token: Token) -> bool:
    """Tell whether a token alone can be a name: a word of no language, or an acronym."""
    acronym = 3 <= len(token.text) <= 6 and token.text.isupper() and token.text.isalpha()
    return token.text not in ACRONYMS and (acronym or is_strange(text, token))


def _is_office(token: Token) -> bool:
    """Tell whether a word is somebody's office or title; "Partners" are a house's name too."""
    return bool(token.labels & {"roles", "titles"}) and "investor" not in token.labels


def _is_great_article(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an article with a capital begins a name: "La Gerbe"."""
    another = at + 1 < len(tokens) and tokens[at + 1].is_capital and touch(tokens, at)
    return another and tokens[at].text in GREAT_ARTICLES


def _phones_or_names_a_thing(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "called" tells no house: "on a appelé Ada", "the tool is called Galvo"."""
    if tokens[at - 1].text.lower() in _HAVE:
        return True
    return at + 1 < len(tokens) and is_of_a_thing(tokens, at + 1)


def _behind(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """Return where a name may begin behind "Firma", "chez" or a role; None where none may."""
    token = tokens[at]
    lower = token.text.lower()
    if lower in CALLED and at and _phones_or_names_a_thing(tokens, at):
        return None
    if "announcing" in token.labels or lower in _AT or lower in CALLED:
        following = at + 1 + _such_as(tokens, at)
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
        if _is_great_article(tokens, following):
            return following if "announcing" in token.labels else None
        following += 1
    if following >= len(tokens) or NEW_LINE in tokens[following].labels:
        return None
    single = capital_end(tokens, following) == following and not inner_capital(tokens[following])
    # "bei der Sägerei", "mat Loft": where nouns are great, a name alone takes no article.
    article = following > first or lower in _WITH or lower in {"vum", "beim"}
    if single and article and great_nouns(text, tokens[following]):
        return None
    return following
