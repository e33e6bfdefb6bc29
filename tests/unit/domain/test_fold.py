"""Folding and the key of a name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.domain.fold import fold, folded_words, has_legal_form, name_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Größe", "grosse"),
        ("ÉTÉ", "ete"),
        ("Œuvre", "oeuvre"),
        ("Lëtzebuerg", "letzebuerg"),
        ("e\u0301te\u0301", "ete"),
        ("İstanbul", "istanbul"),
        ("ﬁn", "fin"),
        ("Marke™", "marketm"),
        ("ｃａｆé", "cafe"),
    ],
)
def test_spellings_of_a_word_fold_to_one(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_spellings_fold_alike(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_folded_words_stand_one_space_apart():
    assert folded_words("  L'Œuvre – S.à r.l. (Esch)_2 ") == "l oeuvre s a r l esch 2"


@pytest.mark.parametrize(
    "spellings",
    [
        ["Metaform S.à r.l.", "METAFORM SARL", "Metaform S. à r. l.", "Metaform, s.à.r.l"],
        ["Metaform S.à r.l.-S", "Metaform"],
        ["Weber GmbH & Co. KG", "Weber", "WEBER GMBH", "Weber AG", "Weber & Co."],
        ["Fonderie Belval S.A.", "fonderie belval sa", "Fonderie Belval (S.A.)"],
        ["Les Ateliers du Nord S.A.S.", "Les Ateliers du Nord SAS"],
        ["Holzkreis e.V.", "Holzkreis e. V.", "Holzkreis"],
        ["Énergie Partagée asbl", "Energie Partagee a.s.b.l."],
        ["Saltmarsh Ltd.", "Saltmarsh", "Saltmarsh Inc"],
        ["Nordlicht SE", "NORDLICHT"],
        ["Café Œuvre", "cafe oeuvre", "Cafe\u0301 Œuvre"],
        ["L'Atelier", "L’Atelier", "L Atelier"],
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_of_one_name_share_a_key(spellings):
    assert len({name_key(each) for each in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Co-Labor", "Labor"),
        ("Co Labor", "Labor"),
        ("Tri-Co", "Tri"),
        ("Bio-SE", "Bio"),
        ("AG Solar", "Solar AG"),
        ("SE Tylose", "Tylose"),
        ("SC Freiburg", "Freiburg"),
        ("L. S. A. Design", "L. Design"),
        ("Haus A", "Haus"),
        ("Kosa", "Ko"),
        ("Sarlon", "On"),
        ("!!!", "???"),
        ("東京", "京都"),
    ],
)
def test_different_names_keep_different_keys(one, other):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("S.A.", "s a"),
        ("AG", "ag"),
        ("SARL", "sarl"),
        ("Co.", "co"),
        ("GmbH & Co. KG", "gmbh"),
        ("(AG)", "ag"),
        ("!!!", "!!!"),
        ("  ", ""),
    ],
)
def test_a_name_that_is_only_a_legal_form_is_kept(name, key):
    assert name_key(name) == key


@given(st.text(min_size=1).filter(lambda name: name.strip() != ""))
def test_no_name_has_an_empty_key(name):
    assert name_key(name) != ""


@pytest.mark.parametrize("name", ["Galvo S.à r.l.", "Kolben & Co. KG", "ROTH GMBH", "Heimat e. V."])
def test_a_legal_form_ends_a_name(name):
    assert has_legal_form(name)


@pytest.mark.parametrize("name", ["Co-Labor", "AG Solar", "Anna Roth", "GmbH", ""])
def test_what_only_looks_like_a_legal_form_is_none(name):
    assert not has_legal_form(name)
