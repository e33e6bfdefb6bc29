"""Contexts are near by their meaning and their words, whatever else the corpus holds."""

import numpy as np
import pytest

from ideation.clustering.affinity import (
    affinities,
    context_vectors,
    linked,
    supported,
    words_in_common,
)
from ideation.clustering.twins import parallel

RNG = np.random.default_rng(7)


def unit(rows):
    rows = np.asarray(rows, dtype=np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


WORDS = np.eye(6, dtype=np.float32)
EVEN = np.ones(6, dtype=np.float32)


def test_a_longer_passage_weighs_more_in_its_context():
    vectors = np.eye(2, dtype=np.float32)
    [row] = context_vectors(vectors, np.array([0, 0]), np.array([20, 5]), count=1)
    assert row[0] == pytest.approx(4 * row[1])
    assert np.linalg.norm(row) == pytest.approx(1)


def long(count):
    """Return lengths at which what contexts have in common counts whole."""
    return np.full(count, 10**9)


def in_common(words, vectors=WORDS, weights=EVEN):
    return words_in_common(words, vectors, weights)


def test_same_words_overlap_most_and_other_words_not_at_all():
    found = in_common([[0, 1, 2], [0, 1, 2], [3, 4], [0, 3]]).overlap
    assert found[0, 1] == pytest.approx(3 / 4, abs=1e-6)
    assert found[0, 2] == 0
    assert 0 < found[0, 3] < found[0, 1]
    assert np.allclose(found, found.T)


def test_a_rare_word_in_common_counts_more_than_an_ordinary_one():
    weights = np.array([0.2, 1, 0.6, 0.6, 0.6, 0.6], dtype=np.float32)
    found = in_common([[0, 1, 2], [0, 3, 4], [1, 3, 4]], weights=weights).overlap
    assert 0 < found[0, 1] < found[0, 2]


def test_of_several_near_words_the_best_counts():
    words = unit([[1, 0], [1, 0.2], [1, 0.7]])
    cosine = float(words[0] @ words[1])
    found = in_common([[0], [1, 2]], words, EVEN[:3]).overlap
    back = (cosine + float(words[0] @ words[2])) / 3
    assert found[0, 1] == pytest.approx(np.sqrt(cosine / 2 * back), abs=1e-6)


def test_one_word_in_common_is_none_further_and_of_several_all_but_the_best_are():
    weights = np.array([0.9, 0.5, 0.4, 1, 1, 1], dtype=np.float32)
    found = in_common([[0, 1, 2], [0, 3], [0, 1, 2, 4]], weights=weights).further
    assert found[0, 1] == 0
    assert found[0, 2] == pytest.approx(0.9, abs=1e-6)
    assert np.allclose(found, found.T)


def test_two_things_in_common_bring_contexts_nearer_than_one_word_twice_as_rare():
    rows = unit([[1, 0], [1, 0], [1, 0]])
    weights = np.array([1.0, 0.5, 0.5, 0.5, 0.5, 0.5], dtype=np.float32)
    one_word = affinities(rows[:2], long(2), [[0, 3], [0, 4]], WORDS, weights)[0, 1]
    several = affinities(rows[:2], long(2), [[1, 2, 3], [1, 2, 3]], WORDS, weights)[0, 1]
    assert several > one_word > 1


def test_more_and_more_words_in_common_stay_within_what_linkage_reckons_with():
    count = 400
    words = [list(range(count))] * 2
    rows = unit([[1, 0], [1, 0]])
    vectors, weights = np.eye(count, dtype=np.float32), np.ones(count, np.float32)
    found = affinities(rows, long(2), words, vectors, weights)
    assert linked(found, at_least=2.7) == [[0, 1]]


def test_contexts_without_words_are_compared_by_meaning_alone():
    rows = unit([[1, 0], [1, 0]])
    found = affinities(rows, long(2), [[], []], np.zeros((0, 2), dtype=np.float32), EVEN[:0])
    assert found[0, 1] == pytest.approx(1.0)


def test_what_few_words_say_is_alike_by_chance_and_counts_less():
    rows = unit([[1, 0], [1, 0]])
    words = ([[0, 1], [0, 1]], WORDS, EVEN)
    whole, half = (
        affinities(rows, lengths, *words)[0, 1] for lengths in (long(2), np.array([6, 6]))
    )
    further = in_common([[0, 1], [0, 1]]).further[0, 1]
    assert half - 0.04 * further == pytest.approx((whole - 0.04 * further) / 2, abs=1e-6)
    one_sided = affinities(rows, np.array([10**9, 6]), *words)[0, 1]
    assert half < one_sided < whole


def test_groups_join_while_their_mean_affinity_reaches_the_threshold():
    affinity = np.array(
        [[1, 0.9, 0.1, 0], [0.9, 1, 0.1, 0], [0.1, 0.1, 1, 0.7], [0, 0, 0.7, 1]], dtype=np.float32
    )
    assert linked(affinity, at_least=0.6) == [[0, 1], [2, 3]]
    assert linked(affinity, at_least=0.8) == [[0, 1]]
    assert linked(affinity, at_least=0.045) == [[0, 1, 2, 3]]


@pytest.mark.parametrize("count", [0, 1])
def test_one_context_makes_no_group(count):
    assert linked(np.ones((count, count), dtype=np.float32), at_least=0.5) == []


def test_a_row_stays_only_with_support_from_another_note():
    affinity = np.array([[1, 0.9, 0.7], [0.9, 1, 0.7], [0.7, 0.7, 1]], dtype=np.float32)
    assert supported([[0, 1, 2]], affinity, [1, 2, 3], at_least=0.8) == [[0, 1]]
    assert supported([[0, 1, 2]], affinity, [1, 1, 3], at_least=0.8) == []
    assert supported([[0, 1, 2]], affinity, [1, 1, 3], at_least=0.7) == [[0, 1, 2]]


def test_contexts_that_stand_apart_change_no_group():
    centres = np.repeat(unit(RNG.normal(size=(5, 32))), 6, axis=0)
    near = unit(centres + 0.08 * RNG.normal(size=centres.shape))
    far = np.concatenate([near, unit(RNG.normal(size=(10, 32)))])
    none = np.zeros((0, 32), dtype=np.float32)
    before = linked(affinities(near, long(30), [[]] * 30, none, EVEN[:0]), at_least=0.6)
    after = linked(affinities(far, long(40), [[]] * 40, none, EVEN[:0]), at_least=0.6)
    assert len(before) == 5
    assert [group for group in after if group[0] < 30] == before


def test_an_interview_told_twice_runs_in_parallel():
    one = unit(RNG.normal(size=(8, 64)))
    other = unit(one + 0.05 * RNG.normal(size=one.shape))
    found = parallel(one, other)
    assert found is not None
    similarity, pairs = found
    assert similarity > 0.8
    assert pairs == [(row, row) for row in range(8)]


def test_the_same_matters_in_another_order_are_another_conversation():
    one = unit(RNG.normal(size=(8, 64)))
    assert parallel(one, one[::-1]) is None


def test_a_sentence_left_out_in_the_translation_is_no_hindrance():
    one = unit(RNG.normal(size=(8, 64)))
    found = parallel(one, np.delete(one, 3, axis=0))
    assert found is not None
    assert found[1] == [(row, row - (row > 3)) for row in range(8) if row != 3]


def test_two_short_notes_are_never_twins():
    one = unit(RNG.normal(size=(3, 64)))
    assert parallel(one, one) is None
