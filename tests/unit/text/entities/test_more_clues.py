"""Clues of a second round: what is used, when a fair is, what comes from whom, and labels."""

import pytest
from named import found

from ideation.text.entities.people import find_people
from ideation.text.pipeline import labelled_tokens


@pytest.mark.parametrize(
    "text",
    [
        "Mit Ihrer Erlaubnis verwenden wir Google Analytics auf dieser Website.",
        "They use Google Analytics.",
        "Nous utilisons Power Query depuis mars.",
        "Si benotzen Quelbra Studio zanter Ouschteren.",
    ],
)
def test_what_somebody_uses_is_no_organisation(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We met again at Quelbraffa in the autumn.",
        "Elle passe à Quelbraffa en mars.",
        "Le salon Quelbraffa est trop cher.",
        "She tried the Quelbrazon and sent it back.",
        "Elle scanne avec un Quelbrix neuf.",
        "They bought a saw, the Quelbrazon R2, in Metz.",
        "Der Prototyp QuelbraZon läuft.",
    ],
)
def test_fairs_and_products_are_no_organisations(text):
    assert found(text) == []


def test_the_people_of_a_house_tell_it():
    assert found("We met the Quelbrazon people in Bremen.") == ["Quelbrazon"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Den Lack liefert Quelbrazon, die Bretter kommen später.", "Quelbrazon"),
        ("Die Kessel stammen von Quelbrazon, sagt sie.", "Quelbrazon"),
        ("Die Schrauben sind von Gabel & Distel.", "Gabel & Distel"),
        ("The nails come from Quelbrazon in Bremen.", "Quelbrazon"),
        ("Seng Brieder kritt hie vu Wegweiser aus Bremen.", "Wegweiser"),
        ("Die Lampen hängen bei Nachtlaterne, einem Laden in Bremen.", "Nachtlaterne"),
        ("Konkurrenz: Wegmarke (Bremen), verkauft online.", "Wegmarke"),
        ("Competitor no. 1 = Quelbra-Zorn, bigger.", "Quelbra-Zorn"),
    ],
)
def test_supply_and_labels_lead_to_a_name(text, name):
    assert found(text) == [name]


def test_a_label_leads_to_each_item_below_it():
    assert found("Konkurrenz:\n- Wegmarke (Bremen), teuer\n- Quelbrazon, billig\n") == [
        *("Wegmarke", "Quelbrazon"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kontakt zu einem Hersteller von Quelbraputz wäre gut.",
        "Ein Laden aus Bremen, druckt Quelbraschäfte seit Mai.",
        "Der Schrank taugt nichts, meint Quelbrach.",
        "Sie verkauft Quelbranit.",
        "Die Vernetzung von Quelbrazons- und Lagerdaten fehlt.",
    ],
)
def test_what_is_made_or_who_speaks_is_no_supplier(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Verband der Techniker schreibt.", "Verband der Techniker"),
        ("Vom Deutschen Institut für Knopfkunde kam nichts.", "Deutsches Institut für Knopfkunde"),
        ("Beim Bund Kluger Knöpfe (BKK) wird gezählt.", "Bund Kluger Knöpfe"),
        ("Les Forges de Quelbra & Fils ferment.", "Forges de Quelbra & Fils"),
        ("Elle craint Routes et Sources asbl en ville.", "Routes et Sources asbl"),
        ("Dort hat das Knopfministerium Bedenken angemeldet.", "Knopfministerium"),
        ("Le Camping du Lac Quelbra a 140 places.", "Camping du Lac Quelbra"),
        ("L'Association pour le jeu paisible a écrit.", "Association pour le jeu paisible"),
        ("Der Lehrstuhl für Knopfkunde der Hochschule Quelbra hilft.", "Hochschule Quelbra"),
        ("Interview bei Quohl & Zorn Kellertechnik in Metz.", "Quohl & Zorn Kellertechnik"),
        ("La Fondation Clara Quelbrix paie tout.", "Fondation Clara Quelbrix"),
    ],
)
def test_names_are_whole(text, name):
    assert found(text) == [name]


def test_the_cluster_of_a_name_tells_it():
    assert found("We saw the Quelbrazon cluster in Bremen.") == ["Quelbrazon"]


def test_two_bodies_that_and_joins_are_two():
    assert found("It is run by the Municipality of Quelbra and the Union of Zornbach.") == [
        *("Municipality of Quelbra", "Union of Zornbach"),
    ]


def test_a_foundation_is_no_person():
    text = "La Fondation Clara Quelbrix paie tout."
    assert find_people(text, labelled_tokens(text)) == []
