"""Before, during and after a context period."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.domain.ids import OrganisationId, PassageId
from ideation.domain.trend import Dated
from ideation.trends.context import Shift, compare

OPENS = date(2024, 1, 1)
CLOSES = date(2026, 12, 31)
BAND = date(2025, 1, 1), date(2025, 12, 31)


def said(number, day, voice):
    return Dated(passage_id=PassageId(number), day=day, voices=frozenset({OrganisationId(voice)}))


def each_quarter(*, voices, years, first=1):
    """Return as many voices in the middle of each quarter of some years."""
    return [
        said(year * 1000 + quarter * 100 + voice, date(year, quarter * 3 + 2, 10), voice)
        for year in years
        for quarter in range(4)
        for voice in range(first, first + voices)
    ]


EVERYTHING = [
    *each_quarter(voices=20, years=(2024, 2025, 2026), first=100),
    said(1, OPENS, 999),
    said(2, CLOSES, 999),
]


def test_the_stretches_lie_end_to_end_and_cover_the_notes():
    found = compare([], EVERYTHING, *BAND)
    assert (found.before.start, found.before.end) == (OPENS, BAND[0])
    assert (found.during.start, found.during.end) == (BAND[0], date(2026, 1, 1))
    assert (found.after.start, found.after.end) == (date(2026, 1, 1), date(2027, 1, 1))
    assert found.before.quarters == pytest.approx(4, abs=0.05)


def test_many_more_voices_during_the_period_are_a_shift_and_back_to_before_is_none():
    matter = [
        *each_quarter(voices=1, years=(2024,)),
        *each_quarter(voices=6, years=(2025,)),
        *each_quarter(voices=1, years=(2026,)),
    ]
    found = compare(matter, EVERYTHING, *BAND)
    assert (found.during_shift, found.after_shift) == (Shift.MORE, Shift.SAME)
    assert found.during.per_quarter == pytest.approx(6, rel=0.05)
    assert found.during.interval.low < 6 < found.during.interval.high
    assert found.during_certainty > 0.9


def test_what_vanishes_after_the_period_is_said_to_be_fewer():
    matter = each_quarter(voices=5, years=(2024, 2025))
    found = compare(matter, EVERYTHING, *BAND)
    assert found.after_shift is Shift.FEWER
    assert found.after.voices == 0
    assert found.after.interval.low == 0


def test_more_voices_because_more_were_met_are_no_shift():
    everything = [
        *each_quarter(voices=5, years=(2024,), first=100),
        *each_quarter(voices=30, years=(2025,), first=100),
    ]
    matter = [
        *each_quarter(voices=1, years=(2024,)),
        *each_quarter(voices=6, years=(2025,)),
    ]
    assert compare(matter, everything, *BAND).during_shift is Shift.SAME


def test_thirty_statements_of_one_voice_are_one_voice():
    day = date(2025, 5, 1)
    loud = [said(number, day, 7) for number in range(30)]
    found = compare(loud, EVERYTHING, *BAND)
    assert (found.during.voices, found.during.passages) == (1, 30)
    assert found.during_shift is Shift.TOO_FEW


@pytest.mark.parametrize(
    ("first", "last", "missing"),
    [
        (date(2020, 3, 1), date(2022, 3, 31), {"before", "during"}),
        (date(2030, 1, 1), None, {"during", "after"}),
        (date(2020, 1, 1), None, {"before", "after"}),
    ],
)
def test_where_the_notes_do_not_reach_nothing_is_said(first, last, missing):
    found = compare(each_quarter(voices=5, years=(2025,)), EVERYTHING, first, last)
    assert {
        each for each in ("before", "during", "after") if getattr(found, each) is None
    } == missing
    assert found.during_shift is Shift.TOO_FEW


def test_nothing_heard_has_no_stretches():
    found = compare([], [], *BAND)
    assert (found.before, found.during, found.after) == (None, None, None)


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(1, 8)), max_size=40))
def test_statements_are_conserved_over_the_three_stretches(rows):
    matter = [
        said(number, OPENS + timedelta(days=day), voice) for number, (day, voice) in enumerate(rows)
    ]
    found = compare(matter, [*EVERYTHING, *matter], *BAND)
    assert sum(each.passages for each in (found.before, found.during, found.after)) == len(rows)
