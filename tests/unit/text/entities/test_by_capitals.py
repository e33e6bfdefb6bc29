"""Organisations by capitals alone, by what stands before a name, by their first letters."""

import pytest
from named import found

from ideation.text.entities.by_capitals import by_capitals
from ideation.text.pipeline import labelled_tokens


def by_capitals_alone(text):
    return [each.named.name for each in by_capitals(text, labelled_tokens(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We had a call with Copper Kettle about their spare drums.", ["Copper Kettle"]),
        ("She works for Salt & Feather in the old town.", ["Salt & Feather"]),
        ("Salt & Feather would like to share a dryer with us.", ["Salt & Feather"]),
        ("Copper Kettle has lost its only buyer of late.", ["Copper Kettle"]),
    ],
)
def test_capital_words_within_an_english_sentence_are_a_name(text, names):
    assert by_capitals_alone(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "# Notes on Copper Kettle Drums",
        "Plenty of tenants want it. They'd better ask the owner.",
        "We will meet again on Monday March the third in the hall.",
        "Copper Kettles are what they all want to buy.",
        "Wir waren bei der Firma und sahen Kessel Kupfer und vieles mehr.",
    ],
)
def test_headings_sentence_openings_days_and_german_nouns_are_none(text):
    assert by_capitals_alone(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Maschinenbauer Trollwerk AG liefert nicht mehr.", "Trollwerk AG"),
        ("Visite Menuiserie Quelbra SARL, le matin.", "Menuiserie Quelbra SARL"),
        ("Le directeur de Quelbranes du Nord SA cherche un site.", "Quelbranes du Nord SA"),
        ("Quelbra Castings plc has moved to Spain.", "Quelbra Castings plc"),
        ("Ganz anders lief es bei Backwaren Quelm im Winter.", "Backwaren Quelm"),
    ],
)
def test_what_only_says_what_a_body_is_stands_outside_its_name(text, name):
    assert found(text) == [name]


def test_an_article_of_any_makes_no_name():
    assert found("Vielleicht wäre eine offene Bibliothek für Küchenmodule das Richtige.") == []


def test_the_first_letters_of_a_name_are_no_other_body():
    text = "Das Zentrum Quelbra Forschung kam. Die ZQF sucht nach Räumen, das ZQF zahlt."
    assert "ZQF" not in found(text)
