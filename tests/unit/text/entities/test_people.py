"""People: a title, a given name or a role beside two capital words, in four languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideation.text.entities.people import find_people
from ideation.text.pipeline import labelled_tokens

WORDS = (
    "Herr Dr. Mme Ms Här Clara Torvin Quelzer Zolmer de van M. AG GmbH Leiterin directeur bei chez "
    "der , ( ) . – und Trier Ofen\n"
).split(" ")


def people(text):
    return find_people(text, labelled_tokens(text))


def names(text):
    return [each.named.name for each in people(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Herr Torvin Quelzer kam zum Ofen.",
        "Dr. Torvin Quelzer kam zum Ofen.",
        "Monsieur Torvin Quelzer a vu le four.",
        "M. Torvin Quelzer a vu le four.",
        "Ms Torvin Quelzer saw the kiln.",
        "Här Torvin Quelzer war beim Uewen.",
        "D'Madamm Torvin Quelzer war beim Uewen.",
    ],
)
def test_a_title_makes_two_strange_words_a_person(text):
    [person] = people(text)
    assert (person.named.name, person.named.reason) == ("Torvin Quelzer", "title")
    assert text[person.named.start : person.named.end] == "Torvin Quelzer"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Clara Zolmer hat angerufen.", "Clara Zolmer"),
        ("Hier, c'est Odile Zolmer qui a appelé.", "Odile Zolmer"),
        ("Yesterday Keith Zolmer rang.", "Keith Zolmer"),
        ("Gëschter huet Josy Zolmer ugeruff.", "Josy Zolmer"),
        ("Jean-Claude Zolmer est venu.", "Jean-Claude Zolmer"),
        ("Léa de Zolmange a signé.", "Léa de Zolmange"),
        ("Pierre van der Zolm kam.", "Pierre van der Zolm"),
    ],
)
def test_a_given_name_with_a_family_name_is_a_person(text, name):
    [person] = people(text)
    assert (person.named.name, person.named.reason) == (name, "given name")


@pytest.mark.parametrize(
    ("text", "role", "near"),
    [
        (
            "Gespräch mit Torvin Quelzer, Leiter Vertrieb bei Zorbalux, am Ofen.",
            "Leiter Vertrieb",
            "Leiter Vertrieb bei Zorbalux",
        ),
        (
            "Entretien avec Torvin Quelzer, ingénieur chez Zorbalux, au four.",
            "ingénieur",
            "ingénieur chez Zorbalux",
        ),
        (
            "We met Torvin Quelzer, managing director at Zorbalux, by the kiln.",
            "managing director",
            "managing director at Zorbalux",
        ),
        (
            "Mir hu mam Torvin Quelzer, Direkter vun der Zorbalux, geschwat.",
            "Direkter",
            "Direkter vun der Zorbalux",
        ),
    ],
)
def test_a_role_behind_a_name_is_told_apart_from_where_one_works(text, role, near):
    [person] = people(text)
    assert person.named.name == "Torvin Quelzer"
    assert person.named.reason == "role"
    assert person.role == role
    assert text[slice(*person.near)] == near


def test_a_role_stands_before_a_name_in_brackets_or_behind_initials():
    assert people("Direktorin Quelza Torvin sagt nein.")[0].role == "Direktorin"
    assert people("Zorbalux, Clara Zolmer (Inhaberin).")[0].role == "Inhaberin"
    assert people("Clara Zolmer (CZ), Leiterin der Härterei, kam.")[0].role == (
        "Leiterin der Härterei"
    )
    assert people("Prof. Clara Zolmer forscht.")[0].role == "Prof."


def test_who_is_named_twice_is_found_once_with_the_role():
    text = "Clara Zolmer kam früh. Clara Zolmer, Leiterin der Härterei, blieb lange."
    [person] = people(text)
    assert person.role == "Leiterin der Härterei"
    assert text[person.named.start : person.named.end] == "Clara Zolmer"


def test_several_are_found_in_order():
    assert names("Mme Odile Zolmer et Herr Torvin Quelzer, dazu Keith Zolmange.") == [
        "Odile Zolmer",
        "Torvin Quelzer",
        "Keith Zolmange",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Die Werkstatt Ofen ist neu.",
        "Am Montag Vormittag passt der Termin.",
        "Die Geschäftsführung Kältetechnik tagt.",
        "Clara kam heute.",
        "Frau Zolmer war da.",
        "Clara Luxemburg",
        "Clara Zolmer GmbH liefert.",
        "CLARA ZOLMER KAM.",
        "Le directeur Technique Bois est absent.",
        "The Sales Office is closed.",
        "De Centre Commercial ass zou.",
        "Torvin Quelzer",
        "",
    ],
)
def test_two_capital_words_alone_are_nobody(text):
    assert names(text) == []


def test_a_line_ends_a_name():
    assert names("Zu Gast: Clara\n\nZolmer liefert Öfen.") == []


@settings(max_examples=100)
@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_in_any_text_people_lie_apart_and_are_named_as_written(text):
    end = 0
    for each in people(text):
        assert end <= each.named.start < each.named.end <= len(text)
        assert " ".join(text[each.named.start : each.named.end].split()) == each.named.name
        assert 0 <= each.near[0] <= each.near[1] <= len(text)
        end = each.named.end


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Present: Torvin Quelzer (Zorbalux, Chief Engineer)", "Torvin Quelzer", "Chief Engineer"),
        ("Met Clara Quelzer, plant manager, in May.", "Clara Quelzer", "plant manager"),
        ("K. Quelzer (Port of Zorba, harbour master)", "K. Quelzer", "harbour master"),
        ("Dabei: Torvin Quelzer, Inhaber Radhaus Zorbalux", "Torvin Quelzer", "Inhaber"),
    ],
)
def test_lists_of_those_present_tell_who_does_what(text, name, role):
    [person] = people(text)
    assert (person.named.name, person.role) == (name, role)


def test_a_thing_behind_a_family_name_is_none_of_it():
    assert names("Die Drucker verlangen laut Frau Quelzer Kartons ohne Plastik.") == []


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("CLARA QUELBRA: I'm head of operations here.", "Clara Quelbra", "head of operations here"),
        ("Appel de Claire Quelbra, la patronne.", "Claire Quelbra", "la patronne"),
        ("Clara Quelbra (CQ, owner, Zorba Steel)", "Clara Quelbra", "owner"),
        ("Dr. Clara Quelbra, Labor Zorba (Metz), Gruppenleiterin", "Clara Quelbra",
         "Gruppenleiterin"),
        ("Clara Quelbra: Ech schaffen als Chimistin do.", "Clara Quelbra", "Chimistin do"),
        ("mit Clara Quelbra, zuständig für die Messtechnik.", "Clara Quelbra",
         "zuständig für die Messtechnik"),
    ],
)  # fmt: skip
def test_more_ways_in_which_a_role_is_told(text, name, role):
    assert (name, role) in [(each.named.name, each.role) for each in people(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Wirtschaftsagentur Quelbgau (Leitung und Protokoll)",
        "la patronne de Verrines Quelbra",
        "owner, Taxi Quelbra",
    ],
)
def test_an_organisation_beside_a_role_is_no_person(text):
    assert people(text) == []


def test_the_role_of_the_list_item_before_is_no_role_of_the_next():
    text = "- Clara Zorba, Einkaufsleiterin der Quelbra GmbH\n- Dr. Fenja Quelbau vom Institut"
    assert [each.role for each in people(text)] == ["Einkaufsleiterin der Quelbra GmbH", None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr. Hans Weber (CTO) ist da.", "Hans Weber"),
        ("Frau Anna Fischer, Leiterin Technik, sucht eine Halle.", "Anna Fischer"),
        ("Gespräch mit Thomas Koch, Geschäftsführer.", "Thomas Koch"),
        ("Der Weber braucht Garn.", None),
    ],
)
def test_the_commonest_family_names_are_trades_as_well(text, name):
    found = [each.named.name for each in find_people(text, labelled_tokens(text))]
    assert found == ([name] if name else [])


@pytest.mark.parametrize(
    "text",
    [
        "Er legt mir ein Brett Esche zurück.",
        "Auf der Bank lagen drei Brett Eiche und Leim.",
        "Frau Der Kollege kam zum Ofen.",
        "Herr Kollege Roth kam zum Ofen.",
        "Der Kollege, Leiter Technik, kam dazu.",
    ],
)
def test_wood_and_colleagues_are_nobody(text):
    assert names(text) == []


def test_a_trade_behind_a_counted_given_name_is_a_family_name():
    assert names("Ein Peter Müller rief an.") == ["Peter Müller"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Clara Torvin ist Leiterin Einkauf und sucht Partner.", "Leiterin Einkauf"),
        ("Clara Torvin est directrice technique, depuis peu.", "directrice technique"),
        ("Clara Torvin is head of purchasing.", "head of purchasing"),
        ("D'Clara Torvin ass Directrice.", "Directrice"),
    ],
)
def test_a_role_is_told_by_what_somebody_is(text, role):
    assert [each.role for each in people(text)] == [role]


def test_kin_is_somebody_and_a_month_is_nobody():
    assert names("He came with his wife Quella Torvin from the shop.") == ["Quella Torvin"]
    assert names("Since the limit last August Torvin may draw less water.") == []
    assert names("Ech kucken no engem Substrat bis Mëtt September.") == []
    assert names("Mëtt Torvin kënnt am September.") == ["Mëtt Torvin"]


def test_how_many_somebody_leads_is_no_role():
    assert [each.role for each in people("Clara Torvin dirige vingt-deux personnes.")] == [None]
    assert [each.role for each in people("Clara Torvin dirige l'atelier.")] == ["atelier"]
