"""The glossary's names for what a query names."""

import re

import pytest

from ideation.domain.fold import fold
from ideation.search.query import parse
from ideation.services.searching.translating import translated


@pytest.mark.parametrize(
    "query", ["banc d'essai", "Wer teilt einen Prüfstand?", "our TEST BENCH", "Prüfstände"]
)
def test_a_term_brings_its_names_in_the_other_languages(query):
    names = {("prufstand",), ("banc", "essai"), ("test", "bench")}
    words = set(re.findall(r"\w+", fold(query)))
    assert {each for each in names if not set(each) <= words} <= set(translated(parse(query)))


def test_a_term_brings_nothing_it_says_itself():
    assert ("test", "bench") not in translated(parse("a test bench"))


@pytest.mark.parametrize("query", ["share", "Preis", "", "Quantenkryptografie", "who are we"])
def test_simple_words_and_unknown_ones_bring_nothing(query):
    assert translated(parse(query)) == []


def test_a_longer_term_hides_those_in_it():
    assert ("prufstand",) not in translated(parse("banc d'essai pour façades"))
