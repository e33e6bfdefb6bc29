"""Organisations by the word for what they are: "Ministerium", "Chambre", "Hub"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideation.domain.language import Language
from ideation.text.entities.body import BODIES, Body
from ideation.text.entities.by_capitals import in_a_sentence
from ideation.text.entities.french import BODIES_OF_SMALL_WORDS, french_end
from ideation.text.entities.grammar import is_german_noun
from ideation.text.entities.runs import (
    DETERMINERS,
    great_nouns,
    is_small_word,
    is_unusual,
    starts_sentence,
    touch,
)
from ideation.text.entities.state import is_of_the_state
from ideation.text.entities.things import is_thing, is_used
from ideation.text.entities.told_name import told_name
from ideation.text.entities.word_bounds import before_word, behind_word, is_counted
from ideation.text.pipeline import Token, places
from ideation.text.words import is_common, lemma

# Parts of a university, which is the body where it is named.
_CHAIRS = frozenset("lehrstuhl lehrstull professur fachgebiet labo department".split())
_CHAIR_WITHIN = 9
_WORDS_OF_ONE = 2
_SMALL_FRENCH_HEADS = BODIES_OF_SMALL_WORDS | frozenset(
    "coopérative clinique hôpital école lycée université office fonds cercle mutuelle port".split()
)
# What is written small before its name, in French above all.
_SMALL_HEADS = frozenset({"public", "research", "association"})
# With these no certain body is meant.
_ANY = frozenset(
    """
    ein eine einen einem einer eines eng e en une un a an welches welcher welche wéi wat all alle
    jede jedes jeder jeden keine kein keng chaque tout toute quel quelle aucune aucun every each
    which any no sein seine seinem seinen seiner seines ihrer ihres unserer unseres mein meine
    hire hiren hirem hir ihr ihre ihrem ihren unser unsere unserem eis eist eisen leur
    leurs notre votre son sa their our your its his her my mäin meng mon ma two zwei deux zwee
    """.split()
)
# Bodies that any house has.
_BOARDS = frozenset("comité conseil commission direction service bureau groupe".split())
_OF_ANY_HOUSE = frozenset(
    "éthique entreprise administration surveillance direction pilotage lecture suivi sécurité "
    "quartier classe gestion production municipal communal technique travail achats ventes".split()
)
# French words that end as German stations do.
_NO_STATIONS = frozenset(
    "prestation dégustation manifestation contestation attestation incrustation déforestation "
    "protestation arrestation détestation infestation".split()
)
_SEATS = frozenset("de d in vun vu à of zu bei aus near".split())
_AND = frozenset("und an a and et".split())
# A trade is called after what stands right behind it, or behind these.
_OF_A_TRADE = frozenset("de du des d of zum zur à au aux am & + the vum vun vom".split())


def by_word(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield "Ministerium für Wirtschaft", "Institut Galvo": a word for a body with its name."""
    at = 0
    while at < len(tokens):
        labels = [label for label in BODIES if label in tokens[at].labels]
        if (
            not labels
            or tokens[at].text.lower() in _NO_STATIONS
            or _many(tokens[at])
            or not _heads(tokens, at)
        ):
            at += 1
            continue
        if _is_chair_elsewhere(tokens, at):
            at += 1
            continue
        head_end = at
        while head_end + 1 < len(tokens) and labels[0] in tokens[head_end + 1].labels:
            head_end += 1
        french = french_end(tokens, at)
        last = behind_word(text, tokens, head_end, french=french)
        first = before_word(text, tokens, at)
        proper = _is_proper(text, tokens, first, at, head_end, last, french=french > at)
        # "Galvo Partners" are investors, whoever else is called so.
        office = "roles" in tokens[at].labels and "investor" not in tokens[at].labels
        if labels[0] == "firms" and (is_used(tokens, first) or _is_of_thing(tokens, first, at)):
            proper = False
        if proper and (not office or _is_minister(tokens, at, last)):
            named, last = told_name(text, tokens, first, at, last)
            yield Body(named=named, category=BODIES[labels[0]])
            at = last
        at += 1


def _is_chair_elsewhere(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a chair's university is told: "Lehrstuhl für Bau der Hochschule Galvo"."""
    institute = tokens[at].text.lower() == "institut"
    if not institute and tokens[at].text.lower() not in _CHAIRS:
        return False
    for here in range(at + 1, min(at + _CHAIR_WITHIN, len(tokens))):
        if tokens[here].text in ".;:(" or not touch(tokens, here - 1):
            return False
        if "research" in tokens[here].labels and tokens[here].is_capital:
            if institute:
                # "Institut für Bau an der Hochschule Galvo"
                return [each.text for each in tokens[here - 2 : here]] == ["an", "der"]
            return tokens[here - 1].text.lower() in {"der", "des", "an", "am", ","}
    return False


def _is_of_thing(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether a thing stands before a name: "das Bundesprogramm Galvowerk"."""
    if is_thing(tokens[at].text) and at + 1 < len(tokens) and is_unusual(tokens[at + 1]):
        # "die Software Galvo"
        return True
    right_before = first > 0 and tokens[first - 1].is_capital and is_thing(tokens[first - 1].text)
    return right_before or (first < at and is_thing(tokens[first].text))


def _heads(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].is_capital or _small_head(tokens, at)


def _many(token: Token) -> bool:
    """Tell whether a trade stands in the plural: "Wäschereien"."""
    return "firms" in token.labels and token.text.lower().endswith(("eien", "fabriken", "mühlen"))


def _is_minister(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Tell whether a minister names a ministry: "Ministerin für Wirtschaft"."""
    small = tokens[at + 1].text.lower() if at < last else ""
    return small in {"für", "of", "for", "de", "des", "du", "fir"}


def _small_head(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a small head names a body: "la commune de Roudfiels", "the town of Heid"."""
    if not tokens[at].labels & _SMALL_HEADS or at + 2 >= len(tokens):
        return False
    if tokens[at + 1].text.lower() in {"of", "vun"}:
        return tokens[at + 2].is_capital and "public" in tokens[at].labels
    public = "public" in tokens[at].labels
    if not public and tokens[at].text.lower() not in _SMALL_FRENCH_HEADS:
        return False
    end = french_end(tokens, at)
    if not any(each.is_capital for each in tokens[at + 1 : end + 1]):
        return False
    if tokens[at].text.lower() == "université" and at and tokens[at - 1].text in "'’":
        # "l'université de Roudfiels": there is one.
        return True
    # "la commune de Roudfiels" but "un centre de Roudfiels": a seat right behind needs a commune.
    return public or not _only_a_seat(tokens, at, end)


def _only_a_seat(tokens: Sequence[Token], at: int, end: int) -> bool:
    between = [each for each in tokens[at + 1 : end] if each.text[0].isalpha()]
    return all(each.text.lower() in {"de", "du", "d", "la", "le", "les", "l"} for each in between)


def _is_proper(
    text: str,
    tokens: Sequence[Token],
    first: int,
    at: int,
    head_end: int,
    last: int,
    *,
    french: bool,
) -> bool:
    """Tell a name from a mere description: "Ministerium für Wirtschaft", not "das Institut"."""
    beyond = [each for each in tokens[head_end + 1 : last + 1] if each.is_capital]
    before = [each for each in tokens[first:at] if each.is_capital and not _from_a_place(each)]
    if _is_any(tokens, first, head_end, last) or _owns(tokens, last):
        return False
    if not beyond and _is_of_any_house(tokens, head_end, last):
        return False
    if is_counted(tokens, first, beyond):
        return False
    if beyond and not french and _is_mere(text, tokens, head_end, beyond):
        return False
    # "the Hop Growers' Circle": whose it is, told of many.
    owners = first < at and tokens[at - 1].text in "'’"
    named = any(is_unusual(each) or "places" in each.labels for each in before)
    if beyond or french or owners or named:
        return True
    trade = tokens[at].labels & {"firms", "investor"}
    if trade and any(not _describes(text, each) for each in before):
        return True
    described = any(_is_adjective(text, each) for each in before)
    if described or (before and _stands_great(text, tokens, first, head_end)):
        return True
    head = tokens[at].text
    if is_of_the_state(tokens, at):
        return True
    # "Galvano-Europa-Zentrum": a name joined to what it is.
    name = head.rpartition("-")[0]
    if name.isupper() and "firms" in tokens[at].labels:
        # "PFAS-Dichtungen": of what they are.
        return False
    return "-" in name or (len(name) > 3 and name[0].isupper() and not is_common(name))


def _stands_great(text: str, tokens: Sequence[Token], first: int, head: int) -> bool:
    """Tell whether an English sentence writes a body great: "The Moth Control Board replied"."""
    body = tokens[head].labels & BODIES.keys() - {"firms", "investor"}
    # "the Housing Office": of two words many towns have one.
    long = head - first >= _WORDS_OF_ONE
    great = long and tokens[head].is_capital and not tokens[head].text.isupper()
    return bool(body) and great and in_a_sentence(text, tokens[head])


def _is_of_any_house(tokens: Sequence[Token], head: int, last: int) -> bool:
    """Tell whether any house has such a body: "Comité d'éthique", "Conseil d'administration"."""
    board = tokens[head].text.lower() in _BOARDS
    return board and tokens[last].text.lower() in _OF_ANY_HOUSE


def _is_mere(text: str, tokens: Sequence[Token], head: int, beyond: Sequence[Token]) -> bool:
    """Tell whether German nouns only say whose a body is: "Netz der Nachbarn"."""
    right_behind = tokens[head + 1].text.lower()
    at_the = right_behind == "an" and tokens[head + 2].text == "der"
    if right_behind in _AND and not at_the:
        return True
    trade = tokens[head].labels & BODIES.keys() <= {"firms"}
    if trade and not tokens[head + 1].is_capital and right_behind not in _OF_A_TRADE:
        # "Software für Diabetiker": what it is for, no name.
        return True
    if trade and all(_is_plural_noun(each) for each in beyond) and great_nouns(text, tokens[head]):
        # "weil die Bäckerei Kunden verliert"
        return True
    told = right_behind == "der"
    loose = bool(tokens[head].labels & {"firms", "intermediary"}) or _plural(tokens[head])
    strange = any(is_unusual(each) or "places" in each.labels for each in beyond)
    return told and loose and not strange and great_nouns(text, tokens[head])


def _owns(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether an apostrophe leads on from a trade: "the Hop Growers' Circle"."""
    behind = tokens[last + 1 : last + 3]
    return (
        len(behind) == 2
        and tokens[last].text.endswith("s")
        and behind[0].text in "'’"
        and behind[1].is_capital
        and touch(tokens, last)
    )


def _is_plural_noun(token: Token) -> bool:
    word = token.text
    return is_common(word) and is_german_noun(word) and lemma(word, Language.GERMAN) != word


def _is_any(tokens: Sequence[Token], first: int, head_end: int, last: int) -> bool:
    """Tell whether an article says that no certain body is meant: "eine offene Bibliothek für"."""
    before = [each.text.lower() for each in tokens[max(0, first - 2) : first]]
    # "an der Station Galvo", "all the schools of Galvo": the article right before it counts.
    certain = set(before[-1:]) & (DETERMINERS - _ANY)
    if not (set() if certain else set(before)) & _ANY:
        return False
    for at in range(head_end + 1, last + 1):
        # "un centre de recherche de Metz": where it is, no name.
        seat = tokens[at - 1].text.lower() in _SEATS
        if is_unusual(tokens[at]) or ("places" in tokens[at].labels and not seat):
            return False
    return last > head_end


def _plural(token: Token) -> bool:
    return token.text.lower().endswith(("schulen", "täten", "tuten", "ämter", "bände", "betriebe"))


def _from_a_place(token: Token) -> bool:
    """Tell "Pariser": where a body is, not what it is called."""
    return token.text.endswith("er") and token.text.lower().removesuffix("er") in places()


def _describes(text: str, token: Token) -> bool:
    """Tell whether a word before a trade only says of what sort: "Kleine", "Regional"."""
    if not is_common(token.text):
        return False
    return not great_nouns(text, token) or not is_german_noun(token.text)


def _is_adjective(text: str, token: Token) -> bool:
    """Tell whether a capital adjective stands inside a German name: "Digitales Zentrum"."""
    lower = token.text.lower()
    return (
        lower.endswith(("e", "en", "es", "er", "em"))
        and is_common(lower)
        and not starts_sentence(text, token)
        and not is_small_word(token)
    )
