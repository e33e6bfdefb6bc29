"""How tight, apart and steady clusters are, and whether they follow a language."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import adjusted_mutual_info_score

from ideation.clustering.bias import LanguageBias, language_bias
from ideation.clustering.fit import fit
from ideation.clustering.quality import closeness, neighbours, qualities
from ideation.clustering.stability import stability


def _at(*degrees):
    turns = np.radians(degrees)
    return np.stack([np.cos(turns), np.sin(turns)], axis=1).astype(np.float32)


_VECTORS = _at(-10, 10, 80, 100, 170, 190, 45)
_LABELS = np.asarray([0, 0, 1, 1, 2, 2, -1])


def test_cohesion_is_the_mean_cosine_to_the_centre():
    found = qualities(_VECTORS, _LABELS)
    assert found[0].cohesion == pytest.approx(np.cos(np.radians(10)), abs=1e-6)
    assert found[0].nearest == 1


def test_separation_is_how_much_further_the_nearest_other_centre_is():
    found = qualities(_VECTORS, _LABELS)
    assert found[0].separation == pytest.approx(np.cos(np.radians(10)), abs=1e-6)
    close = qualities(_at(0, 20, 10, 30), np.asarray([0, 0, 1, 1]))
    assert 0 < close[0].separation < 0.03


def test_an_only_cluster_has_no_neighbour():
    [only] = qualities(_VECTORS[:2], _LABELS[:2]).values()
    assert (only.nearest, only.separation) == (None, 1.0)
    assert neighbours(_VECTORS[:2], _LABELS[:2]) == {0: []}


def test_without_clusters_there_is_nothing_to_judge():
    none = np.asarray([-1, -1])
    assert qualities(_VECTORS[:2], none) == {}
    assert neighbours(_VECTORS[:2], none) == {}
    assert closeness(_VECTORS[:2], none).tolist() == [0, 0]
    assert stability(_VECTORS[:2], none) == {}
    assert language_bias(none, ["de", "fr"]) == LanguageBias(ami=0.0, low=0.0, high=0.0)


def test_neighbours_come_nearest_first():
    assert neighbours(_at(0, 30, 90), np.asarray([5, 7, 9]), k=2) == {
        5: [7, 9],
        7: [5, 9],
        9: [7, 5],
    }


def test_closeness_is_the_cosine_to_the_own_centre():
    assert closeness(_VECTORS, _LABELS) == pytest.approx(
        [*[np.cos(np.radians(10))] * 6, 0], abs=1e-6
    )


def test_clusters_that_are_languages_are_found_out():
    bias = language_bias(np.repeat([0, 1], 30), ["de"] * 30 + ["fr"] * 30)
    assert bias.ami == pytest.approx(1.0)
    assert bias.found
    assert bias.high < 0.2


def test_clusters_in_which_languages_mix_are_cleared():
    bias = language_bias(np.repeat([0, 1], 30), ["de", "fr"] * 30)
    assert not bias.found
    assert bias.low <= bias.ami


def test_a_subject_told_in_one_language_is_no_bias():
    labels = np.repeat([0, 1], 30)
    spoken = ["de"] * 30 + ["fr"] * 30
    assert not language_bias(labels, spoken, groups=labels.tolist()).found


def test_the_band_is_the_same_for_the_same_seed():
    labels, spoken = np.repeat([0, 1, 2], 10), ["de", "fr", "lb", "en", "de"] * 6
    one = language_bias(labels, spoken, seed=4)
    assert one == language_bias(labels, spoken, seed=4)
    assert one != language_bias(labels, spoken, seed=5)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(-1, 3), st.sampled_from(["de", "fr", "lb"])), min_size=1))
def test_the_information_is_that_of_the_textbook(rows):
    labels = np.asarray([label for label, _ in rows])
    spoken = [language for _, language in rows]
    bias = language_bias(labels, spoken, rounds=3)
    kept = labels >= 0
    cluster, language = labels[kept], np.asarray(spoken)[kept]
    if len(set(cluster.tolist())) > 1 and len(set(language.tolist())) > 1:
        expected = adjusted_mutual_info_score(language, cluster)
        # With one passage in each cluster all is as expected, and there is nothing to measure.
        if len(set(cluster.tolist())) < len(cluster):
            assert bias.ami == pytest.approx(expected, abs=1e-6)


def test_a_tight_cluster_comes_back_and_a_chance_one_does_not():
    chance = np.random.default_rng(2)
    tight = np.eye(24)[0] + 0.05 * chance.normal(size=(12, 24))
    loose = chance.normal(size=(60, 24))
    rows = np.vstack([tight, loose])
    vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    labels = fit(vectors)
    # What is left in groups of six as they come, one of four, and two rows in none.
    rest = np.flatnonzero(labels != labels[0])
    labels[rest] = np.minimum(1 + np.arange(len(rest)) // 6, 8)
    labels[rest[46:]] = 9
    labels[rest[-2:]] = -1
    steady = stability(vectors, labels, rounds=5)
    assert list(steady) == sorted(set(labels.tolist()) - {-1})
    assert steady[labels[0]] > 0.9
    said = {label: value for label, value in steady.items() if value is not None}
    assert all(0 <= each <= 1 for each in said.values())
    chanced = [value for label, value in said.items() if label != labels[0]]
    assert np.mean(chanced) < steady[labels[0]] - 0.1
    sizes = np.bincount(labels[labels >= 0])
    assert {label for label in steady if label not in said} == set(np.flatnonzero(sizes < 5))
    # Of a large corpus a part is drawn: the tight cluster is still known for what it is.
    drawn = stability(vectors, labels, rounds=5, most=50)
    assert drawn[labels[0]] > 0.8
    assert drawn == stability(vectors, labels, rounds=5, most=50)
