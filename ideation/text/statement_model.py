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
    from sklearn.feature_extraction.text import TfidfVectorizer

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


State = dict[str, NDArray[Any]]
# The names of the arrays of a state.
_LABELS, _COEFFICIENTS, _INTERCEPT = "labels", "coefficients", "intercept"
_LETTERS, _SHAPES, _COMMON = "letters", "shapes", "common"


class StatementModel:
    """Maps readings with vectors and signs to labels.

    `coefficients` has the shape (labels, columns), `intercept` (labels,).
    """

    def __init__(
        self,
        taste: Taste,
        labels: Sequence[str],
        letters: TfidfVectorizer,
        shapes: TfidfVectorizer | None,
        coefficients: NDArray[np.float32],
        intercept: NDArray[np.float64],
    ) -> None:
        self._taste = taste
        self.labels = list(labels)
        self._letters = letters
        self._shapes = shapes
        self._coefficients = coefficients
        self._intercept = intercept

    @classmethod
    def fit(
        cls,
        rows: tuple[Sequence[str], Vectors, NDArray[np.float32]],
        labels: Sequence[str],
        shares: Mapping[str, float],
        taste: Taste,
    ) -> StatementModel:
        """Learn from readings, vectors (n, dim) and signs (n, m); `shares` are those of notes."""
        from sklearn.linear_model import LogisticRegression
        from threadpoolctl import threadpool_limits

        letters = _letters(taste).fit(rows[0])
        shapes = _shapes(Shapes.of(rows[0])).fit(rows[0]) if taste.shapes else None
        # Of so many columns Newton's way needs a tenth of the time of the default one.
        model = LogisticRegression(C=taste.c, solver="newton-cg", max_iter=200)
        with threadpool_limits(limits=1):
            model.fit(_columns(taste, letters, shapes, *rows), labels)
        found = [str(each) for each in model.classes_]
        counts = np.array([labels.count(each) for each in found], dtype=np.float64)
        wanted = np.array([shares[each] for each in found])
        return cls(
            taste,
            found,
            letters,
            shapes,
            model.coef_.astype(np.float32),
            model.intercept_ + np.log(wanted / (counts / counts.sum())),
        )

    def state(self) -> State:
        """Return all that was learned; `restored` makes the same model of it."""
        state = {
            _LABELS: np.array(self.labels),
            _COEFFICIENTS: self._coefficients,
            _INTERCEPT: self._intercept,
            **_weighing(_LETTERS, self._letters),
        }
        if self._shapes is not None:
            state |= _weighing(_SHAPES, self._shapes)
            state[_COMMON] = np.array(sorted(self._shapes.analyzer.common))
        return state

    @classmethod
    def restored(cls, state: Mapping[str, NDArray[Any]], taste: Taste) -> StatementModel:
        """Return the model of a state; raises KeyError for what is none."""
        letters = _weighed(_letters(taste), _LETTERS, state)
        shapes = None
        if taste.shapes:
            cutting = Shapes(frozenset(map(str, state[_COMMON])))
            shapes = _weighed(_shapes(cutting), _SHAPES, state)
        labels = [str(each) for each in state[_LABELS]]
        return cls(taste, labels, letters, shapes, state[_COEFFICIENTS], state[_INTERCEPT])

    def scores(
        self, readings: Sequence[str], vectors: Vectors, signs: NDArray[np.float32]
    ) -> NDArray[np.float64]:
        """Return log-odds up to a constant per row, shape (n, labels)."""
        columns = _columns(self._taste, self._letters, self._shapes, readings, vectors, signs)
        found: NDArray[np.float64] = columns @ self._coefficients.T + self._intercept
        return found

    def telling_words(self, reading: str, label: str, *, most: int = 3) -> str:
        """Return the run of at most `most` words whose letters speak most for `label`."""
        words = list(_WORD.finditer(reading))
        if not words:
            return ""
        weights = self._coefficients[self.labels.index(label)]
        single = self._letters.transform([word[0].casefold() for word in words])
        gains = np.asarray(single @ weights[: single.shape[1]]).ravel()
        runs = [
            (float(gains[start : start + count].sum()), start, count)
            for count in range(1, most + 1)
            for start in range(len(words) - count + 1)
        ]
        _, start, count = max(runs)
        return reading[words[start].start() : words[start + count - 1].end()].strip(" ,;:.!")


def _letters(taste: Taste) -> TfidfVectorizer:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(
        analyzer=taste.analyzer,
        ngram_range=taste.runs,
        sublinear_tf=True,
        min_df=2,
        dtype=np.float32,
    )


def _shapes(cutting: Shapes) -> TfidfVectorizer:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(analyzer=cutting, sublinear_tf=True, min_df=2, dtype=np.float32)


def _weighing(name: str, vectorizer: TfidfVectorizer) -> State:
    """Return the runs that a vectorizer knows, in the order of its columns, and their weights."""
    return {name: vectorizer.get_feature_names_out().astype(str), f"{name}-idf": vectorizer.idf_}


def _weighed(
    vectorizer: TfidfVectorizer, name: str, state: Mapping[str, NDArray[Any]]
) -> TfidfVectorizer:
    vectorizer.set_params(vocabulary={str(run): at for at, run in enumerate(state[name])})
    vectorizer.idf_ = state[f"{name}-idf"]
    return vectorizer


def _columns(
    taste: Taste,
    letters: TfidfVectorizer,
    shapes: TfidfVectorizer | None,
    readings: Sequence[str],
    vectors: Vectors,
    signs: NDArray[np.float32],
) -> csr_matrix:
    from scipy.sparse import csr_matrix, hstack

    parts = [letters.transform(readings) * taste.letters]
    if shapes is not None:
        parts.append(shapes.transform(readings) * taste.shapes)
    return hstack([*parts, csr_matrix(np.hstack([vectors, signs]))]).tocsr()
