"""Meaning, words and names in one score, each statement in its context."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.search.fusion import Evidence, FusionWeights, Nearness, Scored, fuse, lean

# Fixed here, so that tuning the defaults leaves these tests alone.
WEIGHTS = FusionWeights(
    meaning=1.0, context=0.5, words=0.5, words_around=0.25, rare=0.25, met=1.0, name=3.0
)
NO_VECTOR = float("nan")


def flags(ids, chosen):
    return np.isin(np.array(ids), np.array(sorted(chosen), dtype=int))


def evidence(meaning, words=None, named=(), met=(), rare=(), *, context=None, around=None):
    """Candidates by id; without `context` and `around` each stands alone."""
    words = words or {}
    ids = sorted(meaning.keys() | words.keys() | set(named) | set(met) | set(rare))
    own = np.array([meaning.get(each, NO_VECTOR) for each in ids], dtype=float)
    held = np.array([words.get(each, 0.0) for each in ids], dtype=float)
    beside = own if context is None else np.array([context[each] for each in ids])
    return Evidence(
        ids=ids,
        near=Nearness(own=own, context=beside),
        words=held,
        words_around=held if around is None else np.array([around[each] for each in ids]),
        named=flags(ids, named),
        met=flags(ids, met),
        rare=flags(ids, rare),
    )


def test_parts_add_up_and_the_best_comes_first():
    found = fuse(
        evidence(
            meaning={1: 0.8, 2: 0.6, 3: 0.5},
            words={2: 1.0, 4: 0.5},
            named=[3],
            met=[3, 5],
            rare=[4],
        ),
        weights=WEIGHTS,
    )
    assert found == [
        Scored(passage_id=3, score=4.5, similarity=0.5, by_word=True),
        Scored(passage_id=2, score=1.1, similarity=0.6, by_word=True),
        Scored(passage_id=5, score=1.0, similarity=None, by_word=True),
        Scored(passage_id=1, score=0.8, similarity=0.8),
        Scored(passage_id=4, score=0.5, similarity=None, by_word=True),
    ]


def test_what_stands_beside_a_statement_counts_less_than_its_own():
    own, beside = {1: 0.8, 2: 0.2}, {1: 0.2, 2: 0.8}
    [first, second] = fuse(evidence(own, context={1: 0.4, 2: 0.4}), weights=WEIGHTS)
    assert (first.passage_id, first.score) == (1, pytest.approx(0.6))
    assert second.score == pytest.approx(0.3)
    # By its context alone a statement comes before one that has nothing of either.
    [first, _] = fuse(evidence({1: 0.2, 2: 0.2}, context=beside), weights=WEIGHTS)
    assert (first.passage_id, first.similarity, first.by_word) == (2, 0.2, False)


def test_words_of_the_context_count_beyond_the_own_ones_only():
    alone = fuse(evidence({1: 0.0}, {1: 0.6}), weights=WEIGHTS)
    none_new = fuse(evidence({1: 0.0}, {1: 0.6}, around={1: 0.6}), weights=WEIGHTS)
    more = fuse(evidence({1: 0.0}, {1: 0.6}, around={1: 1.0}), weights=WEIGHTS)
    assert [each[0].score for each in (alone, none_new, more)] == pytest.approx([0.3, 0.3, 0.4])


def test_a_word_beside_is_no_word_of_the_statement():
    [found] = fuse(evidence({1: 0.1}, {1: 0.0}, around={1: 1.0}), weights=WEIGHTS)
    assert not found.by_word
    assert found.score > 0.1


def test_equal_scores_are_ordered_by_id():
    assert [each.passage_id for each in fuse(evidence({7: 0.5, 3: 0.5, 5: 0.5}))] == [3, 5, 7]


def test_a_negative_similarity_takes_nothing_away_and_is_still_told():
    assert fuse(evidence({1: -0.4}, {1: 1.0}), weights=WEIGHTS) == [
        Scored(passage_id=1, score=0.5, similarity=-0.4, by_word=True)
    ]


def test_weights_can_be_set():
    weights = replace(WEIGHTS, meaning=0.0, words=1.0, met=4.0, name=10.0)
    found = fuse(evidence({1: 0.9}, {2: 1.0}, [1], [2]), weights=weights)
    assert [each.score for each in found] == [10.0, 5.0]


def test_nothing_found_is_an_empty_list():
    assert fuse(evidence({})) == []


_IDS = st.integers(1, 9)


@given(
    st.dictionaries(_IDS, st.floats(-1, 1)),
    st.dictionaries(_IDS, st.floats(0, 1)),
    st.sets(_IDS),
    st.sets(_IDS),
    st.sets(_IDS),
)
def test_a_named_passage_always_comes_before_an_unnamed_one(meaning, words, named, met, rare):
    found = [each.passage_id for each in fuse(evidence(meaning, words, named, met, rare))]
    assert sorted(found) == sorted(meaning.keys() | words.keys() | named | met | rare)
    assert set(found[: len(named)]) == named


def test_the_leaned_similarity_counts_and_the_plain_one_is_told():
    leaned = Nearness(own=np.array([0.9, 0.6]), context=np.array([0.9, 0.6]))
    [first, second] = fuse(evidence({1: 0.5, 2: 0.6}), leaned=leaned)
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
