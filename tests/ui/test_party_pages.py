"""Organisations and contacts as a reader sees them, without a browser."""

import pytest
from drawn import draw, press, quotes, words

BENCH = "einen offenen Prüfstand für Blechteile in der Region"
WISH = f"Wir brauchen {BENCH}, den alle nutzen dürfen."
NOTES = (
    (
        f"Die Leiterin Technik empfing uns. {WISH}",
        {
            "title": "Besuch bei Kolbenwerk",
            "date": "2026-03-12",
            "sector": "AutoMobility",
            "organisations": [{"name": "Kolbenwerk GmbH", "category": "firm", "region": "Nord"}],
            "contacts": [
                {
                    "name": "Elke Zonnick",
                    "role": "Leiterin Technik",
                    "organisation": "Kolbenwerk GmbH",
                }
            ],
        },
    ),
    (
        "Das Labor hätte gern eine zweite Halle. Kolbenwerk GmbH baut Pumpen.",
        {
            "title": "Lab visit",
            "date": "2026-05-04",
            "organisations": [{"name": "Institut Aeolia", "category": "research"}],
        },
    ),
)


@pytest.fixture
def filled(workspace):
    for text, fields in NOTES:
        workspace.door.take_text(text, fields)
    workspace.catch_up()
    return workspace


def organisation(workspace, name="Kolbenwerk GmbH"):
    [found] = [each for each in workspace.people.organisations() if each.name == name]
    return found


def contact(workspace):
    [found] = [each for each in workspace.people.contacts() if each.name == "Elke Zonnick"]
    return found


def names(test):
    return list(test.dataframe[0].value["name"])


@pytest.mark.parametrize("page", ["organisations", "contacts"])
def test_an_empty_workspace_offers_the_sample_notes(workspace, page):
    test = draw(page)
    assert not test.exception
    assert "This workspace holds no notes yet." in words(test)


def test_organisations_are_listed_with_what_counts(filled):
    test = draw("organisations")
    assert not test.exception
    table = test.dataframe[0].value
    row = table[table["name"] == "Kolbenwerk GmbH"].iloc[0]
    assert (row["category"], row["region"], row["sectors"]) == ("firm", "Nord", "AutoMobility")
    assert (str(row["last"]), row["notes"], row["people"]) == ("2026-03-12", 1, 1)


def test_the_search_box_and_the_filters_narrow_the_list(filled):
    test = draw("organisations")
    test.text_input(key="organisations.filter").set_value("aeol").run()
    assert names(test) == ["Institut Aeolia"]
    test = draw("organisations", category="firm")
    assert "Kolbenwerk GmbH" in names(test)
    assert "Institut Aeolia" not in names(test)
    test = draw("organisations", region="Nord", sector="AutoMobility")
    assert names(test) == ["Kolbenwerk GmbH"]


def test_a_list_that_a_filter_empties_says_so(filled):
    test = draw("organisations")
    test.text_input(key="organisations.filter").set_value("zzz").run()
    assert "No organisation matches." in words(test)


def test_an_organisation_opens_with_meeting_wish_and_contact(filled):
    test = draw("organisations", organisation=organisation(filled).id)
    assert not test.exception
    shown = words(test)
    assert "Last met 12\N{NO-BREAK SPACE}March 2026, Besuch bei Kolbenwerk" in shown
    assert "Elke Zonnick, Leiterin Technik" in shown
    assert WISH in quotes(test)
    assert "Kolbenwerk GmbH baut Pumpen." in quotes(test)


def test_each_fact_of_a_contact_names_its_note(filled):
    test = draw("contacts", contact=contact(filled).id)
    assert not test.exception
    labels = [each.label.replace("\\", "") for each in test.button]
    assert "said in “Besuch bei Kolbenwerk”" in labels
    assert "header of “Besuch bei Kolbenwerk”" in labels
    assert "Personal data: each fact names the note it comes from." in words(test)


def test_what_is_backed_is_named_with_its_lights(filled):
    others = {
        "Institut Aeolia": f"Wir möchten {BENCH} gemeinsam betreiben.",
        "Amt für Gefäße": f"Wir hätten gern {BENCH}, das wäre schön.",
    }
    for name, text in others.items():
        fields = {"date": "2026-06-08", "organisations": [{"name": name, "category": "public"}]}
        filled.door.take_text(text, fields)
    filled.catch_up()
    filled.findings.run()
    [idea] = filled.findings.candidates()
    assert organisation(filled).id in [each.organisation_id for each in idea.backers]
    on = [idea.gate.independent.on, idea.gate.public_private.on, idea.gate.beyond_one.on]
    shown = words(draw("organisations", organisation=organisation(filled).id))
    assert idea.name in shown
    assert f"{sum(on)} of 3 lights" in shown


def test_a_fact_is_changed_on_the_page_and_taken_back(filled):
    wanted = organisation(filled).id
    test = draw("organisations", organisation=wanted)
    [region] = [each for each in test.text_input if each.label == "Region"]
    region.set_value("Süd")
    test = press(test, "Save")
    assert organisation(filled).region == "Süd"
    assert "set by a person" in words(test)
    assert "Region: back to Nord" in words(test)
    press(test, "Undo the last change")
    assert organisation(filled).region == "Nord"


def test_two_are_merged_on_the_page_and_parted_again(filled):
    kept, gone = organisation(filled), organisation(filled, "Institut Aeolia")
    test = draw("organisations", organisation=kept.id)
    [box] = [each for each in test.selectbox if each.label.startswith("Merge")]
    box.set_value(gone.id).run()
    test = press(test, "Merge")
    assert gone.id not in [each.id for each in filled.people.organisations()]
    assert "Merged into this one" in words(test)
    press(test, "Part again")
    assert gone.id in [each.id for each in filled.people.organisations()]


def test_a_parent_is_linked_on_the_page(filled):
    part, parent = organisation(filled), organisation(filled, "Institut Aeolia")
    test = draw("organisations", organisation=part.id)
    [box] = [each for each in test.selectbox if each.label == "Belongs to"]
    box.set_value(parent.id).run()
    assert organisation(filled).parent_id == parent.id


@pytest.mark.parametrize("page", ["organisations", "contacts"])
def test_who_is_not_there_is_said_so(filled, page):
    test = draw(page, **{page.removesuffix("s"): 4711})
    assert not test.exception
    assert f"There is no {page.removesuffix('s')} 4711" in words(test)


def test_a_name_written_as_markup_stays_text(workspace):
    hostile = "![x](http://a.b/c.png) :red[Werk]"
    workspace.door.take_text("Der Ofen ist kalt.", {"organisations": [{"name": hostile}]})
    workspace.catch_up()
    [entry] = workspace.people.organisations()
    test = draw("organisations", organisation=entry.id)
    assert not test.exception
    assert all("![" not in str(each.value) for each in (*test.markdown, *test.subheader))
