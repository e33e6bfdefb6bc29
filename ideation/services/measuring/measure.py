"""Measures with bootstrap intervals. Pure functions of labels, rankings and a seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_ROUNDS = 500
_SEED = 20261122
_CUTOFF = 10

Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A measure with its 95 % bootstrap interval and the number of cases behind it."""

    value: float
    low: float
    high: float
    n: int


def bootstrapped(
    n: int, measure: Callable[[Indices], float], *, centred: bool = False
) -> Value | None:
    """Return `measure` over all n cases, with the percentile interval of resampled cases.

    `centred` moves the interval so that its median is the value: measures of agreement between
    groupings rise when fewer different cases are drawn, which would lift the interval off it.
    Where the measure says nothing (NaN) about all cases there is no value; a draw about which
    it says nothing is left out.
    """
    if not n or np.isnan(value := measure(np.arange(n))):
        return None
    generator = np.random.default_rng(_SEED)
    rounds = [measure(generator.integers(0, n, n)) for _ in range(_ROUNDS)]
    low, middle, high = np.nanpercentile(rounds, [2.5, 50, 97.5])
    shift = value - middle if centred else 0.0
    return Value(
        value=round(value, 4),
        low=round(float(low + shift), 4),
        high=round(float(high + shift), 4),
        n=n,
    )


def mean(values: Sequence[float]) -> Value | None:
    """Return the mean of `values` with its interval; None for no values."""
    array = np.asarray(values, dtype=np.float64)
    return bootstrapped(len(array), lambda chosen: float(array[chosen].mean()))


def f1(truth: Sequence[str], found: Sequence[str], labels: Sequence[str]) -> Value | None:
    """Return macro-F1 over `labels`; a label absent from truth and answer does not count."""
    true, predicted = _codes(truth, labels), _codes(found, labels)

    def measure(chosen: Indices) -> float:
        table = np.zeros((len(labels) + 1, len(labels) + 1))
        np.add.at(table, (true[chosen], predicted[chosen]), 1)
        hits = np.diag(table)[:-1]
        either = table.sum(0)[:-1] + table.sum(1)[:-1]
        scores = np.divide(2 * hits, either, out=np.full(len(labels), np.nan), where=either > 0)
        return float(np.nanmean(scores)) if not np.isnan(scores).all() else float("nan")

    return bootstrapped(len(true), measure)


def _codes(values: Sequence[str], labels: Sequence[str]) -> Indices:
    code = {label: index for index, label in enumerate(labels)}
    return np.asarray([code.get(value, len(labels)) for value in values], dtype=np.intp)


def ndcg(ranking: Sequence[str], relevant: Mapping[str, int]) -> float:
    """Return nDCG@10 with gains 2^g - 1 (Järvelin & Kekäläinen 2002, as in TREC)."""
    gains = [2.0 ** relevant.get(passage, 0) - 1 for passage in ranking[:_CUTOFF]]
    ideal = sorted((2.0**grade - 1 for grade in relevant.values()), reverse=True)[:_CUTOFF]
    best = _discounted(ideal)
    return _discounted(gains) / best if best else 0.0


def ndcg_among(ranking: Sequence[str], relevant: Mapping[str, int], pool: Set[str]) -> float | None:
    """Return the nDCG@10 among some passages only; None where no answer is among them."""
    grades = {passage: grade for passage, grade in relevant.items() if passage in pool}
    return ndcg([each for each in ranking if each in pool], grades) if grades else None


def _discounted(gains: Sequence[float]) -> float:
    return float(sum(gain / np.log2(rank + 2) for rank, gain in enumerate(gains)))
