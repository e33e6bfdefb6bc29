"""Positions on the map: near is near, the same each time, and what has a place keeps it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideation.clustering.layout import draw, place

DIM = 32


def unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def corpus(clusters, each, *, alone=0, seed=1):
    """Return rows around one axis per cluster, and some around none, with their clusters."""
    chance = np.random.default_rng(seed)
    axes = np.repeat(np.arange(clusters), each)
    rows = np.vstack(
        [
            np.eye(DIM)[axes % DIM] + 0.3 * chance.normal(size=(len(axes), DIM)),
            chance.normal(size=(alone, DIM)),
        ]
    )
    return unit(rows), np.concatenate([axes, np.full(alone, -1)]).astype(np.intp)


@pytest.mark.parametrize("clusters", [1, 2, 3, 12, 30])
def test_a_drawing_is_the_same_each_time_and_no_two_statements_coincide(clusters):
    rows, labels = corpus(clusters, 6, alone=5)
    first = draw(rows, labels)
    assert np.array_equal(first, draw(rows, labels))
    assert np.isfinite(first).all()
    assert len(np.unique(first, axis=0)) == len(rows)


@pytest.mark.parametrize("clusters", [3, 12, 30])
def test_members_lie_nearer_to_their_own_middle_than_to_any_other(clusters):
    rows, labels = corpus(clusters, 8)
    spots = draw(rows, labels)
    middles = np.stack([spots[labels == each].mean(axis=0) for each in range(clusters)])
    distances = np.linalg.norm(spots[:, None] - middles[None], axis=2)
    assert (distances.argmin(axis=1) == labels).mean() > 0.97


def test_clusters_near_in_meaning_lie_near_each_other():
    chance = np.random.default_rng(4)
    axes = np.repeat([0, 1, 2, 3], 6)
    centres = np.eye(DIM)[[0, 0, 9, 9]] + 0.5 * np.eye(DIM)[[1, 2, 10, 11]]
    rows = unit(centres[axes] + 0.1 * chance.normal(size=(24, DIM)))
    spots = draw(rows, axes)
    middles = [spots[axes == each].mean(axis=0) for each in range(4)]
    kin = np.linalg.norm(middles[0] - middles[1]) + np.linalg.norm(middles[2] - middles[3])
    strange = np.linalg.norm(middles[0] - middles[2]) + np.linalg.norm(middles[1] - middles[3])
    assert kin < strange


@settings(max_examples=25)
@given(st.integers(0, 1_000), st.integers(1, 12), st.booleans())
def test_after_a_tenth_more_notes_the_old_ones_have_not_moved(seed, clusters, new_cluster):
    rows, labels = corpus(clusters, 10, alone=5, seed=seed)
    old = draw(rows, labels)
    chance = np.random.default_rng(seed + 1)
    count = max(len(rows) // 10, 2)
    more = unit(rows[chance.integers(0, len(rows), count)] + 0.2 * chance.normal(size=(count, DIM)))
    theirs = np.full(count, clusters if new_cluster else -1)
    if not new_cluster:
        theirs[0] = 0
    known = np.vstack([old, np.full((count, 2), np.nan)])
    after = place(np.vstack([rows, more]), np.concatenate([labels, theirs]), known)
    assert np.array_equal(after[: len(old)], old)
    assert np.isfinite(after).all()
    # Placing depends on what has a place, not on when one looks.
    again = place(np.vstack([rows, more]), np.concatenate([labels, theirs]), after)
    assert np.array_equal(again, after)


def test_a_newcomer_lies_among_its_own_cluster():
    rows, labels = corpus(6, 10)
    spots = draw(rows, labels)
    more = unit(np.eye(DIM)[[2]] + 0.1)
    known = np.vstack([spots, [[np.nan, np.nan]]])
    after = place(np.vstack([rows, more]), np.append(labels, 2), known)
    middles = np.stack([spots[labels == each].mean(axis=0) for each in range(6)])
    assert np.linalg.norm(after[-1] - middles, axis=1).argmin() == 2


def test_nothing_has_no_place():
    nothing = np.zeros((0, DIM), dtype=np.float32)
    assert draw(nothing, np.zeros(0, dtype=np.intp)).shape == (0, 2)
    rows, _ = corpus(1, 3)
    assert np.isfinite(draw(rows, np.full(3, -1))).all()
