"""The encoder without a model."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideation.embeddings.hashing import HashingEncoder


def test_rows_are_unit_float32_of_the_dimension_it_says():
    encoder = HashingEncoder(64)
    rows = encoder.encode_passages(["Der Ofen ist kalt.", "Le four est froid."])
    assert (rows.shape, rows.dtype) == ((2, 64), np.float32)
    assert rows.flags.c_contiguous
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1])
    assert (encoder.model.name, encoder.model.dim, encoder.runtime) == ("hashing", 64, "hashing")


def test_encoders_of_different_dimension_are_different_models():
    assert HashingEncoder(64).model.revision != HashingEncoder(128).model.revision


def test_no_texts_have_no_rows_and_an_empty_text_a_zero_row():
    encoder = HashingEncoder(64)
    assert encoder.encode_passages([]).shape == (0, 64)
    assert not encoder.encode_passages(["", "  \n"]).any()


def test_a_question_and_a_passage_of_the_same_words_are_the_same():
    encoder = HashingEncoder()
    assert np.array_equal(encoder.encode_queries(["Ofen"]), encoder.encode_passages(["Ofen"]))


def test_shared_word_parts_are_near():
    rows = HashingEncoder().encode_passages(["Wärmepumpe", "Wärmepumpen", "Holzbrücke"])
    near, far = rows[0] @ rows[1], rows[0] @ rows[2]
    assert near > 0.8 > 0.3 > far


@settings(max_examples=30)
@given(st.lists(st.text(), min_size=1, max_size=4))
def test_a_text_has_the_same_row_alone_and_among_others(texts):
    together = HashingEncoder(32).encode_passages(texts)
    alone = [HashingEncoder(32).encode_passages([text])[0] for text in texts]
    assert np.array_equal(together, np.stack(alone))
