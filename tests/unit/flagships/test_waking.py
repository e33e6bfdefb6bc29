"""Waking: a decision opens again when its own condition comes true, and only then."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.domain.candidate import Backer
from ideation.domain.decision import Decision, Verdict, WakeIf, WakeKind, standing
from ideation.domain.organisation import Category
from ideation.domain.passage import By
from ideation.flagships.waking import heard_of, woken

THEN = datetime(2026, 3, 1, tzinfo=UTC)
TODAY = date(2026, 11, 26)


def backer(number, category=Category.FIRM, *passages, root=None):
    return Backer(
        organisation_id=number,
        name=f"House {number}",
        category=category,
        region=None,
        root=root or number,
        sectors=(),
        passage_ids=passages or (number * 10,),
        dates=(),
    )


def decision(*conditions, heard=()):
    return Decision(
        group_id=1,
        verdict=Verdict.HOLD,
        reason="not yet",
        by=By.HUMAN,
        at=THEN,
        wake_if=conditions,
        heard=heard_of(heard),
        seen=tuple(each for one in heard for each in one.passage_ids),
    )


def opened(given_decision, backers, *, speakers=None, roots=None, today=TODAY):
    own = {each.organisation_id: each.root for each in backers}
    said = {each: one.organisation_id for one in backers for each in one.passage_ids}
    return woken(given_decision, backers, speakers or said, {**own, **(roots or {})}, today=today)


BACKER, PUBLIC, PRIVATE = (WakeIf(kind=each) for each in list(WakeKind)[:3])
FIRM, LAB = backer(1), backer(2, Category.RESEARCH)


def test_a_further_backer_wakes_and_its_statements_say_so():
    [found] = opened(decision(BACKER, heard=[FIRM]), [FIRM, LAB])
    assert found.condition == BACKER
    assert found.organisation_ids == (2,)
    assert found.passage_ids == (20,)


def test_those_who_were_there_wake_nothing():
    assert opened(decision(BACKER, PUBLIC, PRIVATE, heard=[FIRM, LAB]), [FIRM, LAB]) == ()


def test_each_side_waits_for_its_own():
    held = decision(PUBLIC, PRIVATE, heard=[FIRM])
    assert [each.condition for each in opened(held, [FIRM, LAB])] == [PUBLIC]
    assert [each.condition for each in opened(held, [FIRM, backer(3)])] == [PRIVATE]
    assert opened(held, [FIRM, backer(4, Category.ASSOCIATION)]) == ()


def test_a_further_statement_of_a_known_backer_is_no_further_backer():
    again = backer(1, Category.FIRM, 10, 11)
    assert opened(decision(BACKER, heard=[FIRM]), [again]) == ()


def test_a_subsidiary_of_a_known_backer_is_no_further_backer():
    daughter = backer(3, root=1)
    assert opened(decision(BACKER, heard=[FIRM]), [FIRM, daughter]) == ()


def test_a_parent_named_later_makes_nobody_new():
    mother = backer(1, root=9)
    assert opened(decision(BACKER, heard=[FIRM]), [mother]) == ()


def test_two_entries_merged_into_one_are_nobody_new():
    kept = backer(5, Category.FIRM, 10, 50)
    assert opened(decision(BACKER, heard=[FIRM]), [kept]) == ()


def test_a_backer_found_to_be_public_later_is_a_public_partner():
    unknown = backer(2, None)
    [found] = opened(decision(PUBLIC, heard=[FIRM, unknown]), [FIRM, LAB])
    assert found.organisation_ids == (2,)


def test_a_day_wakes_from_that_day_on():
    held = decision(WakeIf(kind=WakeKind.DATE, day=TODAY))
    assert opened(held, [FIRM], today=date(2026, 11, 25)) == ()
    assert len(opened(held, [FIRM], today=TODAY)) == 1
    assert len(opened(held, [FIRM], today=date(2027, 5, 1))) == 1


def test_an_organisation_wakes_when_it_or_its_subsidiary_speaks_anew():
    held = decision(WakeIf(kind=WakeKind.ORGANISATION, organisation_id=7), heard=[FIRM])
    assert opened(held, [FIRM]) == ()
    [own] = opened(held, [FIRM], speakers={10: 1, 70: 7}, roots={7: 7})
    assert (own.organisation_ids, own.passage_ids) == ((7,), (70,))
    [daughter] = opened(held, [FIRM], speakers={80: 8}, roots={8: 7, 7: 7})
    assert daughter.organisation_ids == (8,)


def test_what_an_organisation_had_said_before_wakes_nothing():
    held = replace(decision(WakeIf(kind=WakeKind.ORGANISATION, organisation_id=7)), seen=(70,))
    assert opened(held, [FIRM], speakers={70: 7}, roots={7: 7}) == ()


def test_without_a_condition_nothing_ever_wakes():
    assert opened(decision(heard=[]), [FIRM, LAB], today=date(2100, 1, 1)) == ()


@given(st.lists(st.sampled_from([FIRM, LAB, backer(3), backer(4, None)]), unique=True))
def test_every_condition_on_voices_that_came_true_opens_to_statements(heard):
    everyone = [FIRM, LAB, backer(3), backer(4, None)]
    found = opened(decision(BACKER, PUBLIC, PRIVATE, heard=heard), everyone)
    known = {each for one in heard for each in one.passage_ids}
    for each in found:
        assert each.passage_ids
        assert not set(each.passage_ids) & known
    assert any(each.condition == BACKER for each in found) is (len(heard) < len(everyone))


def test_a_condition_without_what_it_waits_for_cannot_be():
    for wrong in (
        {"kind": WakeKind.DATE},
        {"kind": WakeKind.BACKER, "day": TODAY},
        {"kind": WakeKind.ORGANISATION},
        {"kind": WakeKind.PUBLIC, "organisation_id": 3},
    ):
        with pytest.raises(ValueError, match="goes with the condition"):
            WakeIf(**wrong)


def test_the_newest_decision_that_nobody_took_back_stands():
    first, second = decision(), replace(decision(), verdict=Verdict.DROP)
    assert standing([]) is None
    assert standing([first, second]) is second
    assert standing([first, replace(second, undone_at=THEN)]) is first
