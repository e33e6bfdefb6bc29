"""The comparison of what groups passages: its data, its measures, our side of it."""

import numpy as np
import pytest

from benchmarks.cluster_data import generated
from benchmarks.cluster_engines import _quality, first, load, repeated, save
from benchmarks.cluster_others import Ideation
from benchmarks.generate import told


@pytest.fixture(scope="module")
def data():
    # The sample corpus, which texts are generated from, takes seconds to read.
    sentences = [[f"w{number}x{place}" for place in range(12)] for number in range(60)]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            "benchmarks.generate._sentences",
            lambda: dict.fromkeys(("de", "en", "fr", "lb"), sentences),
        )
        made = generated(300)
        assert told(made.groups, made.languages) == made.texts
        return made


def test_there_are_as_many_texts_as_passages(data):
    assert len(data.texts) == len(data.vectors) == 300


def test_a_group_is_told_with_words_of_its_own(data):
    """Two statements of a group in one language share more words than two of any."""

    def shared(pairs):
        words = [set(text.split()) for text in data.texts]
        return np.mean([len(words[a] & words[b]) for a, b in pairs])

    rows = range(len(data.texts))
    pairs = [(a, b) for a in rows for b in rows if a < b and data.languages[a] == data.languages[b]]
    inside = [(a, b) for a, b in pairs if data.groups[a] == data.groups[b] >= 0]
    assert shared(inside) > 3 * shared(pairs)


def test_what_is_saved_is_read_again(data, tmp_path):
    save(data, tmp_path / "data.npz")
    again = load(tmp_path / "data.npz")
    assert (again.texts, again.languages) == (data.texts, data.languages)
    assert (again.vectors == data.vectors).all()
    assert (again.groups == data.groups).all()
    assert first(again, 7).texts == data.texts[:7]


@pytest.mark.journey
def test_our_clusters_all_have_names_and_none_twice(data, monkeypatch):
    monkeypatch.setattr("ideation.text.words.content_words", lambda text, language: text.split())
    found = Ideation().group(data)
    assert len(found.labels) == 300
    assert len(found.names) == found.labels.max() + 1 > 3
    assert repeated(found.names) == 0


def test_names_of_the_same_words_are_repeated_in_whatever_order():
    assert repeated([("a", "b"), ("b", "a"), ("a", "c"), ("a", "b")]) == 3


def test_quality_counts_the_rest_against_the_noise(data):
    perfect = _quality(data, data.groups, [])
    assert perfect[2:5] == ["1.000", "1.00", "1.00"]
    nothing = _quality(data, np.full(300, -1), [])
    noise = (data.groups < 0).mean()
    assert nothing[2:5] == ["0.000", f"{noise:.2f}", "1.00"]
