"""Known names, found again in any case, with or without accents and legal form; programmes."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideation.text.entities.known import Gazetteer
from ideation.text.entities.programmes import programme_finder, programmes

GAZETTEER = Gazetteer(
    {
        3: ["Quelbra"],
        5: ["Quelbra Guss GmbH", "Quelbraguß"],
        7: ["QZ"],
        8: ["Zolm & Söhne S.à r.l."],
        9: ["Société Zolmée"],
    }
)
WORDS = ("Quelbra", "quelbra", "Guss", "GmbH", "Zolm", "Söhne", "und", "QZ", "Société", "Zolmee")


def found(text, gazetteer=GAZETTEER):
    return [(span.of(text), key) for span, key in gazetteer.find(text)]


@pytest.mark.parametrize(
    ("text", "written", "key"),
    [
        ("Die QUELBRA GUSS liefert.", "QUELBRA GUSS", 5),
        ("Quelbra Guß GmbH liefert.", "Quelbra Guß GmbH", 5),
        ("Die Quelbra-Guss liefert.", "Quelbra-Guss", 5),
        ("La SOCIETE ZOLMEE livre.", "SOCIETE ZOLMEE", 9),
        ("Société zolmée, c'est elle.", "Société zolmée", 9),
        ("With Zolm & Sohne it works.", "Zolm & Sohne", 8),
        ("D'Zolm & Söhne S.à r.l. liwwert.", "Zolm & Söhne S.à r.l", 8),
        ("D'Quelbra liwwert.", "Quelbra", 3),
    ],
)
def test_a_known_name_is_found_in_each_of_its_forms(text, written, key):
    assert found(text) == [(written, key)]


@pytest.mark.parametrize(
    "text", ["quelbra klein", "Quelbragruss", "QZ", "Guss", "Société", "Söhne & Zolm", ""]
)
def test_parts_small_letters_and_two_letters_name_nobody(text):
    assert found(text) == []


def test_the_longest_name_wins_and_none_lies_within_another():
    assert found("Quelbra Guss GmbH, Quelbra und Quelbra Guss.") == [
        ("Quelbra Guss GmbH", 5),
        ("Quelbra", 3),
        ("Quelbra Guss", 5),
    ]


def test_people_keep_what_looks_like_a_legal_form():
    people = Gazetteer({1: ["Clara Se"]}, people=True)
    assert found("Clara und Clara Se kamen.", people) == [("Clara Se", 1)]
    assert found("Clara kam.", Gazetteer({1: ["Clara Se"]})) == [("Clara", 1)]


def test_no_names_find_nothing():
    assert found("Quelbra", Gazetteer({})) == []
    assert found("Quelbra", Gazetteer({1: ["", "–"]})) == []


@settings(max_examples=100)
@given(st.text(max_size=100) | st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join))
def test_in_any_text_known_names_lie_apart(text):
    end = 0
    for span, key in GAZETTEER.find(text):
        assert end <= span.start < span.end <= len(text)
        assert span.of(text)[0].isupper()
        assert key in (3, 5, 8, 9)
        end = span.end


# Programmes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sie hat Geld aus Horizont Europa.", "Horizon Europe"),
        ("C'est payé par l'Europe numérique.", "Digital Europe"),
        ("Paid by the Innovation Fund.", "Innovation Fund"),
        ("Bezuelt vum Klimabonus.", "Klimabonus"),
    ],
)
def test_a_programme_is_found_by_its_name_in_any_language(text, name):
    [(_, key)] = programme_finder().find(text)
    assert programmes()[key].name == name


@pytest.mark.parametrize("text", ["Life is good.", "Das Leben ist gut.", "La vie est belle."])
def test_other_words_are_no_programme(text):
    named = [programmes()[key].name for _, key in programme_finder().find(text.lower())]
    assert named == []


def test_programmes_are_in_order_and_keep_their_days():
    names = [each.name for each in programmes()]
    assert names == sorted(names, key=str.casefold)
    assert len(names) == len(set(names))
    by_name = {each.name: each for each in programmes()}
    assert by_name["Horizon Europe"].since == date(2021, 1, 1)
    assert by_name["Horizon Europe"].until == date(2027, 12, 31)
    assert by_name["Eurostars"].since is None
    assert all(
        each.since < each.until for each in programmes() if each.since and each.until is not None
    )
