"""Whether clusters follow what passages say, or the language in which they say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ideation.clustering.fit import UNCLUSTERED, Labels

_SEED = 20261122


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageBias:
    """Adjusted mutual information of language and cluster, and where chance puts 95 % of it."""

    ami: float
    low: float
    high: float

    @property
    def found(self) -> bool:
        """Whether clusters follow language more than chance does."""
        return self.ami > self.high


def language_bias(
    labels: Labels,
    languages: Sequence[str],
    *,
    groups: Sequence[int] | None = None,
    rounds: int = 200,
    seed: int = _SEED,
) -> LanguageBias:
    """Test whether clusters follow language, over the clustered passages.

    The band comes from `rounds` permutations of the languages. With `groups`, what the passages
    are known to be about, languages are exchanged within a group only: a group that is mostly
    told in one language is no bias. All is 0 where there is nothing to tell apart.
    """
    rows = np.flatnonzero(labels != UNCLUSTERED)
    if not len(rows):
        return LanguageBias(ami=0.0, low=0.0, high=0.0)
    _, cluster = np.unique(labels[rows], return_inverse=True)
    _, language = np.unique([str(languages[int(row)]) for row in rows], return_inverse=True)
    within = np.zeros(len(rows), dtype=np.intp)
    if groups is not None:
        within = np.asarray([groups[int(row)] for row in rows], dtype=np.intp)
    measure = _Information(cluster, language)
    chance, slots = np.random.default_rng(seed), np.argsort(within, kind="stable")
    drawn = []
    for _ in range(rounds):
        shuffled = np.lexsort((chance.random(len(rows)), within))
        exchanged = np.empty_like(language)
        exchanged[slots] = language[shuffled]
        drawn.append(measure.of(exchanged))
    low, high = np.percentile(drawn, (2.5, 97.5)) if drawn else (0.0, 0.0)
    return LanguageBias(ami=measure.of(language), low=float(low), high=float(high))


class _Information:
    """Adjusted mutual information with one clustering (Vinh, Epps & Bailey 2010).

    What chance expects depends on the sizes alone, which permutations keep: computed once.
    """

    def __init__(self, cluster: Labels, language: Labels) -> None:
        from sklearn.metrics.cluster import expected_mutual_information

        self._cluster, self._width = cluster, int(language.max()) + 1
        table = self._table(language)
        self._expected = float(expected_mutual_information(table, len(cluster)))
        self._most = (_entropy(table.sum(axis=0)) + _entropy(table.sum(axis=1))) / 2

    def of(self, language: Labels) -> float:
        """Return it for a permutation of the languages."""
        table = self._table(language)
        shared = _entropy(table.sum(axis=0)) + _entropy(table.sum(axis=1)) - _entropy(table.ravel())
        room = self._most - self._expected
        return float((shared - self._expected) / room) if room > 1e-12 else 0.0

    def _table(self, language: Labels) -> Labels:
        cells = np.bincount(
            self._cluster * self._width + language,
            minlength=(int(self._cluster.max()) + 1) * self._width,
        )
        return np.asarray(cells.reshape(-1, self._width))


def _entropy(counts: Labels) -> float:
    part = counts[counts > 0] / counts.sum()
    return float(-(part * np.log(part)).sum())
