"""`encode`: one unit vector a line, whatever the lines hold."""

import numpy as np
import pytest

from ideation.embeddings.hashing import HashingEncoder


@pytest.fixture
def encoded(cli, tmp_path):
    """Encode bytes; return the answer and the array written."""

    def run(data, *options, stdin=False):
        file, output = tmp_path / "lines.txt", tmp_path / "vectors.npy"
        if stdin:
            answer = cli("encode", "-", "--output", output, *options, stdin=data)
        else:
            file.write_bytes(data)
            answer = cli("encode", file, "--output", output, *options)
        assert answer.code == 0
        return answer, np.load(output)

    return run


def rows(*texts):
    return HashingEncoder().encode_passages(list(texts))


def test_a_line_is_a_unit_row_of_float32(encoded, home, tmp_path):
    answer, vectors = encoded(b"Der Ofen raucht.\nThe hall is cold.\n", "--json")
    assert vectors.dtype == np.float32
    assert vectors.shape == (2, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=1e-6)
    assert (vectors == rows("Der Ofen raucht.", "The hall is cold.")).all()
    assert answer.data == {
        "output": str(tmp_path / "vectors.npy"),
        "rows": 2,
        "dim": 384,
        "model": "hashing",
        "revision": "char-wb-2-4-384",
    }
    assert not home.exists()


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        pytest.param(b"", [], id="no line"),
        pytest.param(b"\n", [""], id="one empty line"),
        pytest.param(b"one", ["one"], id="no last line feed"),
        pytest.param(b"one\n", ["one"], id="a last line feed adds none"),
        pytest.param(b"one\n\n", ["one", ""], id="but two add one"),
        pytest.param(b"\none\n", ["", "one"], id="an empty line first"),
        pytest.param(b"one\n \t\ntwo", ["one", " \t", "two"], id="white space only"),
        pytest.param(b"one\rtwo\nthree\r\n", ["one\rtwo", "three\r"], id="CR does not split"),
        pytest.param(
            "one\u2028two\x85three\x0bfour\x0cfive\x1csix".encode(),
            ["one\u2028two\x85three\x0bfour\x0cfive\x1csix"],
            id="no other separator splits",
        ),
        pytest.param("\ufeffone\n".encode(), ["one"], id="a byte order mark"),
        pytest.param("größe\n".encode("utf-16"), ["größe"], id="UTF-16"),
        pytest.param("größe\n".encode("cp1252"), ["größe"], id="cp1252"),
    ],
)
def test_lines_end_at_line_feeds_only(encoded, data, lines):
    _, vectors = encoded(data)
    assert vectors.shape == (len(lines), 384)
    assert vectors.dtype == np.float32
    assert (vectors == rows(*lines)).all()


def test_an_empty_line_is_a_zero_row(encoded):
    _, vectors = encoded(b"one\n\ntwo")
    assert not vectors[1].any()
    assert np.linalg.norm(vectors[[0, 2]], axis=1) == pytest.approx([1, 1], abs=1e-6)


def test_stdin_is_read_and_people_are_told(encoded, tmp_path):
    answer, vectors = encoded(b"one\ntwo\n", stdin=True)
    assert vectors.shape == (2, 384)
    assert answer.out == ""
    assert answer.err == (f"2 vectors of 384 dimensions in {tmp_path / 'vectors.npy'} (hashing)\n")


def test_queries_can_be_encoded(encoded):
    _, vectors = encoded(b"Wer teilt?\n", "--as", "query")
    assert (vectors == HashingEncoder().encode_queries(["Wer teilt?"])).all()


def test_a_long_list_of_lines_is_not_refused_as_a_note_would_be(cli, tmp_path, monkeypatch):
    from ideation.cli.lines import read_lines
    from ideation.intake import decoding

    monkeypatch.setattr(decoding, "MAX_CHARACTERS", 100)
    monkeypatch.setattr(decoding, "MAX_BYTES", 100)
    file = tmp_path / "lines.txt"
    file.write_text("a line of text\n" * 1000)
    assert read_lines(file) == ["a line of text"] * 1000
