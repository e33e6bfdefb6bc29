"""Intervals fit for small counts."""

from __future__ import annotations

from functools import lru_cache

from ideation.domain.trend import Interval

CONFIDENCE = 0.95


@lru_cache(maxsize=4096)
def poisson_interval(count: int, confidence: float = CONFIDENCE) -> Interval:
    """Return between what the mean lies that a count of `count` is drawn from, 0 included.

    The exact interval for a Poisson mean from quantiles of the gamma distribution (Garwood 1936,
    Fiducial limits for the Poisson distribution): it covers the mean at least as often as
    `confidence` says, however small the count. Nothing heard still leaves room for 3.7.
    """
    from scipy.special import gammaincinv

    if count < 0 or not 0 < confidence < 1:
        raise ValueError(f"no interval for a count of {count} at {confidence}")
    tail = (1 - confidence) / 2
    low = float(gammaincinv(count, tail)) if count else 0.0
    return Interval(low=low, high=float(gammaincinv(count + 1, 1 - tail)))


def rate_interval(count: int, exposure: float, confidence: float = CONFIDENCE) -> Interval:
    """Return the interval of `count` per unit of an `exposure` above 0."""
    whole = poisson_interval(count, confidence)
    return Interval(low=whole.low / exposure, high=whole.high / exposure)
