"""Who backs an idea: own voice only, parents once, copies once, the agency never."""

from datetime import date

import pytest

from ideation.domain.ids import NoteId, OrganisationId, PassageId
from ideation.domain.organisation import Category, Organisation, Status
from ideation.domain.passage import WISHES, Attribution, Kind
from ideation.domain.rules import GateRules
from ideation.domain.understanding import Understanding
from ideation.flagships.backing import Statement, backers
from ideation.flagships.gate import Sides, gate
from ideation.flagships.independence import top_parents
from ideation.flagships.score import ranked, score_parts, total


def organisation(number, name, category=Category.FIRM, parent=None, region="Luxembourg"):
    return Organisation(
        id=OrganisationId(number),
        name=name,
        category=category,
        size=None,
        region=region,
        parent_id=parent,
        status=Status.CONFIRMED,
        notes=1,
        passages=1,
    )


KILN, KILN_SAAR, LAB, CLUB, TOWN, AGENCY = range(1, 7)
HOUSE = {
    each.id: each
    for each in (
        organisation(KILN, "Kiln S.A."),
        organisation(KILN_SAAR, "Kiln Saar GmbH", parent=OrganisationId(KILN), region="Saarland"),
        organisation(LAB, "Lab", Category.RESEARCH, region="Lorraine"),
        organisation(CLUB, "Club", Category.ASSOCIATION),
        organisation(TOWN, "Town", Category.PUBLIC),
        organisation(AGENCY, "Agency", Category.INTERMEDIARY),
    )
}
ROOTS = top_parents(list(HOUSE.values()))


def said(number, by, **what):
    kind, attribution = what.pop("kind", Kind.NEED), what.pop("attribution", Attribution.OWN)
    understanding = Understanding(
        context=0,
        kind=kind,
        kind_cue="",
        attribution=attribution,
        attribution_cue="",
        organisation_id=None if by is None else OrganisationId(by),
        shared=None,
        doubt=None,
        is_wish=kind in WISHES,
    )
    settings = {
        "date": date(2026, 3, number),
        "sector": "Wood",
        "strength": 1 - number / 100,
        "source": PassageId(number),
    }
    return Statement(
        passage_id=PassageId(number),
        note_id=NoteId(number),
        understanding=understanding,
        **{**settings, **what},
    )


def who(*statements, never=()):
    return [each.name for each in backers(statements, HOUSE, ROOTS, never=never)]


def light_names(*statements, shared=()):
    found = backers(statements, HOUSE, ROOTS)
    lights = gate(found, Sides(shared=shared), GateRules())
    names = ("independent", "public_private", "beyond_one")
    return {name for name in names if getattr(lights, name).on}


def test_an_own_voice_wish_backs():
    assert who(said(1, KILN), said(2, LAB)) == ["Kiln S.A.", "Lab"]


@pytest.mark.parametrize("attribution", [Attribution.REPORTED, Attribution.MENTIONED, None])
def test_what_is_reported_or_mentioned_backs_nothing(attribution):
    assert who(said(1, KILN, attribution=attribution)) == []


@pytest.mark.parametrize("kind", [Kind.OBSERVATION, Kind.FACT, None])
def test_what_is_no_wish_backs_nothing(kind):
    assert who(said(1, KILN, kind=kind)) == []


def test_a_passage_without_a_speaker_backs_nothing():
    assert who(said(1, None)) == []


def test_the_agency_never_backs_nor_does_its_house():
    house = {**HOUSE, OrganisationId(7): organisation(7, "Desk", parent=OrganisationId(AGENCY))}
    statements = [said(1, AGENCY), said(2, 7), said(3, LAB)]
    roots = top_parents(list(house.values()))
    found = backers(statements, house, roots, never=[OrganisationId(AGENCY)])
    assert [each.name for each in found] == ["Lab"]


def test_the_strongest_statement_of_a_backer_stands_first():
    [found] = backers([said(9, LAB), said(2, LAB), said(5, LAB)], HOUSE, ROOTS)
    assert found.passage_ids == (2, 5, 9)
    assert found.dates == (date(2026, 3, 2), date(2026, 3, 5), date(2026, 3, 9))


def test_a_text_under_two_organisations_counts_for_the_earlier_one():
    assert who(said(8, KILN, source=PassageId(4)), said(4, LAB)) == ["Lab"]


def test_a_text_that_stands_in_three_houses_is_nobodys_wish():
    copies = [said(n, by, source=PassageId(1)) for n, by in ((1, KILN), (2, LAB), (3, TOWN))]
    assert who(*copies) == []


def test_a_translation_under_the_same_organisation_adds_its_passage_but_no_voice():
    [found] = backers([said(1, LAB), said(2, LAB, source=PassageId(1))], HOUSE, ROOTS)
    assert found.passage_ids == (1, 2)


# Independence


def test_a_circle_of_parents_is_one_body():
    circle = [
        organisation(1, "A", parent=OrganisationId(2)),
        organisation(2, "B", parent=OrganisationId(1)),
        organisation(3, "C", parent=OrganisationId(2)),
    ]
    assert set(top_parents(circle).values()) == {1}


# Gate


def test_a_parent_and_its_subsidiary_are_one_voice():
    assert light_names(said(1, KILN), said(2, KILN_SAAR)) == set()


def test_two_firms_of_one_sector_light_the_first_light_only():
    firms = {**HOUSE, OrganisationId(8): organisation(8, "Other")}
    found = backers([said(1, KILN), said(2, 8)], firms, top_parents(list(firms.values())))
    lights = gate(found, Sides(), GateRules())
    assert (lights.independent.on, lights.public_private.on, lights.beyond_one.on) == (
        True,
        False,
        False,
    )


def test_an_association_counts_for_the_first_light_only():
    assert light_names(said(1, KILN), said(2, CLUB)) == {"independent"}


def test_a_firm_and_a_research_body_light_the_second_light():
    assert light_names(said(1, KILN), said(2, LAB)) == {"independent", "public_private"}


def test_a_public_body_and_the_firm_it_owns_are_not_public_and_private():
    owned = {**HOUSE, OrganisationId(9): organisation(9, "Works", parent=OrganisationId(TOWN))}
    found = backers([said(1, TOWN), said(2, 9)], owned, top_parents(list(owned.values())))
    assert not gate(found, Sides(), GateRules()).public_private.on


def test_a_word_of_sharing_lights_the_third_light_and_opens():
    found = backers([said(1, KILN), said(2, LAB)], HOUSE, ROOTS)
    lights = gate(found, Sides(shared=(PassageId(2),)), GateRules())
    assert lights.beyond_one.support == (2,)
    assert lights.passes


def test_backers_of_two_sectors_light_the_third_light():
    assert "beyond_one" in light_names(said(1, KILN), said(2, LAB, sector="HealthTech"))


def test_one_organisation_met_under_two_sectors_does_not():
    assert light_names(said(1, KILN), said(2, KILN, sector="HealthTech")) == set()


def test_the_lights_carry_what_speaks_against_them():
    found = backers([said(1, KILN), said(2, LAB)], HOUSE, ROOTS)
    sides = Sides(for_itself=(PassageId(7),), not_independent=(PassageId(8),))
    lights = gate(found, sides, GateRules())
    assert lights.independent.against == (8,)
    assert lights.beyond_one.against == (7,)


def test_an_agency_may_ask_for_three_voices():
    found = backers([said(1, KILN), said(2, LAB)], HOUSE, ROOTS)
    rules = GateRules(independent=3)
    lights = gate(found, Sides(), rules)
    assert not lights.independent.on
    assert "At least 3 independent" in lights.independent.rule


def test_removing_the_decisive_quote_turns_the_light_off():
    statements = [said(1, KILN), said(2, LAB)]
    assert "public_private" in light_names(*statements)
    assert "public_private" not in light_names(*statements[:1])


# Score


def parts(*statements, newest=date(2026, 3, 31)):
    return score_parts(backers(statements, HOUSE, ROOTS), newest=newest)


def test_breadth_counts_independent_voices():
    assert parts(said(1, KILN))["breadth"].value == 0
    assert parts(said(1, KILN), said(2, KILN_SAAR))["breadth"].value == 0
    assert parts(said(1, KILN), said(2, LAB))["breadth"].value == 40
    assert parts(said(1, KILN), said(2, LAB), said(3, TOWN))["breadth"].value == 64


def test_mix_is_full_where_both_sides_are_even():
    assert parts(said(1, KILN), said(2, LAB))["mix"].value == 100
    assert parts(said(1, KILN), said(2, LAB), said(3, TOWN))["mix"].value == 67
    assert parts(said(1, KILN), said(2, CLUB))["mix"].value == 0


def test_momentum_is_the_share_of_voices_heard_lately():
    old = said(1, LAB, date=date(2024, 1, 1))
    found = parts(old, said(2, KILN))
    assert found["momentum"].value == 50
    assert found["momentum"].passage_ids == (2,)


def test_a_note_without_a_date_backs_but_gives_no_momentum():
    found = parts(said(1, LAB, date=None), said(2, KILN, date=None))
    assert found["breadth"].value == 40
    assert found["momentum"].value == 0


def test_sectors_and_regions_count_beyond_the_first():
    found = parts(said(1, KILN), said(2, LAB, sector="HealthTech"))
    assert found["cross_sector"].value == 50
    assert found["cross_border"].value == 50
    assert set(found["cross_border"].passage_ids) == {1, 2}


def test_no_backer_gives_zero_everywhere():
    found = parts()
    assert {part.value for part in found.values()} == {0}
    assert total(found) == 0
    assert ranked([]) == []
