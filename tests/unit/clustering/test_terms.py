"""Terms and names of clusters."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ideation.clustering.terms import Terms, names
from ideation.clustering.terms import top_terms as ranked
from ideation.domain.fold import fold

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


def terms_of(words, labels, **more):
    return {label: each.telling for label, each in ranked(words, labels, **more).items()}


def named(terms):
    return names({label: Terms(each, []) for label, each in terms.items()})


def _one(words, **more):
    return terms_of(words, np.zeros(len(words), dtype=np.intp), **more)[0]


def test_terms_set_a_cluster_apart():
    assert terms_of(_WORDS, _LABELS) == {0: ["Wärme", "Freibad"], 1: ["Holz", "Säge"]}


def test_only_the_best_terms_are_kept():
    assert terms_of(_WORDS, _LABELS, k=1) == {0: ["Wärme"], 1: ["Holz"]}


def test_a_word_said_often_in_one_passage_counts_once():
    assert _one([["Lärm"] * 9 + ["Holz"], ["Holz"], ["Holz", "Stall"]])[0] == "Holz"


def test_what_one_member_says_only_makes_up_for_a_lack_of_terms():
    assert _one([["Ofen"], ["Kamin"]]) == ["Kamin", "Ofen"]
    assert _one([["Ofen", "Rohr"], ["Ofen", "Herd"], ["Herd", "Wand"]]) == ["Herd", "Ofen"]


def test_the_commonest_spelling_is_shown_and_of_equals_the_one_of_the_language():
    assert _one([["holz"], ["Holz"], ["Holz"]]) == ["Holz"]
    assert _one([["Steel"], ["steel"]], languages=["en", "en"]) == ["steel"]
    assert _one([["Stahl"], ["stahl"]], languages=["de", "de"]) == ["Stahl"]


def test_clusters_without_words_have_no_terms():
    assert terms_of([[], []], np.asarray([0, 0])) == {0: []}


def test_nothing_has_no_terms():
    assert terms_of([], np.asarray([], dtype=np.intp)) == {}


_MIXED = [["Wärme", "Netz"], ["Wärme", "Netz"], ["Wärme"], ["heat", "grid"], ["heat"], ["chaleur"]]
_SPOKEN = ["de", "de", "de", "en", "en", "fr"]


def test_a_reader_is_shown_the_words_of_members_in_the_same_language():
    assert _one(_MIXED, languages=_SPOKEN, reader="en") == ["heat", "grid"]
    assert _one(_MIXED, languages=_SPOKEN, reader="de") == ["Wärme", "Netz"]


def test_one_member_in_a_language_names_nothing_in_it_and_languages_are_not_mixed():
    assert _one(_MIXED, languages=_SPOKEN, reader="fr") == ["Wärme", "Netz"]
    assert _one(_MIXED, languages=_SPOKEN) == ["Wärme", "Netz"]


def test_members_in_as_many_languages_are_all_heard():
    spoken = ["de", "en", "fr"]
    assert _one([["Zug"], ["train"], ["train"]], languages=spoken, reader="lb")[0] == "train"


def test_names_of_people_and_firms_and_calendar_words_are_no_terms():
    words = [["Müller", "Holz", "Juli"], ["Müller", "Holz", "Juli"]]
    assert _one(words, excluded={"muller"}) == ["Holz"]


def test_german_verbs_stand_behind_nouns():
    words = [["gehören", "Bus"], ["gehören", "Bus"], ["gehören", "Rad"], ["laden", "Rad"]]
    assert _one(words, languages=["de"] * 4) == ["Bus", "Rad"]


def test_a_term_that_the_nearest_cluster_shares_counts_less():
    words = [["Bus", "Strom"]] * 3 + [["Bus", "Diesel"]] * 2 + [["Strom"]] * 2
    labels = np.asarray([0, 0, 0, 1, 1, 2, 2])
    assert terms_of(words, labels, neighbours={0: [1]})[0] == ["Strom", "Bus"]
    assert terms_of(words, labels, neighbours={0: [2]})[0] == ["Bus", "Strom"]


def test_members_near_the_centre_count_more():
    words = [["Rohr"], ["Rohr"], ["Ofen"], ["Ofen"]]
    assert _one(words, closeness=[0.9, 0.9, 0.2, 0.2]) == ["Rohr", "Ofen"]
    assert _one(words, closeness=[0.2, 0.2, 0.9, 0.9]) == ["Ofen", "Rohr"]


def test_a_name_changes_its_last_term_until_it_differs_and_ends_in_a_number_else():
    terms = {0: ["a", "b", "c", "d"], 1: ["a", "b", "c", "e"], 2: ["a", "b", "c"], 3: [], 4: []}
    assert named(terms) == {0: "A · b · c", 1: "A · b · e", 2: "A · b", 3: "…", 4: "… (5)"}


def test_the_same_words_in_another_order_are_no_other_name():
    assert named({0: ["a", "b", "c"], 1: ["c", "a", "b", "d"]}) == {0: "A · b · c", 1: "C · a · d"}


def test_a_name_that_is_taken_takes_words_to_spare_before_a_number():
    terms = {0: Terms(["a", "b"], []), 1: Terms(["b", "a"], ["c"]), 2: Terms(["a", "b"], [])}
    assert names(terms) == {0: "A · b", 1: "B · a · c", 2: "A · b (3)"}


def test_a_name_holds_no_word_twice_and_keeps_its_own_capitals():
    assert named({0: ["Wärmenetz", "Wärme", "Netz", "Ofen"]}) == {0: "Wärmenetz · Netz · Ofen"}
    assert named({0: ["eSanté", "hôpital"], 1: ["école"]}) == {0: "eSanté · hôpital", 1: "École"}


def test_names_that_differ_in_accents_only_are_alike():
    assert named({0: ["Säge"], 1: ["Sage"]}) == {0: "Säge", 1: "Sage (2)"}


_LEMMAS = st.lists(
    st.sampled_from(["Holz", "holz", "Wärme", "Säge", "Ofen", "Rohr", "Abwärme"]), max_size=4
)
_PASSAGES = st.lists(
    st.tuples(_LEMMAS, st.integers(-1, 4), st.sampled_from(["de", "fr"])), max_size=20
)


@given(_PASSAGES, st.sampled_from(["de", "fr", "en", None]))
def test_every_cluster_has_a_name_of_its_own_and_no_term_twice(passages, reader):
    labels = np.asarray([label for _, label, _ in passages], dtype=np.intp)
    found_terms = ranked(
        [lemmas for lemmas, _, _ in passages],
        labels,
        languages=[language for _, _, language in passages],
        reader=reader,
    )
    terms = {label: each.telling for label, each in found_terms.items()}
    assert list(terms) == sorted(set(labels.tolist()) - {-1})
    for found in terms.values():
        assert len({fold(term) for term in found}) == len(found) <= 8
    named = names(found_terms)
    assert list(named) == list(terms)
    assert len({fold(name) for name in named.values()}) == len(named)
    assert all(name.count(" · ") <= 2 for name in named.values())


@given(st.permutations(range(7)))
def test_the_order_of_passages_changes_no_term(order):
    words = [_WORDS[each] for each in order]
    assert terms_of(words, _LABELS[list(order)]) == terms_of(_WORDS, _LABELS)


def test_a_name_stays_while_its_words_still_serve():
    terms = {0: Terms(["a", "b", "c", "d"], []), 1: Terms(["e", "f"], [])}
    assert names(terms, before={0: "D · a", 1: "E · gone"}) == {0: "D · a", 1: "E · f"}


def test_a_name_that_stays_is_not_taken_by_another():
    terms = {0: Terms(["a", "b"], ["c"]), 1: Terms(["b", "a", "d"], [])}
    assert names(terms, before={1: "A · b"}) == {1: "A · b", 0: "A · b · c"}


def test_long_names_hold_fewer_terms():
    long = ["regional wood from the north", "timber construction", "sawmill"]
    assert named({0: long}) == {0: "Regional wood from the north"}
