"""What every encoder keeps, whatever computes the vectors."""

import itertools

import numpy as np
import pytest
from tiny_bert import write_tiny_bert

from ideation.embeddings.hashing import HashingEncoder
from ideation.embeddings.onnx_encoder import OnnxEncoder
from ideation.embeddings.onnx_export import export
from ideation.embeddings.sentence_transformer import SentenceTransformerEncoder

TEXTS = [
    "Wer teilt den Prüfstand?",
    "we share the test bench",
    "",
    "mir brauchen holz",
    "wood",
    "waste heat, waste heat, waste heat, waste heat, waste heat!",
    " \n ",
]
EMPTY = [2, 6]
# The tiny model reads 14 tokens at once; this has many times as many.
LONG = "we share the test bench . " * 20

RUNTIMES = [
    "hashing",
    pytest.param("onnx", marks=pytest.mark.model),
    pytest.param("torch", marks=pytest.mark.model),
]


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    folder = write_tiny_bert(tmp_path_factory.mktemp("models") / "tiny")
    export(folder, [text for text in TEXTS if text.strip()])
    return folder


@pytest.fixture(params=RUNTIMES, scope="module")
def encoder(request):
    if request.param == "hashing":
        return HashingEncoder(64)
    folder = request.getfixturevalue("exported")
    made = {"onnx": OnnxEncoder, "torch": SentenceTransformerEncoder}[request.param](folder)
    assert made.runtime == request.param
    return made


def test_there_is_one_row_of_float32_per_text(encoder):
    rows = encoder.encode_passages(TEXTS)
    assert rows.shape == (len(TEXTS), encoder.model.dim)
    assert rows.dtype == np.float32


def test_no_texts_give_no_rows(encoder):
    assert encoder.encode_passages([]).shape == (0, encoder.model.dim)
    assert encoder.encode_queries([]).shape == (0, encoder.model.dim)


def test_rows_have_unit_length_and_empty_texts_are_zero(encoder):
    lengths = np.linalg.norm(encoder.encode_passages(TEXTS), axis=1)
    expected = [0 if index in EMPTY else 1 for index in range(len(TEXTS))]
    np.testing.assert_allclose(lengths, expected, atol=1e-5)


def test_only_empty_texts_give_zero_rows(encoder):
    assert not encoder.encode_passages(["", "  "]).any()


def test_a_vector_does_not_depend_on_the_other_texts(encoder):
    together = encoder.encode_passages(TEXTS)
    alone = np.concatenate([encoder.encode_passages([text]) for text in TEXTS])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_rows_keep_the_order_of_the_texts(encoder):
    rows = encoder.encode_passages(TEXTS)
    np.testing.assert_allclose(encoder.encode_passages(TEXTS[::-1]), rows[::-1], atol=1e-5)


def test_the_same_text_gives_the_same_vector_again(encoder):
    np.testing.assert_array_equal(encoder.encode_passages(TEXTS), encoder.encode_passages(TEXTS))


def test_different_texts_are_told_apart(encoder):
    rows = encoder.encode_passages([text for text in TEXTS if text.strip()])
    for first, second in itertools.combinations(rows, 2):
        assert first @ second < 0.999


def test_a_long_text_is_read_to_its_end(encoder):
    rows = encoder.encode_passages([LONG, f"{LONG} mir brauchen holz wood", f"{LONG} waste heat"])
    for first, second in itertools.combinations(rows, 2):
        assert first @ second < 1 - 1e-5


def test_a_long_word_is_read_to_its_end(encoder):
    rows = encoder.encode_passages(["abcd" * 20, "abcd" * 20 + "wxyz"])
    assert rows[0] @ rows[1] < 1 - 1e-5


def test_questions_have_rows_of_the_same_shape(encoder):
    rows = encoder.encode_queries(TEXTS)
    assert rows.shape == (len(TEXTS), encoder.model.dim)
    assert not rows[EMPTY].any()


@pytest.mark.model
def test_both_runtimes_agree(exported):
    texts = [text for text in [*TEXTS, LONG] if text.strip()]
    fast = OnnxEncoder(exported).encode_passages(texts)
    exact = SentenceTransformerEncoder(exported).encode_passages(texts)
    assert (fast * exact).sum(axis=1).min() > 0.995
