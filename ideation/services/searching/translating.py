"""What the other languages call the things a query names, from the glossary of our trade."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from ideation.domain.fold import fold
from ideation.search.query import Query, parse
from ideation.text.roots import query_roots
from ideation.text.terms import glossary_terms, our_glossary

Phrase = tuple[str, ...]

# No term of the glossary that is worth finding has more words that count.
_LONGEST = 4
_FEWEST_PARTS = 2


def translated(query: Query) -> list[Phrase]:
    """Return the other names of the terms in a query, folded words without function words.

    A longer term hides those in it: the "banc" of "banc d'essai" is no bench to sit on.
    """
    names = _names()
    words = [fold(word) for word in query.words]
    found: dict[Phrase, None] = {}
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            others = names.get(tuple(words[at : at + length]), ())
            if not others and length == 1:
                roots = query_roots((query.words[at],), query.languages)
                others = next((names[root,] for root in roots if (root,) in names), ())
            if others:
                found.update(dict.fromkeys(others))
                at += length - 1
                break
        at += 1
    return [phrase for phrase in found if not set(phrase) <= set(words)]


@lru_cache(maxsize=1)
def _names() -> dict[Phrase, tuple[Phrase, ...]]:
    """Return all names of each term under every one of them.

    A simple word ("share", "price") has other senses than ours, and meaning finds it anyway:
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
