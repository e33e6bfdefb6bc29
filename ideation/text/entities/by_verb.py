"""Organisations as subjects: bare words that open a sentence in front of what one body does.

A German or French noun takes an article there; a name does not: "Opernhaus Galvo in Metz soll".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideation.domain.calendar_names import CALENDAR
from ideation.domain.organisation import Category
from ideation.text.entities.beside import ACRONYMS, NO_NAME
from ideation.text.entities.body import BODIES, Body
from ideation.text.entities.grammar import is_german_adjective, is_german_noun, is_verb
from ideation.text.entities.runs import (
    behind_marks,
    great_nouns,
    is_small_word,
    is_strange,
    is_unusual,
    joined_end,
    name_at,
    starts_sentence,
    touch,
)
from ideation.text.pipeline import Token
from ideation.text.words import is_common

_SEATS = frozenset("in aus bei bäi zu vu vun à de near from of at".split())
_NOBODY = frozenset({"given", "titles", "roles", "announcing", "legal_forms"})
_OUT = frozenset("out over up down based".split())
_MOST = 3
# Nouns of time, measure and talk stand bare in front of a verb too.
_BARE = frozenset(
    """
    morgen mittag abend nacht frage fragen problem ziel idee ideen wunsch bedarf angebot ergebnis
    fazit
    grund thema punkt hinweis vorschlag beispiel seite haus gäste leute kunden mitarbeiter
    moien nomëtteg personne rien tout tous toutes chacun quelqu'un
    celui celle ceux reste idée besoin objectif problème question résultat madame monsieur
    """.split()
)
_NO_NAME = NO_NAME | _BARE | CALENDAR


def by_verb(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield "Kornhaus Mitte" of "Kornhaus Mitte verschiebt"."""
    for at, token in enumerate(tokens):
        if not token.is_capital or not starts_sentence(text, token):
            continue
        last = joined_end(tokens, at)
        words = [each for each in tokens[at : last + 1] if each.text[0].isalpha()]
        if last - at >= 2 * _MOST or any(not _may_stand(each) for each in words):
            continue
        seat = _seat_end(tokens, last, sure=is_unusual(token))
        # "Galvo, out in the Ardennes, sends": a seat between commas tells enough.
        apart = seat is not None and tokens[seat].text == "," and is_strange(text, token)
        if not (apart or _acts(tokens, seat or last)) or not _is_name(
            text, words, seated=seat is not None
        ):
            continue
        if _is_owned(words):
            continue
        label = next((each for each in BODIES if any(each in word.labels for word in words)), None)
        yield Body(
            named=name_at(text, tokens, at, last, tokens[(seat or last) + 1].text),
            category=BODIES[label] if label else Category.FIRM,
        )


def _is_owned(words: Sequence[Token]) -> bool:
    """Tell whether the first word says whose the second is: "Galvowächters Kasten"."""
    if len(words) != 2:
        return False
    owner, thing = words[0].text, words[1].text
    plain = is_common(thing) and is_german_noun(thing)
    return owner.endswith("s") and plain and not is_common(owner)


def _may_stand(token: Token) -> bool:
    lower = token.text.lower()
    return (
        token.is_capital
        and not token.labels & _NOBODY
        and lower not in _NO_NAME
        and token.text not in ACRONYMS
        and not token.text.isupper()
        and not lower.endswith(("ment", "weise"))
    )


def _seat_end(tokens: Sequence[Token], last: int, *, sure: bool) -> int | None:
    """Return the end of "in Metz", ", à Metz," or "(Metz)" behind a name; None where none is."""
    at = last + 1
    marked = at < len(tokens) and tokens[at].text in {",", "("}
    at += marked
    while marked and at < len(tokens) and tokens[at].text.lower() in _OUT:
        at += 1
    if at < len(tokens) and tokens[at].text.lower() in _SEATS:
        at += 1
        at += at < len(tokens) and tokens[at].text == "the"
    elif not marked:
        return None
    if at >= len(tokens) or not tokens[at].is_capital or not touch(tokens, at - 1):
        return None
    if "places" not in tokens[at].labels and not (sure and tokens[at - 1].text.lower() in _SEATS):
        return None
    closing = at + 1 < len(tokens) and tokens[at + 1].text in {",", ")"}
    return at + 1 if marked and closing else at


def _acts(tokens: Sequence[Token], last: int) -> bool:
    at = behind_marks(tokens, last)
    bold = at > last + 1
    return at < len(tokens) and (bold or touch(tokens, last)) and is_verb(tokens[at].text)


def _is_name(text: str, words: Sequence[Token], *, seated: bool) -> bool:
    """Tell whether bare words in front of a verb are a name."""
    first = words[0]
    if "places" in first.labels or is_small_word(first):
        return False
    if not great_nouns(text, first):
        return len(words) > 1 or is_strange(text, first)
    if len(words) > 1:
        return is_german_noun(first.text) and not is_german_adjective(first.text)
    # One word: a seat, and no stuff that needs no article: "Wegweiser aus Metz liefert".
    maker = first.text.endswith("er") and not is_german_adjective(first.text)
    return seated and (maker or not is_common(first.text))
