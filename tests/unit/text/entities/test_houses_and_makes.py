"""Houses with small words, "&" or a word for money in their names; makes of things are none."""

import pytest
from named import found, people

from ideation.domain.organisation import Category
from ideation.text.entities.organisations import find_organisations
from ideation.text.pipeline import labelled_tokens


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La coopérative Boutons d'en Bas a tout perdu.", "Boutons d'en Bas"),
        ("On y voit l'asbl Boutons sans Plastique.", "Boutons sans Plastique"),
        ("On a consulté Boutons Fil & Lin, et même deux autres.", "Boutons Fil & Lin"),
        ("D'Carole freet bei der Versécherung La Quelbranne no.", "La Quelbranne"),
        ("Le labo de l'Univ. de Quelbra teste la fatigue.", "Univ. de Quelbra"),
        ("Sie ist Investmentmanagerin bei Knopfgrund Beteiligungen.", "Knopfgrund Beteiligungen"),
        ("She is an investment director at Meridian Growth Partners.", "Meridian Growth Partners"),
        ("D'Knopfnase Direkt, dat ass eng Versécherung, mécht mat.", "Knopfnase Direkt"),
        ("They are sold through knopfbahn24 only.", "knopfbahn24"),
        ("Les boulangeries Quelbra en vendent.", "Quelbra"),
    ],
)
def test_a_name_is_read_to_its_end(text, name):
    assert found(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Le bloc a des pièces QuelbraStar introuvables.",
        "A testé QuelbraVoix (dictée vocale), bof.",
        "A robot hawk called QuelbraKite costs half.",
        "Is QuelbraWing II still on the list?",
        "Il y a un dépôt derrière la gare de Quelbra.",
    ],
)
def test_makes_models_and_stations_are_no_organisations(text):
    assert found(text) == []


def test_a_line_that_ends_with_things_says_nothing_of_the_next():
    assert found("non à tout, même aux essais\nQuelbralina (Tallinn) a cloné la voix.") == [
        "Quelbralina"
    ]


def test_a_chair_before_its_university_is_part_of_it():
    assert found("- Lehrstuhl für Knopfkunde, Universität Quelbra") == ["Universität Quelbra"]


def test_a_firm_that_its_own_words_tell_to_be_another_body_is_that():
    [body] = find_organisations(text := "They work with the Brandmoor Institute.",
                                labelled_tokens(text))  # fmt: skip
    assert (body.named.name, body.category) == ("Brandmoor Institute", Category.RESEARCH)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Il passe par le Groupe de recherche Boutons Faibles, dont la responsable écrit.", []),
        ("Present: Ada Roth (AR, buyer, Galvo SA), Zoé Lambin (ZL, engineer, Button Office)",
         ["Ada Roth", "Zoé Lambin"]),
        ("Clélia Forgeot a parlé.", ["Clélia Forgeot"]),
        ("Heloise Forgeot a parlé.", ["Heloise Forgeot"]),
    ],
)  # fmt: skip
def test_people_have_their_names_with_or_without_accents_and_bodies_are_none(text, names):
    assert people(text) == names


def test_a_person_behind_a_role_and_an_article_is_no_organisation():
    assert found("De Patron, de Quelbra Ulmex, huet geschafft.") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Dat geet bei Bäckerei Quelbra a Pastahaus Ulmex.",
            ["Bäckerei Quelbra", "Pastahaus Ulmex"],
        ),
        ("Kunde ist das Weingut Dr. Quelbra-Knopf.", ["Weingut Dr. Quelbra-Knopf"]),
        ("Gutachter ist Büro Dr. Quelbra & Partner.", ["Büro Dr. Quelbra & Partner"]),
        ("Built by Quelbra Stall Systems of Kentucky.", ["Quelbra Stall Systems"]),
        ("Le restaurant L'Écrevisse Bleue a signé.", ["L'Écrevisse Bleue"]),
        ("Quelbra Fine Art Logistics S.A. keeps crates.", ["Quelbra Fine Art Logistics S.A."]),
        ("La coopérative vend à Quelbra et Nièce, à Metz.", ["Quelbra et Nièce"]),
        ("Kaffissaz kënnt aus der Kantin vun der Spuerbank Quelbra.", ["Spuerbank Quelbra"]),
        ("Das Institut für Licht an der Hochschule Quelbra hilft.", ["Hochschule Quelbra"]),
        ("Bergamt will einen Nachweis.", ["Bergamt"]),
        ("There is an outfit near Aachen, Quelbra Ulmex, who know.", ["Quelbra Ulmex"]),
        ("- the Quelbra-Knopf people asked for it", ["Quelbra-Knopf"]),
        ("Die Quelbra-Knopf-Leute waren nicht da.", ["Quelbra-Knopf"]),
    ],
)
def test_a_name_ends_where_its_seat_or_another_begins(text, names):
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The line is down until Nov.",
        "They have switched to the Owl Pro since.",
        "Sie messen mit eigener Software (QuelbraMap) und Platten.",
        "She asked the Button Engineering group at home.",
        "It lies near Quelbra, they say.",
    ],
)
def test_months_versions_and_parts_are_no_organisations(text):
    assert found(text) == []


def test_a_name_in_bold_has_its_role_behind_it():
    assert people("Met **Quelbrath Ulmex** (co-owner, Overhang) today.") == ["Quelbrath Ulmex"]


def test_a_college_that_begins_as_a_person_is_none():
    assert people("An app by two students of Kyle Technical College.") == []
