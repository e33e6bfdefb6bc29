"""What the other languages call a word: the words of our trade by their roots.

The tables are learned by `lexicon_learning` from the parallel statements of the glossary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from ideation.domain.fold import fold
from ideation.domain.language import LARGE_NOUNS, Language
from ideation.text.terms import our_glossary
from ideation.text.words import lemma

PAIRS = tuple(combinations(Language, 2))

Chances = Mapping[str, Mapping[str, float]]

# From this chance on a translation can stand in a word's place.
_SURE = 0.4


def translations(root: str, language: Language) -> dict[str, float]:
    """Return the roots that mean the same in the other languages, with their chance in (0, 1]."""
    found: dict[str, float] = {}
    for other in Language:
        if other is not language:
            for word, chance in _table(language, other).get(root, {}).items():
                found[word] = max(found.get(word, 0.0), chance)
    return found


def translated(word: str, language: Language, into: Language) -> str | None:
    """Return what another language calls a word, as it is written there; None if that is unsure.

    German and Luxembourgish rather give a noun, and no part of a compound.
    """
    words = _written(into)
    chances = _table(language, into).get(fold(lemma(word, language)), {})
    sure = [each for each, chance in chances.items() if chance >= _SURE and each in words]
    # "Stoff" is believed as well where "Wasserstoff" is meant.
    sure = [each for each in sure if not any(o != each and o.endswith(each) for o in sure)]
    nouns = into in LARGE_NOUNS
    best = max(
        sure,
        key=lambda each: (nouns and words[each][0].isupper(), chances[each], each),
        default=None,
    )
    return None if best is None else words[best]


def written(word: str, language: Language) -> str:
    """Return how a lemma is mostly written: dictionaries cut "Halle" to "Hall"."""
    found = _written(language).get(fold(word), word)
    # Accents are as the word has them: "sagen" is no sawing.
    same = fold(found) == fold(word) and found.casefold() != word.casefold()
    return word if same else found


def table_of(first: Language, second: Language) -> Path:
    """Return the table of two languages, named in the order of `PAIRS`.

    Lines of a root of the first, one of the second, and the chance that they mean the same.
    """
    return our_glossary() / "lexicon" / f"{first.value}-{second.value}.tsv"


def writing_of(language: Language) -> Path:
    """Return the table of roots that are whole words: the root, and how it is mostly written."""
    return our_glossary() / "lexicon" / f"written-{language.value}.tsv"


@lru_cache(maxsize=len(Language))
def _written(language: Language) -> Mapping[str, str]:
    with writing_of(language).open(encoding="utf-8") as lines:
        return dict(line.rstrip("\n").split("\t") for line in lines)


@lru_cache(maxsize=12)
def _table(source: Language, target: Language) -> Chances:
    turned = (source, target) not in PAIRS
    path = table_of(target, source) if turned else table_of(source, target)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            first, second, chance = line.split("\t")
            word, other = (second, first) if turned else (first, second)
            found[word][other] = float(chance)
    return dict(found)
