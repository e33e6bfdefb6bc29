"""What is learned from example statements: vectors for what is said, letters for how it is said.

Shapes tell how it is built. One logistic regression over these and over signs the rules see, its
probabilities brought from the examples' shares to those of notes (Saerens et al. 2002, adjusting
to new priors).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ideation.domain.vector import Vectors
from ideation.text.statement_shapes import Shapes

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taste:
    """How a model weighs: runs of letters, weights beside vectors, the penalty's inverse.

    `shapes` is the weight of how a statement is built; at 0 that is not looked at.
    """

    analyzer: str
    runs: tuple[int, int]
    letters: float
    c: float
    shapes: float = 0.0


class StatementModel:
    """Maps readings with vectors and signs to labels."""

    def __init__(
        self,
        taste: Taste,
        letters: Any,  # noqa: ANN401
        shapes: Any,  # noqa: ANN401
        model: Any,  # noqa: ANN401
    ) -> None:
        self._taste = taste
        self._letters = letters
        self._shapes = shapes
        self._model = model

    @classmethod
    def fit(
        cls,
        rows: tuple[Sequence[str], Vectors, NDArray[np.float32]],
        labels: Sequence[str],
        shares: Mapping[str, float],
        taste: Taste,
    ) -> StatementModel:
        """Learn from readings, vectors (n, dim) and signs (n, m); `shares` are those of notes."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from threadpoolctl import threadpool_limits

        letters = TfidfVectorizer(
            analyzer=taste.analyzer,
            ngram_range=taste.runs,
            sublinear_tf=True,
            min_df=2,
            dtype=np.float32,
        ).fit(rows[0])
        shapes = None
        if taste.shapes:
            shapes = TfidfVectorizer(
                analyzer=Shapes(rows[0]), sublinear_tf=True, min_df=2, dtype=np.float32
            ).fit(rows[0])
        # Of so many columns Newton's way needs a tenth of the time of the default one.
        model = LogisticRegression(C=taste.c, solver="newton-cg", max_iter=200)
        found = cls(taste, letters, shapes, model)
        with threadpool_limits(limits=1):
            found._model.fit(found._rows(*rows), labels)
        counts = np.array([labels.count(each) for each in found.labels], dtype=np.float64)
        wanted = np.array([shares[each] for each in found.labels])
        found._model.intercept_ = found._model.intercept_ + np.log(wanted / (counts / counts.sum()))
        return found

    @property
    def labels(self) -> list[str]:
        """The labels, in the order of the columns of `scores`."""
        return [str(each) for each in self._model.classes_]

    def scores(
        self, readings: Sequence[str], vectors: Vectors, signs: NDArray[np.float32]
    ) -> NDArray[np.float64]:
        """Return log-odds up to a constant per row, shape (n, labels)."""
        found: NDArray[np.float64] = self._model.decision_function(
            self._rows(readings, vectors, signs)
        )
        return found

    def telling_words(self, reading: str, label: str, *, most: int = 3) -> str:
        """Return the run of at most `most` words whose letters speak most for `label`."""
        words = list(_WORD.finditer(reading))
        if not words:
            return ""
        weights = self._model.coef_[self.labels.index(label)]
        single = self._letters.transform([word[0].casefold() for word in words])
        gains = np.asarray(single @ weights[: single.shape[1]]).ravel()
        runs = [
            (float(gains[start : start + count].sum()), start, count)
            for count in range(1, most + 1)
            for start in range(len(words) - count + 1)
        ]
        _, start, count = max(runs)
        return reading[words[start].start() : words[start + count - 1].end()].strip(" ,;:.!")

    def _rows(
        self, readings: Sequence[str], vectors: Vectors, signs: NDArray[np.float32]
    ) -> csr_matrix:
        from scipy.sparse import csr_matrix, hstack

        parts = [self._letters.transform(readings) * self._taste.letters]
        if self._shapes is not None:
            parts.append(self._shapes.transform(readings) * self._taste.shapes)
        return hstack([*parts, csr_matrix(np.hstack([vectors, signs]))]).tocsr()
