"""A word written without umlauts and ß is known again, and no other word is taken for one."""

import pytest

from ideation.domain.language import Language
from ideation.text.roots import roots_of, word_roots
from ideation.text.spellings import respelt, spellings, spelt_out


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Pruefstaende", "Prüfstände"),
        ("Oel", "Öl"),
        ("Groesse", "Größe"),
        ("Fluesse", "Flüsse"),
        ("Strasse", "Straße"),
        ("aehnlich", "ähnlich"),
        ("Pruefstandzeiten", "Prüfstandzeiten"),
    ],
)
def test_letters_that_are_written_out_are_read_as_meant(written, meant):
    assert respelt(written) == meant


@pytest.mark.parametrize(
    "word",
    "Poet neue blaue Steuer Quelle aktuell Israel Museum Duell Michael zuerst Koeffizient Aerosol "
    "Masse Messe Wasser Kessel Interesse issue value business process fuel true Zoe xae".split(),
)
def test_letters_that_stand_for_themselves_stay(word):
    assert respelt(word) is None


def test_a_word_is_written_out_as_germans_do_abroad():
    assert [spelt_out(each) for each in ("Öl", "Prüfstände", "Maß", "Ofen")] == [
        "Oel",
        "Pruefstaende",
        "Mass",
        "Ofen",
    ]
    assert spellings("Straße") == ("Strasse",)
    # Another word is no spelling of this one.
    assert spellings("Maße") == ()


def test_both_spellings_share_their_roots():
    assert {"prufstand", "stand"} <= set(word_roots("Pruefstaende", Language.GERMAN))
    assert {"prufstand", "stand"} <= set(roots_of("Zwei Pruefstaende", Language.GERMAN).split())
    assert "strasse" in word_roots("Strasse", Language.GERMAN)
