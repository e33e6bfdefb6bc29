"""Heads of names, letters short for them, and who speaks: with a counter-example for each."""

import pytest
from named import found

from ideation.domain.organisation import Category
from ideation.text.entities.known import Gazetteer
from ideation.text.entities.naming import names_in
from ideation.text.entities.organisations import find_organisations
from ideation.text.entities.people import find_people
from ideation.text.pipeline import labelled_tokens


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Besuch bei der Etiketten Quelbra KG.", "Etiketten Quelbra KG"),
        ("Do war d'Firma. Pommes du Quelbra SPRL huet eng.", "Pommes du Quelbra SPRL"),
        ("Anruf Quelbra Service GmbH, heute.", "Quelbra Service GmbH"),
        ("Der Fachverband Knopfschutz Südwest hat Muster.", "Fachverband Knopfschutz Südwest"),
        ("Il est technicien au Groupement ovin lorrain.", "Groupement ovin lorrain"),
        ("She spoke for the Federation of Button Makers.", "Federation of Button Makers"),
        ("Das Institut für heiteres Lernen rechnet mit.", "Institut für heiteres Lernen"),
        ("It waited. Quelbra Partners a demandé le dossier.", "Quelbra Partners"),
        ("On y sert le repas du Traiteur Quelbra & Filles.", "Traiteur Quelbra & Filles"),
        ("Les Amis de la chapelle, eux, vendent des cartes.", "Amis de la chapelle"),
        ("On demande à l'université de Quelbra.", "université de Quelbra"),
        ("They said that Moth Control Council wants a meeting.", "Moth Control Council"),
        ("Die Anna-Quelbra-Schule testet im März.", "Anna-Quelbra-Schule"),
        ("Seit Neujahr Paketdienst Quelbra, sonst nichts.", "Paketdienst Quelbra"),
    ],
)
def test_names_with_a_head_are_whole(text, name):
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dégustation à midi, ensuite les prix.",
        "Der Verein hat Muster-Vereinbarungen.",
        "Des amis de la chapelle sont venus.",
        "On a parlé d'une université de taille moyenne.",
        "They want a council and a service.",
        "They said that the Housing Office wants a meeting.",
    ],
)
def test_what_only_looks_like_a_head_names_nothing(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Le CQO, c'est-à-dire le Centre des quilles ornées, mesure. Le CQO va.",
            "Centre des quilles ornées",
        ),
        (
            "Das IKQ, also das Institut für Knopfkunde Quelbra, misst. Das IKQ hilft.",
            "Institut für Knopfkunde Quelbra",
        ),
    ],
)
def test_letters_right_before_a_long_name_are_short_for_it(text, name):
    assert set(found(text)) == {name}


def test_letters_before_another_name_are_their_own():
    assert set(found("La DQO, le Centre de recherche Zolm et la ville dorment.")) >= {"DQO"}


def test_the_initials_of_somebody_are_no_organisation():
    text = "Present: Clara Quelzer-Zorn (CQZ, manager, Zolm Steel SA). The CQZ wants a test."
    names = names_in(text, Gazetteer({}), year=2027)
    assert [each.named.name for each in names.bodies] == ["Zolm Steel SA"]


def test_who_speaks_is_a_person_whatever_the_name():
    text = "Quelzia Zornbli: Ich bin Monteurin bei Zolm GmbH."
    tokens = labelled_tokens(text)
    assert find_people(text, tokens) == []
    [person] = find_people(text, tokens, ["Quelzia Zornbli"])
    assert (person.named.name, person.role) == ("Quelzia Zornbli", "Monteurin bei Zolm GmbH")


def test_letters_behind_a_role_are_no_person():
    text = "Clara Quelzer, pharmacienne, CH de Zornbach ; Bruno Zolmer."
    people = [each.named.name for each in find_people(text, labelled_tokens(text))]
    assert people == ["Clara Quelzer", "Bruno Zolmer"]
    assert found(text) == ["CH de Zornbach"]


def test_letters_have_the_category_of_their_long_name():
    text = "Die Hochschule für Knopfkunde Zolm (HKZ) hilft."
    [body, *_] = find_organisations(text, labelled_tokens(text))
    assert body.category is Category.RESEARCH
