"""What a reader goes by to see an organisation, in four languages, and what only looks like one."""

import pytest
from named import found

from ideation.text.entities.grammar import (
    is_french_adjective,
    is_german_adjective,
    is_german_noun,
    is_only_french,
    is_verb,
)
from ideation.text.entities.known import Gazetteer
from ideation.text.entities.naming import names_in
from ideation.text.entities.people import find_people
from ideation.text.entities.short_forms import introduced, is_short_for
from ideation.text.pipeline import labelled_tokens


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La Chambre des tonneliers lorrains rappelle la date.", "Chambre des tonneliers lorrains"),
        ("L'Union des tonneliers des Côtes de Quelbra attend.",
         "Union des tonneliers des Côtes de Quelbra"),
        ("La Ligue amicale lorraine estime le contraire.", "Ligue amicale lorraine"),
        ("Il travaille aux Archives départementales du Quelbrois.",
         "Archives départementales du Quelbrois"),
        ("L'Institut du son rural cherche un lieu.", "Institut du son rural"),
        ("L'Office wallon des graines anciennes a tout numérisé.",
         "Office wallon des graines anciennes"),
        ("La Fédération des places claires Quelbra attend.",
         "Fédération des places claires Quelbra"),
        ("Rendez-vous au Moulin aux Tilleuls.", "Moulin aux Tilleuls"),
    ],
)  # fmt: skip
def test_a_french_name_runs_over_its_small_words(text, name):
    assert found(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kornmühle Zeltmarkt verschiebt die Lieferung.", "Kornmühle Zeltmarkt"),
        ("Plume Grise vend des tuiles.", "Plume Grise"),
        ("Wegweiser aus Koblenz liefert seit Ostern.", "Wegweiser"),
        ("Zahnquarvel, out in the Ardennes, sends a van.", "Zahnquarvel"),
    ],
)
def test_bare_words_that_do_something_are_a_name(text, name):
    assert found(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Hersteller Wegweiser hat sein Lager geschlossen.", "Wegweiser"),
        ("La coopérative Page Grise sèche des livres.", "Page Grise"),
        ("They were tenants of the incubator Halle Neuf in Metz.", "Halle Neuf"),
        ("L'institut de recherche Zorbanix relève des courbes.", "Zorbanix"),
        ("Die Leute von Quelbra Zorn löten selber.", "Quelbra Zorn"),
        ("Nachtgrau Laternen, leur concurrent commun, livre vite.", "Nachtgrau Laternen"),
        ("Ich bin Chefin bei Rosenkamm.", "Rosenkamm"),
        ("Sie ist die Gründerin der Zungenbrücke.", "Zungenbrücke"),
        ("I made it out to Zorbwise in Nancy.", "Zorbwise"),
        ("We were at Quohl & Daughters.", "Quohl & Daughters"),
        ("Der Großhändler Duftkraut & Partner nahm nichts.", "Duftkraut & Partner"),
        ("Nous étions chez Truffes & Genêts.", "Truffes & Genêts"),
    ],
)
def test_what_it_is_to_others_leads_to_a_name(text, name):
    assert found(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Im August hat der Zweckverband Quelbrawasser die Entnahme halbiert.",
         "Zweckverband Quelbrawasser"),
        ("Besuch im Leistenwerk Quelbra, Schuhe und Einlagen, 31 Leute.", "Leistenwerk Quelbra"),
        ("Beim Verband vun den fräie Schäfer mengen der vill.",
         "Verband vun den fräie Schäfer"),
        ("Der Verband der freien Schäfer tagt.", "Verband der freien Schäfer"),
        ("The Quiet and Low-Noise League of Quelbra writes.",
         "Quiet and Low-Noise League of Quelbra"),
        ("The Anglers’ Federation of Quelbra has written.", "Anglers’ Federation of Quelbra"),
        ("Vom Fonds Quarvelhof Ventures kam nichts.", "Quarvelhof Ventures"),
        ("Das Faserlabor an der Technischen Akademie Quarvel hilft.",
         "Technische Akademie Quarvel"),
        ("Sie ist Kassenwartin vom Gut Genug e.V. in Trier.", "Gut Genug e.V."),
        ("Bois de Quelbra SAS huet eng Kaul opgemaach.", "Bois de Quelbra SAS"),
        ("Wann hat das Bauamt Quelbra-Zorn Zeit für uns?", "Bauamt Quelbra-Zorn"),
    ],
)  # fmt: skip
def test_a_name_ends_where_its_words_end(text, name):
    assert found(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "On a vu un centre de recherche de Metz.",
        "Sie finden keine Software für Kuchenformen.",
        "Hire Service 41 Fassaden kontrolléiert.",
        "Weil die Bäckerei Kunden verliert, sucht sie Hilfe.",
        "Wir klären, welches Amt für die Freigabe zuständig ist.",
        "Geros Verein schreibt Briefe.",
        "Drüben in Trier vermietet jemand Boote.",
        "Une vallée près de Quelbrac est calme.",
        "The Quelbra software was dropped.",
        "Concrètement, on fait quoi ?",
        "Les écritures du XVIIe siècle manquent.",
        "They sell boards of MDF in town.",
        "Sie haben ein Siegel namens Quelbra.",
    ],
)
def test_what_only_looks_like_a_name_is_none(text):
    assert found(text) == []


def test_a_short_form_stands_for_the_name_it_was_introduced_for():
    text = "Le Collectif lorrain des métiers du cuir, CLMC pour les intimes. Le CLMC ouvre."
    assert set(found(text)) == {"Collectif lorrain des métiers du cuir"}


@pytest.mark.parametrize(
    ("behind", "short"),
    [
        (" (QLL) writes", "QLL"),
        (" (QLL\nfor short) writes", "QLL"),
        (", kurz QLL, schreibt", "QLL"),
        (", QLL for short, writes", "QLL"),
        (" writes (QLL)", None),
    ],
)
def test_short_forms_are_introduced_right_behind_the_name(behind, short):
    name = "Quiet Low League"
    assert introduced(name + behind, len(name)) == short


def test_a_short_form_has_the_letters_of_the_name_in_order():
    assert is_short_for("QLL", "Quiet and Low-Noise League")
    assert not is_short_for("LQL", "Quiet and Low-Noise League")
    assert not is_short_for("Metz", "Musée en Tôle Zinguée")


def test_a_bracket_behind_a_person_holds_no_other():
    text = "Dabei war Clara Quohl (Kuchenbau Quohl, Chefin)."
    assert [each.named.name for each in find_people(text, labelled_tokens(text))] == ["Clara Quohl"]


def test_a_house_called_by_a_persons_name_is_no_person():
    text = "Ich war bei der Bürstenfabrik Clara Quohl & Töchter."
    assert find_people(text, labelled_tokens(text)) == []
    assert found(text) == ["Bürstenfabrik Clara Quohl & Töchter"]


def test_what_somebody_leads_makes_them_a_person():
    text = "Orsane Quelbrix, qui dirige la boîte, trie les graines."
    assert [each.named.name for each in find_people(text, labelled_tokens(text))] == [
        "Orsane Quelbrix"
    ]


def test_nouns_behind_a_persons_name_make_no_organisation():
    text = "Clara Quelbrix war da. Das Geld kosten laut Quelbrix Kameras am Zug."
    assert names_in(text, Gazetteer({}), year=2026).bodies == ()


def test_words_are_told_by_their_dictionary_form():
    assert is_german_adjective("Gebrauchte")
    assert not is_german_adjective("Klangholz")
    assert is_german_noun("Kornmühle")
    assert is_french_adjective("lorrains")
    assert not is_french_adjective("rappelle")
    assert is_only_french("Lorrain")
    assert [is_verb(each) for each in ("liefert", "vend", "huet", "seit", "verticale")] == [
        *(True, True, True),
        *(False, False),
    ]
