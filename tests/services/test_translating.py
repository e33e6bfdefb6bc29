"""What full text looks for when a question is asked in one of four languages."""

import pytest

from ideation.search.query import parse
from ideation.services.searching.translating import sought


def roots_of(query):
    return {root: chance for each in sought(parse(query)) for root, chance in each.roots.items()}


@pytest.mark.parametrize(
    ("query", "others"),
    [
        ("Wer teilt Abfall?", {"share", "partager", "deelen", "waste", "dechet", "offall"}),
        ("Who shares waste?", {"teilen", "partager", "deelen", "abfall", "dechet", "offall"}),
        ("Qui veut partager ses déchets ?", {"teilen", "share", "deelen", "abfall", "waste"}),
        ("Wien deelt Offall?", {"teilen", "share", "partager", "abfall", "waste", "dechet"}),
    ],
)
def test_a_word_brings_what_the_other_languages_call_it(query, others):
    assert others <= roots_of(query).keys()


def test_its_own_roots_are_certain_and_those_of_others_are_not():
    roots = roots_of("Wer teilt Abfall?")
    assert roots["teilen"] == roots["abfall"] == 1.0
    assert all(0 < roots[each] < 1.0 for each in ("share", "dechet"))


def test_each_word_is_looked_for_by_itself_as_it_was_written():
    words = [each.word for each in sought(parse("Wer teilt eine Halle?"))]
    assert words == ["teilt", "Halle"]


@pytest.mark.parametrize(
    "query", ["banc d'essai", "Wer teilt einen Prüfstand?", "our TEST BENCH", "Prüfstände"]
)
def test_a_term_of_the_trade_is_sought_under_all_its_names(query):
    term = sought(parse(query))[0]
    assert {"prufstand", "banc essai", "test bench"} <= term.roots.keys()


def test_the_words_of_a_term_are_no_words_by_themselves_in_other_languages():
    [term, *words] = sought(parse("a test bench"))
    assert term.word == "test bench"
    assert [each.word for each in words] == ["test", "bench"]
    assert {chance for each in words for chance in each.roots.values()} == {1.0}


def test_a_longer_term_hides_those_in_it():
    terms = [each.word for each in sought(parse("banc d'essai pour façades")) if " " in each.word]
    assert len(terms) == 1
    assert "prufstand" not in roots_of("banc d'essai pour façades")


@pytest.mark.parametrize("query", ["", "?!"])
def test_a_query_of_nothing_looks_for_nothing(query):
    assert sought(parse(query)) == []


def test_a_word_that_nobody_translated_is_looked_for_as_it_stands():
    [word] = sought(parse("Zwirbelquark"))
    assert set(word.roots.values()) == {1.0}
