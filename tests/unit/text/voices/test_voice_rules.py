"""The rules of voice that need more than one cue: itself, they, counted members, who was there."""

import pytest

from ideation.domain.language import Language
from ideation.text.names import NameFinder
from ideation.text.voices.rules import (
    hearsay_of_many,
    present,
    reports,
    said_of_others,
    tells_of_them,
)

DE, FR, EN, LB = Language.GERMAN, Language.FRENCH, Language.ENGLISH, Language.LUXEMBOURGISH


@pytest.mark.parametrize(
    ("reading", "language"),
    [
        ("Der Fachverband selbst sucht neue Räume.", DE),
        ("La fédération, pour sa part, recherche un partenaire.", FR),
        ("The Guild itself is looking for a hall.", EN),
    ],
)
def test_who_speaks_of_itself_reports_nothing(reading, language):
    assert reports(reading, language) is None


@pytest.mark.parametrize(
    ("reading", "language"),
    [
        ("La fédération compte 480 adhérents.", FR),
        ("D'Syndikat huet 340 Memberen.", LB),
        ("The club has 212 members.", EN),
    ],
)
def test_how_many_members_there_are_is_not_said_by_them(reading, language):
    assert said_of_others(reading, language) is None


def test_members_that_want_something_are_spoken_for():
    assert said_of_others("Les adhérents veulent un four.", FR)


@pytest.mark.parametrize(
    ("reading", "language"),
    [
        ("They would like a shared kiln.", EN),
        ("Beaucoup d'entre eux ferment.", FR),
        ("Manche von ihnen zögern.", DE),
        ("Vill vun hinnen zécken.", LB),
    ],
)
def test_they_in_front_are_those_told_of_before(reading, language):
    assert tells_of_them(reading, language)
    assert not tells_of_them(f"The yard builds ferries all year round. {reading}", language)


def test_hearsay_of_all_is_told_from_hearsay_of_one():
    assert hearsay_of_many("Angeblich steigen alle Verarbeiter um.", DE)
    assert not hearsay_of_many("Zorbalux baut angeblich um.", DE)


def test_whose_people_were_there_is_present():
    finder = NameFinder(["Zorbalux S.A.", "Quelbra GmbH"])
    text = "Anwesend: Anna Roth (Leiterin, Zorbalux S.A.)\nQuelbra GmbH fehlte."
    assert present(text, finder) == {"zorbalux"}
