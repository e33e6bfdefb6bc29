"""Learn a linear classifier: from many examples by logistic regression, from few by their mean.

Probabilities are calibrated by temperature on held-out folds (Guo et al. 2017, "On calibration
of modern neural networks"), so that "0.7" means right about seven times in ten. Where a theme has
few examples, each theme is the mean direction of what stands for it, seen from the middle of what
belongs nowhere (Rocchio 1971; "nearest mean"), drawn once towards what is said near it in general
(pseudo-relevance feedback; Buckley et al. 1995), and what is near to none of them has no theme. Its
probabilities are not calibrated.

Macro-F1 on half A by statements a theme (five themes, names, definitions in one language; means of
48 draws, of 20 from five on): 1 0.67, 3 0.69, 5 0.70, 10 0.71, 19 0.74. The plain mean of examples
and definitions: 1 0.43, 3 0.56; the regression: 5 0.50, 10 0.66, 20 0.73, 40 0.78, so that it takes
over from 20 on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ideation.domain.theme import NONE, Prototype
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
    # With fewer examples of a theme than this, themes are found by nearness.
    fewest: int = 20
    # The sharpness with which log loss on half A was least, for three examples a theme.
    sharpness_few: float = 20.0
    # What is less near than this to every theme has none: half A, three examples a theme,
    # macro-F1 0.697 at 0.14 and 0.16, 0.692 at 0.18.
    least_few: float = 0.16
    # So many of what is said in general, the nearest to each theme, draw it towards themselves.
    drawn_few: int = 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Examples:
    """Rows to learn from: a statement of two themes is two rows of half the weight.

    `vectors` is (n, dim), `labels` and `weights` are (n,).
    """

    vectors: Vectors
    labels: NDArray[np.str_]
    weights: Floats

    @classmethod
    def of(
        cls, themes: Sequence[Sequence[str]], vectors: Vectors, weights: Sequence[float]
    ) -> Examples:
        """Return the rows of statements with their themes, each of its weight in all."""
        rows = [index for index, slugs in enumerate(themes) for _ in slugs]
        return cls(
            vectors=vectors[np.asarray(rows, dtype=np.intp)],
            labels=np.asarray([slug for slugs in themes for slug in slugs], dtype=np.str_),
            weights=np.asarray(
                [
                    weight / len(slugs)
                    for slugs, weight in zip(themes, weights, strict=True)
                    for _ in slugs
                ]
            ),
        )


def are_few(prototypes: Sequence[Prototype], fewest: int) -> bool:
    """Tell whether a theme has fewer statements than `fewest`; its definition is none."""
    held = Counter(slug for each in prototypes for slug in each.themes if not each.meaning)
    slugs = {slug for each in prototypes for slug in each.themes}
    return min((held[slug] for slug in slugs), default=0) < fewest


def fit_near(examples: Examples, common: Vectors, options: ClassifierOptions) -> Linear:
    """Return each theme as the direction in which its examples lie, none as being near to no theme.

    `common`, shape (m, dim), are statements of the trade in general; there may be none.
    """
    slugs = tuple(map(str, np.unique(examples.labels)))
    themes = [slug for slug in slugs if slug != NONE]
    rows = examples.vectors.astype(np.float64)
    nowhere = rows[examples.labels == NONE]
    centre = nowhere.mean(axis=0) if len(nowhere) else np.zeros(rows.shape[1])
    rows = _unit(rows - centre)
    own = [examples.labels == slug for slug in themes]
    found = _unit(np.stack([examples.weights[each] @ rows[each] for each in own]))
    if len(common):
        found = _drawn(found, _unit(common.astype(np.float64) - centre), options.drawn_few)
    weights, offsets = np.zeros((len(slugs), rows.shape[1])), np.full(len(slugs), options.least_few)
    for slug, direction in zip(themes, found, strict=True):
        weights[slugs.index(slug)] = direction
        offsets[slugs.index(slug)] = -float(direction @ centre)
    return Linear(slugs=slugs, weights=weights, offsets=offsets, sharpness=options.sharpness_few)


def _drawn(themes: Floats, common: Floats, most: int) -> Floats:
    """Return each theme drawn half way to what is nearest to it, and nearer than to the others."""
    near = common @ themes.T
    best = near.argmax(axis=1)
    found = themes.copy()
    for column in range(len(themes)):
        rows = np.flatnonzero(best == column)
        rows = rows[np.argsort(-near[rows, column], kind="stable")[:most]]
        if len(rows):
            found[column] = themes[column] + _unit(common[rows].sum(axis=0))
    return _unit(found)


def _unit(rows: Floats) -> Floats:
    """Return rows of length one; one of an empty text points nowhere."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 1e-9))


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
