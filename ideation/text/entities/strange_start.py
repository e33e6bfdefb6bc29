"""Where a name that only its strange look tells may begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ideation.domain.calendar_names import ANY_MONTH, CALENDAR
from ideation.domain.language import Language
from ideation.text.entities.beside import ACRONYMS, is_seat, is_seated
from ideation.text.entities.grammar import is_verb
from ideation.text.entities.runs import (
    NO_START,
    SAINTS,
    is_made_up,
    is_small_word,
    is_unusual,
    touch,
)
from ideation.text.entities.things import USES, is_of_a_thing, is_thing
from ideation.text.entities.word_bounds import is_owner
from ideation.text.pipeline import NEW_LINE, Token, places
from ideation.text.words import is_known

# Behind these a strange word is where something is, not who.
TOWARDS = frozenset(
    "in à en zu nach aus near from op no zou im am d' to via depuis vers dans la le les".split()
)
# "près de Galvo", "la vallée de Galvo": a place.
_NEARBY = frozenset(
    """
    près loin autour nord sud est ouest sortie vallée bassin bassins gare route forêt plateau région
    frère frères sœur sœurs habitants gens maire originaire natif native
    environs hauteur côté centre-ville marché place rue quartier village bourg ville
    """.split()
)
# What stands in these tables names something else, or nothing alone.
_OTHERS = frozenset({"given", "titles", "roles", "places", "announcing", "legal_forms"})
# "Concrètement", "XVIIe": how, and which in order.
_ADVERB = re.compile(r"\w{4,}ment|[IVXLC]+(?:e|er|ère|ème|th)")
_DOUBLE = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2,}-[A-ZÀ-Þ][a-zà-ÿ]{3,}")
# With these the names of places begin: "Haut-Viviers".
_OF_PLACES = frozenset(
    "haut haute hauts hautes bas basse grand grande petit petite mont val pont ville villers "
    "saint sainte neuf neuve vieux vieille ober unter nieder groß klein alt neu nord süd ost west "
    "bad deux trois belle beau nouvelle".split()
)
# "Ter Galvo meinte": a family's.
_OF_FAMILIES = frozenset({"van", "von", "ter", "ten", "den"})
_MADE_BY = frozenset({"product", "products", "produkt", "produit"})
# Houses and people in the plural: "les boulangeries Galvo", "les artisans Galvo".
_SOMEBODY = ("ries", "eurs", "euses", "ants", "istes", "iers", "ières", "ans", "ins")
_NO_BEGINNING = NO_START | CALENDAR | ANY_MONTH
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.")
_COUNTING = frozenset("e en eng ein eine einen einem einer eines a an un une % €".split())


def may_begin(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a strange word begins a name where it stands: no place, measure or thing."""
    if not _may_be(tokens, at):
        return False
    if at == 0:
        return True
    before = tokens[at - 1]
    made = text[before.end : tokens[at].start] == " " and _are_things(before)
    return not made and _may_follow(tokens, at)


def _may_be(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a capital word can be of a name, by itself."""
    token = tokens[at]
    if not token.is_capital or token.labels & _OTHERS or is_thing(token.text):
        return False
    if token.text in SAINTS or token.text.lower() in USES | _OF_FAMILIES:
        return False
    return not (
        token.text.removesuffix("s") in ACRONYMS
        or token.text in ACRONYMS
        or is_small_word(token)
        or token.text.lower() in _NO_BEGINNING
        or _ADVERB.fullmatch(token.text)
        or is_owner(tokens, at)
        or not (token.text.isalpha() or is_made_up(token.text) or _is_double(token.text))
    )


def _is_double(word: str) -> bool:
    """Tell whether a hyphen joins a thing to a family: "Kran-Quohl", no two places."""
    return (
        _DOUBLE.fullmatch(word) is not None
        and word.partition("-")[0].lower() not in _OF_PLACES
        and not set(word.lower().split("-")) & places()
    )


def _may_follow(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a name may stand behind the word before `at`."""
    before = tokens[at - 1]
    # "Quohl-\nGalvo": a name that its line breaks.
    if before.is_capital and is_unusual(before) and touch(tokens, at - 1):
        # The end of a name whose beginning was none: "near Galvo Ulmen".
        return False
    # Two words of no language are no place: "from Galvo Ulmen".
    pair = (
        at + 1 < len(tokens)
        and is_unusual(tokens[at])
        and is_unusual(tokens[at + 1])
        and touch(tokens, at)
        and "'" not in before.text
    )
    if before.text in SAINTS or (before.text.endswith("-") and before.is_capital):
        return False
    following = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    if following in _MADE_BY:
        # "a Galvo product"
        return True
    if is_seat(tokens, at) or _INITIAL.fullmatch(before.text):
        return False
    if before.text == "," and at > 1 and not pair and _is_where(tokens, at):
        return False
    # "96 GWh", "e Stéck Lärch": a measure, no name.
    if before.text[-1].isdigit() or before.text.lower() in _COUNTING:
        return False
    if before.text in {"de", "d"} and at > 1 and tokens[at - 2].text.lower() in _NEARBY:
        return False
    towards = before.text.lower() in TOWARDS and not is_seated(tokens, at, apart=True)
    if before.labels & {"titles", "roles", "given"} or (towards and not pair):
        return False
    if is_of_a_thing(tokens, at):
        return False
    return not (before.text == "." and at > 1 and "titles" in tokens[at - 2].labels)


def _are_things(token: Token) -> bool:
    """Tell whether a French noun in the plural stands there: "boîtes Galvo", of what make."""
    word = token.text
    plural = word.isalpha() and word.islower() and word.endswith(("s", "x")) and len(word) > 4
    return (
        plural
        and not token.labels
        and not is_small_word(token)
        and is_known(word, Language.FRENCH)
        and not is_verb(word)
        and not word.endswith(_SOMEBODY)
    )


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
