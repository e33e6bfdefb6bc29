"""Which statements to ask about; how held-out scores and agreement are found."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.domain.theme import Prototype
from ideation.themes.classifier import ThemeClassifier
from ideation.themes.held_out import cohens_kappa, folds, held_out
from ideation.themes.instructive import entropies, most_instructive, most_uncertain

EYE = np.eye(8, dtype=np.float32)


def unit(*rows):
    vectors = np.asarray(rows, dtype=np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_entropy_is_a_share_of_the_greatest():
    shares = np.array([[1.0, 0, 0, 0], [0.25] * 4, [0.5, 0.5, 0, 0]])
    assert entropies(shares) == pytest.approx([0, 1, 0.5], abs=1e-6)
    assert most_uncertain(shares, 2).tolist() == [1, 2]


def test_of_two_as_uncertain_the_one_in_the_crowd_comes_first():
    vectors = unit([1, 0, 0], [0.6, 1, 0], [0.6, 0, 1], [0, -1, 0.1])
    shares = np.array([[0.5, 0.5], [0.9, 0.1], [0.9, 0.1], [0.5, 0.5]])
    found = most_instructive(shares, vectors, np.array([0, 3]), ["de", "de"], 2)
    assert [each.row for each in found] == [0, 3]
    assert found[0].uncertainty == found[1].uncertainty == pytest.approx(1)
    assert found[0].worth > found[1].worth


def test_languages_take_turns_and_near_copies_are_asked_once():
    vectors = unit([1, 0.4, 0], [1, 0.41, 0], [0, 0.4, 1], [0.5, 1, -0.8], [0.4, -0.6, 1])
    shares = np.array([[0.5, 0.5], [0.5, 0.5], [0.52, 0.48], [0.8, 0.2], [0.85, 0.15]])
    rows = most_uncertain(shares)
    languages = [["de", "de", "de", "fr", "lb"][row] for row in rows]
    found = [each.row for each in most_instructive(shares, vectors, rows, languages, 5)]
    assert len({0, 1} & set(found)) == 1
    assert {3, 4} <= set(found[:3])
    assert found == [each.row for each in most_instructive(shares, vectors, rows, languages, 5)]


def test_there_is_nothing_to_ask_of_nothing():
    nothing = np.array([], dtype=np.intp)
    assert most_instructive(np.zeros((0, 2)), EYE[:0], nothing, [], 5) == []
    [only] = most_instructive(np.array([[0.5, 0.5]]), EYE[:1], np.array([0]), ["de"], 5)
    assert only.density == 0


@given(st.lists(st.integers(0, 9), min_size=1, max_size=60))
def test_folds_hold_every_row_once_and_keep_groups_together(groups):
    cut = folds(groups)
    assert sorted(row for fold in cut for row in fold) == list(range(len(groups)))
    for fold in cut:
        others = {groups[row] for each in cut if each is not fold for row in each}
        assert not others & {groups[row] for row in fold}
    assert cut == folds(groups)


def test_a_statement_is_scored_by_a_classifier_that_never_saw_it_or_its_note():
    prototypes = [
        Prototype(text=str(row), themes=(slug,)) for slug in ("a", "b") for row in range(5)
    ]
    base = ThemeClassifier.fit(prototypes, unit(*[[1, 0, 0, 0]] * 5, *[[0, 1, 0, 0]] * 5))
    # The prototypes say a; the people say b. Only who saw the label, or its copy, would know.
    vectors = unit([1, 0.2, 3, 0], [1, 0.2, 3, 0])
    themes = [("b",), ("b",)]
    assert base.taught(themes, vectors).classify(vectors)[0].primary == "b"
    assert held_out(base, themes, vectors, ["note", "note"]) == ["a", "a"]
    assert held_out(base, themes, vectors, ["note", "other"]) == ["b", "b"]


def test_kappa_is_agreement_beyond_chance():
    assert cohens_kappa(list("aabb"), list("aabb")) == 1
    assert cohens_kappa(list("aabb"), list("abab")) == 0
    assert cohens_kappa(list("ab"), list("ba")) == -1
    # Cohen's own arithmetic: 0.7 agree, chance 0.5.
    assert cohens_kappa(list("aaaaabbbbb"), list("aaaabbbbaa")[:10]) == pytest.approx(0.4)
    assert np.isnan(cohens_kappa(list("aa"), list("aa")))
