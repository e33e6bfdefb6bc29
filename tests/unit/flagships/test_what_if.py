"""The single fact that would turn a light: every one that is told has been tried."""

import pytest
from houses import (
    AGENCY,
    CLUB,
    HOUSE,
    KILN,
    KILN_SAAR,
    LAB,
    MILL,
    TOWN,
    case_of,
    said,
)
from hypothesis import given
from hypothesis import strategies as st

from ideation.domain.passage import Attribution, Kind
from ideation.domain.rules import GateRules, Side
from ideation.domain.turn import TurnKind
from ideation.flagships.case import judge
from ideation.flagships.what_if import LIGHTS, applied, light_of, turns
from ideation.flagships.words import rule_words, turn_words

RULES = GateRules()


def first_turn(case, light, rules=RULES):
    return turns(case, rules)[light][0]


def on(case, light, rules=RULES):
    return light_of(judge(case, rules), light).on


@st.composite
def statements(draw):
    count = draw(st.integers(0, 7))
    made = []
    for number in range(1, count + 1):
        made.append(
            said(
                number,
                draw(st.sampled_from([None, *range(1, 8)])),
                attribution=draw(st.sampled_from([*Attribution, Attribution.OWN, None])),
                kind=draw(st.sampled_from([Kind.NEED, Kind.OFFER, Kind.FACT])),
                shared=draw(st.sampled_from([None, None, "for all"])),
                doubt=draw(st.sampled_from([None, None, "who pays"])),
                sector=draw(st.sampled_from([None, "Wood", "HealthTech", "CleanTech"])),
                source=draw(st.integers(1, number)),
            )
        )
    return made


rules = st.builds(
    GateRules,
    independent=st.integers(2, 4),
    sectors=st.integers(2, 3),
    by_sectors=st.booleans(),
    associations=st.sampled_from(Side),
)


@given(statements(), st.integers(0, 7), rules)
def test_every_fact_that_is_told_turns_its_light(made, wishes, given_rules):
    case = case_of(*made[:wishes], around=made[wishes:])
    found = turns(case, given_rules)
    for light in LIGHTS:
        assert found[light], "there is always something that would turn a light"
        before = on(case, light, given_rules)
        for turn in found[light]:
            assert on(applied(case, turn), light, given_rules) is not before


@given(statements(), rules)
def test_of_several_houses_none_can_stay(made, given_rules):
    case = case_of(*made)
    for light in LIGHTS:
        turn = turns(case, given_rules)[light][0]
        if turn.kind is not TurnKind.HOUSE or turn.single:
            continue
        for house in turn.organisation_ids:
            others = [
                each.passage_id
                for each in case.statements
                if each.passage_id in turn.passage_ids
                and case.roots[each.understanding.backer] != case.roots[house]
            ]
            assert on(case.without(others), light, given_rules)


def test_the_decisive_quote_of_a_light_is_named_and_its_removal_turns_it_off():
    case = case_of(said(1, KILN), said(2, LAB, shared="open to all"))
    for light in LIGHTS:
        turn = first_turn(case, light)
        assert turn.kind is TurnKind.STATEMENT
        assert turn.single
        assert on(case, light)
        assert not on(case.without(turn.passage_ids), light)
    assert first_turn(case, "beyond_one").passage_ids == (2,)


def test_a_house_that_says_it_twice_falls_away_as_a_whole():
    case = case_of(said(1, KILN), said(2, KILN), said(3, LAB), said(4, LAB))
    turn = first_turn(case, "independent")
    assert (turn.kind, turn.passage_ids, turn.organisation_ids) == (
        TurnKind.HOUSE,
        (1, 2),
        (KILN,),
    )


def test_where_no_single_voice_decides_the_fewest_houses_are_named():
    case = case_of(said(1, KILN), said(2, LAB), said(3, TOWN), said(4, MILL))
    assert (first_turn(case, "independent").count) == 3
    # Two on each side: both of one side must go.
    turn = first_turn(case, "public_private")
    assert (turn.kind, turn.count, turn.single) == (TurnKind.HOUSE, 2, False)


@pytest.mark.parametrize(
    ("wishes", "light", "kind", "count"),
    [
        ([], "independent", TurnKind.ORGANISATION, 2),
        ([said(1, KILN)], "independent", TurnKind.ORGANISATION, 1),
        ([said(1, KILN), said(2, KILN_SAAR)], "independent", TurnKind.ORGANISATION, 1),
        ([said(1, AGENCY)], "independent", TurnKind.ORGANISATION, 2),
        ([said(1, KILN)], "public_private", TurnKind.PUBLIC, 1),
        ([said(1, TOWN)], "public_private", TurnKind.PRIVATE, 1),
        ([said(1, CLUB)], "public_private", TurnKind.BOTH, 2),
        ([said(1, KILN)], "beyond_one", TurnKind.SHARED, 1),
    ],
)
def test_what_a_dark_light_lacks_is_named(wishes, light, kind, count):
    turn = first_turn(case_of(*wishes), light)
    assert (turn.kind, turn.count) == (kind, count)


def test_a_reported_wish_would_count_in_its_own_voice():
    case = case_of(said(1, KILN), said(2, CLUB, attribution=Attribution.REPORTED))
    found = turns(case, RULES)["independent"]
    assert [each.kind for each in found] == [TurnKind.ORGANISATION, TurnKind.OWN_VOICE]
    assert found[1].organisation_ids == (CLUB,)


def test_another_sector_is_named_only_where_it_would_be_enough():
    case = case_of(said(1, KILN), said(2, LAB))
    kinds = {each.kind for each in turns(case, RULES)["beyond_one"]}
    assert kinds == {TurnKind.SHARED, TurnKind.SECTOR}
    for strict in (GateRules(sectors=3), GateRules(by_sectors=False)):
        assert {each.kind for each in turns(case, strict)["beyond_one"]} == {TurnKind.SHARED}


def test_associations_count_on_the_side_that_the_agency_says():
    case = case_of(said(1, CLUB), said(2, LAB))
    assert not on(case, "public_private")
    assert on(case, "public_private", GateRules(associations=Side.PRIVATE))
    assert not on(case, "public_private", GateRules(associations=Side.PUBLIC))


# Against


def test_each_light_names_what_stands_against_it():
    case = case_of(
        said(1, KILN),
        said(2, LAB),
        said(3, CLUB, attribution=Attribution.REPORTED),
        said(4, KILN_SAAR),
        around=[
            said(5, LAB, kind=Kind.OBSERVATION, doubt="who pays"),
            said(6, KILN, kind=Kind.OBSERVATION, exclusive="only for us"),
            said(7, KILN, kind=Kind.OBSERVATION, one_side="no public money"),
            said(8, TOWN, kind=Kind.OBSERVATION, doubt="too far"),
        ],
    )
    lights = judge(case, RULES).gate
    assert lights.independent.against == (3, 4)
    assert lights.public_private.against == (5, 7)
    assert lights.beyond_one.against == (5, 6)


def test_a_copy_in_another_house_stands_against_independence():
    case = case_of(said(1, KILN), said(2, LAB), said(3, TOWN, source=1))
    assert judge(case, RULES).gate.independent.against == (3,)


# In words


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("kind", TurnKind)
def test_every_fact_and_rule_has_words_in_each_language(kind, language):
    for count in (1, 3):
        turn = first_turn(case_of(said(1, KILN)), "independent")
        sentence = turn_words(
            type(turn)(kind=kind, count=count), [HOUSE[KILN].name, HOUSE[LAB].name], language
        )
        assert sentence.endswith(".")
        assert "{" not in sentence
    for side in Side:
        for by_sectors in (True, False):
            words = rule_words(GateRules(associations=side, by_sectors=by_sectors), language)
            assert set(words) == set(LIGHTS)
            assert all(each.endswith(".") and "{" not in each for each in words.values())


def test_the_languages_say_it_differently():
    told = {rule_words(RULES, each)["independent"] for each in ("en", "de", "fr")}
    assert len(told) == 3
    assert "at least 3" in rule_words(GateRules(independent=3))["independent"].lower()
