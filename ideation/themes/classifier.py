"""The theme classifier: learned from the examples of a scheme and from what people said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ideation.domain.theme import NONE, Classified, Prototype
from ideation.domain.vector import Vectors
from ideation.themes.fitting import ClassifierOptions, Examples, are_few, fit_logistic, fit_near
from ideation.themes.linear import Floats, Linear, digest_of, softmax
from ideation.themes.residuals import Residuals, near_bound

__all__ = ["ClassifierOptions", "ThemeClassifier"]


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """Statements of a scheme that count like labels of people, with their vectors (n, dim)."""

    themes: tuple[tuple[str, ...], ...]
    vectors: Vectors


class ThemeClassifier:
    """Maps vectors to probabilities over a scheme's slugs."""

    def __init__(
        self,
        linear: Linear,
        *,
        few: bool,
        known: Vectors,
        stated: Stated,
        options: ClassifierOptions,
        residuals: Residuals | None = None,
    ) -> None:
        # Whether a theme has so few prototypes that probabilities are not calibrated.
        self.few = few
        self._linear = linear
        # What says how alike unrelated statements are.
        self._known = known
        self._stated = stated
        self._options = options
        self._residuals = residuals

    @classmethod
    def fit(
        cls,
        prototypes: Sequence[Prototype],
        vectors: Vectors,
        options: ClassifierOptions | None = None,
        *,
        common: Vectors | None = None,
    ) -> ThemeClassifier:
        """Learn from `vectors`, shape (len(prototypes), dim), one row per prototype.

        A prototype of two themes counts half for each. With few prototypes of a theme a statement
        has the theme that it is nearest to; `common`, shape (m, dim), are then statements of the
        trade in general, which show where a theme lies of which little is said.
        """
        options = options or ClassifierOptions()
        examples = Examples.of(
            [each.themes for each in prototypes], vectors, [each.weight for each in prototypes]
        )
        few = are_few(prototypes, options.fewest)
        common = vectors[:0] if common is None else common
        linear = fit_near(examples, common, options) if few else fit_logistic(examples, options)
        # Of little that is said, what is near to a statement of a theme has it for certain.
        own = [
            row
            for row, each in enumerate(prototypes)
            if few and not each.meaning and NONE not in each.themes
        ]
        base = cls(
            linear,
            few=few,
            known=np.concatenate([vectors, common]),
            stated=Stated(tuple(prototypes[row].themes for row in own), vectors[own]),
            options=options,
        )
        return base.taught([], vectors[:0])

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs, in the order of their letters."""
        return self._linear.slugs

    @property
    def digest(self) -> str:
        """Name the coefficients: equal where every one of them is."""
        numbers = self._linear.numbers
        if self._residuals is not None:
            numbers += [self._residuals.vectors.astype(np.float64), self._residuals.weights]
            numbers += [np.asarray([self._residuals.bound])]
        return digest_of(self.slugs, numbers)

    def taught(self, themes: Sequence[Sequence[str]], vectors: Vectors) -> ThemeClassifier:
        """Return a classifier that learned from these statements of people as well.

        `vectors` is (len(themes), dim). It is meant for a classifier that learned from prototypes
        alone: what it learns is how far that one was off, see `residuals`. The same statements in
        the same order give the same coefficients.
        """
        themes = [*self._stated.themes, *themes]
        vectors = np.concatenate([self._stated.vectors, vectors])
        if not len(themes):
            return self
        wanted = np.asarray(
            [[(slug in each) / len(each) for slug in self.slugs] for each in themes]
        )
        given = softmax(self._linear.scores(vectors))
        residuals = Residuals.fit(vectors, wanted, given, bound=near_bound(self._known))
        return ThemeClassifier(
            self._linear,
            few=self.few,
            known=self._known,
            stated=self._stated,
            options=self._options,
            residuals=residuals,
        )

    def probabilities(self, vectors: Vectors) -> Floats:
        """Return the probabilities, shape (n, themes), in the order of `slugs`.

        A zero row (an empty text) is an abstention for certain.
        """
        scores = self._linear.scores(vectors)
        if self._residuals is not None:
            scores += self._residuals.added(vectors)
        shares = softmax(scores)
        empty = np.logical_not(vectors.any(axis=1))
        shares[empty] = [slug == NONE for slug in self.slugs]
        return shares

    def classify(self, vectors: Vectors) -> list[Classified]:
        """Return the probabilities and the themes assigned for each row of `vectors`.

        The primary is the most probable entry; where that is `none` the classifier abstains.
        """
        shares = self.probabilities(vectors)
        return [
            Classified(
                scores=dict(sorted(zip(self.slugs, row, strict=True), key=lambda each: -each[1])),
                primary=given[0][0],
                assigned=tuple(slug for slug, _ in given),
            )
            for row, given in zip(shares.tolist(), self._assigned(shares), strict=True)
        ]

    def assigned(self, vectors: Vectors) -> list[list[tuple[str, float]]]:
        """Return the themes assigned to each row with their probabilities, the primary first."""
        return self._assigned(self.probabilities(vectors))

    def _assigned(self, shares: Floats) -> list[list[tuple[str, float]]]:
        least = self._options.secondary_few if self.few else self._options.secondary
        # The slugs are in the order of their letters, and so are ties.
        order = np.argsort(-shares, axis=1, kind="stable")
        likely = np.take_along_axis(shares, order, axis=1)
        found = []
        for ranked, scores in zip(order.tolist(), likely.tolist(), strict=True):
            given = [(self.slugs[ranked[0]], scores[0])]
            if given[0][0] != NONE:
                given += [
                    (self.slugs[column], score)
                    for column, score in zip(ranked[1:], scores[1:], strict=True)
                    if score >= least and self.slugs[column] != NONE
                ]
            found.append(given)
        return found
