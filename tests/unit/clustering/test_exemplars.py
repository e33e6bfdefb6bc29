"""The passages shown first of a cluster."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ideation.clustering.exemplars import exemplars


def _at(*degrees):
    turns = np.radians(degrees)
    return np.stack([np.cos(turns), np.sin(turns)], axis=1).astype(np.float32)


def test_the_medoid_comes_first_and_then_what_is_unlike_it():
    labels = np.asarray([0, 0, 0, 0, 1, -1])
    assert exemplars(_at(0, 40, 42, 80, 170, 200), labels) == {0: [1, 3, 0], 1: [4]}


def test_near_copies_are_shown_once():
    assert exemplars(_at(0, 1, 2, 60), np.zeros(4, dtype=np.intp)) == {0: [2, 3]}


def test_as_many_as_asked_for_are_shown():
    labels = np.zeros(3, dtype=np.intp)
    assert exemplars(_at(0, 40, 80), labels, k=1) == {0: [1]}
    assert exemplars(_at(0, 40, 80), labels, k=0) == {0: []}


def test_without_clusters_there_are_none():
    assert exemplars(_at(0, 40), np.asarray([-1, -1])) == {}
    assert exemplars(np.empty((0, 2), dtype=np.float32), np.empty(0, dtype=np.intp)) == {}


@given(st.integers(0, 1_000), st.integers(1, 4))
def test_exemplars_are_members_and_do_not_depend_on_the_order_of_rows(seed, k):
    chance = np.random.default_rng(seed)
    rows = chance.normal(size=(30, 5)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    labels, order = chance.integers(-1, 3, size=30), chance.permutation(30)
    found = exemplars(rows, labels, k=k)
    permuted = exemplars(rows[order], labels[order], k=k)
    for label, chosen in found.items():
        assert 1 <= len(chosen) == len(set(chosen)) <= k
        assert (labels[chosen] == label).all()
        assert [order[each] for each in permuted[label]] == chosen
