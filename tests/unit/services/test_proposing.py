"""Which clusters statements propose: those of substance make them, others only join."""

import numpy as np

from ideation.clustering.centring import unit
from ideation.clustering.fit import FitOptions
from ideation.services.grouping.proposing import Statements, propose_clusters

_COMMON = np.zeros(64, dtype=np.float32)


def near(axis, count, rng):
    rows = rng.normal(0, 0.06, (count, 64)).astype(np.float32)
    rows[:, axis] += 1
    return unit(rows)


def statements(vectors, substance, notes=None):
    """Return statements with ids from 1; each is a note of its own where `notes` names none."""
    ids = np.arange(1, len(vectors) + 1)
    return Statements(
        ids=ids,
        vectors=vectors,
        notes=ids if notes is None else np.array(notes),
        substance=substance,
    )


def proposed(groups, *, seed=0, notes=None):
    """Propose from (axis, statements of substance, others); return the clusters by axis."""
    rng = np.random.default_rng(seed)
    vectors, substance, axes = [], [], []
    for axis, made, joining in groups:
        vectors.append(near(axis, made + joining, rng))
        substance += [True] * made + [False] * joining
        axes += [axis] * (made + joining)
    stacked = np.concatenate(vectors)
    clusters, spread = propose_clusters(
        statements(stacked, np.array(substance), notes), FitOptions(), common=_COMMON
    )
    assert spread > 0
    return [sorted(axes[each - 1] for each in cluster) for cluster in clusters]


def test_statements_without_substance_join_the_cluster_they_belong_to():
    assert proposed([(0, 6, 3), (1, 5, 0), (2, 4, 0)]) == [[0] * 9, [1] * 5, [2] * 4]


def test_statements_without_substance_make_no_cluster():
    assert proposed([(0, 6, 0), (1, 5, 0), (2, 0, 8)]) == [[0] * 6, [1] * 5]


def test_a_cluster_that_mostly_others_join_is_none():
    assert proposed([(0, 6, 0), (1, 5, 0), (2, 4, 5)]) == [[0] * 6, [1] * 5]


def test_nothing_proposes_nothing():
    nothing = statements(np.zeros((0, 64), dtype=np.float32), np.zeros(0, dtype=bool))
    assert propose_clusters(nothing, FitOptions(), common=_COMMON) == ([], 0.0)


def test_what_one_note_tells_is_no_cluster():
    groups = [(0, 6, 0), (1, 5, 0)]
    assert proposed(groups, notes=[7] * 6 + [7, 7, 7, 7, 8]) == [[1] * 5]
