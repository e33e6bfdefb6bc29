"""What the other languages call a word: the words of our trade by their roots.

The tables are learned by `lexicon_learning` from the parallel statements of the glossary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from ideation.domain.language import Language
from ideation.text.terms import our_glossary

PAIRS = tuple(combinations(Language, 2))

Chances = Mapping[str, Mapping[str, float]]


def translations(root: str, language: Language) -> dict[str, float]:
    """Return the roots that mean the same in the other languages, with their chance in (0, 1]."""
    found: dict[str, float] = {}
    for other in Language:
        if other is not language:
            for word, chance in _table(language, other).get(root, {}).items():
                found[word] = max(found.get(word, 0.0), chance)
    return found


def table_of(first: Language, second: Language) -> Path:
    """Return the table of two languages, named in the order of `PAIRS`.

    Lines of a root of the first, one of the second, and the chance that they mean the same.
    """
    return our_glossary() / "lexicon" / f"{first.value}-{second.value}.tsv"


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
