"""Signs of a voice: those others with a verb of wanting, a house or a name in front, a label."""

import numpy as np
import pytest

from ideation.domain.language import Language
from ideation.text.voices.signs import (
    opens_with_a_body,
    opens_with_a_name,
    signs_of,
    spoken_for,
)

DE, FR, EN, LB = Language.GERMAN, Language.FRENCH, Language.ENGLISH, Language.LUXEMBOURGISH


@pytest.mark.parametrize(
    ("reading", "language", "words"),
    [
        ("Korbmacherinnen klagen über nasse Weiden.", DE, "Korbmacherinnen klagen"),
        ("Laut ihm fürchten die Imkerleute den Winter.", DE, "fürchten die Imkerleute"),
        (
            "Bei den Seilbahngästen heißt es, sie seien müde.",
            DE,
            "Seilbahngästen heißt es, sie seien",
        ),
        ("Les vanniers réclament de l'osier sec.", FR, "Les vanniers réclament"),
        ("D'après lui, les familles ont peur du gel.", FR, "les familles ont peur"),
        ("Basket weavers grumble about wet willow.", EN, "weavers grumble"),
        ("Parents won't pay for a second pair.", EN, "Parents won't"),
        ("D'Camper hätte gär méi Schied.", LB, "D'Camper hätte"),
        ("D'Elteren fäerten de Verkéier.", LB, "D'Elteren fäerten"),
    ],
)
def test_others_beside_what_they_want_or_suffer_are_spoken_for(reading, language, words):
    assert spoken_for(reading, language) == words


@pytest.mark.parametrize(
    ("reading", "language"),
    [
        ("Er sucht trockene Weiden.", DE),
        ("Elle cherche de l'osier sec.", FR),
        ("She has a dry cellar.", EN),
        ("Hie sicht dréchent Holz.", LB),
    ],
)
def test_one_who_seeks_for_himself_speaks_for_nobody(reading, language):
    assert spoken_for(reading, language) is None


def test_a_house_in_front_is_told_from_one_behind():
    assert opens_with_a_body("Das Institut misst Weiden.")
    assert not opens_with_a_body("Sie misst die Weiden am liebsten selbst, ohne ein Institut.")


def test_a_name_in_front_is_one_unless_a_persons():
    assert opens_with_a_name("Zorbaluxa baut einen Ofen.")
    assert not opens_with_a_name("Anna Zorbaluxa baut einen Ofen.")
    assert not opens_with_a_name("The kiln stands in the yard.")


def test_signs_are_one_row_for_each_reading_and_others_have_their_own():
    rows = signs_of(["Weavers grumble about willow.", "We have dry willow."], [EN, EN])
    assert rows.shape[0] == 2
    assert rows.dtype == np.float32
    assert (rows[0] != rows[1]).any()


def test_a_label_changes_no_sign_of_the_subject():
    plain, labelled = signs_of(
        ["Weavers grumble about willow.", "Odo Quell: Weavers grumble about willow."], [EN, EN]
    )
    assert (plain[10:] == labelled[10:]).all()
