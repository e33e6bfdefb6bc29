"""Concepts of the glossary, found in statements of four languages."""

import pytest

from ideation.domain.language import Language
from ideation.text.concepts import concepts, concepts_in
from ideation.text.words import content_words


def found(text, language):
    places = concepts_in(content_words(text, language), language)
    return {concepts()[each].names[Language.ENGLISH] for each in places}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.GERMAN, "Zwei Firmen fragen nach einem Prüfstand."),
        (Language.FRENCH, "Deux entreprises demandent un banc d'essai."),
        (Language.ENGLISH, "Two firms ask for test benches."),
    ],
)
def test_a_concept_is_found_in_every_language_and_any_ending(language, text):
    assert "test bench" in found(text, language)


def test_a_concept_of_two_words_needs_both():
    assert "solar panel" in found("The panels are solar ones.", Language.ENGLISH)
    assert "solar panel" not in found("A panel of experts met.", Language.ENGLISH)


def test_every_concept_has_a_name_in_every_language_and_is_a_thing():
    names = [each.names for each in concepts()]
    assert len(names) > 1000
    assert all(set(each) == set(Language) for each in names)
    assert not any(each[Language.GERMAN].islower() for each in names)
    english = [each[Language.ENGLISH].casefold() for each in names]
    assert len(set(english)) == len(english)


def test_a_place_is_no_subject_but_casting_is():
    names = {each.names[Language.ENGLISH] for each in concepts()}
    assert not {"Saarland", "Lorraine", "the south of Luxembourg"} & names
    assert "casting" in {each.casefold() for each in names}
