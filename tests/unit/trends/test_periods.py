"""Months and quarters: without a gap, each day in one."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.domain.trend import Bin, Course, Step
from ideation.trends.series import periods
from ideation.trends.verdict import TrendRules, judge

DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


def test_months_run_over_the_end_of_a_year():
    assert periods(Step.MONTH, date(2025, 12, 31), date(2026, 1, 1)) == [
        (date(2025, 12, 1), date(2026, 1, 1)),
        (date(2026, 1, 1), date(2026, 2, 1)),
    ]


@pytest.mark.parametrize("step", Step)
@given(first=DAYS, days=st.integers(0, 1500))
def test_every_day_lies_in_exactly_one_period(step, first, days):
    last = first + timedelta(days=days)
    found = periods(step, first, last)
    assert found[0][0] <= first
    assert found[-1][0] <= last < found[-1][1]
    assert all(one[1] == other[0] for one, other in pairwise(found))


def test_months_are_judged_over_a_year():
    day = date(2026, 1, 1)
    voices = [0] * 10 + [2, 3]
    bins = [Bin(start=day, end=day, passages=each, organisations=each) for each in voices]
    rules = TrendRules.of(Step.MONTH)
    assert judge(bins, [8] * 12, organisations=5, rules=rules).course is Course.EMERGING
    assert judge(bins[-5:], [8] * 5, organisations=5, rules=rules).course is Course.TOO_FEW
    assert TrendRules.of(Step.QUARTER) == TrendRules()
