"""Things that have names as houses do: programs, devices, fairs, laws, products."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ideation.domain.language import Language
from ideation.text.entities.body import BODIES
from ideation.text.entities.runs import is_unusual, touch
from ideation.text.pipeline import Token, stop_words
from ideation.text.words import is_common, is_compound

CALLED = frozenset("called named namens genannt appelé appelée nommé nommée dénommée".split())
# What stands behind these is the name of a thing.
THINGS = frozenset(
    """
    app apps appli applis application applikation logiciel software tool outil programm programme
    program projet projekt project projets system système systems portal portail plattform produkt
    produit product modell modèle model marke marque brand gerät appareil device maschine machine
    siegel label zertifikat certificat certificate norm norme verfahren procédé methode méthode
    serie série reihe sorte züchtung variété festival patent brevet schiff bateau boat
    motto titel titre title devise slogan technologie technology plugin plug-in
    format prototyp prototype anlage basisstation aggregat gamme typ type
    messe messen salon foire fair kongress congrès congress expo rallye
    balise capteur sensor imprimante drucker drohne drone robot roboter caméra kamera simulator
    simulateur plan loi gesetz règlement verordnung richtlinie directive regulation label appel
    call tender ausschreibung licence licences lizenz campagne kampagne campaign étude studie
    steuerung steierung regelung prospekt brochure broschüre catalogue katalog katalogs newsletter
    name namen nom mould mold suite
    two three deux trois zwei drei zwee dräi
    """.split()
)
# The same at the end of German compounds: "Messgerät Galvo", "Bundesprogramm Galvo".
_THING_ENDINGS = (
    *("gerät", "programm", "programms", "projekt", "projekts", "software", "simulator", "apparat"),
    *("maschine", "modell", "plattform", "portal", "label", "siegel", "handelsname", "markenname"),
    *("handelsnamen", "markennamen", "prospekt", "broschüre", "kampagne", "verordnung", "sensor"),
    *("richtlinie", "drucker", "drohne", "kamera", "roboter", "logiciel", "projet", "messe"),
)
# Names that people give to things.
_NAMED = frozenset("nicknamed dubbed surnommé surnommée baptisé baptisée getauft".split())
# "die Software heißt Galvo", "the tool is called Galvo"
_IS_CALLED = frozenset("heißt heisst hieß heescht is ist was".split())
_EVENTS = frozenset(
    """
    messe salon foire fair kongress congrès congress festival concours prix trophée award
    margins marge rande fringes édition edition
    """.split()
)
# What stands before these is its name: "the Galvo software".
_OF_A_THING = frozenset(
    "software app tool platform plugin plug-in system device sensor fair congress cup expo show "
    "conference summit trophy festival messe kongress licence licences license licenses label "
    "labels project programme prototype congress regulation directive act campaign kit award "
    "prize lizenz lizenzen lizenzes".split()
)
# "the Biocides Regulation", "the Galvo Cup": what ends so is no house.
LAWS = frozenset(
    "regulation directive act law treaty agreement ordinance award prize cup week fair congress "
    "conference summit campaign project programme festival day".split()
)
# What somebody does with a program or a device, not with a firm.
USES = frozenset(
    """
    use uses used using verwende verwendet verwenden verwendeten benutze benutzt benutzen nutze
    nutzt nutzen nutzten utilise utilisons utilisent utilisez utilisait utilisé benotzen benotzt
    teste testent testons testé testet testen testete testeten tested tests trialled borrowed
    """.split()
)
_WHO_USES = frozenset("wir sie ich er man mir si hien we they i on la le l les die der das".split())
# "Galvo 700", "Galvo 3000", but "Galvo 2027".
_MODEL = re.compile(r"[A-Z]{0,2}(?:\d{1,3}|(?!19|20)\d{4})[a-z]?")
# "Galvo II", "Galvo Pro": one of several of a make.
_VERSION = re.compile(r"I{2,3}|IV|VI{0,3}|Pro|Plus|Mini|Lite|XL|XS")
# What somebody does with things at a fair, not with a house.
_SHOWN = frozenset(
    "show shows showed shown exhibit exhibits exhibited presented booth stand stall launched "
    "picked compared".split()
)
_NEAR = 6
_OPENING = frozenset('„«»"')
_CLOSING = frozenset('“”»«"')
# Somebody stands "on" a fair in German: "ein Stand auf der Galvo".
_ON = frozenset({"auf", "op"})
_ARTICLES = frozenset({"der", "dem"})
_APART = frozenset({",", "(", "–", "—"})
# So many words may stand between a name and the thing that it is.
_WITHIN = 4
# What is one of many, or "the" in English, makes a word a product: "un Galvo", "the Galvo".
_ONE_OF_THEM = frozenset("the un une des".split())
# "the Galvo people": who works there.
_PEOPLE = frozenset("people lot team crew folks guys boys staff bunch gang".split())


def is_thing(word: str) -> bool:
    """Tell whether a word is for a thing, in German also at a compound's end."""
    lower = word.lower()
    return lower in THINGS or (len(lower) > 7 and lower.endswith(_THING_ENDINGS))


def is_told_a_thing(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether what follows a mark says so: "Galvo, le logiciel", "Galvo (app)"."""
    if last + 2 >= len(tokens) or tokens[last + 1].text not in _APART:
        return False
    for at in range(last + 2, min(last + 2 + _WITHIN, len(tokens))):
        token = tokens[at]
        if not (token.text.isalpha() or token.text in "'’") or not touch(tokens, at - 1):
            return False
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if is_thing(token.text):
            # "Galvo, the software firm"
            house = following is not None and following.labels & (BODIES.keys() | {"announcing"})
            return not house and not token.labels & BODIES.keys()
        owner = following is not None and following.text in {"'s", "’s"}
        if token.labels and not owner:
            return False
    return False


def names_of_things(tokens: Sequence[Token]) -> set[str]:
    """Return the capital words that a text anywhere tells to be the names of things."""
    return {
        token.text
        for at, token in enumerate(tokens)
        if token.is_capital
        and (_is_called_a_thing(tokens, at) or is_told_a_thing(tokens, at))
        and is_unusual(token)
    }


def is_of_a_thing(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word names a thing: "die App Galvo", "they use Galvo"."""
    return is_used(tokens, at) or _is_called_a_thing(tokens, at) or _is_of_an_event(tokens, at)


def _is_called_a_thing(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the word for a thing stands beside: "ein Programm namens Galvo"."""
    if at + 1 < len(tokens) and tokens[at + 1].text.lower() in _OF_A_THING:
        return True
    if _is_quoted_make(tokens, at):
        return True
    before = at - 1
    passing = CALLED | _NAMED | _IS_CALLED | {"„", "“", "«", '"', ",", "("}
    while before > 0 and tokens[before].text.lower() in passing:
        before -= 1
    nicknamed = before < at - 1 and any(
        each.text.lower() in _NAMED for each in tokens[before + 1 : at]
    )
    # "a robot hawk called Galvo", "un serpentin nommé Galvo": no word for a house.
    called = before < at - 1 and any(each.text.lower() in CALLED for each in tokens[before:at])
    noun = tokens[before]
    told = called and noun.text.isalpha() and noun.text.islower() and is_common(noun.text)
    told = told and not noun.labels and not any(noun.text in stop_words(e) for e in Language)
    return nicknamed or told or is_thing(tokens[before].text)


def _is_quoted_make(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether quotation marks set one word apart from what it is: "Spieß „Galvo“ von"."""
    if at < 2 or at + 1 >= len(tokens) or tokens[at - 1].text not in _OPENING:
        return False
    noun = tokens[at - 2]
    plain = is_common(noun.text) or is_compound(noun.text)
    named = noun.labels & {*BODIES, "announcing", "roles", "given", "places"}
    return noun.is_capital and plain and not named and tokens[at + 1].text in _CLOSING


def _is_of_an_event(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a fair or prize is called so: "la foire de Galvo", "on the margins of Galvo"."""
    if at and tokens[at - 1].text == "at":
        # "shown at Galvo in Paris"
        return any(each.text.lower() in _SHOWN for each in tokens[max(0, at - _NEAR) : at])
    if at > 1 and tokens[at - 1].text in _ARTICLES and tokens[at - 2].text in _ON:
        return True
    if at < 2 or tokens[at - 1].text.lower() not in {"de", "d", "of", "der", "vun", "du"}:
        return False
    return tokens[at - 2].text.lower() in _EVENTS


def is_used(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether somebody uses what begins at `at`: "verwenden wir Galvo", "they use Galvo"."""
    before = at - 1
    while before > 0 and tokens[before].text.lower() in _WHO_USES | {":"}:
        before -= 1
    if before < 0:
        return False
    return tokens[before].text.lower() in USES


def is_model(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether one word is a product: with an article, or a number behind: "the Galvo 700"."""
    if last == first + 1 and _VERSION.fullmatch(tokens[last].text):
        return True
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if following is not None and touch(tokens, last) and _MODEL.fullmatch(following.text):
        return True
    if following is not None and (
        following.text.lower() in _PEOPLE or following.labels & BODIES.keys()
    ):
        # "the Galvo people", "the Galvo cluster"
        return False
    before = tokens[first - 1].text.lower() if first else ""
    return first == last and before in _ONE_OF_THEM and not tokens[first].text.isupper()
