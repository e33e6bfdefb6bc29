"""No number and no name in a cited sentence that its sources do not bear out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.domain.ids import NoteId, PassageId
from ideation.domain.report import Bullets, Paragraph, Report, Sentence, Source
from ideation.flagships.checking import (
    Computed,
    Evidence,
    faults,
    honest,
    names_in,
    numbers_in,
    unsupported,
)

SAID = "Wir haben 22.000 Pläne, zwölf Prüfstände und 14,5 Tonnen; Holzwerk Auen hilft uns."
HERE = Source(
    NoteId(7), "Besuch in Halle 3", date(2026, 3, 1), "Kolbenwerk GmbH", "de", PassageId(1)
)
THERE = Source(NoteId(8), "Visit", None, "Institut Aeolia", "fr", PassageId(2))
EVIDENCE = Evidence(
    texts={PassageId(1): (SAID,), PassageId(2): ("Nous voulons partager.",)},
    computed=(Computed(text="2", passage_ids=frozenset({PassageId(1), PassageId(2)})),),
    names=("Kolbenwerk GmbH", "Holzwerk Auen", "Institut Aeolia", "Dorfbank"),
    frame=("March",),
)


def missing(text, *sources, language="en"):
    return unsupported(Sentence(text, sources or (HERE,)), EVIDENCE, language)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("22.000 Pläne", ["22000"]),
        ("22 000 plans, 22’000, 22,000", ["22000"] * 3),
        ("1\u202f234\u202f567", ["1234567"]),
        ("14,5 Tonnen und 14.50 t", ["14.5", "14.5"]),
        ("Q3 2025, zwölf, douze und twelve", ["3", "2025", "12", "12", "12"]),
        ("12.3.2026", ["12.3", "2026"]),
        ("1,5 und 1.500", ["1.5", "1500"]),
        ("no number, eine, une, one", []),
    ],
)
def test_numbers_have_one_plain_form_however_they_are_written(text, found):
    assert numbers_in(text) == found


@given(st.integers(0, 10**9))
def test_a_number_is_the_same_with_and_without_group_spaces(value):
    grouped = f"{value:,}"
    for mark in (".", "'", "\u2009", "\u202f"):
        assert numbers_in(f"es sind {grouped.replace(',', mark)} Stück") == [str(value)]


def test_what_the_sources_say_is_supported():
    assert missing("There are 22,000 plans, 12 benches and 14.5 tonnes.") == ()
    assert missing("Kolbenwerk GmbH was met on 1 March 2026, that is in 2026.") == ()
    assert missing("Am 1. März 2026, also 01.03.2026 oder 2026-03-01.", language="de") == ()
    assert missing("It hopes for help from Holzwerk Auen.") == ()


def test_a_digit_in_the_name_of_whoever_is_cited_counts_nothing():
    chair = Source(NoteId(9), "Visit", None, "U3F – Chair of Production", "en", PassageId(2))
    assert missing("Research bodies: U3F – Chair of Production.", chair) == ()
    assert missing("U3F – Chair of Production has 3 ovens.", chair) == ("3",)


def test_a_number_or_a_name_that_nobody_said_is_not_supported():
    assert missing("There are 23,000 plans.") == ("23000",)
    # The note's title has a 3 and its day a 1: neither is a count.
    assert missing("3 halls on 2 March 2026, 1 door.") == ("3", "2", "1")
    assert set(missing("The Dorfbank pays, and so does Institut Aeolia.")) == {
        "Dorfbank",
        "Institut Aeolia",
    }
    assert missing("We talked to Napoleon about it.") == ("Napoleon",)
    assert missing("dreißig Betriebe machen mit.", language="de") == ("30",)


def test_german_nouns_are_no_names_but_known_names_are():
    assert missing("Der Prüfstand steht im Keller.", language="de") == ()
    assert missing("Die Dorfbank zahlt.", language="de") == ("Dorfbank",)


def test_a_computed_value_holds_only_where_all_it_was_computed_of_is_cited():
    assert missing("2 organisations back it.", HERE, THERE) == ()
    assert missing("2 organisations back it.", HERE) == ("2",)


def test_the_first_word_and_words_of_our_own_are_no_names():
    assert names_in("Nobody met them in March. Everybody: They came.", EVIDENCE, "en") == []


def test_a_sentence_that_says_more_than_its_sources_becomes_editorial():
    wrong = Sentence("99 plans wait.", (HERE,))
    right = Sentence("22,000 plans wait.", (HERE,))
    report = Report(
        "T", "", "en", "", (Paragraph((wrong, right)), Bullets(((right, wrong), (right,))))
    )
    assert [each.missing for each in faults(report, EVIDENCE)] == [("99",), ("99",)]
    marked = honest(report, EVIDENCE)
    assert [each.editorial for each in marked.sentences] == [True, False, False, True, False]
    assert faults(marked, EVIDENCE) == []
    assert [each.sources for each in marked.sentences] == [(HERE,)] * 5
    assert honest(marked, EVIDENCE) == marked
