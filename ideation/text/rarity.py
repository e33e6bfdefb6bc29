"""How rare words are in ordinary statements of the trade, in all four languages together.

Counted in the parallel statements that come with the product, never in the corpus: so a new note
changes the weight of no word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from ideation.domain.fold import folded_words
from ideation.domain.language import Language
from ideation.domain.vector import Vector
from ideation.text.terms import glossary_statements, our_glossary


def rarities(words: Sequence[str]) -> Vector:
    """Return the inverse document frequency (Sparck Jones 1972) of each word, shape (n,).

    1 is a word that no statement holds, 0 one that each holds. Of several words in one the most
    ordinary counts.
    """
    held, statements = _ordinary()
    often = [max((held[part] for part in folded_words(word).split()), default=0) for word in words]
    rarity = 1 - np.log1p(np.array(often, dtype=np.float32)) / np.log1p(statements)
    return np.asarray(np.maximum(rarity, 0), dtype=np.float32)


@lru_cache(maxsize=1)
def _ordinary() -> tuple[Counter[str], int]:
    """Return in how many statements each word stands in any language, and how many there are."""
    held: Counter[str] = Counter()
    statements = 0
    for row in glossary_statements(our_glossary()):
        statements += 1
        for language in Language:
            held.update(set(folded_words(row[language.value]).split()))
    return held, statements
