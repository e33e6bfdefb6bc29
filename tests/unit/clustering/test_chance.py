"""What chance could have made is no cluster, at any size, and a second look puts rows right."""

from itertools import combinations
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.clustering.chance import (
    Centres,
    Chance,
    nearest_cluster,
    nearness,
    spread_between,
    told_apart,
)
from ideation.clustering.fit import fit, spread_of

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
    assert found[:40].count(0) >= 38


def test_the_bound_falls_with_size_and_rises_with_the_number_of_rows():
    sizes = np.asarray([2, 3, 10, 100], dtype=np.float32)
    bounds = Chance(0.1, 1_000).tightest(sizes)
    assert (np.diff(bounds) < 0).all()
    assert (Chance(0.1, 10_000).tightest(sizes) > bounds).all()


def test_one_unrelated_row_in_fifty_comes_as_near_to_any_cluster():
    assert nearness(0.1, np.asarray([7], dtype=np.float32)) == pytest.approx([0.2054], abs=1e-4)
    sizes = np.asarray([3, 10, 87], dtype=np.float32)
    bounds = nearness(0.1, sizes)
    reached = [1 - NormalDist(0, 0.1).cdf(float(bound)) for bound in bounds]
    assert reached == pytest.approx([0.0006, 0.002, 0.0174], rel=1e-3)


def test_a_wide_cluster_reaches_further_than_a_small_one():
    """Loose members of a large group are of it; as far from a small one they are not."""
    wide, narrow = around(0, 300, 1.9), around(1, 5, 0.3)
    rows = np.vstack([wide, narrow, scattered(300)])
    found = np.asarray(apart(rows, [*[0] * 300, *[1] * 5, *range(2, 302)]))
    assert (found[:300] == found[0]).mean() > 0.9
    assert len(set(found[300:305])) == 1
    assert (found[305:] == -1).mean() > 0.95


def test_a_row_in_the_wrong_group_comes_to_its_own():
    rows = np.vstack([around(0, 12, 0.5), around(1, 12, 0.5), scattered(60)])
    found = apart(rows, [*[0] * 11, *[1] * 13, *range(2, 62)])
    assert found[11] == found[0] != found[12]


def test_what_chance_could_have_left_in_a_group_is_let_go():
    stranger = scattered(1, seed=9)
    rows = np.vstack([around(0, 12, 0.5), stranger, scattered(60)])
    found = apart(rows, [*[0] * 13, *range(1, 61)])
    assert found[:13] == [0] * 12 + [-1]


def test_no_row_speaks_for_itself():
    rows = unit(np.random.default_rng(4).normal(size=(9, 5)))
    weights = np.asarray([1, 2, 1, 3, 1, 1, 2, 1, 3], dtype=np.float32)
    labels = np.asarray([0, 0, 0, 1, 1, 1, 1, 0, 2])
    centres = Centres.of(rows, weights, labels)
    cosines, likeness = centres.without(rows, weights, labels)
    for row in range(8):
        others = [at for at in range(9) if labels[at] == labels[row] and at != row]
        total = (rows[others] * weights[others, None]).sum(axis=0)
        assert cosines[row] == pytest.approx(rows[row] @ total / np.linalg.norm(total), abs=1e-5)
        mean = total / weights[others].sum()
        assert likeness[row] == pytest.approx(rows[row] @ mean, abs=1e-5)
    assert (cosines[8], likeness[8]) == (1, 1)


def test_a_cluster_that_is_left_with_too_few_is_none():
    rows = np.vstack([around(0, 12, 0.5), around(1, 2, 0.1), scattered(60)])
    found = apart(rows, [*[0] * 12, *[1] * 2, 1, *range(2, 61)])
    assert found[12:14] == [-1, -1]


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


@given(st.integers(0, 1_000), st.floats(-0.2, 0.4), st.floats(0, 0.2))
def test_the_nearest_cluster_is_that_of_the_rule_written_out(seed, similarity, spread):
    rows, means = scattered(12, seed, dim=5), scattered(4, seed + 1, dim=5)
    means *= np.linspace(0.3, 1, 4, dtype=np.float32)[:, None]
    sizes = np.asarray([3, 40, 5, 9], dtype=np.float32)
    bounds = nearness(spread, sizes)
    centres = Centres(means * sizes[:, None], sizes)
    found = nearest_cluster(rows, centres, spread=spread, similarity=similarity)
    for row, label in zip(rows, found.tolist(), strict=True):
        cosines = [float(row @ mean / np.linalg.norm(mean)) for mean in means]
        margins = [
            min(float(row @ mean) - 0.75 * similarity, cosine - bound)
            for mean, cosine, bound in zip(means, cosines, bounds, strict=True)
        ]
        fits = [at for at, margin in enumerate(margins) if margin > 0]
        if min(map(abs, margins)) > 1e-5:
            assert label == max(fits, key=cosines.__getitem__, default=-1)


def test_the_spread_for_single_statements_follows_from_what_a_fit_found():
    rows = np.vstack([around(0, 10, 0.5), around(1, 10, 0.5), scattered(200), np.zeros((2, DIM))])
    common = np.zeros(DIM, dtype=np.float32)
    labels = fit(rows.astype(np.float32), common=common)
    # Unrelated rows of so many dimensions have cosines of a standard deviation of an eighth.
    spread = spread_of(rows.astype(np.float32), labels, common=common)
    assert spread == pytest.approx(1 / 8, rel=0.05)
    none = np.full(3, -1)
    assert spread_of(np.zeros((3, DIM), dtype=np.float32), none, common=common) == 0
