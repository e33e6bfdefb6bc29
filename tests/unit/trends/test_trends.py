"""Trends: bins, distinct voices, verdicts that stay honest at small counts."""

from datetime import date

import pytest

from ideation.domain.ids import OrganisationId, PassageId
from ideation.domain.trend import Bin, Course, Dated
from ideation.trends.series import quarters, series
from ideation.trends.verdict import TrendRules, judge

EVEN = [20] * 6


def bins(*voices):
    day = date(2026, 1, 1)
    return [Bin(start=day, end=day, passages=2 * each, organisations=each) for each in voices]


def said(number, day, *voices):
    voices = frozenset(map(OrganisationId, voices))
    return Dated(passage_id=PassageId(number), day=day, voices=voices)


def test_quarters_run_from_the_first_note_to_the_last_without_gap():
    found = quarters(date(2025, 11, 30), date(2026, 4, 1))
    assert found == [
        (date(2025, 10, 1), date(2026, 1, 1)),
        (date(2026, 1, 1), date(2026, 4, 1)),
        (date(2026, 4, 1), date(2026, 7, 1)),
    ]


def test_an_organisation_counts_once_in_a_period_however_much_it_says():
    periods = quarters(date(2026, 1, 1), date(2026, 3, 31))
    [found] = series([said(n, date(2026, 2, 1), 7) for n in range(30)], periods)
    assert (found.passages, found.organisations) == (30, 1)


def test_the_last_day_of_a_quarter_is_in_it_and_the_next_is_not():
    periods = quarters(date(2026, 1, 1), date(2026, 4, 1))
    first, second = series([said(1, date(2026, 3, 31), 1), said(2, date(2026, 4, 1), 2)], periods)
    assert (first.passage_ids, second.passage_ids) == ((1,), (2,))


@pytest.mark.parametrize(
    ("voices", "course"),
    [
        ((1, 1, 2, 3, 3, 4), Course.GROWING),
        ((0, 0, 0, 1, 2, 3), Course.EMERGING),
        ((0, 0, 0, 0, 2, 3), Course.EMERGING),
        ((2, 2, 2, 2, 2, 2), Course.STABLE),
        ((3, 2, 1, 1, 0, 0), Course.FADING),
        ((4, 3, 2, 0, 0, 0), Course.FADING),
        ((1, 0, 1, 0, 1, 1), Course.STABLE),
    ],
)
def test_the_verdict_follows_the_voices(voices, course):
    assert judge(bins(*voices), EVEN, organisations=5).course is course


def test_one_loud_organisation_is_no_trend():
    assert judge(bins(0, 0, 0, 1, 1, 1), EVEN, organisations=1).course is Course.TOO_FEW


def test_three_quarters_are_too_few_to_say():
    assert judge(bins(0, 2, 5), [9, 9, 9], organisations=6).course is Course.TOO_FEW


def test_more_voices_because_more_people_were_met_is_no_growth():
    voices = bins(1, 1, 2, 3, 3, 4)
    assert judge(voices, [5, 5, 8, 14, 14, 18], organisations=9).course is Course.STABLE


def test_only_the_newest_periods_count():
    old = bins(9, 9, 9, 2, 2, 2, 2, 2, 2)
    assert judge(old, [20] * 9, organisations=9).course is Course.STABLE
    whole = judge(old, [20] * 9, organisations=9, rules=TrendRules(periods=9))
    assert whole.course is Course.FADING
    assert (whole.early, whole.late) == (29, 10)
