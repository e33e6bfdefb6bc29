"""What chance could have made is no cluster, at any size, and a second look puts rows right."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.clustering.chance import Chance, nearest_cluster, spread_between, told_apart
from ideation.clustering.fit import fit, nearer_than

DIM = 64


def unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def scattered(count, seed=1, dim=DIM):
    return unit(np.random.default_rng(seed).normal(size=(count, dim)))


def around(axis, count, spread, seed=2):
    chance = np.random.default_rng(seed + axis)
    return unit(np.eye(DIM)[axis] + spread * chance.normal(size=(count, DIM)) / np.sqrt(DIM))


def apart(rows, groups, similarity=0.16, smallest=3):
    weights = np.ones(len(rows), dtype=np.float32)
    found = told_apart(rows, weights, np.asarray(groups), similarity=similarity, smallest=smallest)
    return found.tolist()


@pytest.mark.parametrize("count", [30, 300, 1_000])
def test_unrelated_rows_are_hardly_ever_a_cluster(count):
    assert (fit(scattered(count)) >= 0).mean() < 0.05


@pytest.mark.parametrize("count", [0, 30, 1_000])
def test_a_tight_group_of_three_is_a_cluster_however_many_others_there_are(count):
    rows = np.vstack([around(0, 3, 0.4), scattered(count).reshape(count, DIM)])
    assert apart(rows, [*[0] * 3, *range(1, count + 1)])[:3] == [0, 0, 0]


def test_a_loose_group_is_a_cluster_once_enough_rows_bear_it_out():
    """Four rows of a mean cosine of a quarter say nothing among many, forty do."""
    few, many = around(0, 4, 1.7), around(0, 40, 1.7)
    others = scattered(500)
    groups = [*[0] * 4, *range(1, 501)]
    assert apart(np.vstack([few, others]), groups)[:4] == [-1] * 4
    found = apart(np.vstack([many, others]), [*[0] * 40, *range(1, 501)])
    assert found[:40] == [0] * 40


def test_the_bound_falls_with_size_and_rises_with_the_number_of_rows():
    sizes = np.asarray([2, 3, 10, 100], dtype=np.float32)
    bounds = Chance(0.1, 1_000).tightest(sizes)
    assert (np.diff(bounds) < 0).all()
    assert (Chance(0.1, 10_000).tightest(sizes) > bounds).all()
    assert Chance(0.1, 1_000).nearest(1) == pytest.approx(0.2326, abs=1e-4)
    assert Chance(0.1, 1_000).nearest(50) > Chance(0.1, 1_000).nearest(5)


def test_halves_of_one_group_become_one_cluster_and_others_stay_apart():
    rows = np.vstack([around(0, 20, 1.2), around(1, 20, 1.2), scattered(100)])
    groups = [*[0] * 10, *[1] * 10, *[2] * 20, *range(3, 103)]
    found = apart(rows, groups)
    assert found[:20] == [found[0]] * 20
    assert found[20:40] == [found[20]] * 20
    assert found[0] != found[20]


def test_a_row_left_alone_joins_the_cluster_that_it_is_near_and_hardly_any_other_does():
    rows = np.vstack([around(0, 10, 0.5), around(1, 10, 0.5), scattered(60)])
    found = apart(rows, [*[0] * 9, 1, *[2] * 10, *range(3, 63)])
    assert found[9] == found[0] != found[10]
    assert found[20:].count(-1) >= 57


def test_the_spread_is_that_of_all_pairs_of_different_groups():
    rows = np.vstack([scattered(20, dim=8), scattered(3, seed=5, dim=8)])
    weights = np.asarray([1, 2, 1, 3] * 5 + [1, 1, 2], dtype=np.float32)
    groups = np.asarray([0] * 12 + [1] * 3 + [2, 3, 4, 5, 6, 6, 6, 7])
    copies = np.repeat(np.arange(23), weights.astype(int))
    cosines = [
        float(rows[one] @ rows[other])
        for one, other in combinations(copies, 2)
        if groups[one] != groups[other]
    ]
    assert spread_between(rows, weights, groups) == pytest.approx(np.std(cosines), rel=1e-4)
    assert spread_between(rows, weights, np.zeros(23, dtype=np.intp)) == 0


@given(st.integers(0, 1_000), st.floats(-0.2, 0.4), st.floats(0, 0.6))
def test_the_nearest_cluster_is_that_of_the_rule_written_out(seed, similarity, bound):
    rows, means = scattered(12, seed, dim=5), scattered(4, seed + 1, dim=5)
    means *= np.linspace(0.3, 1, 4, dtype=np.float32)[:, None]
    found = nearest_cluster(rows, means, similarity=similarity, nearer_than=bound)
    for row, label in zip(rows, found.tolist(), strict=True):
        cosines = [float(row @ mean / np.linalg.norm(mean)) for mean in means]
        best = int(np.argmax(cosines))
        margins = (float(row @ means[best]) - similarity, cosines[best] - bound)
        if min(map(abs, margins)) > 1e-5:
            assert label == (best if min(margins) > 0 else -1)


def test_the_bound_for_single_statements_follows_from_what_a_fit_found():
    rows = np.vstack([around(0, 10, 0.5), around(1, 10, 0.5), scattered(200), np.zeros((2, DIM))])
    common = np.zeros(DIM, dtype=np.float32)
    labels = fit(rows.astype(np.float32), common=common)
    # Unrelated rows of so many dimensions have cosines of a standard deviation of an eighth.
    expected = Chance(1 / 8, 220).nearest(2)
    assert nearer_than(rows.astype(np.float32), labels, common=common) == pytest.approx(
        expected, rel=0.05
    )
    none = np.full(3, -1)
    assert nearer_than(np.zeros((3, DIM), dtype=np.float32), none, common=common) == 0
