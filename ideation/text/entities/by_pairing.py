"""Organisations by an "&" between two capital words: "Lamm & Licht", where it stands as a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideation.domain.organisation import Category
from ideation.text.entities.beside import ACRONYMS
from ideation.text.entities.body import BODIES, Body
from ideation.text.entities.by_apposition import what_it_is
from ideation.text.entities.runs import (
    capital_end,
    great_nouns,
    is_small_word,
    name_at,
    starts_sentence,
    touch,
)
from ideation.text.entities.things import is_of_a_thing, is_used
from ideation.text.pipeline import NEW_LINE, Token

_LEADS = frozenset("of at bei bäi chez von vu vun v. mit mat avec with by for für fir".split())
_APART = frozenset({",", "(", "–", "—", ":", "*", "**", "|", "."})
_NOBODY = frozenset({"titles", "roles", "places", "legal_forms"})
# Pairs that are said of everything.
_PAIRS = frozenset(
    """
    forschung entwicklung research development recherche développement kaffee kuchen fragen
    antworten sales marketing vertrieb einkauf design engineering health safety pro contra questions
    réponses mergers acquisitions food beverage bed breakfast terms conditions q a r d hr it
    umwelt energie mensch technik kunst kultur art culture frage antwort sicherheit gesundheit
    """.split()
)
_MOST = 5


def by_pairing(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield capital words joined by "&" behind a preposition, or between marks, in any language."""
    for mark in range(1, len(tokens) - 1):
        if tokens[mark].text != "&" or not touch(tokens, mark - 1) or not touch(tokens, mark):
            continue
        first = _begin(tokens, mark - 1)
        last = capital_end(tokens, mark + 1)
        run = [*tokens[first:mark], *tokens[mark + 1 : last + 1]]
        if not 2 <= len(run) <= _MOST or not all(map(_may_stand, run)):
            continue
        if "given" in tokens[mark - 1].labels and "given" in tokens[mark + 1].labels:
            # "Iris & Max": two people.
            continue
        if is_of_a_thing(tokens, first) or is_used(tokens, first):
            continue
        inside = not great_nouns(text, tokens[first]) and not starts_sentence(text, tokens[first])
        alone = inside or _stands_alone(tokens, first, last)
        if not alone and what_it_is(tokens, last) is None:
            continue
        label = next((each for each in BODIES if any(each in word.labels for word in run)), None)
        yield Body(
            named=name_at(text, tokens, first, last, "&"),
            category=BODIES[label] if label else Category.FIRM,
        )


def _begin(tokens: Sequence[Token], at: int) -> int:
    """Return where the run of capital words that ends at `at` begins."""
    while (
        at
        and tokens[at].is_capital
        and tokens[at - 1].is_capital
        and touch(tokens, at - 1)
        and NEW_LINE not in tokens[at].labels
    ):
        at -= 1
    return at + is_small_word(tokens[at])


def _may_stand(token: Token) -> bool:
    return (
        token.is_capital
        and not token.labels & _NOBODY
        and token.text not in ACRONYMS
        and token.text.lower() not in _PAIRS
        and not token.text.isupper()
    )


def _stands_alone(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether something leads to a pair, or marks part it from the sentence on both sides."""
    if NEW_LINE in tokens[first].labels:
        apart = True
    else:
        before = tokens[first - 1].text if first else ""
        if before.lower() in _LEADS:
            return True
        apart = not before or before in _APART
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    return apart and (behind is None or NEW_LINE in behind.labels or behind.text in _APART)
