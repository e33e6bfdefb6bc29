"""Organisations by what they are to others: "our supplier Galvo", "the team at Galvo"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideation.domain.calendar_names import CALENDAR
from ideation.domain.language import Language
from ideation.domain.organisation import Category
from ideation.text.entities.beside import ACRONYMS, NO_NAME, is_seated
from ideation.text.entities.body import BODIES, Body
from ideation.text.entities.french import french_run_end
from ideation.text.entities.grammar import is_french_adjective, is_german_noun, is_verb
from ideation.text.entities.runs import (
    DETERMINERS,
    GREAT_ARTICLES,
    great_nouns,
    is_small_word,
    is_strange,
    joined_end,
    name_at,
    starts_sentence,
    touch,
)
from ideation.text.pipeline import Token
from ideation.text.words import is_common, is_known, lemma

_NOBODY = frozenset({"given", "titles", "roles", "places", "legal_forms"})
# The people of a house: "d'Leit vu Galvo", "the folks at Galvo".
_PEOPLE = frozenset(
    """
    leute team kollegen kolleginnen mannschaft jungs truppe leit equipe ekipp kolleegen people folks
    guys team crew lot gens équipe équipes collègues die kollege kollegin kolleeg colleague
    colleagues collègue einer jemand someone somebody nobody everybody anyone quelqu'un
    """.split()
)
_AMONG = frozenset("von vom vun vu bei at from of de chez d".split())
_AT = frozenset("bei bäi chez at".split())
_OF = frozenset("von vun v. v".split())
_OURS = frozenset(
    "our their his her its my unser unsere ihr ihre sein seine mein meine notre nos leur son sa "
    "mon ma eis eise hire hir säi seng mäi meng".split()
)
FOUNDERS = frozenset(
    "gründer gründerin mitgründer mitgründerin grënner grënnerin matgrënner matgrënnerin".split()
)
# Days and peoples, which English writes with a capital.
DAYS = CALENDAR | frozenset(
    "christmas easter english french german dutch belgian european asian american chinese "
    "luxembourgish italian".split()
)
_NO_NAME = NO_NAME | DAYS


def by_relation(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield the capital words that a relation, a small word for a body or its people lead to."""
    for at, token in enumerate(tokens):
        if token.is_capital and "announcing" not in token.labels and not _is_people(tokens, at):
            continue
        for start, category in _beginnings(text, tokens, at):
            last = joined_end(tokens, start)
            if not great_nouns(text, token):
                last = french_run_end(tokens, start)
            # "Der Hersteller Wegweiser hat": the verb tells, whatever the word.
            told = great_nouns(text, token) and token.is_capital
            if _may_be(tokens, start, last, told=told):
                yield Body(named=name_at(text, tokens, start, last, token.text), category=category)
                break


def by_place_of_work(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield "Rosenkamm" of "Chefin bei Rosenkamm": a German name takes no article."""
    for at in range(1, len(tokens) - 1):
        start = at + 1
        if not tokens[start].is_capital or not great_nouns(text, tokens[at]):
            continue
        lower = tokens[at].text.lower()
        last = joined_end(tokens, start)
        if last > start or not _may_be(tokens, start, last):
            continue
        role = "roles" in tokens[at - 1].labels
        works = role and lower in _AT and _is_singular(tokens[start])
        # "Chefin von Haarfein (": of no noun, so that nothing is done with it.
        works = works or (role and lower in _OF and not is_german_noun(tokens[start].text))
        seated = lower in _AT and is_seated(tokens, last) and not _is_word_here(tokens[start])
        founded = tokens[at - 1].text.lower() in FOUNDERS and lower in {"der", "vun", "von", "vu"}
        founded = founded and not is_common(tokens[start].text)
        if works or seated or founded:
            named = name_at(text, tokens, start, last, tokens[at].text)
            yield Body(named=named, category=Category.FIRM)


def _beginnings(text: str, tokens: Sequence[Token], at: int) -> Iterator[tuple[int, Category]]:
    """Yield where a name may begin behind token `at`, with the category that this tells."""
    token = tokens[at]
    if _is_people(tokens, at):
        start = at + 2
        if start < len(tokens) and _is_told(text, tokens, start):
            yield start, Category.FIRM
        return
    label = next((each for each in BODIES if each in token.labels), None)
    if label is None and "announcing" not in token.labels:
        return
    if (apart := _between_commas(tokens, at)) is not None:
        yield apart, BODIES[label] if label else Category.FIRM
        return
    start = at + 1
    if start < len(tokens) and is_french_adjective(tokens[start].text):
        start += 1
    if start >= len(tokens) or not touch(tokens, start - 1):
        return
    if not (tokens[start].is_capital or _is_elided(tokens, start)):
        return
    small = not token.is_capital
    if (small or not great_nouns(text, token) or _is_subject(text, tokens, at, start)) and (
        label != "public" or is_strange(text, tokens[start])
    ):
        yield start, BODIES[label] if label else Category.FIRM


def _is_elided(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a name begins with an elided article: "le restaurant L'Écrevisse"."""
    elided = at + 2 < len(tokens) and tokens[at].text == "L" and tokens[at + 1].text in "'’"
    return elided and tokens[at + 2].is_capital


def _between_commas(tokens: Sequence[Token], at: int) -> int | None:
    """Return where a name begins that commas part: "our bank, First Galvo, wants"."""
    start = at + 2
    if at == 0 or start >= len(tokens) or tokens[at + 1].text != ",":
        return None
    if tokens[at - 1].text.lower() not in _OURS or not tokens[start].is_capital:
        return None
    last = joined_end(tokens, start)
    return start if last + 1 < len(tokens) and tokens[last + 1].text == "," else None


def _is_people(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the people of a house are named by it: "die Leute von", "the folks at"."""
    return (
        at + 2 < len(tokens)
        and tokens[at].text.lower() in _PEOPLE
        and tokens[at + 1].text.lower() in _AMONG
        and tokens[at + 2].is_capital
        and touch(tokens, at)
    )


def _is_told(text: str, tokens: Sequence[Token], start: int) -> bool:
    run = joined_end(tokens, start) > start
    return is_strange(text, tokens[start]) or run


def _is_subject(text: str, tokens: Sequence[Token], at: int, start: int) -> bool:
    """Tell whether a German sentence opens with "Der Hersteller Galvo" and a verb behind it."""
    first = at - 1 if at and tokens[at - 1].text.lower() in DETERMINERS else at
    if at > 1 and tokens[at - 1].text in "'’":
        # "D'Start-up Galvo ass"
        first = at - 2
    last = joined_end(tokens, start)
    acts = last + 1 < len(tokens) and touch(tokens, last) and is_verb(tokens[last + 1].text)
    return acts and start == at + 1 and starts_sentence(text, tokens[first])


def _is_singular(token: Token) -> bool:
    """Tell whether a noun is one thing that would take an article: not "Kunden", not "-ung"."""
    word = token.text
    plain = not is_small_word(token) and word.isalpha() and not word.endswith(("ung", "heit"))
    return plain and (not is_german_noun(word) or lemma(word, Language.GERMAN) == word)


def _is_word_here(token: Token) -> bool:
    """Tell whether a word is one of the languages whose nouns are great."""
    lower = token.text.lower()
    return any(is_known(lower, each) for each in (Language.GERMAN, Language.LUXEMBOURGISH))


def _may_be(tokens: Sequence[Token], start: int, last: int, *, told: bool = False) -> bool:
    """Tell whether capital words can be a name: no person, place, day or acronym for a thing."""
    run = [each for each in tokens[start : last + 1] if each.text[0].isalpha()]
    trade = len(run) > 1 or not is_common(run[0].text) or told
    if run[0].labels & (_NOBODY - {"roles"} if trade else _NOBODY):
        return False
    # "la coopérative La Gerbe": an article with a capital is of the name.
    article = len(run) > 1 and run[0].text in {*GREAT_ARTICLES, "L"} and run[1].is_capital
    return (article or not is_small_word(run[0])) and not any(
        (each.text.lower() in _NO_NAME and not article)
        or each.text in ACRONYMS
        or each.labels & {"given", "titles"}
        for each in run
    )
