"""Texts longer than a model's window."""

import re
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.embeddings.windows import Windows, pooled


def _pieces(text):
    """Two letters are a token; a word of four has two, a sign one."""
    return [match.span() for match in re.finditer(r"\w{1,2}|[^\w\s]", text)]


def _tokenise(text):
    words = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    offsets = _pieces(text)
    owner = [
        next(number for number, (start, end) in enumerate(words) if start <= first < end)
        for first, _ in offsets
    ]
    return SimpleNamespace(offsets=offsets, word_ids=owner)


def test_a_short_text_is_one_window_and_an_empty_one_none():
    windows = Windows.of([" ab c ", "", " \n"], _tokenise, limit=10)
    assert windows.texts == ["ab c"]
    assert (windows.owner.tolist(), windows.weight.tolist()) == ([0], [2])


def test_a_window_leaves_room_for_two_special_tokens_and_ends_where_a_word_does():
    windows = Windows.of(["eins zwei drei, vier", "kurz"], _tokenise, limit=5)
    assert windows.texts == ["eins", "zwei", "drei,", "vier", "kurz"]
    assert windows.owner.tolist() == [0, 0, 0, 0, 1]
    assert windows.weight.tolist() == [2, 2, 3, 2, 2]


def test_a_word_longer_than_a_window_is_cut_inside():
    windows = Windows.of(["Abwärme da"], _tokenise, limit=4)
    assert windows.texts == ["Abwä", "rme", "da"]
    assert windows.weight.tolist() == [2, 2, 1]


@given(st.lists(st.text(alphabet="ab ,\n", max_size=60)), st.integers(3, 9))
def test_windows_hold_every_character_once_and_never_too_many_tokens(texts, limit):
    windows = Windows.of(texts, _tokenise, limit=limit)
    assert windows.weight.tolist() == [len(_pieces(window)) for window in windows.texts]
    assert all(0 < weight <= limit - 2 for weight in windows.weight.tolist())
    for index, text in enumerate(texts):
        owned = [
            each for each, owner in zip(windows.texts, windows.owner, strict=True) if owner == index
        ]
        assert "".join("".join(owned).split()) == "".join(text.split())


def test_windows_of_one_text_are_averaged_by_their_tokens():
    windows = Windows(
        texts=["x", "y", "z"],
        owner=np.asarray([0, 0, 2]),
        weight=np.asarray([3, 4, 1], dtype=np.float32),
    )
    rows = np.asarray([[1, 0], [0, 1], [0, -1]], dtype=np.float32)
    unit = pooled(rows, windows, count=3)
    assert unit.dtype == np.float32
    assert unit.tolist() == [[pytest.approx(0.6), pytest.approx(0.8)], [0, 0], [0, -1]]


def test_no_windows_are_zero_rows():
    windows = Windows.of(["", ""], _tokenise, limit=8)
    assert pooled(np.zeros((0, 3), dtype=np.float32), windows, count=2).tolist() == [[0] * 3] * 2
