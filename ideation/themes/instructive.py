"""Which statements teach most when a person labels them.

Entropy of the machine's probabilities times the density of meaning around the statement
("information density", Settles & Craven 2008), language by language, no two nearly alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from ideation.domain.vector import Vectors
from ideation.themes.linear import Floats

# Only the most uncertain are compared with all others: the rest teaches little anyhow.
_SHORTLIST = 400
_NEIGHBOURS = 15
# From this cosine on, the label of one says that of the other.
_ALIKE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Instructive:
    """A row to ask about: how uncertain the machine is and how many stand near it, both in [0, 1].

    `worth` is their product, by which rows are ranked within a language.
    """

    row: int
    uncertainty: float
    density: float

    @property
    def worth(self) -> float:
        """How much a label would teach."""
        return self.uncertainty * self.density


def most_uncertain(probabilities: Floats, k: int = _SHORTLIST) -> NDArray[np.intp]:
    """Return the k rows with the greatest entropy, the greatest first, ties by row."""
    entropy = entropies(probabilities)
    return np.lexsort((np.arange(len(entropy)), -entropy))[:k]


def entropies(probabilities: Floats) -> Floats:
    """Return the entropy of each row as a share of the greatest there can be, in [0, 1]."""
    shares = np.clip(probabilities, 1e-12, 1.0)
    return np.asarray(-(shares * np.log(shares)).sum(axis=1) / np.log(shares.shape[1]))


def most_instructive(
    probabilities: Floats,
    vectors: Vectors,
    rows: NDArray[np.intp],
    languages: Sequence[str],
    k: int,
) -> list[Instructive]:
    """Return at most k of `rows` to ask about, the languages taking turns.

    `probabilities` is (n, themes) and `vectors` (n, dim) over all statements; `languages` are
    those of `rows`. The language whose best statement teaches most comes first.
    """
    if not len(rows):
        return []
    # float64: the order of near ties must not hang on how a product was cut into pieces.
    near = vectors[rows].astype(np.float64) @ vectors.astype(np.float64).T
    near[np.arange(len(rows)), rows] = -1.0
    most = min(_NEIGHBOURS, near.shape[1] - 1)
    top = -np.sort(np.partition(-near, most - 1, axis=1)[:, :most]) if most > 0 else near * 0
    density = np.clip(top.mean(axis=1), 0.0, 1.0)
    entropy = entropies(probabilities[rows])
    found = [
        Instructive(row=int(row), uncertainty=float(unsure), density=float(dense))
        for row, unsure, dense in zip(rows, entropy, density, strict=True)
    ]
    ranked: dict[str, list[Instructive]] = {}
    for each, language in sorted(
        zip(found, languages, strict=True), key=lambda pair: (-pair[0].worth, pair[0].row)
    ):
        ranked.setdefault(language, []).append(each)
    chosen: list[Instructive] = []
    for each in _turns(list(ranked.values())):
        if all(vectors[each.row] @ vectors[other.row] < _ALIKE for other in chosen):
            chosen.append(each)
        if len(chosen) == k:
            break
    return chosen


def _turns(lists: Sequence[Sequence[Instructive]]) -> Iterator[Instructive]:
    for turn in zip_longest(*lists):
        yield from (each for each in turn if each is not None)
