"""Names in French: a word for what a body is, of what sort it is, and of what or where."""

from __future__ import annotations

from collections.abc import Sequence

from ideation.text.entities.body import BODIES
from ideation.text.entities.family_names import CALLED_AFTER
from ideation.text.entities.grammar import is_french_adjective
from ideation.text.entities.runs import capital_end, is_small_word, joined_end, touch
from ideation.text.pipeline import Token
from ideation.text.words import is_common

# Behind these a small word is enough: "Chambre des métiers"; the others need a capital.
BODIES_OF_SMALL_WORDS = frozenset(
    """
    association fédération syndicat centre service chambre confédération groupement union
    institut laboratoire station agence réseau collectif ministère communauté ligue confrérie
    régie archives guilde ordre conseil observatoire direction inspection amicale comité
    conservatoire coordination amis interprofession commission conférence alliance société
    administration
    """.split()
)
_JOINTS = frozenset("de du des d à au aux pour".split())
_ARTICLES = frozenset({"la", "le", "les", "l", "'", "’"})
_APOSTROPHES = frozenset({"'", "’"})
_BEFORE_A_SECOND = frozenset({"de", "du", "des", "d"}) | _ARTICLES
# What is done "sur" something: "Centre de recherche sur les sols".
_STUDIES = frozenset(
    "recherche recherches étude études information documentation formation expertise ressources "
    "observation données".split()
)
_INSTITUTIONS = frozenset({"research", "public", "association"})
# Within names whose every noun has its capital: "Soins sans Galve", "Truite qui File".
_WITHIN_NAMES = frozenset("sans qui sous sur en pour d ' ’ les la le".split())
_MOST_SMALL = 4
_MOST_ADJECTIVES = 2
_INFINITIVES = ("er", "ir", "re")
_MOST_LINKS = 4
# What no body is of: "l'Institut de son côté".
_NEVER = frozenset(
    "part façon manière sorte fait reste suite côté temps nouveau moins plus jour fois coup tout "
    "même deux trois autres leur nôtre demain coin pays type genre".split()
)


def french_end(tokens: Sequence[Token], at: int) -> int:
    """Return the end of a French name that begins at its head; `at` where none is told.

    "Union des carriers lorrains", "Station d'essais de Brillac", "Moulin aux Tilleuls".
    """
    small_is_enough = tokens[at].text.lower() in BODIES_OF_SMALL_WORDS or _is_deliberate(tokens, at)
    end = _adjectives_end(tokens, at)
    if end + 1 < len(tokens) and _is_name(tokens, end):
        name = _name_end(tokens, at, end + 1)
        adjectives = not tokens[name].is_capital
        return name if end > at or adjectives else at
    if end > at and tokens[at].text.lower() in CALLED_AFTER and _begins(tokens, end):
        # "Lycée technique Anna Roth"
        return capital_end(tokens, end + 1)
    certain = end if _tells_whose(tokens, at, end) else at
    for links in range(_MOST_LINKS):
        noun = _behind_joint(tokens, end)
        if noun is None or (end > at and tokens[end].is_capital and tokens[end + 1].text == "pour"):
            # "la Commune de Galvo pour le permis"
            break
        if tokens[noun].is_capital:
            certain = end = capital_end(tokens, noun)
            plain = is_common(tokens[end].text) and "places" not in tokens[end].labels
            plain = plain and "public" in tokens[at].labels
            if _adjectives_end(tokens, end) > end and (small_is_enough or plain):
                certain = end = _adjectives_end(tokens, end)
                if tokens[end + 1 : end + 2] and tokens[end + 1].text == "à":
                    # "musée de la Bière ancienne à Galvo": where it is.
                    break
            continue
        end = _another_end(tokens, _adjectives_end(tokens, noun))
        if end + 1 < len(tokens) and _is_name(tokens, end):
            return _name_end(tokens, at, end + 1)
        if small_is_enough and links < 2:
            certain = end
    return certain


def _name_end(tokens: Sequence[Token], at: int, first: int) -> int:
    """Return the end of capital words, with adjectives: "Chaire Traction animale"."""
    last = capital_end(tokens, first)
    joined = last == first and last + 2 < len(tokens) and tokens[last + 1].text == "et"
    if joined and tokens[last + 2].is_capital and is_common(tokens[last + 2].text):
        # "Pôle Fibres et Bois"
        second = capital_end(tokens, last + 2)
        last = second if second == last + 2 else last
    great = tokens[at].is_capital and tokens[at].labels & {"research", "public"}
    plain = all(is_common(part) for part in tokens[last].text.split("-") if part)
    return _adjectives_end(tokens, last) if great and plain else last


def french_run_end(tokens: Sequence[Token], first: int) -> int:
    """Return the end of capital words that "de" joins: "Neige de Juin", "La Gerbe d'Argent".

    Behind a word of no language "de" tells where it is: "Galvo de Metz".
    """
    last = joined_end(tokens, first)
    if last == first and tokens[first].text.endswith(_INFINITIVES):
        # "Peindre les Murs": what it does, then to what.
        at = first + 1
        while at + 1 < len(tokens) and tokens[at].text in _ARTICLES and touch(tokens, at - 1):
            at += 1
        if at > first + 1 and tokens[at].is_capital:
            return joined_end(tokens, at)
    while is_common(tokens[last].text) and "places" not in tokens[last].labels:
        noun = _behind_joint(tokens, last)
        if noun is None or not tokens[noun].is_capital:
            noun = _behind_small(tokens, last)
        if noun is None:
            break
        where = "places" in tokens[noun].labels and tokens[noun - 1].text == "de"
        if where and last == first and tokens[first].labels & BODIES.keys():
            # "Boulangerie de Metz" tells where, "Toits de Lorraine" is a name.
            break
        last = joined_end(tokens, noun)
    return last


def _is_deliberate(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a school has a capital in mid-sentence: "l'École supérieure des arts"."""
    article = at > 0 and tokens[at - 1].text.lower() in _ARTICLES
    return article and tokens[at].is_capital and bool(tokens[at].labels & _INSTITUTIONS)


def _tells_whose(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether adjectives alone name a body: "la Ligue amicale lorraine"."""
    head = tokens[at]
    within = at > 0 and tokens[at - 1].text.lower() in _ARTICLES | {"au", "aux", "du", "des"}
    regional = tokens[end].text.endswith(
        ("ain", "aine", "ains", "ois", "oise", "oises", "ien", "ienne", "iens", "iennes")
    )
    known = head.text.lower() in BODIES_OF_SMALL_WORDS
    return end > at and within and head.is_capital and known and regional


def _adjectives_end(tokens: Sequence[Token], at: int) -> int:
    end = at
    while (
        end - at < _MOST_ADJECTIVES
        and end + 1 < len(tokens)
        and touch(tokens, end)
        and (is_french_adjective(tokens[end + 1].text) or _agrees(tokens, end))
    ):
        end += 1
    return end


def _agrees(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a small word behind a noun in the plural is plural too: "places claires"."""
    noun, word = tokens[at].text, tokens[at + 1].text
    plural = (
        noun.islower() and noun.endswith(("s", "x")) and word.endswith(("s", "x")) and len(word) > 4
    )
    return plural and word.islower() and word.isalpha() and not is_small_word(tokens[at + 1])


def _is_name(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a capital word stands right behind small words of a name."""
    following = tokens[end + 1]
    return (
        following.is_capital
        and touch(tokens, end)
        and not following.labels & {"roles", "titles", "given"}
    )


def _begins(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a person's name stands right behind."""
    return end + 1 < len(tokens) and "given" in tokens[end + 1].labels and touch(tokens, end)


def _behind_joint(tokens: Sequence[Token], at: int) -> int | None:
    """Return the noun behind "de", "du", "aux" and an article; None where none stands."""
    end = at + 1
    if end >= len(tokens) or not touch(tokens, at):
        return None
    studies = tokens[end].text == "sur" and tokens[at].text.lower() in _STUDIES
    if tokens[end].text.lower() not in _JOINTS and not studies:
        return None
    bare = tokens[end].text.lower() in {"à", "d", "de", "pour"}
    end += 1
    marks = _ARTICLES if bare or studies else _APOSTROPHES
    while end < len(tokens) and tokens[end].text in marks:
        end += 1
    if end >= len(tokens) or not tokens[end].text[0].isalpha() or not touch(tokens, end - 1):
        return None
    noun = tokens[end]
    if noun.is_capital:
        return None if noun.labels & {"titles"} else end
    # Behind "du" stands a noun, whatever else the word can be: "Institut du bruit".
    small = is_small_word(noun) and tokens[at + 1].text not in {"du", "des"}
    few = len(noun.text) < 3 or small or noun.text in _NEVER
    # "au": where small words follow it says where somebody is, not what a body is of.
    to = tokens[at + 1].text.lower() in {"à", "au", "aux"}
    return None if few or to else end


def _behind_small(tokens: Sequence[Token], at: int) -> int | None:
    """Return the capital word of the dictionary behind "sans" or "d'en": "Soins sans Galve"."""
    end = at + 1
    while end < len(tokens) and end - at <= _MOST_SMALL and tokens[end].text in _WITHIN_NAMES:
        if not touch(tokens, end - 1):
            return None
        end += 1
    if end == at + 1 or end >= len(tokens) or not tokens[end].is_capital:
        return None
    plain = not tokens[end].labels & {"given", "titles", "places"} and touch(tokens, end - 1)
    return end if plain and is_common(tokens[end].text) else None


def _another_end(tokens: Sequence[Token], noun: int) -> int:
    """Return the second noun of "des restaurateurs et artisans de la Gaume"."""
    if noun + 2 < len(tokens) and tokens[noun + 1].text == "et":
        second = noun + 2
        while second + 1 < len(tokens) and tokens[second].text in _BEFORE_A_SECOND:
            second += 1
        if tokens[second].text.isalpha() and not tokens[second].is_capital:
            following = _behind_joint(tokens, _adjectives_end(tokens, second))
            if following is not None and tokens[following].is_capital:
                return second
    return noun
