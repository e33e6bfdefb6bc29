"""The stretches that matched."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.domain.search import Mark, MatchedBy
from ideation.search.marks import merged, name_marks, word_marks
from ideation.search.query import parse

NAME, WORD, MEANING = MatchedBy.NAME, MatchedBy.WORD, MatchedBy.MEANING


def _words(text, *words):
    return [text[mark.start : mark.end] for mark in word_marks(text, words, offset=0)]


def _names(text, *names):
    marks = name_marks(text, [name.split() for name in names], offset=0)
    return [text[mark.start : mark.end] for mark in marks]


def _mark(start, end, by):
    return Mark(start=start, end=end, by=by)


def test_marks_are_offsets_into_the_note():
    assert list(word_marks("Die Wärme fehlt.", ["wärme"], offset=100)) == [_mark(104, 109, WORD)]


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Wärme, WÄRME und warme Luft", "wärme", ["Wärme", "WÄRME", "warme"]),
        ("Abwärme und Wärmepumpe", "Wärme", ["Wärmepumpe"]),
        ("KI im Kilometer", "ki", ["KI"]),
        ("die Straße, STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("l'énergie d'Énergie", "energie", ["énergie", "Énergie"]),
        ("snake_case", "case", ["case"]),
        ("nichts davon", "Holz", []),
    ],
)
def test_words_are_marked_whatever_their_accents_and_as_beginnings(text, word, found):
    assert _words(text, word) == found


def test_a_word_with_its_accents_apart_is_marked_whole():
    text = unicodedata.normalize("NFD", "une idée neuve")
    assert _words(text, "idée") == [unicodedata.normalize("NFD", "idée")]


def test_no_words_mark_nothing():
    assert _words("Die Wärme fehlt.") == []


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Anna Weber kommt, Frau Weber auch.", "Anna Weber", ["Anna Weber"]),
        ("ANNA  weber", "Anna Weber", ["ANNA  weber"]),
        ("Bei Co-Labor in Esch", "Co-Labor", ["Co-Labor"]),
        ("Das Labor in Esch", "Co-Labor", []),
        ("Metaform S.à r.l. zahlt, Metaform baut", "Metaform S.à r.l.", ["Metaform", "Metaform"]),
        ("chez L'Atelier du Nord", "L'Atelier du Nord", ["L'Atelier du Nord"]),
        ("Anna", "Anna Weber", []),
    ],
)
def test_names_are_marked_where_all_their_words_stand_side_by_side(text, name, found):
    assert _names(text, name) == found


def test_no_name_marks_nothing():
    assert list(name_marks("Anna Weber", [[], ["!!!"]], offset=0)) == []


@given(st.text(), st.text(), st.integers(0, 1000))
def test_marks_lie_inside_the_text(text, query, offset):
    words = parse(query).words
    marks = [*word_marks(text, words, offset=offset), *name_marks(text, [words], offset=offset)]
    assert all(offset <= mark.start < mark.end <= offset + len(text) for mark in marks)


@given(st.text(alphabet="abc ", min_size=1))
def test_every_whole_word_of_the_text_marks_itself(text):
    assert _words(text, *text.split()) == text.split()


def test_a_name_outranks_a_word_inside_it_and_meaning_stays_beside_both():
    marks = [
        _mark(0, 30, MEANING),
        _mark(5, 10, WORD),
        _mark(0, 10, NAME),
        _mark(12, 15, WORD),
        _mark(12, 15, WORD),
    ]
    assert merged(marks) == (_mark(0, 10, NAME), _mark(0, 30, MEANING), _mark(12, 15, WORD))


_MARKS = st.builds(
    lambda start, length, by: _mark(start, start + length, by),
    st.integers(0, 30),
    st.integers(1, 10),
    st.sampled_from(MatchedBy),
)


@given(st.lists(_MARKS))
def test_merged_names_and_words_never_overlap(marks):
    kept = [mark for mark in merged(marks) if mark.by is not MEANING]
    assert all(before.end <= after.start for before, after in pairwise(kept))
    assert {mark for mark in marks if mark.by is MEANING} <= set(merged(marks)) <= set(marks)


@pytest.mark.parametrize(
    ("text", "root", "marked"),
    [
        ("Die Prüfstände stehen.", "prufstand", ["Prüfstände"]),
        ("Ein Maschinenprüfstand.", "prufstand", ["Maschinenprüfstand"]),
        ("Sie teilt und teilte.", "teilen", ["teilt", "teilte"]),
        ("Der Prüfer prüft.", "prufstand", []),
        ("Vor Ort, am Orte.", "ort", ["Ort"]),
        ("partagent, partage", "partager", ["partagent", "partage"]),
    ],
)
def test_a_root_marks_the_forms_of_its_word(text, root, marked):
    marks = word_marks(text, [], offset=0, roots=[root])
    assert [text[mark.start : mark.end] for mark in marks] == marked
