"""A deterministic encoder without a model: character n-grams, hashed.

It serves tests and machines without a model; texts that share word parts are near, meaning
plays no role.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ideation.domain.vector import Model, Vectors

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import HashingVectorizer


class HashingEncoder:
    """Character 2-4-grams within words, hashed into `dim` signed buckets; unit rows."""

    runtime = "hashing"

    def __init__(self, dim: int = 384) -> None:
        self.model = Model(name="hashing", revision=f"char-wb-2-4-{dim}", dim=dim)

    @cached_property
    def _vectorizer(self) -> HashingVectorizer:
        from sklearn.feature_extraction.text import HashingVectorizer

        return HashingVectorizer(
            analyzer="char_wb", ngram_range=(2, 4), n_features=self.model.dim, norm="l2"
        )

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row per text, shape (len(texts), dim)."""
        if not texts:
            return np.zeros((0, self.model.dim), dtype=np.float32)
        rows = self._vectorizer.transform(texts).toarray()
        return np.ascontiguousarray(rows, dtype=np.float32)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row per question, the same as for passages."""
        return self.encode_passages(texts)
