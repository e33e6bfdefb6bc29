"""The theme classifier: logistic regression on vectors, with calibrated probabilities.

Probabilities are calibrated by temperature on held-out folds (Guo et al. 2017, "On calibration
of modern neural networks"), so that "0.7" means right about seven times in ten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ideation.domain.theme import NONE, Classified, Prototype
from ideation.domain.vector import Vectors
from ideation.errors import BadInput

if TYPE_CHECKING:
    from sklearn.calibration import CalibratedClassifierCV


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifierOptions:
    """Settings of the classifier; the defaults were chosen on half A of the labelled set."""

    # Inverse strength of the L2 penalty.
    c: float = 1.0
    # A further theme is assigned from this probability on.
    secondary: float = 0.15
    folds: int = 5
    seed: int = 20261122


class ThemeClassifier:
    """Learned from prototypes; maps vectors to probabilities over a scheme's slugs."""

    def __init__(self, model: CalibratedClassifierCV, options: ClassifierOptions) -> None:
        self._model = model
        self._options = options

    @classmethod
    def fit(
        cls,
        prototypes: Sequence[Prototype],
        vectors: Vectors,
        options: ClassifierOptions | None = None,
    ) -> ThemeClassifier:
        """Learn from `vectors`, shape (len(prototypes), dim), one row per prototype.

        A prototype of two themes counts half for each. Raises BadInput for a theme with fewer
        prototypes than there are folds.
        """
        from sklearn.calibration import CalibratedClassifierCV
        from sklearn.linear_model import LogisticRegression
        from sklearn.model_selection import StratifiedKFold
        from threadpoolctl import threadpool_limits

        options = options or ClassifierOptions()
        rows, labels, weights = _training_rows(prototypes)
        slugs, counts = np.unique(labels, return_counts=True)
        if counts.min() < options.folds:
            raise BadInput(
                f"The theme {slugs[counts.argmin()]} has {counts.min()} prototypes; the machine "
                f"needs {options.folds} to learn a theme.",
                hint="Add statements to the theme scheme.",
            )
        base = LogisticRegression(C=options.c, max_iter=2000, class_weight="balanced")
        folds = StratifiedKFold(options.folds, shuffle=True, random_state=options.seed)
        model = CalibratedClassifierCV(base, method="temperature", cv=folds, ensemble=False)
        # Small products: more threads only wait for each other, minutes on a busy machine.
        with threadpool_limits(limits=1):
            model.fit(vectors[rows], labels, sample_weight=weights)
        return cls(model, options)

    def classify(self, vectors: Vectors) -> list[Classified]:
        """Return the probabilities and the themes assigned for each row of `vectors`.

        The primary is the most probable entry; where that is `none` the classifier abstains.
        A zero row (an empty text) is always an abstention.
        """
        if not len(vectors):
            return []
        probabilities = self._model.predict_proba(vectors)
        slugs = [str(slug) for slug in self._model.classes_]
        empty = np.logical_not(vectors.any(axis=1)).tolist()
        return [
            self._decide(dict(zip(slugs, map(float, row), strict=True)), empty=blank)
            for row, blank in zip(probabilities, empty, strict=True)
        ]

    def _decide(self, scores: dict[str, float], *, empty: bool) -> Classified:
        if empty:
            scores = {slug: float(slug == NONE) for slug in scores}
        ranked = dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))
        primary = next(iter(ranked))
        further = [
            slug
            for slug, score in ranked.items()
            if primary != NONE and slug not in (primary, NONE) and score >= self._options.secondary
        ]
        return Classified(scores=ranked, primary=primary, assigned=(primary, *further))


def _training_rows(
    prototypes: Sequence[Prototype],
) -> tuple[NDArray[np.intp], NDArray[np.str_], NDArray[np.float64]]:
    rows: list[int] = []
    labels: list[str] = []
    weights: list[float] = []
    for index, prototype in enumerate(prototypes):
        for slug in prototype.themes:
            rows.append(index)
            labels.append(slug)
            weights.append(1 / len(prototype.themes))
    return np.asarray(rows), np.asarray(labels), np.asarray(weights)
