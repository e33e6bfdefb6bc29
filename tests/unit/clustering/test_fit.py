"""Groups by meaning: what belongs together, what stands alone, whatever the order."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideation.clustering.fit import FitOptions, fit

DIM = 32


def _around(*sizes, spread=0.25, seed=1):
    """Return unit rows around one axis per size, and a lone row on an axis of its own."""
    generator = np.random.default_rng(seed)
    rows = [
        np.eye(DIM)[axis] + spread * generator.normal(size=DIM) / np.sqrt(DIM)
        for axis, size in enumerate(sizes)
        for _ in range(size)
    ]
    rows.append(np.eye(DIM)[DIM - 1])
    matrix = np.asarray(rows)
    return (matrix / np.linalg.norm(matrix, axis=1, keepdims=True)).astype(np.float32)


def _partition(labels):
    return {
        frozenset(np.flatnonzero(labels == label).tolist()) for label in set(labels.tolist()) - {-1}
    }


def test_rows_near_in_meaning_are_numbered_by_size_and_the_rest_stands_alone():
    labels = fit(_around(3, 5, 4))
    assert labels.tolist() == [2] * 3 + [0] * 5 + [1] * 4 + [-1]


def test_of_two_equal_groups_the_one_with_the_first_row_comes_first():
    assert fit(_around(3, 3)).tolist() == [0, 0, 0, 1, 1, 1, -1]


def test_a_pair_is_no_cluster_unless_asked_for():
    vectors = _around(2, 4)
    assert fit(vectors).tolist() == [-1, -1, 0, 0, 0, 0, -1]
    assert fit(vectors, FitOptions(smallest=2)).tolist() == [1, 1, 0, 0, 0, 0, -1]


def test_empty_texts_stay_unclustered():
    vectors = np.vstack([np.zeros((4, DIM), dtype=np.float32), _around(3)])
    assert fit(vectors).tolist() == [-1] * 4 + [0, 0, 0, -1]


@pytest.mark.parametrize("rows", [0, 1, 2])
def test_too_few_rows_have_no_clusters(rows):
    assert fit(np.eye(DIM, dtype=np.float32)[:rows]).tolist() == [-1] * rows


def test_only_empty_texts_have_no_clusters():
    assert fit(np.zeros((5, DIM), dtype=np.float32)).tolist() == [-1] * 5


def test_a_stricter_similarity_keeps_apart_what_a_looser_one_joins():
    vectors = np.asarray([[1, 0], [0.8, 0.6], [0.8, -0.6]], dtype=np.float32)
    assert fit(vectors, FitOptions(similarity=0.5)).tolist() == [0, 0, 0]
    assert fit(vectors, FitOptions(similarity=0.9)).tolist() == [-1, -1, -1]


@settings(max_examples=25)
@given(st.permutations(range(13)))
def test_permuted_rows_permute_the_groups_only(order):
    # Two of equal size, so that numbers may change where the partition must not.
    vectors = _around(4, 4, 4)
    order = np.asarray(order)
    permuted = _partition(fit(vectors[order]))
    assert {frozenset(order[list(group)].tolist()) for group in permuted} == {
        frozenset({0, 1, 2, 3}),
        frozenset({4, 5, 6, 7}),
        frozenset({8, 9, 10, 11}),
    }


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_permuted_rows_permute_the_groups_of_scattered_rows(seed, random):
    generator = np.random.default_rng(seed)
    rows = generator.normal(size=(24, 4))
    vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    order = np.asarray(random.sample(range(24), 24))
    permuted = _partition(fit(vectors[order]))
    assert {frozenset(order[list(group)].tolist()) for group in permuted} == _partition(
        fit(vectors)
    )


def test_a_large_set_is_condensed_and_keeps_its_groups():
    vectors = _around(60, 50, 40)
    labels = fit(vectors, FitOptions(condense_from=40))
    assert labels.tolist() == [0] * 60 + [1] * 50 + [2] * 40 + [-1]
    assert labels.tolist() == fit(vectors, FitOptions(condense_from=40)).tolist()
