"""Statements lean toward what is told beside them, and one alone is what it was."""

from types import SimpleNamespace

import numpy as np

from ideation.clustering.centring import unit
from ideation.services.grouping.in_context import in_context

_IDS = np.array([3, 5, 8, 9])
_ROWS = unit(np.random.default_rng(4).normal(size=(4, 16)).astype(np.float32))


def leaning(*contexts, rows=_ROWS, ids=_IDS):
    told = SimpleNamespace(together=lambda _: list(contexts))
    return in_context(SimpleNamespace(understanding=told), ids, rows)


def test_one_alone_is_what_it_was():
    np.testing.assert_allclose(leaning((3,), (5,), (8,), (9,)), _ROWS, atol=1e-6)


def test_those_told_together_come_nearer_to_each_other_and_to_no_other():
    found = leaning((3, 8), (5,), (9,))
    np.testing.assert_allclose(found[[1, 3]], _ROWS[[1, 3]], atol=1e-6)
    assert found[0] @ found[2] > _ROWS[0] @ _ROWS[2]
    assert found[0] @ _ROWS[0] > 0.8
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-6)


def test_what_has_no_vector_or_was_removed_changes_nothing():
    np.testing.assert_allclose(leaning((3, 4), (9, 700)), _ROWS, atol=1e-6)
    blank = np.vstack([_ROWS[:3], np.zeros((1, 16), dtype=np.float32)])
    np.testing.assert_array_equal(leaning((3,), (9,), rows=blank)[3], 0)


def test_nothing_leans_nowhere():
    nothing = leaning(rows=np.zeros((0, 16), dtype=np.float32), ids=_IDS[:0])
    assert nothing.shape == (0, 16)
