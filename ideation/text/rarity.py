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
from ideation.domain.vector import Vector
from ideation.text.terms import glossary_rows, our_glossary


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
    for row in glossary_rows(our_glossary() / "statements"):
        statements += 1
        for text in row.values():
            held.update(set(folded_words(text).split()))
    return held, statements
