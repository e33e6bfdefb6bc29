"""Organisations that write themselves small: "the start-up quelbra", "von zolm24".

A small word of no language is a name only where something tells that a house is meant: what it is,
right before it or behind a comma; who founded it; digits that end it behind a preposition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ideation.domain.organisation import Category
from ideation.text.entities.body import BODIES, Body
from ideation.text.entities.by_apposition import what_it_is
from ideation.text.entities.by_relation import FOUNDERS
from ideation.text.entities.grammar import is_french_adjective, is_german_adjective, is_verb
from ideation.text.entities.runs import great_nouns, name_at, starts_sentence, touch
from ideation.text.entities.things import CALLED, is_of_a_thing, is_used
from ideation.text.pipeline import NEW_LINE, Token
from ideation.text.words import is_common, is_compound

# "quelbra", "zolm24", "quelbra-direkt"; "mm2", "co2" are too short.
_SMALL = re.compile(r"[a-zß-ÿ]{5,16}\d{0,2}|[a-zà-ÿ]{3,}\d[a-zà-ÿ]{3,}")
_NUMBERED = re.compile(r"[a-zà-ÿ]{4,14}\d{1,2}")
# A shorter word must have a plain word for a house beside it.
_SHORTEST = 6
# Who they are, told behind a comma: "quelbra, two people from Metz".
_CREWS = frozenset(
    "team duo trio zweierteam dreierteam people brothers sisters frères sœurs équipe brüder leute "
    "studenten students étudiants studierende founders fondateurs gründer jungs leit equipe".split()
)
_NEAR = 4
# Nouns that no dictionary need hold: "filage".
_NOUNS = ("age", "ages", "ung", "tion", "ment", "ing", "heit", "keit", "ité", "isme", "erie")
_ENDINGS = (
    *("s", "e", "x", "t", "n", "r", "é", "es", "en", "er", "em", "et", "nt", "te", "és"),
    *("ée", "ed", "st", "al", "ux", "ez"),
)
_GREAT = re.compile(r"[^\W\d_]{3}[.!?] [A-ZÀ-Þ]")
_OPENS_SMALL = re.compile(r"[^\W\d_]{3}[.!?] [a-zà-ÿ]")
_GREAT_ITEM = re.compile(r"^\s*[-–•*] [A-ZÀ-Þ]", re.MULTILINE)
_SMALL_ITEM = re.compile(r"^\s*[-–•*] [a-zà-ÿ]", re.MULTILINE)
_MANY_TIMES = 2
# What a house does or is, whatever letters it begins with.
_FROM = frozenset("von vu vun bei bäi chez by".split())
_BY_NUMBER = _FROM | frozenset(
    "über iwwer durch duerch par through mit mat avec with via at from".split()
)
_FROM_A_PLACE = frozenset("aus vun vu from de à in zu".split())
_OF = frozenset("of de d' von vu vun der at bei chez".split())
_LEADING = frozenset("grënnerin grënner chef cheffe chefin boss ceo owner director manager".split())


def by_small_letters(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield small words of no language that a word beside them tells to be a house."""
    for at in range(len(tokens)):
        if not _may_be(tokens[at]):
            continue
        told = _told_before(tokens, at) or _told_behind(tokens, at)
        if told is None and len(tokens[at].text) >= _SHORTEST:
            told = _crew(tokens, at) or _opens(text, tokens, at) or _heads_item(text, tokens, at)
        if told is None or is_of_a_thing(tokens, at) or is_used(tokens, at):
            continue
        # Where nouns are great a small one is a name, however it is made.
        joined = "announcing" in told.labels and not is_common(tokens[at].text)
        joined = joined and great_nouns(text, tokens[at]) and tokens[at + 1].text in {",", "("}
        strange = joined or _is_of_no_language(tokens[at].text)
        if strange or _is_seated_start_up(tokens, at):
            label = next((each for each in BODIES if each in told.labels), None)
            yield Body(
                named=name_at(text, tokens, at, at, told.text),
                category=BODIES[label] if label else Category.FIRM,
            )


def _may_be(token: Token) -> bool:
    # "tensiolab": the word for what it is may be joined to it.
    joined = {"research"} if token.text.endswith("lab") and not is_common(token.text) else set()
    return not token.labels - {NEW_LINE} - joined and _SMALL.fullmatch(token.text) is not None


@lru_cache(maxsize=16_384)
def _is_of_no_language(word: str) -> bool:
    """Tell whether no dictionary holds a word, nor one that it may be a form of."""
    plain = word.rstrip("0123456789")
    if plain != word:
        return True
    stems = {plain, *(plain.removesuffix(each) for each in _ENDINGS)}
    if plain.endswith(_NOUNS):
        return False
    bent = is_french_adjective(plain) or is_german_adjective(plain)
    return not bent and not any(is_common(each) for each in stems) and not is_compound(plain)


def _is_seated_start_up(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether no adjective can stand there: "das Start-up klixklax aus Metz"."""
    if at == 0 or at + 2 >= len(tokens) or is_common(tokens[at].text):
        return False
    house = "announcing" in tokens[at - 1].labels and tokens[at - 1].is_capital
    seat = tokens[at + 1].text in _FROM_A_PLACE and "places" in tokens[at + 2].labels
    return house and seat


def _told_before(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the word before a name that tells that it is a house; None where none does."""
    if at == 0 or not touch(tokens, at - 1):
        return None
    before = tokens[at - 1]
    lower = before.text.lower()
    house = before.labels & {"announcing", "intermediary"}
    if house and (before.is_capital or at > 1):
        return before
    if lower in CALLED and at > 1 and tokens[at - 2].labels & (BODIES.keys() | {"announcing"}):
        return tokens[at - 2]
    if at > 1 and lower in _OF:
        whose = tokens[at - 2]
        if whose.text.lower() in FOUNDERS or "roles" in whose.labels:
            return whose
    numbered = _NUMBERED.fullmatch(tokens[at].text) is not None
    if lower in _BY_NUMBER and numbered:
        return before
    return before if lower in _FROM and _closes(tokens, at) else None


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the sentence goes on behind a name as behind no adjective."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is None or not following.is_capital


def _told_behind(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the word behind a comma that says what house a name is: "quelbra, a start-up"."""
    if at and tokens[at - 1].text in "'’":
        # "l'échographie d'quelbra, une jeune pousse"
        whose = at > 1 and tokens[at - 2].text == "d" and at + 2 < len(tokens)
        if not whose or tokens[at + 2].text not in {"une", "un"}:
            return None
    if at + 2 < len(tokens) and tokens[at + 1].text == "(":
        # "quelbra (Start-up, Metz)"
        return tokens[at + 2] if "announcing" in tokens[at + 2].labels else None
    for last in range(at, min(at + 2, len(tokens) - 1)):
        # "what quelbra promises, a spin-off of": a verb may stand between.
        if last > at and (tokens[last].labels or not tokens[last].text.islower()):
            break
        if (told := what_it_is(tokens, last)) is not None and "announcing" in told.labels:
            return told
    return None


def _crew(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the word behind a comma for the few people that a house is."""
    if at + 1 >= len(tokens) or tokens[at + 1].text != ",":
        return None
    for each in tokens[at + 2 : at + 2 + _NEAR]:
        if each.text in ",.;:()":
            return None
        if each.text.lower() in _CREWS:
            return each
    return None


def _heads_item(text: str, tokens: Sequence[Token], at: int) -> Token | None:
    """Return the mark behind which an item of a list tells of a house: "- quelbra: three people".

    The other items must have capitals, or all words are small.
    """
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    listed = (
        at > 0 and tokens[at - 1].text in {"-", "–", "•", "*"} and starts_sentence(text, tokens[at])
    )
    if not listed or following is None or following.text not in {":", "("}:
        return None
    great, small = len(_GREAT_ITEM.findall(text)), len(_SMALL_ITEM.findall(text))
    return following if great > small else None


def _opens(text: str, tokens: Sequence[Token], at: int) -> Token | None:
    """Return the mark behind which a small word opens a sentence, where others open great."""
    before = tokens[at - 1] if at else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if before is None or following is None or before.text not in {".", "!", "?"}:
        return None
    if NEW_LINE in tokens[at].labels or not touch(tokens, at - 1):
        return None
    goes_on = following.text == "," or is_verb(following.text)
    return before if goes_on and _opens_great(text) else None


@lru_cache(maxsize=8)
def _opens_great(text: str) -> bool:
    """Tell whether a text opens nearly all of its sentences with a capital."""
    great, small = len(_GREAT.findall(text)), len(_OPENS_SMALL.findall(text))
    return great > _MANY_TIMES * small
