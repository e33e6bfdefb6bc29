"""Groups by meaning: what belongs together, what stands alone, whatever the order."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score

from ideation.clustering.fit import FitOptions, fit

DIM = 32


def _unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def _around(*sizes, spread=0.25, seed=1):
    """Return unit rows around one axis per size, and a lone row on an axis of its own."""
    generator = np.random.default_rng(seed)
    rows = [
        np.eye(DIM)[axis] + spread * generator.normal(size=DIM) / np.sqrt(DIM)
        for axis, size in enumerate(sizes)
        for _ in range(size)
    ]
    rows.append(np.eye(DIM)[DIM - 1])
    return _unit(np.asarray(rows))


def _scattered(count, dim, seed):
    return _unit(np.random.default_rng(seed).normal(size=(count, dim)))


def _partition(labels):
    return {
        frozenset(np.flatnonzero(labels == label).tolist()) for label in set(labels.tolist()) - {-1}
    }


def _alone(labels):
    """Return labels in which each unclustered row is a cluster of its own."""
    rest = np.flatnonzero(labels < 0)
    labels = labels.copy()
    labels[rest] = labels.max() + 1 + np.arange(len(rest))
    return labels


def test_rows_near_in_meaning_are_numbered_by_size_and_the_rest_stands_alone():
    labels = fit(_around(3, 5, 4))
    assert labels.tolist() == [2] * 3 + [0] * 5 + [1] * 4 + [-1]


def test_of_two_equal_groups_content_decides_which_comes_first():
    vectors = _around(3, 3)
    labels = fit(vectors)
    assert _partition(labels) == {frozenset({0, 1, 2}), frozenset({3, 4, 5})}
    assert fit(vectors[::-1]).tolist() == labels[::-1].tolist()


def test_a_pair_is_no_cluster_unless_asked_for():
    vectors = _around(2, 4)
    assert fit(vectors).tolist() == [-1, -1, 0, 0, 0, 0, -1]
    assert fit(vectors, FitOptions(smallest=2)).tolist() == [1, 1, 0, 0, 0, 0, -1]


def test_empty_texts_stay_unclustered():
    vectors = np.vstack([np.zeros((4, DIM), dtype=np.float32), _around(3)])
    assert fit(vectors).tolist() == [-1] * 4 + [0, 0, 0, -1]
    assert fit(vectors, common=np.ones(DIM, dtype=np.float32) / DIM).tolist()[:4] == [-1] * 4


@pytest.mark.parametrize("rows", [0, 1, 2])
def test_too_few_rows_have_no_clusters(rows):
    assert fit(np.eye(DIM, dtype=np.float32)[:rows]).tolist() == [-1] * rows


def test_only_empty_texts_have_no_clusters():
    assert fit(np.zeros((5, DIM), dtype=np.float32)).tolist() == [-1] * 5


def test_copies_of_one_row_are_one_cluster():
    assert fit(np.tile(np.eye(DIM, dtype=np.float32)[3], (4, 1))).tolist() == [0] * 4


def test_copies_count_towards_size_and_stay_together():
    vectors = _around(4, 1)
    copied = np.vstack([vectors, vectors[4:5], vectors[4:5]])
    assert fit(copied).tolist() == [0, 0, 0, 0, 1, -1, 1, 1]


def test_a_stricter_similarity_keeps_apart_what_a_looser_one_joins():
    vectors = np.asarray([[1, 0], [0.8, 0.6], [0.8, -0.6]], dtype=np.float32)
    assert fit(vectors, FitOptions(similarity=0.3)).tolist() == [0, 0, 0]
    assert fit(vectors, FitOptions(similarity=0.9)).tolist() == [-1, -1, -1]


def test_twenty_passages_fall_into_their_subjects_once_what_all_share_is_taken_off():
    common = np.eye(DIM, dtype=np.float32)[10]
    shifted = _unit(_around(6, 6, 7, spread=0.8) + 1.5 * common)
    labels = fit(shifted, common=shifted.mean(axis=0))
    assert len(set(labels[[0, 6, 12]].tolist())) == 3
    assert labels.tolist()[:19] == [label for label in labels[[0, 6, 12]] for _ in range(6)] + [
        labels[12]
    ]
    assert len(set(fit(shifted).tolist())) < 3


def test_unrelated_passages_tear_no_old_cluster_apart():
    common = np.eye(DIM, dtype=np.float32)[10]
    old = _unit(_around(*[8] * 6, spread=0.7) + common)
    more = _unit(np.random.default_rng(3).normal(size=(6, DIM)) + 3 * np.eye(DIM)[11])
    before = fit(old, common=common)
    after = fit(np.vstack([old, more]).astype(np.float32), common=common)[: len(old)]
    assert adjusted_rand_score(_alone(before), _alone(after)) == 1


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.integers(3, 60), st.integers(2, 8))
def test_permuted_rows_permute_the_labels_and_change_none(seed, count, dim):
    vectors = _scattered(count, dim, seed)
    # Some copies and an empty text, that they may not be told apart by place either.
    vectors[count // 2] = vectors[0]
    vectors[1] = 0
    common = vectors.mean(axis=0)
    order = np.random.default_rng(seed + 1).permutation(count)
    labels = fit(vectors, common=common)
    permuted = fit(vectors[order], common=common)
    assert permuted.tolist() == labels[order].tolist()


@settings(max_examples=15)
@given(st.integers(0, 10_000))
def test_every_cluster_has_its_smallest_size_and_numbers_fall_by_size(seed):
    labels = fit(_scattered(80, 6, seed))
    sizes = np.bincount(labels[labels >= 0])
    assert (sizes >= 3).all()
    assert (np.diff(sizes) <= 0).all()


def test_a_tenth_of_unrelated_passages_hardly_changes_the_old_clusters():
    dim = 128
    chance = np.random.default_rng(3)
    centres = chance.normal(size=(20, dim))
    old = _unit(np.repeat(centres, 20, axis=0) + 1.1 * chance.normal(size=(400, dim)))
    more = np.vstack([old, _scattered(40, dim, 9)])
    before, after = fit(old), fit(more)[:400]
    assert adjusted_rand_score(np.repeat(np.arange(20), 20), _alone(before)) > 0.9
    assert adjusted_rand_score(_alone(before), _alone(after)) >= 0.95
