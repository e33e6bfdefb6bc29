"""The words and terms of a query with what finds them in four languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ideation.domain.fold import fold
from ideation.domain.search import SoughtWord
from ideation.search.query import Query, parse
from ideation.text.lexicon import translations
from ideation.text.roots import query_roots, word_roots
from ideation.text.spellings import spellings
from ideation.text.terms import glossary_terms, our_glossary

Phrase = tuple[str, ...]

# No term of the glossary that is worth finding has more words that count.
_LONGEST = 4
_FEWEST_PARTS = 2
# How much of its rarity a word counts that stands in a term.
_TELLING_IN_A_TERM = 0.2


def sought(query: Query) -> list[SoughtWord]:
    """Return the terms and the words of a query with their roots and those of their translations.

    A word of a term of several is only looked for as itself, and tells little: the "bench" of a
    test bench is none to sit on.
    """
    terms = list(_terms(query))
    inside = {at for start, length, _ in terms for at in range(start, start + length)}
    several = {
        at for start, length, _ in terms if length > 1 for at in range(start, start + length)
    }
    words = [
        SoughtWord(
            word=word,
            roots=_own(word, query) if at in inside else _roots(word, query),
            spellings=spellings(word),
            telling=_TELLING_IN_A_TERM if at in several else 1.0,
        )
        for at, word in enumerate(query.words)
    ]
    named = [
        SoughtWord(
            word=" ".join(query.words[start : start + length]),
            roots={" ".join(name): 1.0 for name in names},
        )
        for start, length, names in terms
    ]
    return named + words


def _own(word: str, query: Query) -> dict[str, float]:
    return dict.fromkeys(query_roots((word,), query.languages), 1.0)


def _roots(word: str, query: Query) -> dict[str, float]:
    found: dict[str, float] = {}
    for language in query.languages:
        for root in word_roots(word, language):
            for other, chance in translations(root, language).items():
                found[other] = max(found.get(other, 0.0), chance)
    return found | _own(word, query)


def _terms(query: Query) -> Iterator[tuple[int, int, Sequence[Phrase]]]:
    """Yield where a term of the glossary stands in a query, how long it is, and all its names.

    A longer term hides those in it.
    """
    names = _names()
    words = [fold(word) for word in query.words]
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            found = names.get(tuple(words[at : at + length]), ())
            if not found and length == 1:
                roots = query_roots((query.words[at],), query.languages)
                found = next((names[root,] for root in roots if (root,) in names), ())
            if found:
                yield at, length, found
                at += length - 1
                break
        at += 1


@lru_cache(maxsize=1)
def _names() -> Mapping[Phrase, Sequence[Phrase]]:
    """Return all names of each term under every one of them.

    A simple word ("share", "price") has other senses than ours, and its translations are learned:
    only what some language says in several words, or German in a compound, counts.
    """
    found: dict[Phrase, dict[Phrase, None]] = defaultdict(dict)
    for term in glossary_terms(our_glossary()):
        if len(term.german_parts) < _FEWEST_PARTS:
            continue
        names = [
            tuple(fold(word) for word in parse(form).words)
            for forms in term.forms.values()
            for form in forms
        ]
        for name in names:
            found[name].update(dict.fromkeys(names))
    return {name: tuple(others) for name, others in found.items()}
