"""Terms and names of clusters."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ideation.clustering.terms import names, top_terms

_WORDS = [
    ["Wärme", "Freibad", "Rohr"],
    ["Wärme", "Freibad"],
    ["Wärme", "Gemeinde"],
    ["Holz", "Säge", "Gemeinde"],
    ["Holz", "Säge", "säge"],
    ["Holz", "Freibad"],
    ["Lärm", "Lärm"],
]
_LABELS = np.asarray([0, 0, 0, 1, 1, 1, -1])


def test_terms_set_a_cluster_apart():
    assert top_terms(_WORDS, _LABELS) == {0: ["Wärme", "Freibad"], 1: ["Holz", "Säge"]}


def test_only_the_best_terms_are_kept():
    assert top_terms(_WORDS, _LABELS, k=1) == {0: ["Wärme"], 1: ["Holz"]}


def test_a_word_said_often_in_one_passage_counts_once():
    words = [["Lärm"] * 9 + ["Holz"], ["Holz"], ["Holz", "Stall"]]
    assert top_terms(words, np.asarray([0, 0, 0])) == {0: ["Holz"]}


def test_where_no_word_is_shared_single_ones_serve():
    assert top_terms([["Ofen"], ["Kamin"]], np.asarray([0, 0])) == {0: ["Kamin", "Ofen"]}


def test_the_commonest_spelling_is_shown():
    words = [["holz"], ["Holz"], ["Holz"]]
    assert top_terms(words, np.asarray([0, 0, 0])) == {0: ["Holz"]}


def test_clusters_without_words_have_no_terms():
    assert top_terms([[], []], np.asarray([0, 0])) == {0: []}


def test_nothing_has_no_terms():
    assert top_terms([], np.asarray([], dtype=np.intp)) == {}


def test_a_name_takes_more_terms_until_it_differs():
    terms = {0: ["a", "b", "c", "d"], 1: ["a", "b", "c", "e"], 2: ["a", "b", "c"], 3: [], 4: []}
    assert names(terms) == {
        0: "a · b · c",
        1: "a · b · c · e",
        2: "a · b · c (3)",
        3: "…",
        4: "… (5)",
    }


_LEMMAS = st.lists(st.sampled_from(["Holz", "holz", "Wärme", "Säge", "Ofen", "Rohr"]), max_size=4)


@given(st.lists(st.tuples(_LEMMAS, st.integers(-1, 4)), max_size=20))
def test_every_cluster_has_a_name_of_its_own_and_no_term_twice(passages):
    labels = np.asarray([label for _, label in passages], dtype=np.intp)
    terms = top_terms([lemmas for lemmas, _ in passages], labels)
    assert list(terms) == sorted(set(labels.tolist()) - {-1})
    for found in terms.values():
        assert len({term.casefold() for term in found}) == len(found) <= 8
    named = names(terms)
    assert list(named) == list(terms)
    assert len(set(named.values())) == len(named)


@given(st.permutations(range(7)))
def test_the_order_of_passages_changes_no_term(order):
    words = [_WORDS[each] for each in order]
    assert top_terms(words, _LABELS[list(order)]) == top_terms(_WORDS, _LABELS)
