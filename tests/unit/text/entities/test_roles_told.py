"""Roles that a sentence tells beside a name, in four languages."""

import pytest

from ideation.text.entities.people import find_people
from ideation.text.pipeline import labelled_tokens


def roles(text):
    people = find_people(text, labelled_tokens(text))
    return {each.named.name: each.role for each in people}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("C'est Rosalie Quelbran qui m'a reçue, elle est responsable énergie.", "Rosalie Quelbran"),
        ("Ech war bei der Joëlle Quelm, si ass do d'Chargée de projet.", "Joëlle Quelm"),
        ("Gérante : Rosalie Quelbran.", "Rosalie Quelbran"),
        ("Vorhin rief mich Karl Quelm an, Leiter Qualität bei Quelbra GmbH.", "Karl Quelm"),
        ("Present: Peter Quelm, purchasing, Quelbra Workwear Ltd.", "Peter Quelm"),
        ("Met Peter Quelm from R&D at the gate.", "Peter Quelm"),
        ("Mon interlocuteur : Thierry Boulanger, adjoint au numérique.", "Thierry Boulanger"),
        ("Pr. Didier Quelm est venu.", "Didier Quelm"),
    ],
)
def test_a_role_is_told_beside_the_name(text, name):
    assert roles(text)[name]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Had coffee with Bess Quelm, who runs product development at Quelbra.", "product"),
        ("Timo Quelm kümmert sich dort um den Einkauf, sein Bruder schreinert.", "Einkauf"),
    ],
)
def test_what_somebody_looks_after_is_the_role(text, role):
    [told] = roles(text).values()
    assert told is not None
    assert told.startswith(role)


@pytest.mark.parametrize(
    "text",
    [
        "Jost Quelm und Anna Quelm, Geschäftsführer der Quelbra OHG",
        "Present: Tom Quelm and Ruth Zolm (both project managers, City of Quelbra)",
        "D'Spillbox ass gegrënnt vum Kim Quelm an der Lena Zolm.",
    ],
)
def test_two_people_joined_share_a_role(text):
    told = roles(text)
    assert len(told) == 2
    assert all(told.values())


def test_the_role_of_one_is_not_shared():
    told = roles("Jost Quelm und Anna Zolm, Leiterin Einkauf der Quelbra OHG")
    assert told["Jost Quelm"] is None
    assert told["Anna Zolm"]


def test_nobody_without_a_role_gets_one():
    assert roles("Clara Quelm a téléphoné hier, elle était contente.") == {"Clara Quelm": None}
