"""Organisations by their legal form: "Galvo Guss GmbH"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideation.domain.language import Language
from ideation.domain.organisation import Category
from ideation.text.entities.body import BODIES, Body
from ideation.text.entities.categories import is_club
from ideation.text.entities.runs import (
    CONNECTORS,
    DETERMINERS,
    NO_START,
    Named,
    great_nouns,
    is_small_word,
    is_unusual,
    name_at,
    starts_sentence,
    touch,
)
from ideation.text.entities.word_bounds import is_within_english
from ideation.text.pipeline import NEW_LINE, Token
from ideation.text.words import is_common, is_known

ARTICLES = frozenset("la le l the die der das den dem beim vum vom zum zur d".split())
_FRENCH_FORMS = frozenset(
    "sas sarl sasu eurl scop snc sci gie scic sàrl sprl scrl scea gaec earl".split()
)


def by_legal_form(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield "Galvo Guss GmbH": capital words up to a legal form."""
    at = 0
    while at < len(tokens):
        if not tokens[at].is_legal_form or at == 0:
            at += 1
            continue
        last = at
        while last + 1 < len(tokens) and tokens[last + 1].is_legal_form:
            last += 1
        first = _left(text, tokens, at)
        if first < at:
            club = is_club(tokens[at : last + 1])
            yield Body(
                named=_closed(text, name_at(text, tokens, first, last, "legal form")),
                category=Category.ASSOCIATION if club else Category.FIRM,
            )
        at = last + 1


def _closed(text: str, named: Named) -> Named:
    """Give the name the full stop that belongs to its legal form: "S.à r.l."."""
    if named.end < len(text) and text[named.end] == "." and "." in named.name.split()[-1]:
        return Named(
            start=named.start, end=named.end + 1, name=named.name + ".", reason=named.reason
        )
    return named


def _left(text: str, tokens: Sequence[Token], end: int, *, most: int = 7) -> int:
    """Return the first token of the name that ends before token `end`."""
    first = end
    at = end - 1
    while at >= 0 and end - at <= most:
        token = tokens[at]
        family = at == end - 1 and at > 0 and _is_of_a_family(tokens, at)
        none = _is_none_of_it(token) and not is_within_english(text, tokens, at)
        if not touch(tokens, at) or (none and not family):
            break
        if token.is_capital or (token.text.isupper() and token.text.isalpha()) or _bold(token):
            if starts_sentence(text, token) and is_small_word(token):
                break
            first = at
        elif not (token.text.lower() in CONNECTORS | {"+"} and at and tokens[at - 1].is_capital):
            break
        elif _between_french_nouns(text, tokens, at, end) or _in_a_club(tokens, at, end):
            pass
        elif token.text.lower() in DETERMINERS or token.text.lower() in {"und", "et", "and"}:
            # "Anna Roth und Galvo GmbH": two names; "Kies & Sand GmbH": one.
            break
        at -= 1
    while first < end and is_no_beginning(text, tokens, first):
        first += 1
    genitive = tokens[first].text.endswith("s") and bool(tokens[first].labels & BODIES.keys())
    genitive = genitive and great_nouns(text, tokens[first])
    genitive = genitive and is_known(tokens[first].text, Language.GERMAN)
    if first + 1 < end and genitive and is_unusual(tokens[first + 1]):
        # "des Clusters Galvano e.V.": what it is, then its name.
        first += 1
    return first


def is_no_beginning(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a small word has its capital from the sentence: "Die", not "vom Gut e.V."."""
    token = tokens[at]
    if not is_small_word(token) or not token.text[1:].islower():
        return False
    article = at > 0 and tokens[at - 1].text.lower() in ARTICLES
    return not article or starts_sentence(text, token)


def _is_of_a_family(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a trade right before a form is of a name: "Metallbau Weber GmbH"."""
    before = tokens[at - 1]
    plain = before.is_capital and touch(tokens, at - 1) and not _is_none_of_it(before)
    return plain and tokens[at].is_capital and "titles" not in tokens[at].labels


def _is_none_of_it(token: Token) -> bool:
    """Tell whether a word before a name says what or who it is: "Hersteller", "Visite"."""
    # "Etiketten" ends as chains do ("Ladenketten"), and is a trade.
    others = {"roles", "titles"} if "firms" in token.labels else {"announcing", "roles", "titles"}
    return bool(token.labels & others) or token.text.lower() in NO_START


def _between_french_nouns(text: str, tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether "du" or "des" joins two capital words of a name: "Lainières du Nord SA"."""
    before = tokens[at - 1]
    # A French form makes the name French, whatever the sentence: "Bois de Galvo SAS huet".
    form = tokens[end].text.lower().replace(".", "") in _FRENCH_FORMS
    joint = tokens[at].text in {"du", "des"} or (form and tokens[at].text in {"de", "aux"})
    return (
        joint
        and touch(tokens, at - 1)
        and (form or not great_nouns(text, before))
        and not before.labels & {"roles", "titles", "announcing"}
        and before.text.lower() not in NO_START
    )


def _in_a_club(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether "and" joins two plain words of a club: "Wege et Sources asbl"."""
    before = tokens[at - 1]
    joint = tokens[at].text.lower() in {"und", "et", "and", "an"} and touch(tokens, at - 1)
    club = is_club(tokens[end : end + 1])
    return joint and club and is_common(before.text) and not before.labels - {"firms", NEW_LINE}


def _bold(token: Token) -> bool:
    """Tell whether a token of small letters can begin a name: "e-mobil", "2go"."""
    return token.text[:2] in {"e-", "i-"} or (token.text[0].isdigit() and token.text.isalnum())
