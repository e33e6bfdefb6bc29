"""How right the classifier is where it could not have learned the answer; how far people agree."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np

from ideation.domain.vector import Vectors
from ideation.themes.classifier import ThemeClassifier

_FOLDS = 5
_SEED = 20261126


def held_out(
    base: ThemeClassifier,
    themes: Sequence[Sequence[str]],
    vectors: Vectors,
    groups: Sequence[Hashable],
) -> list[str]:
    """Return the primary theme of each labelled statement by a classifier that never saw it.

    Statements of one group (a note and its copies) are held out together: they tell each other's
    answer. `vectors` is (n, dim), one row per entry of `themes` and `groups`.
    """
    found = [""] * len(themes)
    for fold in folds(groups):
        inside = set(fold)
        kept = [row for row in range(len(themes)) if row not in inside]
        taught = base.taught([themes[row] for row in kept], vectors[kept])
        for row, each in zip(fold, taught.classify(vectors[fold]), strict=True):
            found[row] = each.primary
    return found


def folds(groups: Sequence[Hashable]) -> list[list[int]]:
    """Return rows cut into folds of about equal size, each group in one of them; seeded."""
    members: dict[Hashable, list[int]] = {}
    for row, group in enumerate(groups):
        members.setdefault(group, []).append(row)
    order = np.random.default_rng(_SEED).permutation(len(members))
    shuffled = [list(members.values())[each] for each in order]
    cut: list[list[int]] = [[] for _ in range(min(_FOLDS, len(members)))]
    for rows in sorted(shuffled, key=len, reverse=True):
        min(cut, key=len).extend(rows)
    return [sorted(each) for each in cut]


def cohens_kappa(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how far two people agree beyond chance (Cohen 1960), at most 1; NaN says nothing.

    Where both gave one and the same label throughout, chance explains everything.
    """
    labels = sorted({*one, *other})
    table = np.zeros((len(labels), len(labels)))
    for first, second in zip(one, other, strict=True):
        table[labels.index(first), labels.index(second)] += 1
    table /= max(table.sum(), 1.0)
    observed = float(np.trace(table))
    chance = float(table.sum(axis=0) @ table.sum(axis=1))
    return (observed - chance) / (1 - chance) if chance < 1 else float("nan")
