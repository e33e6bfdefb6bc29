"""Other spellings of a word: ä, ö, ü and ß written ae, oe, ue and ss, and the other way round.

Foreign keyboards lack the letters, and Switzerland the ß. No letter says which is meant: "Poet"
is none who writes "Pöt". A word is taken for such a spelling only where a German dictionary holds
the other one, and no English or French one this.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from ideation.domain.language import Language
from ideation.text.words import is_compound, is_known, lemma

# Where a stretch of a word begins and ends.
Place = tuple[int, int]

# After a vowel or q the letters stand for themselves: "neue", "Quelle", "Abenteuer".
_WRITTEN_OUT = re.compile(r"(?<![aeiouyäöüq])[aou]e|ss", re.IGNORECASE)
_LETTERS = {"ae": "ä", "oe": "ö", "ue": "ü", "ss": "ß"}
_OUT = {letter: written for written, letter in _LETTERS.items()}
# A word with more of them is none.
_MOST = 4


@lru_cache(maxsize=65_536)
def respelt(word: str) -> str | None:
    """Return a word with the letters that it writes out; None where it writes out none."""
    places = [found.span() for found in _WRITTEN_OUT.finditer(word)]
    if not 0 < len(places) <= _MOST:
        return None
    known = is_known(word, Language.GERMAN)
    for taken in _choices(word, places):
        other = _with_letters(word, taken)
        only_sharp = all(_is_sharp(word, each) for each in taken)
        if only_sharp and _is_word(word):
            continue
        made = is_compound(other) and not known and not only_sharp
        if made or is_known(other, Language.GERMAN):
            foreign = (Language.ENGLISH, Language.FRENCH)
            return None if any(is_known(word, each) for each in foreign) else other
    return None


def _choices(word: str, places: list[Place]) -> list[list[Place]]:
    """Return which places may be written out: most umlauts first, with "ss" rather than "ß"."""
    choices = [
        [place for place, take in zip(places, chosen, strict=True) if take]
        for chosen in product((True, False), repeat=len(places))
    ]

    def rank(taken: list[Place]) -> tuple[int, int]:
        sharp = sum(_is_sharp(word, each) for each in taken)
        return sharp - len(taken), sharp

    return sorted(filter(None, choices), key=rank)


def _is_sharp(word: str, place: Place) -> bool:
    return word[slice(*place)].lower() == "ss"


def _is_word(word: str) -> bool:
    """Tell whether a German dictionary lists a word itself: "Masse", but not "Strasse"."""
    return is_known(word, Language.GERMAN) and lemma(word, Language.GERMAN) == word


def _with_letters(word: str, places: list[Place]) -> str:
    parts, at = [], 0
    for start, end in places:
        letter = _LETTERS[word[start:end].lower()]
        parts += [word[at:start], letter.upper() if word[start].isupper() else letter]
        at = end
    return "".join([*parts, word[at:]])


def spelt_out(word: str) -> str:
    """Return a word as somebody writes it who has no umlauts and no ß."""
    parts = []
    for char in word:
        written = _OUT.get(char.lower(), char)
        parts.append(written.capitalize() if char.isupper() and len(written) > 1 else written)
    return "".join(parts)


@lru_cache(maxsize=65_536)
def spellings(word: str) -> tuple[str, ...]:
    """Return the other ways to write a word, the one that it most likely is first."""
    out = spelt_out(word)
    # "Maße" is written "Masse" as well, but that is another word.
    others = (respelt(word), out if out == word or not _is_word(out) else None)
    return tuple(dict.fromkeys(each for each in others if each and each != word))
