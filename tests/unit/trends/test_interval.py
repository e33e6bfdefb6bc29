"""Intervals of small counts: the published values, and that they cover what they claim."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.trends.interval import poisson_interval, rate_interval


@pytest.mark.parametrize(
    ("count", "low", "high"),
    # As tables of the exact interval print them.
    [
        (0, 0.0, 3.689),
        (1, 0.025, 5.572),
        (2, 0.242, 7.225),
        (5, 1.623, 11.668),
        (10, 4.795, 18.390),
    ],
)
def test_the_interval_is_the_exact_one(count, low, high):
    found = poisson_interval(count)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-4), pytest.approx(high, abs=5e-4))


@given(st.floats(0.05, 40.0))
def test_it_covers_the_mean_at_least_as_often_as_it_says(mean):
    covered = sum(
        math.exp(-mean + count * math.log(mean) - math.lgamma(count + 1))
        for count in range(200)
        if poisson_interval(count).low <= mean <= poisson_interval(count).high
    )
    assert covered >= 0.95


@given(st.integers(0, 300))
def test_a_count_lies_in_its_interval_and_more_moves_both_ends(count):
    here, next_ = poisson_interval(count), poisson_interval(count + 1)
    assert here.low <= count <= here.high
    assert here.low < next_.low
    assert here.high < next_.high


def test_a_rate_has_the_interval_of_its_count():
    whole, half = poisson_interval(8), rate_interval(8, 2.0)
    assert (half.low, half.high) == (whole.low / 2, whole.high / 2)


@pytest.mark.parametrize(("count", "confidence"), [(-1, 0.95), (3, 0.0), (3, 1.0)])
def test_what_is_no_count_has_no_interval(count, confidence):
    with pytest.raises(ValueError, match="no interval"):
        poisson_interval(count, confidence)
