"""Measures against values computed by hand and by scikit-learn."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import f1_score

from ideation.services.measuring.measure import Value, bootstrapped, f1, mean, ndcg


@pytest.mark.parametrize(
    ("ranking", "relevant", "value"),
    [
        # Gains 3, 0, 1 at ranks 1 to 3 against the best order 3, 1.
        (
            ["a", "x", "b"],
            {"a": 2, "b": 1},
            (3 + 1 / math.log2(4)) / (3 + 1 / math.log2(3)),
        ),
        (["b", "a"], {"a": 2, "b": 1}, (1 + 3 / math.log2(3)) / (3 + 1 / math.log2(3))),
        (["a", "b"], {"a": 2, "b": 1}, 1.0),
        (["x", "y"], {"a": 2}, 0.0),
        ([], {"a": 2}, 0.0),
        (["a"], {}, 0.0),
        (["a"], {"a": 0}, 0.0),
        # The eleventh place no longer counts.
        ([*"0123456789", "a"], {"a": 2}, 0.0),
        ([*"012345678", "a"], {"a": 2}, 1 / math.log2(11)),
        # Of twelve answers ten fit: ten in front are as good as it gets.
        ([*"0123456789"], dict.fromkeys([*"0123456789", "a", "b"], 1), 1.0),
    ],
)
def test_ndcg_is_the_value_computed_by_hand(ranking, relevant, value):
    assert ndcg(ranking, relevant) == pytest.approx(value)


_LABELS = ["a", "b", "c", "none"]
_PAIRS = st.lists(st.tuples(st.sampled_from(_LABELS), st.sampled_from(_LABELS)), min_size=1)


@settings(max_examples=15)
@given(_PAIRS)
def test_macro_f1_is_that_of_scikit_learn(pairs):
    truth, found = zip(*pairs, strict=True)
    present = sorted({*truth, *found})
    expected = f1_score(truth, found, labels=present, average="macro", zero_division=0)
    assert f1(truth, found, _LABELS).value == round(expected, 4)


def test_the_f1_of_one_theme_is_that_of_scikit_learn():
    truth = ["a", "a", "b", "none", "c", "a"]
    found = ["a", "b", "b", "a", "c", "a"]
    expected = f1_score(truth, found, labels=["a"], average="macro")
    assert f1(truth, found, ["a"]).value == round(expected, 4) == 0.6667


def test_a_slug_of_no_theme_counts_as_a_wrong_answer():
    assert f1(["a", "a"], ["a", "elsewhere"], ["a", "b"]).value == 0.6667


def test_a_theme_that_nobody_named_has_no_value():
    assert f1(["a"], ["a"], ["b"]) is None


def test_a_rare_theme_is_not_pulled_down_by_draws_without_it():
    # In about a third of the draws the only "a" is missing: they say nothing about it.
    truth = ["a", *["b"] * 9]
    assert f1(truth, truth, ["a"]) == Value(value=1.0, low=1.0, high=1.0, n=10)


def test_no_cases_have_no_value():
    assert mean([]) is None
    assert f1([], [], _LABELS) is None
    assert bootstrapped(0, lambda chosen: 1.0) is None


def test_the_interval_of_a_mean_brackets_it_and_is_the_same_again():
    values = [0.1, 0.9, 0.4, 0.6, 0.5, 0.7, 0.2, 0.8]
    found = mean(values)
    assert found == mean(values)
    assert (found.value, found.n) == (0.525, 8)
    assert 0.2 < found.low < 0.525 < found.high < 0.8


def test_the_interval_is_about_two_standard_errors_on_either_side():
    values = np.linspace(0, 1, 400)
    error = float(values.std() / math.sqrt(400))
    found = mean(list(values))
    assert found.low == pytest.approx(0.5 - 1.96 * error, abs=0.006)
    assert found.high == pytest.approx(0.5 + 1.96 * error, abs=0.006)


def test_equal_values_have_an_interval_of_no_width():
    assert mean([0.25] * 5) == Value(value=0.25, low=0.25, high=0.25, n=5)


@settings(max_examples=20)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_an_interval_lies_within_the_values(values):
    found = mean(values)
    assert min(values) - 1e-4 <= found.low <= found.high <= max(values) + 1e-4


def test_a_draw_without_a_value_is_left_out():
    found = bootstrapped(4, lambda chosen: float("nan") if 0 not in chosen else 1.0)
    assert found == Value(value=1.0, low=1.0, high=1.0, n=4)
