"""Finer and coarser groups of one tree nest, and no step between levels is a cliff."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from ideation.clustering.fit import FitOptions, fit
from ideation.clustering.hierarchy import NEVER, among, cut, grow
from ideation.clustering.ladder import STEPS, ladder

SIMILARITY = FitOptions().similarity


def scattered(count, dim=24, seed=0, spread=0.8):
    chance = np.random.default_rng(seed)
    centres = chance.normal(size=(max(count // 8, 1), dim))
    rows = centres[chance.integers(0, len(centres), count)] + spread * chance.normal(
        size=(count, dim)
    )
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def clustered(count, seed):
    """Return the rows of a fit that are in a cluster, and the cluster of each."""
    rows = scattered(count, seed=seed)
    labels = fit(rows, FitOptions(smallest=2))
    return rows[labels >= 0], labels[labels >= 0]


def groups(labels, leaves):
    found = {}
    for label, leaf in zip(labels.tolist(), leaves.tolist(), strict=True):
        found.setdefault(label, set()).add(leaf)
    return {frozenset(each) for each in found.values()}


@settings(max_examples=25)
@given(st.integers(2, 120), st.integers(0, 10_000))
def test_the_middle_level_is_exactly_the_clusters_and_every_leaf_is_there_once(count, seed):
    rows, labels = clustered(count, seed)
    tree = grow(rows, labels, similarity=SIMILARITY)
    assert sorted(tree.leaves.tolist()) == list(range(len(rows)))
    whole = {frozenset(np.flatnonzero(labels == each).tolist()) for each in set(labels.tolist())}
    assert groups(cut(tree.joins, SIMILARITY), tree.leaves) == whole


@settings(max_examples=25)
@given(st.integers(2, 120), st.integers(0, 10_000))
def test_groups_of_a_finer_level_lie_within_those_of_a_coarser_one(count, seed):
    rows, labels = clustered(count, seed)
    tree = grow(rows, labels, similarity=SIMILARITY)
    steps = ladder(tree.joins, similarity=SIMILARITY)
    levels = [
        groups(cut(tree.joins, steps.at(level)), tree.leaves)
        for level in range(-len(steps.coarser), len(steps.finer) + 1)
    ]
    for coarse, fine in pairwise(levels):
        assert len(fine) > len(coarse)
        assert all(any(part <= whole for whole in coarse) for part in fine)


@settings(max_examples=25)
@given(st.integers(30, 200), st.integers(0, 10_000))
def test_from_level_to_level_few_change_company(count, seed):
    """A step moves its share of all moves, and at most one pair of groups beyond that."""
    rows, labels = clustered(count, seed)
    tree = grow(rows, labels, similarity=SIMILARITY)
    steps = ladder(tree.joins, similarity=SIMILARITY)
    for side, sign in ((steps.coarser, -1), (steps.finer, 1)):
        moves = [
            moved(tree, steps.at(sign * level), steps.at(sign * (level + 1)))
            for level in range(len(side))
        ]
        largest = max(np.bincount(cut(tree.joins, min(map(steps.at, (0, sign * len(side)))))))
        assert all(each <= sum(moves) / STEPS + largest / 2 + 1 for each in moves)


def moved(tree, one, other):
    """Return how many leaves leave the largest part of their group between two cuts."""
    high, low = max(one, other), min(one, other)
    fine, coarse = cut(tree.joins, high), cut(tree.joins, low)
    count = 0
    for each in set(coarse.tolist()):
        # Sizes of the parts, from large to small: parts that join one by one move their size.
        parts = sorted(np.bincount(fine[coarse == each]).tolist(), reverse=True)
        count += sum(parts[1:])
    return count


def test_the_tree_is_that_of_average_linkage():
    rows = scattered(60, seed=3)
    tree = grow(rows, np.zeros(60, dtype=np.intp), similarity=NEVER)
    distances = np.maximum(1 - rows.astype(np.float64) @ rows.T.astype(np.float64), 0)
    np.fill_diagonal(distances, 0)
    expected = linkage(squareform(distances, checks=False), "average")
    for at in (0.1, 0.25, 0.4, 0.6):
        theirs = fcluster(expected, 1 - at, "distance")
        other = {frozenset(np.flatnonzero(theirs == each).tolist()) for each in set(theirs)}
        assert groups(cut(tree.joins, at), tree.leaves) == other


def test_what_a_person_put_together_is_one_cluster_whatever_its_likeness():
    rows = np.eye(4, dtype=np.float32)
    tree = grow(rows, np.array([7, 7, 9, 9]), similarity=SIMILARITY)
    assert groups(cut(tree.joins, SIMILARITY), tree.leaves) == {
        frozenset({0, 1}),
        frozenset({2, 3}),
    }


def test_what_a_person_kept_apart_is_two_clusters_whatever_its_likeness():
    rows = np.repeat(np.eye(2, dtype=np.float32), 2, axis=0)
    tree = grow(rows, np.array([1, 2, 3, 3]), similarity=SIMILARITY)
    parts = {frozenset({0}), frozenset({1}), frozenset({2, 3})}
    assert groups(cut(tree.joins, SIMILARITY), tree.leaves) == parts
    # One level coarser they are a family.
    below = tree.joins[(tree.joins < SIMILARITY) & (tree.joins > NEVER)].max()
    assert frozenset({0, 1}) in groups(cut(tree.joins, below), tree.leaves)


def test_without_clusters_there_are_no_levels():
    tree = grow(np.zeros((0, 4), dtype=np.float32), np.zeros(0, dtype=np.intp), similarity=0.1)
    assert cut(tree.joins, 0.1).tolist() == []
    steps = ladder(tree.joins, similarity=0.1)
    assert (steps.coarser, steps.finer, steps.at(-3), steps.at(4)) == ((), (), 0.1, 0.1)


def test_beyond_the_ends_is_the_end():
    rows, labels = clustered(120, 1)
    steps = ladder(grow(rows, labels, similarity=SIMILARITY).joins, similarity=SIMILARITY)
    assert steps.at(-99) == steps.coarser[-1] < SIMILARITY < steps.finer[-1] == steps.at(99)
    assert 0 < len(steps.finer) <= STEPS


@pytest.mark.parametrize(
    ("places", "found"), [([], []), ([2], [NEVER]), ([0, 2, 3], [NEVER, 0.2, 0.9])]
)
def test_the_joins_of_some_leaves_pass_over_the_others(places, found):
    assert among([NEVER, 0.5, 0.2, 0.9], places) == found
