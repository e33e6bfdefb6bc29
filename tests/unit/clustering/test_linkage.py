"""Average linkage without a matrix of pairs gives what the textbook method gives."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from ideation.clustering.linkage import SLACK, average_linkage
from ideation.clustering.nearest import nearest


def _rows(count, dim, seed):
    rows = np.random.default_rng(seed).normal(size=(count, dim)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def _linked(rows, at_least, *, known=4, weights=None):
    count = len(rows)
    weights = np.ones(count, dtype=np.float32) if weights is None else weights
    near, cosines = nearest(rows, rows, np.arange(count), k=known)
    bound = cosines[:, -1] + np.float32(1e-5)
    return average_linkage(rows, weights, near, bound, at_least=at_least)


def _textbook(rows, at_least, shaken=None):
    distances = 2 - rows.astype(np.float64) @ rows.T.astype(np.float64)
    np.fill_diagonal(distances, 0)
    pairs = squareform(distances, checks=False)
    if shaken is not None:
        pairs = pairs + np.random.default_rng(shaken).uniform(-SLACK, SLACK, len(pairs))
    tree = linkage(pairs, "average")
    return fcluster(tree, 2 - at_least, "distance")


def _sets(labels):
    return {frozenset(np.flatnonzero(labels == each).tolist()) for each in set(labels.tolist())}


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.floats(-0.3, 0.6))
def test_the_groups_are_those_of_the_textbook(seed, at_least):
    rows = _rows(150, 8, seed)
    found, expected = _linked(rows, at_least), _sets(_textbook(rows, at_least))
    # Where two merges lie nearer than products are exact, either order is right.
    assume(all(_sets(_textbook(rows, at_least, shaken)) == expected for shaken in range(8)))
    assert _sets(found) == expected
    assert all(rows.min() == name for name, rows in _named(found))


def _named(groups):
    return [(name, np.flatnonzero(groups == name)) for name in set(groups.tolist())]


def test_a_row_that_counts_twice_weighs_twice():
    rows = np.asarray([[1, 0], [0.6, 0.8], [-0.28, 0.96]], dtype=np.float32)
    # Of two equal pairs the first joins; its mean with the last row is then (0.6 - 0.28) / 2.
    assert _linked(rows, 0.2, known=2).tolist() == [0, 0, 2]
    heavy = np.asarray([1, 3, 1], dtype=np.float32)
    assert _linked(rows, 0.2, known=2, weights=heavy).tolist() == [0, 0, 0]


def test_rows_in_a_circle_of_equal_similarities_end():
    corners = np.eye(40, dtype=np.float32)
    assert set(_linked(corners, -0.01, known=32).tolist()) == {0}
    assert len(set(_linked(corners, 0.5, known=32).tolist())) == 40


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 3), st.sampled_from([5, 64, 500, 777]))
def test_nearest_finds_the_largest_products_among_few_and_many(seed, k, width):
    rows, among = _rows(7, 6, seed), _rows(width, 6, seed + 1)
    among[:5] = rows[:5]
    own = np.asarray([0, 1, 2, 3, 4, 0, 1])
    found, values = nearest(rows, among, own, k=k)
    products = rows @ among.T
    products[np.arange(7), own] = -np.inf
    best = np.sort(products, axis=1)[:, ::-1][:, :k]
    assert np.allclose(values, best, atol=1e-5)
    assert np.allclose(np.take_along_axis(products, found, axis=1), best, atol=1e-5)
