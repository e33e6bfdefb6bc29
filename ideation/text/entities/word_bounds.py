"""Where a name begins and ends whose word for what it is was found: "Quiet Path League"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ideation.domain.calendar_names import CALENDAR
from ideation.domain.language import Language
from ideation.text.entities.body import BODIES
from ideation.text.entities.grammar import is_german_noun
from ideation.text.entities.long_run import LANDSCAPES, long_end
from ideation.text.entities.runs import (
    NO_START,
    great_nouns,
    is_small_word,
    is_unusual,
    starts_sentence,
    touch,
)
from ideation.text.pipeline import Token, given_names
from ideation.text.words import is_common, is_known

# Adjectives with which names of bodies begin, not only what is told of them.
_OF_NAMES = re.compile(
    r"(?:freiwillig|deutsch|vereinigt|allgemein|städtisch|\w{3,}(?:nisch|zinisch|opäisch|gelisch"
    r"|olisch|schaftlich|staatlich|national|regional))e[rs]?"
)
_DONE = ("ed", "ing", "ly", "ment")
_SIDES = frozenset("mitte nord süd ost west norden süden osten westen zentrum mëtt".split())
# "Westmark", "Südwest": a side, or the land on it.
_TOWARDS = re.compile(
    r"(?:süd|nord|west|ost|mittel|ober|unter|nieder)(?:west|ost|mark|land|eifel|saar"
    r"|mosel|pfalz|rhein|raum|kreis|baden|sachsen|harz|hessen)\w{0,2}"
)
# "Haus Nummer 3", "Wäscherei KW 40": which one, and when.
_WHICH = frozenset("nummer nr nr. kw numéro number no".split())
_WHEN = CALENDAR | frozenset(
    "neujahr ostern pfingsten weihnachten karneval fasching noël pâques pentecôte toussaint "
    "easter christmas ouschteren päischten chrëschtdag".split()
)
_WITHIN = frozenset("der des of am vun vum im".split())
_AT_A_PLACE = frozenset("in zu à near bei aus".split())
# Of a university these are part; it is the body where it is named.
_PARTS_OF_A_SCHOOL = ("klinik", "poliklinik")
_SCHOOLS = ("universität", "hochschule", "universitätsmedizin", "klinikum")


def before_word(text: str, tokens: Sequence[Token], at: int) -> int:
    """Return the first token of a name whose word for what it is comes late."""
    first = at
    while first and tokens[first - 1].is_capital and touch(tokens, first - 1):
        token = tokens[first - 1]
        if token.labels & {"roles", "titles", "announcing"} or is_small_word(token):
            break
        if is_owner(tokens, first - 1):
            break
        if token.text.lower() in NO_START and not is_within_english(text, tokens, first - 1):
            break
        if token.text.lower() in _WHEN:
            # "seit Neujahr Paketdienst Galvo"
            break
        if "places" in token.labels and first > 1 and tokens[first - 2].text in _AT_A_PLACE:
            # "huet zu Metz Lampen agebaut": where, not whose.
            break
        first -= 1
    if first < at and starts_sentence(text, tokens[first]) and not _opens(text, tokens, first, at):
        first += 1
    if first > 1 and tokens[first - 1].text in "'’" and touch(tokens, first - 1):
        return _owners_begin(tokens, first)
    return _and_another(text, tokens, first) if first < at else first


def is_within_english(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an English word stands among capital words: "Galvo Fine Art Logistics"."""
    within = at > 0 and tokens[at - 1].is_capital and touch(tokens, at - 1)
    return (
        within
        and is_known(tokens[at].text.lower(), Language.ENGLISH)
        and not great_nouns(text, tokens[at])
    )


def _owners_begin(tokens: Sequence[Token], first: int) -> int:
    """Return where the many begin whose a body is: "the Stage Technicians' Guild"."""
    owners = tokens[first - 2].is_capital and tokens[first - 2].text.endswith("s")
    if not owners or not touch(tokens, first - 2):
        return first
    begin = first - 2
    while begin and tokens[begin - 1].is_capital and touch(tokens, begin - 1):
        if is_small_word(tokens[begin - 1]) or tokens[begin - 1].labels & {"titles", "roles"}:
            break
        begin -= 1
    return begin


def is_counted(tokens: Sequence[Token], first: int, beyond: Sequence[Token]) -> bool:
    """Tell whether a number says how many or which: "11 Büros Galvo", "Haus Nummer 3"."""
    many = first > 0 and tokens[first - 1].text.isdigit() and touch(tokens, first - 1)
    return many or (bool(beyond) and beyond[0].text.lower() in _WHICH)


def is_owner(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word says whose something is: "Geros Verein"."""
    word = tokens[at].text.lower()
    return word.endswith("s") and word[:-1] in given_names() and word not in given_names()


def _opens(text: str, tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether the capital word that opens a sentence begins a name."""
    word = tokens[first].text
    if is_unusual(tokens[first]):
        return True
    if _OF_NAMES.fullmatch(word.lower()) and not tokens[at].labels & {"firms", "intermediary"}:
        # "Freiwillige Feuerwehr Galvo", "Technische Hochschule Galvo"
        return True
    # Where nouns are small, the next capital shows that a name has begun.
    another = at - first > 1 or word.isalpha()
    return another and not great_nouns(text, tokens[first]) and not word.lower().endswith(_DONE)


def _and_another(text: str, tokens: Sequence[Token], first: int) -> int:
    """Return the first token with what "and" joins: "the Quiet and Low-Noise League"."""
    if first < 2 or tokens[first - 1].text not in {"and", "&", "et"}:
        return first
    joined = tokens[first - 2].is_capital and touch(tokens, first - 2)
    opens = starts_sentence(text, tokens[first - 2])
    article = (
        tokens[first - 1].text == "&"
        or (opens and "firms" not in tokens[first].labels)
        or (
            first > 2
            and tokens[first - 3].text.lower() in {"the", "la", "l", "le", "les", "’", "'"}
        )
    )
    given = set() if tokens[first - 1].text == "&" else {"given"}
    plain = not tokens[first - 2].labels & {*given, "roles", "titles", "places", *BODIES}
    return first - 2 if joined and article and plain and touch(tokens, first - 1) else first


def behind_word(text: str, tokens: Sequence[Token], head: int, *, french: int) -> int:
    """Return the last token of a name behind its word `head`, without seat and what follows."""
    last = _without_seat(tokens, head, max(long_end(tokens, head), french))
    last = _with_land(tokens, last)
    last = _before_another(text, tokens, head, last)
    if _has_english_seat(tokens, head):
        return head
    last = _before_elision(text, tokens, head, last)
    return _without_object(text, tokens, head, last)


def _has_english_seat(tokens: Sequence[Token], head: int) -> bool:
    """Tell whether "of" leads from a firm to its seat: "Galvo Stall Systems of Kentucky"."""
    named = head > 1 and tokens[head - 1].is_capital and touch(tokens, head - 1)
    of = head + 1 < len(tokens) and tokens[head + 1].text == "of" and touch(tokens, head)
    return named and of and tokens[head].labels & BODIES.keys() == {"firms"}


def _without_seat(tokens: Sequence[Token], head_end: int, last: int) -> int:
    """Return the last token of a name without its seat: "Institut Galvo de Nancy"."""
    seated = last - head_end >= 3 and "firms" in tokens[head_end].labels
    if seated and tokens[last - 1].text in {"a", "à"} and "places" in tokens[last].labels:
        # "Sellerie Galvo à Nancy", also written without its accent.
        return last - 2
    if last - head_end >= 3:
        named = any(is_unusual(each) for each in tokens[head_end + 1 : last - 1])
        elided = tokens[last - 1].text in {"'", "’"} and tokens[last - 2].text == "d"
        if named and elided and tokens[last].is_capital and tokens[last - 3].is_capital:
            # "Pôle Galvo d'Ulmen"
            return last - 3
        if named and tokens[last - 1].text.lower() in {"de", "d", "à", "in", "zu", "vun", "of"}:
            return last - 2
    return last


def _with_land(tokens: Sequence[Token], last: int) -> int:
    """Return the end with a land that its letters count: "Guild of Tilers in Galvo (GTG)"."""
    behind = tokens[last + 1 : last + 5]
    if len(behind) < 4 or behind[0].text not in {"in", "en", "au", "of"}:
        return last
    _, land, bracket, short = behind
    counted = short.text.isupper() and short.text.endswith(land.text[0]) and len(short.text) > 2
    return last + 2 if land.is_capital and bracket.text == "(" and counted else last


def _before_another(text: str, tokens: Sequence[Token], head: int, last: int) -> int:
    """Return the head alone where a part of another body is told: "Labor der Hochschule Galvo"."""
    ward = tokens[head].text.lower().endswith(_PARTS_OF_A_SCHOOL)
    kitchen = tokens[head].text.lower().startswith("kantin")
    if not (ward or kitchen or "research" in tokens[head].labels) or not great_nouns(
        text, tokens[head]
    ):
        return last
    behind = tokens[head + 1 : head + 5]
    within = bool(behind) and behind[0].text.lower() in _WITHIN | {"an"}
    other = any(
        each.labels & ({"research", "public", "investor"} if kitchen else {"research", "public"})
        and each.is_capital
        and (not ward or each.text.lower().endswith(_SCHOOLS))
        for each in behind
    )
    return head if within and other and last > head else last


def _before_elision(text: str, tokens: Sequence[Token], head: int, last: int) -> int:
    """Return the end before a Luxembourgish article: "Universitéit Galvo d'Musek"."""
    for at in range(head + 2, last - 1):
        elided = tokens[at].text == "d" and tokens[at + 1].text in "'’"
        if elided and tokens[at - 1].is_capital and "places" not in tokens[at + 2].labels:
            return at - 1 if great_nouns(text, tokens[at - 1]) else last
    return last


def _says_all(tokens: Sequence[Token], head: int) -> bool:
    """Tell whether a ministry's word tells its task: "Finanzministerium"."""
    word = tokens[head].text.lower()
    return word.endswith("ministerium") and len(word) > len("ministerium")


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word of the dictionary has its verb behind it: "Bedenken angemeldet"."""
    verb = tokens[at + 1].text if at + 1 < len(tokens) and touch(tokens, at) else ""
    acts = verb.islower() and verb.endswith(("t", "en"))
    return acts and is_common(tokens[at].text) and "places" not in tokens[at].labels


def _is_landscape(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a noun is a stretch of land with its adjective: "Galvoer Land"."""
    bent = tokens[at - 1].text.endswith("er")
    return bent and tokens[at].text.lower().endswith(LANDSCAPES)


def _without_object(text: str, tokens: Sequence[Token], head: int, last: int) -> int:
    """Return the last token without a noun of the sentence: "wann das Amt Galvo Zeit hat"."""
    if last == head + 1 and _says_all(tokens, head) and _is_object(tokens, last):
        return head
    while (
        last - head >= 2
        and tokens[head + 1].is_capital
        and tokens[last - 1].is_capital
        and (not is_common(tokens[last - 1].text) or "places" in tokens[last - 1].labels)
        and is_common(tokens[last].text)
        and is_german_noun(tokens[last].text)
        and not tokens[last].labels & (BODIES.keys() | {"places"})
        and tokens[last].text.lower() not in _SIDES
        and not _TOWARDS.fullmatch(tokens[last].text.lower())
        and not _is_landscape(tokens, last)
        and great_nouns(text, tokens[last])
    ):
        last -= 1
    return last
