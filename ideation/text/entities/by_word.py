"""Organisations by the word for what they are: "Ministerium", "Chambre", "Hub"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ideation.domain.language import Language
from ideation.text.entities.body import BODIES, Body
from ideation.text.entities.runs import (
    NO_START,
    Named,
    capital_end,
    great_nouns,
    is_small_word,
    is_unusual,
    long_end,
    name_at,
    starts_sentence,
    touch,
)
from ideation.text.pipeline import Token, places
from ideation.text.words import is_common, is_small

_MINISTER = re.compile(r"^(?:minister(?:in)?|ministre)", re.IGNORECASE)
_FRENCH_HEADS = frozenset(
    "association fédération syndicat centre service chambre confédération groupement union "
    "institut laboratoire station agence réseau collectif ministère communauté".split()
)
# Behind these only a capital word makes a name.
_FRENCH_HOUSES = frozenset(
    "coopérative clinique hôpital école lycée université office fonds cercle mutuelle port "
    "papeterie verrerie brasserie fromagerie laiterie scierie imprimerie domaine ferme".split()
)
# What is written small before its name, in French above all.
_SMALL_HEADS = frozenset({"public", "research", "association"})
_ANY = frozenset("ein eine einen einem einer eines eng une un".split())
_FRENCH_ADJECTIVES = (
    *("oise", "ois", "aine", "ain", "aines", "ienne", "ien", "ique", "iques", "elle", "el", "els"),
    *("al", "ale", "ales", "aire", "aires", "é", "és", "ée", "ées", "ier", "ière", "ive", "if"),
)


def by_word(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield "Ministerium für Wirtschaft", "Institut Galvo": a word for a body with its name."""
    at = 0
    while at < len(tokens):
        labels = [label for label in BODIES if label in tokens[at].labels]
        if not labels or _many(tokens[at]) or not _heads(tokens, at):
            at += 1
            continue
        head_end = at
        while head_end + 1 < len(tokens) and labels[0] in tokens[head_end + 1].labels:
            head_end += 1
        french = _french_end(tokens, at)
        last = _without_seat(tokens, head_end, max(long_end(tokens, head_end), french))
        first = _before_word(text, tokens, at)
        proper = _is_proper(text, tokens, first, at, head_end, last) or french > at
        office = "roles" in tokens[at].labels
        if proper and (not office or _is_minister(tokens, at, last)):
            named = name_at(text, tokens, at if office else first, last, tokens[at].text)
            named = _nominative(text, tokens, first, at, named)
            if office:
                named = replace(named, name=_MINISTER.sub(_ministry, named.name))
            yield Body(named=named, category=BODIES[labels[0]])
            at = last
        at += 1


def _heads(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].is_capital or _small_head(tokens, at)


def _many(token: Token) -> bool:
    """Tell whether a trade stands in the plural: "Wäschereien"."""
    return "firms" in token.labels and token.text.lower().endswith(("eien", "fabriken", "mühlen"))


def _nominative(text: str, tokens: Sequence[Token], first: int, at: int, named: Named) -> Named:
    """Return "des Fachverbands Galvo" as "Fachverband Galvo"."""
    head = tokens[at].text
    genitive = first == at > 0 and tokens[at - 1].text.lower() in {"des", "eines", "dieses"}
    if not (genitive and head.endswith("s") and great_nouns(text, tokens[at])):
        return named
    bare = head[:-2] if head.endswith("des") else head.removesuffix("s")
    return replace(named, name=bare + named.name[len(head) :])


def _is_minister(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Tell whether a minister names a ministry: "Ministerin für Wirtschaft"."""
    small = tokens[at + 1].text.lower() if at < last else ""
    return small in {"für", "of", "for", "de", "des", "du", "fir"}


def _ministry(found: re.Match[str]) -> str:
    word = found[0].lower()
    if word == "ministre":
        return "Ministère"
    return (
        "Ministry"
        if found.string[found.end() :].lstrip().startswith(("of", "for"))
        else "Ministerium"
    )


def _without_seat(tokens: Sequence[Token], head_end: int, last: int) -> int:
    """Return the last token of a name without its seat: "Institut Galvo de Nancy"."""
    if last - head_end >= 3:
        named = any(is_unusual(each) for each in tokens[head_end + 1 : last - 1])
        if named and tokens[last - 1].text.lower() in {"de", "d", "à", "in", "zu", "vun", "of"}:
            return last - 2
    return last


def _french_end(tokens: Sequence[Token], at: int) -> int:
    """Return the end of a French name in small letters: "Association sarroise du réemploi"."""
    head = tokens[at].text.lower()
    if head not in _FRENCH_HEADS | _FRENCH_HOUSES:
        return at
    end = at
    while end - at < 2 and end + 1 < len(tokens) and _adjective(tokens[end + 1]):
        end += 1
    if end > at and end + 1 < len(tokens) and tokens[end + 1].is_capital and touch(tokens, end):
        return end + 1
    noun = _behind_article(tokens, end)
    if noun is None:
        return at
    if head in _FRENCH_HOUSES and not tokens[noun].is_capital:
        if _names_right_behind(tokens, noun):
            return capital_end(tokens, noun + 1)
        # "École supérieure du textile de Wazeville": only its seat makes it a name.
        seat = _behind_article(tokens, noun) if end > at else None
        return seat if seat is not None and tokens[seat].is_capital else at
    while noun + 1 < len(tokens) and _adjective(tokens[noun + 1]):
        noun += 1
    noun = _and_another(tokens, noun)
    if _names_right_behind(tokens, noun):
        return capital_end(tokens, noun + 1)
    seat = None if tokens[noun].is_capital else _behind_article(tokens, noun)
    return seat if seat is not None and tokens[seat].is_capital else noun


def _and_another(tokens: Sequence[Token], noun: int) -> int:
    """Return the second noun of "des restaurateurs et artisans de la Gaume"."""
    if noun + 2 < len(tokens) and tokens[noun + 1].text == "et":
        seat = _behind_article(tokens, noun + 2)
        if not tokens[noun + 2].is_capital and seat is not None and tokens[seat].is_capital:
            return noun + 2
    return noun


def _names_right_behind(tokens: Sequence[Token], noun: int) -> bool:
    """Tell whether a name follows a small noun: "Centre d'essais Murailles"."""
    return (
        not tokens[noun].is_capital
        and noun + 1 < len(tokens)
        and touch(tokens, noun)
        and tokens[noun + 1].is_capital
        and not tokens[noun + 1].labels & {"roles", "titles", "given"}
    )


def _adjective(token: Token) -> bool:
    lower = token.text.lower()
    return token.text == lower and (lower.endswith(_FRENCH_ADJECTIVES) or lower.startswith("publi"))


def _behind_article(tokens: Sequence[Token], at: int) -> int | None:
    """Return the word behind "de", "du", "des", "d'" and an article; None where none stands."""
    end = at + 1
    if end >= len(tokens) or tokens[end].text.lower() not in {"de", "du", "des", "d"}:
        return None
    end += 1
    while end < len(tokens) and tokens[end].text in {"la", "le", "les", "l", "'", "’"}:
        end += 1
    return end if end < len(tokens) and tokens[end].text[0].isalpha() else None


def _small_head(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a small head names a body: "la commune de Roudfiels", "the town of Heid"."""
    if not tokens[at].labels & _SMALL_HEADS or at + 2 >= len(tokens):
        return False
    if tokens[at + 1].text.lower() in {"of", "vun"}:
        return tokens[at + 2].is_capital and "public" in tokens[at].labels
    if "public" not in tokens[at].labels and tokens[at].text.lower() not in (
        _FRENCH_HEADS | _FRENCH_HOUSES
    ):
        return False
    noun = _behind_article(tokens, at)
    if noun is None:
        return False
    if tokens[noun].is_capital:
        return "public" in tokens[at].labels
    end = _french_end(tokens, at)
    return end > noun and tokens[end].is_capital


def _before_word(text: str, tokens: Sequence[Token], at: int) -> int:
    """Return the first token of a name whose word for what it is comes late."""
    first = at
    while first and tokens[first - 1].is_capital and touch(tokens, first - 1):
        token = tokens[first - 1]
        if token.labels & {"roles", "titles", "announcing"} or is_small_word(token):
            break
        if token.text.lower() in NO_START:
            break
        first -= 1
    if first < at and starts_sentence(text, tokens[first]) and not is_unusual(tokens[first]):
        first += 1
    return first


def _is_proper(
    text: str, tokens: Sequence[Token], first: int, at: int, head_end: int, last: int
) -> bool:
    """Tell a name from a mere description: "Ministerium für Wirtschaft", not "das Institut"."""
    beyond = [each for each in tokens[head_end + 1 : last + 1] if each.is_capital]
    before = [each for each in tokens[first:at] if each.is_capital and not _from_a_place(each)]
    if beyond and (_is_mere(text, tokens, head_end, beyond) or _is_any(tokens, first, beyond)):
        return False
    if beyond or any(is_unusual(each) or "places" in each.labels for each in before):
        return True
    if "firms" in tokens[at].labels and any(not _describes(text, each) for each in before):
        return True
    if any(_is_adjective(text, each) for each in before):
        return True
    head = tokens[at].text
    if head.lower().endswith(("ministerium", "ministère")) and len(head) > len("ministerium"):
        return True
    # "Galvano-Europa-Zentrum": a name joined to what it is.
    name = head.rpartition("-")[0]
    return "-" in name or (len(name) > 3 and name[0].isupper() and not is_common(name))


def _is_mere(text: str, tokens: Sequence[Token], head: int, beyond: Sequence[Token]) -> bool:
    """Tell whether German nouns only say whose a body is: "Netz der Nachbarn"."""
    told = tokens[head + 1].text.lower() in {"der", "und", "an", "a"}
    loose = bool(tokens[head].labels & {"firms", "intermediary"}) or _plural(tokens[head])
    strange = any(is_unusual(each) or "places" in each.labels for each in beyond)
    return told and loose and not strange and great_nouns(text, tokens[head])


def _is_any(tokens: Sequence[Token], first: int, beyond: Sequence[Token]) -> bool:
    """Tell whether an article says that no certain body is meant: "eine offene Bibliothek für"."""
    before = {each.text.lower() for each in tokens[max(0, first - 2) : first]}
    strange = any(is_unusual(each) or "places" in each.labels for each in beyond)
    return bool(before & _ANY) and not strange


def _plural(token: Token) -> bool:
    return token.text.lower().endswith(("schulen", "täten", "tuten", "ämter", "bände", "betriebe"))


def _from_a_place(token: Token) -> bool:
    """Tell "Pariser": where a body is, not what it is called."""
    return token.text.endswith("er") and token.text.lower().removesuffix("er") in places()


def _describes(text: str, token: Token) -> bool:
    """Tell whether a word before a trade only says of what sort: "Kleine", "Regional"."""
    if not is_common(token.text):
        return False
    return not great_nouns(text, token) or any(
        is_small(token.text, each) for each in (Language.GERMAN, Language.LUXEMBOURGISH)
    )


def _is_adjective(text: str, token: Token) -> bool:
    """Tell whether a capital adjective stands inside a German name: "Digitales Zentrum"."""
    lower = token.text.lower()
    return (
        lower.endswith(("e", "en", "es", "er", "em"))
        and is_common(lower)
        and not starts_sentence(text, token)
        and not is_small_word(token)
    )
