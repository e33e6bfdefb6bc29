"""Organisations and contacts opened: what they said, where each fact comes from, what changes."""

from datetime import date

import pytest

from ideation.domain.organisation import Category, Size
from ideation.domain.party import Fact
from ideation.errors import BadInput, NotFound
from ideation.services.capturing.origins import How

VISIT = (
    "Frau Elke Zonnick, Leiterin Technik bei Galvokern GmbH, empfing uns.\n\n"
    "Wir brauchen einen offenen Prüfstand für Bleche, den alle nutzen dürfen.\n\n"
    "Sie schickt die Zahlen bis 3.4.2026 an uns."
)
HEADER = {
    "title": "Besuch in der Galvanik",
    "date": "2026-03-12",
    "sector": "AutoMobility",
    "organisations": [{"name": "Galvokern GmbH", "category": "firm", "region": "Saarland"}],
    "contacts": [
        {"name": "Elke Zonnick", "role": "Leiterin Technik", "organisation": "Galvokern GmbH"}
    ],
}
ELSEWHERE = "Die Galvokern GmbH hat ihren Ofen verkauft. Wir suchen Ersatz für unsere Halle."


@pytest.fixture
def met(workspace):
    workspace.door.take_text(VISIT, HEADER)
    workspace.door.take_text(
        ELSEWHERE,
        {
            "title": "Gespräch beim Nachbarn",
            "date": "2026-05-04",
            "organisations": [{"name": "Ofenbau Rehm KG", "category": "firm"}],
        },
    )
    workspace.catch_up()
    return workspace


def organisation(workspace, name="Galvokern GmbH"):
    [found] = [each for each in workspace.people.organisations() if each.name == name]
    return found


def contact(workspace, name="Elke Zonnick"):
    [found] = [each for each in workspace.people.contacts() if each.name == name]
    return found


def opened(workspace):
    return workspace.people.opened(organisation(workspace).id)


def texts(party, ids):
    return [party.material.passages[each].text for each in ids]


def test_lists_hold_sectors_last_contact_and_what_is_owed(met):
    [row] = [each for each in met.people.listed() if each.entry.name == "Galvokern GmbH"]
    assert (row.category, row.region, row.sectors) == (
        Category.FIRM,
        "Saarland",
        ("AutoMobility",),
    )
    assert (row.last_contact, row.contacts, row.promises) == (date(2026, 3, 12), 1, 1)


def test_a_contact_is_listed_with_what_its_organisation_is(met):
    [row] = [each for each in met.people.listed(contact=True) if each.entry.role]
    assert (row.entry.name, row.category, row.region) == ("Elke Zonnick", "firm", "Saarland")
    assert row.last_contact == date(2026, 3, 12)


def test_an_organisation_opens_to_its_meetings_and_to_what_others_say(met):
    party = opened(met)
    assert [note.title for note in party.met] == ["Besuch in der Galvanik"]
    assert [note.title for note in party.named] == ["Gespräch beim Nachbarn"]
    assert "Wir brauchen einen offenen Prüfstand" in " ".join(texts(party, party.said))
    assert texts(party, party.about) == ["Die Galvokern GmbH hat ihren Ofen verkauft."]
    assert [each.name for each in party.contacts] == ["Elke Zonnick"]
    assert party.last_contact == date(2026, 3, 12)
    assert [each.due for each in party.promises] == [date(2026, 4, 3)]


def test_each_fact_names_the_note_and_the_statement_it_comes_from(met):
    party = met.people.opened(contact(met).id, contact=True)
    assert set(party.origins) == {"name", "role", "employer"}
    assert {each.how for each in party.origins.values()} == {How.TEXT}
    first = party.origins["role"]
    assert first.note_id == party.met[0].id
    assert "Leiterin Technik" in texts(party, [first.passage_id])[0]


def test_what_only_the_header_says_comes_from_the_header(met):
    origins = opened(met).origins
    assert (origins["region"].how, origins["region"].passage_id) == (How.HEADER, None)
    assert "size" not in origins


def test_a_fact_set_by_a_person_says_so_and_can_be_taken_back(met, clock):
    wanted = organisation(met).id
    met.people.set_facts(wanted, {Fact.CATEGORY: "research", Fact.SIZE: "small"})
    assert (organisation(met).category, organisation(met).size) == (Category.RESEARCH, Size.SMALL)
    origin = opened(met).origins["category"]
    assert (origin.how, origin.at) == (How.PERSON, clock())
    assert met.people.undo_fact(wanted).fact is Fact.SIZE
    assert met.people.undo_fact(wanted).before == "firm"
    assert (organisation(met).category, organisation(met).size) == (Category.FIRM, None)
    assert opened(met).origins["category"].how is How.HEADER


def test_what_a_person_set_stays_when_a_later_note_says_otherwise(met):
    met.people.set_facts(organisation(met).id, {Fact.REGION: "Lorraine"})
    met.door.take_text("Der Ofen ist kalt.", HEADER)
    met.catch_up()
    assert organisation(met).region == "Lorraine"


def test_setting_what_already_stands_is_no_change(met):
    met.people.set_facts(organisation(met).id, {Fact.CATEGORY: "firm", Fact.REGION: " Saarland "})
    assert opened(met).edits == ()


def test_a_contact_changes_role_and_organisation(met):
    who, house = contact(met).id, organisation(met, "Ofenbau Rehm KG")
    met.people.set_facts(who, {Fact.ROLE: "", Fact.EMPLOYER: str(house.id)}, contact=True)
    changed = contact(met)
    assert (changed.role, changed.organisation.name) == (None, "Ofenbau Rehm KG")
    met.people.undo_fact(who, contact=True)
    assert contact(met).organisation.name == "Galvokern GmbH"


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ({Fact.CATEGORY: "club"}, "There is no category 'club'."),
        ({Fact.SIZE: "huge"}, "There is no size 'huge'."),
        ({Fact.ROLE: "chief"}, "An organisation has no role."),
    ],
)
def test_a_value_that_does_not_fit_changes_nothing(met, facts, fault):
    with pytest.raises(BadInput) as refused:
        met.people.set_facts(organisation(met).id, {Fact.REGION: "Nord", **facts})
    assert refused.value.message == fault
    assert organisation(met).region == "Saarland"


def test_a_contact_cannot_work_where_nobody_is(met):
    with pytest.raises(NotFound, match="There is no organisation 4711"):
        met.people.set_facts(contact(met).id, {Fact.EMPLOYER: "4711"}, contact=True)
    assert contact(met).organisation.name == "Galvokern GmbH"


def test_what_nobody_changed_cannot_be_undone(met):
    with pytest.raises(BadInput, match="Nobody changed a fact of organisation"):
        met.people.undo_fact(organisation(met).id)


@pytest.mark.parametrize(("contact", "what"), [(False, "organisation"), (True, "contact")])
def test_who_is_not_there_is_said_so(met, contact, what):
    with pytest.raises(NotFound, match=f"There is no {what} 4711"):
        met.people.opened(4711, contact=contact)


def test_a_merge_shows_and_can_be_parted_again(met):
    kept, gone = organisation(met), organisation(met, "Ofenbau Rehm KG")
    met.people.merge(kept.id, gone.id)
    party = opened(met)
    assert [(each.id, each.name) for each in party.merged] == [(gone.id, "Ofenbau Rehm KG")]
    assert [note.title for note in party.met] == [
        "Gespräch beim Nachbarn",
        "Besuch in der Galvanik",
    ]
    met.people.unmerge(gone.id)
    assert opened(met).merged == ()
    assert len(opened(met).met) == 1


def test_a_part_and_its_parent_show_each_other(met):
    part = organisation(met, "Ofenbau Rehm KG")
    met.people.link(part.id, organisation(met).id)
    assert [each.name for each in opened(met).parts] == ["Ofenbau Rehm KG"]
    assert met.people.opened(part.id).parent.name == "Galvokern GmbH"


def test_a_removed_note_is_no_meeting(met):
    party = opened(met)
    met.remove_note(party.met[0].id)
    party = opened(met)
    assert (party.met, party.last_contact) == ((), None)
    assert [note.title for note in party.named] == ["Gespräch beim Nachbarn"]
