"""Learn a linear classifier: from many examples by logistic regression, from few by their mean.

Probabilities are calibrated by temperature on held-out folds (Guo et al. 2017, "On calibration
of modern neural networks"), so that "0.7" means right about seven times in ten. Where a theme has
fewer examples than there are folds nothing can be held out: each theme is then the mean direction
of its examples (Rocchio 1971; "nearest mean"), and its probabilities are not calibrated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ideation.domain.vector import Vectors
from ideation.themes.linear import Floats, Linear

if TYPE_CHECKING:
    from sklearn.linear_model import LogisticRegression


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifierOptions:
    """Settings of the classifier; the defaults were chosen on half A of the labelled set."""

    # Inverse strength of the L2 penalty.
    c: float = 1.0
    # A further theme is assigned from this probability on; with few examples from the second.
    secondary: float = 0.15
    secondary_few: float = 0.3
    folds: int = 5
    seed: int = 20261122
    # With few examples a label counts as one more: half A, three examples a theme and 10 labels,
    # macro-F1 0.626 against 0.580 at weight 4.
    lesson_few: float = 1.0
    # The sharpness with which log loss on half A was least, for three examples a theme.
    sharpness_few: float = 14.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Examples:
    """Rows to learn from: a statement of two themes is two rows of half the weight.

    `vectors` is (n, dim), `labels` and `weights` are (n,).
    """

    vectors: Vectors
    labels: NDArray[np.str_]
    weights: Floats

    @classmethod
    def of(cls, themes: Sequence[Sequence[str]], vectors: Vectors, weight: float = 1.0) -> Examples:
        """Return the rows of statements with their themes, each statement `weight` in all."""
        rows = [index for index, slugs in enumerate(themes) for _ in slugs]
        return cls(
            vectors=vectors[np.asarray(rows, dtype=np.intp)],
            labels=np.asarray([slug for slugs in themes for slug in slugs], dtype=np.str_),
            weights=np.asarray([weight / len(slugs) for slugs in themes for _ in slugs]),
        )

    def __add__(self, other: Examples) -> Examples:
        """Return the rows of both."""
        return Examples(
            vectors=np.concatenate([self.vectors, other.vectors]),
            labels=np.concatenate([self.labels, other.labels]),
            weights=np.concatenate([self.weights, other.weights]),
        )


def are_few(examples: Examples, folds: int) -> bool:
    """Tell whether a theme has fewer examples than there are folds."""
    return int(np.unique(examples.labels, return_counts=True)[1].min()) < folds


def fit_mean(examples: Examples, options: ClassifierOptions) -> Linear:
    """Return each theme as the mean direction of its examples."""
    slugs = np.unique(examples.labels)
    weights = np.zeros((len(slugs), examples.vectors.shape[1]))
    for row, slug in enumerate(slugs):
        own = examples.labels == slug
        weights[row] = examples.weights[own] @ examples.vectors[own].astype(np.float64)
    lengths = np.linalg.norm(weights, axis=1, keepdims=True)
    return Linear(
        slugs=tuple(map(str, slugs)),
        # A theme of empty texts points nowhere.
        weights=np.divide(weights, lengths, out=np.zeros_like(weights), where=lengths > 0),
        offsets=np.zeros(len(slugs)),
        sharpness=options.sharpness_few,
    )


def fit_logistic(examples: Examples, options: ClassifierOptions) -> Linear:
    """Return a logistic regression; its sharpness is found on held-out folds."""
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold
    from threadpoolctl import threadpool_limits

    base = LogisticRegression(C=options.c, max_iter=2000, class_weight="balanced")
    folds = StratifiedKFold(options.folds, shuffle=True, random_state=options.seed)
    model = CalibratedClassifierCV(base, method="temperature", cv=folds, ensemble=False)
    # Small products: more threads only wait for each other, minutes on a busy machine.
    with threadpool_limits(limits=1):
        model.fit(examples.vectors, examples.labels, sample_weight=examples.weights)
    [inside] = model.calibrated_classifiers_
    [temperature] = inside.calibrators
    return _linear(inside.estimator, model.classes_, float(temperature.beta_))


def _linear(base: LogisticRegression, slugs: NDArray[np.str_], sharpness: float) -> Linear:
    weights, offsets = base.coef_.astype(np.float64), base.intercept_.astype(np.float64)
    if len(weights) == 1:
        # Two classes have one row of scores: -x for the first, x for the second.
        weights, offsets = np.vstack([-weights, weights]), np.concatenate([-offsets, offsets])
    return Linear(
        slugs=tuple(map(str, slugs)), weights=weights, offsets=offsets, sharpness=sharpness
    )
