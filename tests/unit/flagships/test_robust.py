"""How firmly a rank stands under small changes of the weights."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from ideation.domain.rules import WEIGHTS
from ideation.flagships.nearness import farther, nearest
from ideation.flagships.robust import rank_ranges, stability


def test_a_clear_winner_never_moves():
    found = rank_ranges(np.array([[90.0, 90], [10, 10]]), [0, 0], [0.5, 0.5])
    assert [(each.moves, each.best, each.worst) for each in found] == [(0, 1, 1), (0, 2, 2)]


def test_two_that_excel_in_different_parts_change_places():
    found = rank_ranges(np.array([[100.0, 0], [2, 98]]), [0, 0], [0.5, 0.5])
    for each in found:
        assert 0.2 < each.moves < 0.8
        assert (each.best, each.worst) == (1, 2)


def test_no_weight_lifts_an_idea_over_one_with_more_lights():
    found = rank_ranges(np.array([[0.0, 0], [100, 100]]), [-3, -1], [0.5, 0.5])
    assert [(each.best, each.worst) for each in found] == [(1, 1), (2, 2)]


def test_the_same_question_gives_the_same_answer():
    values = np.random.default_rng(1).uniform(0, 100, size=(9, 7))
    first = rank_ranges(values, [0] * 9, list(WEIGHTS.values()))
    assert rank_ranges(values, [0] * 9, list(WEIGHTS.values())) == first
    assert rank_ranges(values, [0] * 9, list(WEIGHTS.values()), seed=5) != first


@given(arrays(np.float64, st.tuples(st.integers(1, 12), st.just(3)), elements=st.integers(0, 100)))
def test_the_rank_of_the_own_weights_lies_within_the_range(values):
    weights = [0.5, 0.3, 0.2]
    scores = np.rint(values @ np.array(weights))
    for own, each in zip(
        scores, rank_ranges(values, [0] * len(values), weights, draws=20), strict=True
    ):
        rank = 1 + int((scores > own).sum())
        assert 1 <= each.best <= each.worst <= len(values)
        if each.moves == 0:
            assert each.best == each.worst == rank


def test_parts_by_name_give_the_same_as_columns():
    parts = [{"breadth": 80, "mix": 10}, {"breadth": 10, "mix": 90}]
    weights = {"breadth": 0.6, "mix": 0.4}
    assert stability(parts, [0, 0], weights) == rank_ranges(
        np.array([[80.0, 10], [10, 90]]), [0, 0], [0.6, 0.4]
    )


def test_nothing_to_rank_gives_nothing():
    assert rank_ranges(np.zeros((0, 2)), [], [0.5, 0.5]) == []


# Nearness


def rows(*angles):
    found = np.array([[np.cos(each), np.sin(each)] for each in angles], dtype=np.float32)
    return found.reshape(-1, 2)


def near(said, targets, ordinary, **options):
    return nearest(farther(said, targets, ordinary), **options)


ORDINARY = rows(*np.linspace(0, np.pi, 101))


def test_what_stands_nearer_than_all_ordinary_statements_is_at_one():
    assert near(rows(0.0), rows(0.0), ORDINARY[1:]) == (0, 1.0)


def test_what_stands_as_far_as_ordinary_statements_is_at_zero():
    assert near(rows(np.pi / 2), rows(0.0), ORDINARY)[1] < 0.02
    assert near(rows(np.pi), rows(0.0), ORDINARY) == (0, 0.0)


def test_half_way_between_is_half_near():
    _, value = near(rows(np.pi / 4), rows(0.0), ORDINARY)
    assert abs(value - 0.5) < 0.02


def test_the_nearest_target_is_named():
    targets = rows(2.0, 0.0, 0.3)
    row, value = near(rows(0.05), targets, ORDINARY)
    assert (row, value > 0.9) == (1, True)
    assert near(rows(0.05), targets, ORDINARY, but=1)[0] == 2
    assert near(rows(0.1), rows(0.0), ORDINARY, but=0) is None
    assert near(rows(0.1), rows(), ORDINARY) is None
    assert near(rows(), rows(1.0), ORDINARY) == (0, 0.0)


def test_the_mean_over_the_statements_counts():
    alone = [near(rows(each), rows(0.0), ORDINARY)[1] for each in (0.1, 0.5)]
    together = near(rows(0.1, 0.5), rows(0.0), ORDINARY)[1]
    assert abs(together - sum(alone) / 2) < 1e-9
