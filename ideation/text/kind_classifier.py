"""Kinds learned from examples: vectors for what is said, letters and cues for how it is said.

Meaning alone tells subjects apart, not wishes from facts; endings ("enverra", "würden") and the
cues of the rules do. One logistic regression over both, its probabilities brought from the
examples' shares to those of notes (Saerens et al. 2002, adjusting to new priors).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ideation.domain.language import Language
from ideation.domain.passage import Kind
from ideation.domain.vector import Vectors
from ideation.text.cues import find_cue
from ideation.text.kinds import Judged, kind_of
from ideation.text.reading import reading_of
from ideation.text.sharing import shared_cue

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

# Shares of the kinds in notes.
_SHARES = {
    Kind.NEED: 0.20,
    Kind.IDEA: 0.10,
    Kind.OFFER: 0.10,
    Kind.COMMITMENT: 0.14,
    Kind.OBSERVATION: 0.24,
    Kind.FACT: 0.22,
}
_CUES = ("need", "idea", "offer", "commitment", "denied", "chore", "deadline")
_FIRST_PERSON = re.compile(r"\b(?:ich|wir|uns|je|nous|j|on|i|we|our|us|ech|mir|eis)\b", re.I)
_LONG = 25
# Weight of letters beside vectors, and the inverse strength of the penalty; chosen on the tuning
# half of the gold notes.
_LETTERS = 2.0
_C = 2.0
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A statement that shows what a kind sounds like."""

    kind: Kind
    language: Language
    reading: str


@lru_cache(maxsize=1)
def examples() -> tuple[Example, ...]:
    """Return the examples that come with Ideation."""
    path = files("ideation.text.cues") / "kind_examples.toml"
    return tuple(
        Example(kind=Kind(kind), language=Language(language), reading=reading_of(line))
        for kind, languages in tomllib.loads(path.read_text(encoding="utf-8")).items()
        for language, lines in languages.items()
        for line in lines.strip().split("\n")
    )


class KindClassifier:
    """Maps readings with their vectors to kinds."""

    def __init__(self, letters: Any, model: Any) -> None:  # noqa: ANN401
        self._letters = letters
        self._model = model

    @classmethod
    def fit(cls, shown: Sequence[Example], vectors: Vectors) -> KindClassifier:
        """Learn from examples; `vectors` has one row for each, shape (n, dim)."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from threadpoolctl import threadpool_limits

        letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2, dtype=np.float32
        )
        readings = [each.reading for each in shown]
        letters.fit(readings)
        classifier = cls(letters, LogisticRegression(C=_C, max_iter=2000))
        rows = classifier._rows(readings, [each.language for each in shown], vectors)
        with threadpool_limits(limits=1):
            classifier._model.fit(rows, [each.kind.value for each in shown])
        counts = np.array(
            [sum(each.kind.value == kind for each in shown) for kind in classifier._model.classes_]
        )
        shares = np.array([_SHARES[Kind(kind)] for kind in classifier._model.classes_])
        classifier._model.intercept_ += np.log(shares / (counts / counts.sum()))
        return classifier

    def judge(
        self, readings: Sequence[str], languages: Sequence[Language], vectors: Vectors
    ) -> list[Judged]:
        """Return the kind of each reading, with the words that say so where a rule knows them."""
        if not readings:
            return []
        scores = self._model.decision_function(self._rows(readings, languages, vectors))
        kinds = [Kind(kind) for kind in self._model.classes_]
        return [
            _with_cue(reading, language, [kinds[index] for index in np.argsort(-row)])
            for reading, language, row in zip(readings, languages, scores, strict=True)
        ]

    def _rows(
        self, readings: Sequence[str], languages: Sequence[Language], vectors: Vectors
    ) -> csr_matrix:
        from scipy.sparse import csr_matrix, hstack

        signs = np.array(
            [_signs(reading, each) for reading, each in zip(readings, languages, strict=True)],
            dtype=np.float32,
        )
        dense = csr_matrix(np.hstack([vectors, signs]))
        return hstack([self._letters.transform(readings) * _LETTERS, dense]).tocsr()


def _with_cue(reading: str, language: Language, likely: Sequence[Kind]) -> Judged:
    """Return the likeliest kind; a fragment and a wish denied stay what the rules call them.

    A promise is one by its words only: a commitment without them is the next likely kind.
    """
    ruled = kind_of(reading, language)
    learned = likely[0]
    if learned is Kind.COMMITMENT and not any(
        find_cue("kinds", key, reading, language) for key in ("commitment", "deadline", "chore")
    ):
        learned = likely[1]
    denied = find_cue("kinds", "denied", reading, language) is not None
    if len(reading.split()) < _FEWEST_WORDS or (denied and ruled.kind is Kind.OBSERVATION):
        return ruled
    if ruled.kind is learned:
        return ruled
    # Ideas are made of what a cue calls a wish: its words can be shown.
    return Judged(kind=learned, cue="", wish=ruled.wish)


def _signs(reading: str, language: Language) -> NDArray[np.float32]:
    """Return what the rules see: cues, a number, length, the first person, a question."""
    cues = [float(find_cue("kinds", key, reading, language) is not None) for key in _CUES]
    return np.array(
        [
            *cues,
            float(shared_cue(reading, language) is not None),
            float(any(char.isdigit() for char in reading)),
            min(len(reading.split()), _LONG) / _LONG,
            float(_FIRST_PERSON.search(reading) is not None),
            float("?" in reading),
        ],
        dtype=np.float32,
    )
