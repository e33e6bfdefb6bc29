"""Vectors seen lately are the encoder's own, and only what is new is encoded."""

import numpy as np

from ideation.embeddings.hashing import HashingEncoder
from ideation.services.learning import RecentVectors


class Counting:
    """The hashing encoder, writing down what it is asked for."""

    def __init__(self):
        self._own = HashingEncoder()
        self.model = self._own.model
        self.asked = []

    def encode_passages(self, texts):
        self.asked.append(list(texts))
        return self._own.encode_passages(texts)


def test_only_what_is_new_is_encoded_and_rows_are_those_of_the_encoder():
    encoder, recent = Counting(), RecentVectors()
    recent.of(encoder, ["a kiln", "a hall"])
    rows = recent.of(encoder, ["a hall", "a press", "a hall"])
    assert encoder.asked == [["a kiln", "a hall"], ["a press"]]
    expected = HashingEncoder().encode_passages(["a hall", "a press", "a hall"])
    np.testing.assert_array_equal(rows, expected)


def test_the_oldest_are_forgotten_and_no_text_gives_no_row():
    encoder, recent = Counting(), RecentVectors(most=2)
    for text in ("one", "two", "three", "one"):
        recent.of(encoder, [text])
    assert encoder.asked == [["one"], ["two"], ["three"], ["one"]]
    assert recent.of(encoder, []).shape == (0, encoder.model.dim)
    assert recent.of(encoder, ["four", "five", "six"]).shape == (3, encoder.model.dim)
