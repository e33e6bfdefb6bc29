"""By which words a statement speaks of worries, needs, money or what is to come."""

from collections import Counter

import pytest

from ideation.domain.barometer import Aspect
from ideation.domain.language import Language
from ideation.text.aspects import aspect_cues, aspect_examples

DE, FR = Language.GERMAN, Language.FRENCH
EN, LB = Language.ENGLISH, Language.LUXEMBOURGISH


@pytest.mark.parametrize(
    ("text", "language", "aspect"),
    [
        ("Der Fachkräftemangel trifft die Werkstatt hart.", DE, Aspect.WORRIES),
        ("Die Strompreise sind schon wieder gestiegen.", DE, Aspect.WORRIES),
        ("Elle craint de perdre son premier client.", FR, Aspect.WORRIES),
        ("They are worried about the new tariffs.", EN, Aspect.WORRIES),
        ("Dat mécht him Suergen.", LB, Aspect.WORRIES),
        ("Es gibt Bedarf an Kühlräumen.", DE, Aspect.NEEDS),
        ("Les besoins sont connus.", FR, Aspect.NEEDS),
        ("The shop needs a second shift.", EN, Aspect.NEEDS),
        ("Mir brauche Plaz.", LB, Aspect.NEEDS),
        ("Sie haben in eine zweite Linie investiert.", DE, Aspect.INVESTMENT),
        ("La banque refuse le crédit.", FR, Aspect.INVESTMENT),
        ("The loan pays for the kiln.", EN, Aspect.INVESTMENT),
        ("Si hunn e Subsid kritt.", LB, Aspect.INVESTMENT),
        ("Im nächsten Jahr kommen vier Leute dazu.", DE, Aspect.OUTLOOK),
        ("Le carnet de commandes est plein.", FR, Aspect.OUTLOOK),
        ("The order book is full until March.", EN, Aspect.OUTLOOK),
        ("Dat nächst Joer gëtt besser.", LB, Aspect.OUTLOOK),
    ],
)
def test_words_of_an_aspect_are_found(text, language, aspect):
    assert aspect in aspect_cues(text, language)
    assert aspect_cues(text, language)[aspect] in text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Da ist keine Sorge.", DE),
        ("Die Halle ist hell und kalt.", DE),
        ("Des champs à perte de vue.", FR),
        ("The kiln smokes.", EN),
        ("D'Hal ass kal.", LB),
    ],
)
def test_other_words_are_not(text, language):
    assert aspect_cues(text, language) == {}


def test_every_aspect_has_examples():
    counts = Counter(aspect for aspect, _ in aspect_examples())
    assert set(counts) == set(Aspect)
    assert min(counts.values()) >= 10
    assert len({text for _, text in aspect_examples()}) == sum(counts.values())
