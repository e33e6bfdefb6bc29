"""Meaning, words and names in one score."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.search.fusion import FusionWeights, Scored, fuse, lean

# Fixed here, so that tuning the defaults leaves these tests alone.
WEIGHTS = FusionWeights(meaning=1.0, words=0.5, rare=0.25, met=1.0, name=3.0)


def test_parts_add_up_and_the_best_comes_first():
    found = fuse(
        meaning={1: 0.8, 2: 0.6, 3: 0.5},
        words={2: 4.0, 4: 2.0},
        named=[3],
        met=[3, 5],
        rare=[4],
        weights=WEIGHTS,
    )
    assert found == [
        Scored(passage_id=3, score=4.5, similarity=0.5, by_word=True),
        Scored(passage_id=2, score=1.1, similarity=0.6, by_word=True),
        Scored(passage_id=5, score=1.0, similarity=None, by_word=True),
        Scored(passage_id=1, score=0.8, similarity=0.8),
        Scored(passage_id=4, score=0.5, similarity=None, by_word=True),
    ]


def test_equal_scores_are_ordered_by_id():
    assert [each.passage_id for each in fuse({7: 0.5, 3: 0.5, 5: 0.5}, {})] == [3, 5, 7]


def test_a_negative_similarity_takes_nothing_away_and_is_still_told():
    assert fuse({1: -0.4}, {1: 3.0}, weights=WEIGHTS) == [
        Scored(passage_id=1, score=0.5, similarity=-0.4, by_word=True)
    ]


def test_weights_can_be_set():
    weights = FusionWeights(meaning=0.0, words=1.0, met=4.0, name=10.0)
    found = fuse({1: 0.9}, {2: 2.0}, [1], [2], weights=weights)
    assert [each.score for each in found] == [10.0, 5.0]


def test_nothing_found_is_an_empty_list():
    assert fuse({}, {}) == []


_IDS = st.integers(1, 9)


@given(
    st.dictionaries(_IDS, st.floats(-1, 1)),
    st.dictionaries(_IDS, st.floats(0.001, 1000)),
    st.sets(_IDS),
    st.sets(_IDS),
    st.sets(_IDS),
)
def test_a_named_passage_always_comes_before_an_unnamed_one(meaning, words, named, met, rare):
    found = [each.passage_id for each in fuse(meaning, words, named, met, rare)]
    assert sorted(found) == sorted(meaning.keys() | words.keys() | named | met | rare)
    assert set(found[: len(named)]) == named


@pytest.mark.parametrize("scale", [0.001, 1.0, 1000.0])
def test_the_scale_of_relevance_does_not_matter(scale):
    words = {1: 3.0 * scale, 2: 1.5 * scale}
    assert [each.score for each in fuse({}, words, weights=WEIGHTS)] == [0.5, pytest.approx(0.25)]


def test_the_leaned_similarity_counts_and_the_plain_one_is_told():
    [first, second] = fuse({1: 0.5, 2: 0.6}, {}, leaned={1: 0.9})
    assert (first.passage_id, first.score, first.similarity) == (1, 0.9, 0.5)
    assert (second.passage_id, second.score, second.similarity) == (2, 0.6, 0.6)


def test_a_query_leans_toward_its_best_answers_and_stays_unit():
    query = np.array([1, 0, 0], dtype=np.float32)
    answers = np.array([[0.6, 0.8, 0], [0.6, 0.8, 0]], dtype=np.float32)
    leaned = lean(query, answers)
    assert np.linalg.norm(leaned) == pytest.approx(1)
    assert leaned[0] > leaned[1] > 0.4
    assert lean(query, answers[:0]) is query


def test_answers_that_cancel_the_query_leave_it_as_it_was():
    query = np.array([1, 0], dtype=np.float32)
    assert lean(query, np.array([[-1, 0]], dtype=np.float32)).tolist() == query.tolist()
