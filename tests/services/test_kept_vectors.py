"""Examples are encoded once per workspace and kept in its database."""

import numpy as np
import pytest

from ideation.embeddings.hashing import HashingEncoder
from ideation.services.learning import kept_vectors
from ideation.storage.sqlite import SqliteStore


class Counting(HashingEncoder):
    """An encoder that tells what it was asked."""

    def __init__(self, dim=8):
        super().__init__(dim)
        self.asked = []

    def encode_passages(self, texts):
        self.asked.append(list(texts))
        return super().encode_passages(texts)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ideation.db"


def test_a_text_is_encoded_once_whoever_asks_for_it_again(path):
    encoder = Counting()
    rows = kept_vectors(SqliteStore(path), encoder, ["Der Ofen", "Die Halle", "Der Ofen"])
    again = kept_vectors(SqliteStore(path), encoder, ["Die Halle", "Der Steg"])
    assert encoder.asked == [["Der Ofen", "Die Halle"], ["Der Steg"]]
    expected = HashingEncoder(8).encode_passages(["Der Ofen", "Die Halle", "Der Steg"])
    assert np.array_equal(rows, expected[[0, 1, 0]])
    assert np.array_equal(again, expected[[1, 2]])


def test_another_model_encodes_anew(path):
    kept_vectors(SqliteStore(path), Counting(), ["Der Ofen"])
    other = Counting(16)
    assert kept_vectors(SqliteStore(path), other, ["Der Ofen"]).shape == (1, 16)
    assert other.asked == [["Der Ofen"]]
