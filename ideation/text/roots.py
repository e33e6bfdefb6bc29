"""Roots: the forms under which full text finds a word again, whatever its ending.

Lemmas, and for German and Luxembourgish the parts of compounds, folded. A passage's language is
known; a query's is not, so its words are read in all four.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ideation.domain.fold import fold
from ideation.domain.language import Language
from ideation.text.spellings import respelt
from ideation.text.words import content_words, is_known, lemma

_SHORTEST_PART = 4
# Letters that may join the parts: Arbeit-s-platz, Woche-n-ende, Hund-e-hütte.
_JOINTS = ("", "s", "n", "es", "en", "e")
_COMPOUNDING = (Language.GERMAN, Language.LUXEMBOURGISH)


def roots_of(text: str, language: Language) -> str:
    """Return the roots of a text's content words, each once, with spaces between."""
    found = {
        root: None for word in content_words(text, language) for root in _with_parts(word, language)
    }
    return " ".join(found)


@lru_cache(maxsize=65_536)
def word_roots(word: str, language: Language) -> tuple[str, ...]:
    """Return the roots of one word of a language, in every way that it may be written."""
    found = dict.fromkeys(_with_parts(lemma(word, language), language))
    if language is Language.GERMAN and (other := respelt(word)) is not None:
        found |= dict.fromkeys(_with_parts(lemma(other, language), language))
    return tuple(found)


def query_roots(
    words: Sequence[str], languages: Sequence[Language] = tuple(Language)
) -> tuple[str, ...]:
    """Return the roots that words have in any of the languages, those of each word together.

    Each language asked for costs the reading of its dictionary once, German half a second.
    """
    found = {
        root: None
        for word in words
        for language in languages
        for root in word_roots(word, language)
    }
    return tuple(found)


def _with_parts(word: str, language: Language) -> Iterator[str]:
    yield fold(word)
    if language in _COMPOUNDING:
        yield from compound_parts(word)
    # "Pruefstaende" is no word of a dictionary, and so its own lemma. In Luxembourgish "ue" and
    # "oe" are sounds of their own.
    other = respelt(word) if language is Language.GERMAN else None
    if other is not None and fold(other) != fold(word):
        yield from _with_parts(lemma(other, language), language)


@lru_cache(maxsize=65_536)
def compound_parts(word: str) -> tuple[str, ...]:
    """Return the folded lemmas of the words a German word is made of; none where it is simple.

    The longest known word at its end is cut off, and what stands before it is cut again.
    """
    lower = word.lower()
    for at in range(_SHORTEST_PART, len(lower) - _SHORTEST_PART + 1):
        head = _word_before(lower[:at])
        if head is not None and is_known(lower[at:], Language.GERMAN):
            tail = lemma(lower[at:].capitalize(), Language.GERMAN)
            return (*(compound_parts(head) or (fold(head),)), fold(tail))
    return ()


def _word_before(stretch: str) -> str | None:
    """Return the known word in `stretch`, which may end with a joint."""
    for joint in _JOINTS:
        bare = stretch.removesuffix(joint) if joint else stretch
        if len(bare) >= _SHORTEST_PART and is_known(bare, Language.GERMAN):
            return bare
    return None
