"""The rules of voice that need more than one cue: itself, they, counted members, who was there."""

import pytest

from ideation.domain.language import Language
from ideation.domain.passage import Attribution
from ideation.text.names import NameFinder
from ideation.text.voice_classifier import Heard
from ideation.text.voice_rules import goes_on, hearsay_of_many, present, reports, said_of_others

DE, FR, EN, LB = Language.GERMAN, Language.FRENCH, Language.ENGLISH, Language.LUXEMBOURGISH


def heard(own, reported):
    chances = {
        Attribution.OWN: own,
        Attribution.REPORTED: reported,
        Attribution.MENTIONED: 1 - own - reported,
    }
    return Heard(chances=chances, cues={each: each.value for each in Attribution})


@pytest.mark.parametrize(
    ("reading", "language"),
    [
        ("Der Fachverband selbst sucht neue Räume.", DE),
        ("La fédération, pour sa part, recherche un partenaire.", FR),
        ("The Guild itself is looking for a hall.", EN),
    ],
)
def test_who_speaks_of_itself_reports_nothing_however_it_sounds(reading, language):
    assert reports(reading, language, heard(0.1, 0.9)) is None
    assert not goes_on(reading, language, heard(0.1, 0.9))


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


def test_they_behind_a_reported_wish_go_on():
    assert goes_on("They would like a shared kiln.", EN, heard(0.9, 0.05))
    assert goes_on("Beaucoup d'entre eux ferment.", FR, heard(0.9, 0.05))
    assert not goes_on("The yard builds ferries.", EN, heard(0.9, 0.05))
    assert goes_on("The yard builds ferries.", EN, heard(0.5, 0.4))


def test_hearsay_of_all_is_told_from_hearsay_of_one():
    assert hearsay_of_many("Angeblich steigen alle Verarbeiter um.", DE)
    assert not hearsay_of_many("Zorbalux baut angeblich um.", DE)


def test_whose_people_were_there_is_present():
    finder = NameFinder(["Zorbalux S.A.", "Quelbra GmbH"])
    text = "Anwesend: Anna Roth (Leiterin, Zorbalux S.A.)\nQuelbra GmbH fehlte."
    assert present(text, finder) == {"zorbalux"}
