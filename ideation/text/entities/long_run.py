"""How far a name runs whose head was found: through small words, commas, numbers and trades."""

from __future__ import annotations

from collections.abc import Sequence

from ideation.domain.fold import fold
from ideation.domain.language import Language
from ideation.text.entities.body import BODIES
from ideation.text.entities.family_names import is_trade_name
from ideation.text.entities.runs import CONNECTORS, DETERMINERS, is_unusual, touch
from ideation.text.pipeline import Token, stop_words

# Behind these a body's tasks are listed.
_TASKS = frozenset("für fir for of de des du d pour vun".split())
# Right behind a noun these begin what somebody does something to: "hat das Amt die Frist".
_OBJECTS = frozenset("die den the le les".split())
_MANY_MEMBERS = frozenset({"association", "public", "research"})
_OF_MEMBERS = frozenset("der des vun de of".split())
_OF_ALL = frozenset("der für fir den de d' ' ’".split())
_AND = frozenset({"and", "et", "und"})
# Behind "Galvoer" these tell a stretch of land, not what somebody does something to.
LANDSCAPES = (
    *("land", "wald", "tal", "thal", "berg", "gau", "eck", "becken", "höhe", "höhen", "feld"),
    *("moor", "see", "ufer", "bogen", "winkel", "heide", "aue", "auen", "venn", "bach", "burg"),
    *("park", "tor", "weiher", "kanal", "hafen", "brücke", "turm", "hang", "hügel", "garten"),
)
_AT_A_LANDSCAPE = ({"am", "unterm"}, {"an", "auf"}, {"der", "dem"})
_FOLDED_CONNECTORS = frozenset(map(fold, CONNECTORS))


def long_end(tokens: Sequence[Token], first: int, *, most: int = 12) -> int:
    """Return the last token of a name that small words and commas may run through."""
    last = first
    at = first
    while at + 1 < len(tokens) and at - first < most:
        at += 1
        if not touch(tokens, at - 1):
            break
        part = _is_part(tokens[at]) and not _follows_small_word(tokens, at)
        whose = _are_members(tokens, first, at) or _is_family(tokens, first, at)
        if (part and not _counts(tokens, at)) or whose:
            last = at
        elif not (_runs_on(tokens, first, at) or _is_title_within(tokens, first, at)):
            break
    return last


def _follows_small_word(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number stands behind a small word: "Le Camping Galvo a 140 places"."""
    return tokens[at].text[0].isdigit() and tokens[at - 1].text in {"a", "an", "en"}


def _are_members(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether a trade says whose a body is: "Verband der Techniker", "Bund Freier Köche"."""
    many = "association" in tokens[first].labels and "roles" in tokens[at].labels
    before = tokens[at - 1]
    bent = before.is_capital and before.text.endswith("er") and at - 1 > first
    # "Guild of Theatre Managers"
    of = at - 1 > first and tokens[at].text.endswith("s") and before.is_capital
    of = of and tokens[first + 1].text == "of"
    of = of or before.text.lower() == "of"
    return many and tokens[at].is_capital and (before.text.lower() in _OF_ALL or bent or of)


def _is_family(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether a trade is the family whose house it is: "Metzgerei Weber"."""
    house = tokens[at - 1].labels & {"firms", "research"} or tokens[at - 1].text in {"&", "+"}
    alone = at + 1 == len(tokens) or not (tokens[at + 1].is_capital and touch(tokens, at))
    return bool(house) and alone and "titles" not in tokens[at].labels and is_trade_name(tokens[at])


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number says how many follow: "Service 41 Fassaden"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if not tokens[at].text.isdigit() or following is None or "places" in following.labels:
        return False
    return following.is_capital and touch(tokens, at)


def _is_title_within(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether a title stands in a name: "Weingut Dr. Galvo", "Büro Dr. Ulmen & Partner"."""
    if "firms" not in tokens[first].labels or tokens[at].text.rstrip(".") not in {"Dr", "Ing", ""}:
        return False
    behind = tokens[at + 1 : at + 3]
    return "titles" in tokens[at].labels and any(each.is_capital for each in behind)


def _is_part(token: Token) -> bool:
    number = token.text.replace(".", "").isdigit() and len(token.text) <= 4
    return (token.is_capital and "roles" not in token.labels and "titles" not in token.labels) or (
        number
    )


def _runs_on(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether a small word or comma leads on to a further part of the name."""
    if tokens[at].text == ",":
        # "Ministerium für Arbeit, Bau und Verkehr"; "Werk Galvo, Schuhe und Einlagen" goes on.
        tasks = any(each.text.lower() in _TASKS for each in tokens[first:at])
        return tasks and list_goes_on(tokens, at) and _is_part(tokens[at + 1])
    if _is_adjective_within(tokens, first, at) or _at_a_landscape(tokens, first, at):
        return True
    if fold(tokens[at].text) not in _FOLDED_CONNECTORS:
        return False
    if tokens[at].text.lower() in _OBJECTS and tokens[at - 1].is_capital:
        return False
    if tokens[at].text == "en" and "firms" in tokens[first].labels:
        # In Luxembourgish an article: "huet d'Bäckerei Galvo en Uewe kaaft".
        return False
    following = tokens[at + 1 : at + 3]
    if _is_another(tokens[at], following) or _is_second(tokens, first, at):
        return False
    if any(each.text in "'’" for each in following):
        # An elided article is two tokens: "de l'Économie".
        following = tokens[at + 1 : at + 4]
    last = at + len(following)
    if len(following) > 1 and _is_adjective_within(tokens, first, last):
        return True
    if "association" in tokens[first].labels and tokens[at].text.lower() in _OF_MEMBERS:
        # "Verband der Techniker": a role in the plural.
        return any(each.is_capital for each in following)
    return any(_is_part(each) for each in following)


def _at_a_landscape(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether a name tells by what it lies: "Klinik am Wolfsberg", "Schule an der Aue"."""
    if "firms" in tokens[first].labels:
        return False
    right, apart, articles = _AT_A_LANDSCAPE
    noun = at + 1
    if tokens[at].text in apart and noun < len(tokens) and tokens[noun].text in articles:
        noun += 1
    elif tokens[at].text in articles and tokens[at - 1].text in apart:
        pass
    elif tokens[at].text not in right:
        return False
    if noun >= len(tokens) or not tokens[noun].is_capital:
        return False
    return tokens[noun].text.lower().endswith(LANDSCAPES)


def _is_another(joint: Token, following: Sequence[Token]) -> bool:
    """Tell whether "and" leads to a body of its own: "the Town of Galvo and the Union"."""
    if len(following) < 2:
        return False
    if joint.text in {"a", "an"} and following[0].text == "d":
        # "d'Schräinerei an d'Garage"
        return True
    if joint.text == "et" and following[0].text in {"le", "la", "les"}:
        return following[1].is_capital
    others = _MANY_MEMBERS | {"firms", "announcing", "investor", "intermediary"}
    body = following[1].is_capital and bool(following[1].labels & others)
    article = following[0].text.lower() in DETERMINERS
    return joint.text.lower() in _AND and article and body


def _is_second(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether "and" leads to a second name: "Institut de Galvo et Chronométrie Ulmen"."""
    if tokens[at].text.lower() not in _AND | {"a", "an"} or at + 2 >= len(tokens):
        return False
    if at - first > 1 and _is_head(tokens, at + 1):
        # "Gärtnerei Galvo und Friedhofsverwaltung Ulmen"
        return True
    if "firms" in tokens[first].labels and "firms" in tokens[at + 1].labels and at - first > 1:
        # "Bäckerei Galvo a Pastahaus Ulmen"
        return tokens[at + 1].is_capital and tokens[at + 2].is_capital and touch(tokens, at + 1)
    trades = "firms" in tokens[first].labels and "firms" in tokens[at + 2].labels
    if trades and at - first > 1 and tokens[at + 1].is_capital and touch(tokens, at + 1):
        # "Mill Cheese and Brightwater Dairy"
        return True
    named = any(is_unusual(each) or "places" in each.labels for each in tokens[first + 1 : at])
    one, two = tokens[at + 1 : at + 3]
    alone = one.is_capital and two.is_capital and touch(tokens, at + 1)
    return named and alone and is_unusual(two)


def _is_head(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word for a trade or body stands before a capital word of its own."""
    head, name = tokens[at : at + 2]
    plain = head.is_capital and name.is_capital and touch(tokens, at)
    return plain and "places" not in head.labels and bool(head.labels & BODIES.keys())


def _is_adjective_within(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether a small adjective leads to a noun: "Verband der freien Schäfer"."""
    word = tokens[at].text
    return (
        bool(tokens[first].labels & _MANY_MEMBERS)
        and word == word.lower()
        and word.isalpha()
        and word.endswith(("en", "e", "er", "es"))
        and tokens[at - 1].text.lower() in _OF_ALL
        and at + 1 < len(tokens)
        and tokens[at + 1].is_capital
        and touch(tokens, at)
        and not any(word in stop_words(language) for language in Language)
    )


def list_goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the comma `at` is closed by "and": "Wirtschaft, Arbeit und Tourismus"."""
    return any(each.text.lower() in {"und", "et", "and", "an"} for each in tokens[at + 2 : at + 4])
