"""The concepts of the trade: things that the glossary names in all four languages.

Who reads French is shown what German statements are about in French, since both sides know the
concept; and statements in any language count together for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ideation.domain.fold import fold
from ideation.domain.language import Language
from ideation.text.pipeline import place_names, stop_words
from ideation.text.roots import word_roots
from ideation.text.terms import glossary_terms, our_glossary

Roots = frozenset[str]

_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One thing with its name in each language; `spellings` are all its forms as roots."""

    names: Mapping[Language, str]
    spellings: Mapping[Language, Sequence[Roots]]


@lru_cache(maxsize=1)
def concepts() -> tuple[Concept, ...]:
    """Return the concepts of the glossary in its order, each English name once.

    What German writes small throughout is something one does or how, and a place is where: neither
    is a subject.
    """
    found: dict[str, Concept] = {}
    for term in glossary_terms(our_glossary()):
        forms = {Language(each): list(term.forms[each]) for each in term.forms}
        german = forms.get(Language.GERMAN, [""])[0]
        if len(forms) < len(Language) or german.islower() or _is_where(forms):
            continue
        spellings = {
            language: [roots for form in own if (roots := _roots_of_form(form, language))]
            for language, own in forms.items()
        }
        names = {language: own[0] for language, own in forms.items()}
        found.setdefault(
            names[Language.ENGLISH].casefold(), Concept(names=names, spellings=spellings)
        )
    return tuple(found.values())


def _is_where(forms: Mapping[Language, Sequence[str]]) -> bool:
    """Tell whether a place is named in two languages; in one, casting is the town of Gießen."""
    words = ({fold(own[0]), *fold(own[0]).split()} for own in forms.values())
    return sum(not place_names().isdisjoint(each) for each in words) > 1


def concepts_in(words: Iterable[str], language: Language) -> set[int]:
    """Return the places in `concepts()` of those that stand in a passage's content words.

    A concept stands there where all roots of one of its forms do.
    """
    roots = _roots(words, language)
    by_root = _by_root(language)
    return {place for root in roots for place, whole in by_root.get(root, ()) if whole <= roots}


@lru_cache(maxsize=len(Language))
def _by_root(language: Language) -> Mapping[str, Sequence[tuple[int, Roots]]]:
    """Return the forms of concepts with their places, under the rarest root of each."""
    forms = [
        (place, roots)
        for place, concept in enumerate(concepts())
        for roots in concept.spellings[language]
    ]
    often: dict[str, int] = defaultdict(int)
    for _, roots in forms:
        for root in roots:
            often[root] += 1
    found: dict[str, list[tuple[int, Roots]]] = defaultdict(list)
    for place, roots in forms:
        found[min(roots, key=lambda root: (often[root], root))].append((place, roots))
    return found


def _roots_of_form(form: str, language: Language) -> Roots:
    """Return the roots of a form; whole sentences need a tokeniser, a few words do not."""
    words = [each for each in _WORD.findall(form) if each.lower() not in stop_words(language)]
    return _roots(words, language)


def _roots(words: Iterable[str], language: Language) -> Roots:
    return frozenset(_each_root(words, language))


def _each_root(words: Iterable[str], language: Language) -> Iterator[str]:
    for word in words:
        yield from word_roots(word, language)
