"""Bytes to text: four encodings told apart, the rest refused with a sentence."""

from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ideation.errors import UnreadableText
from ideation.intake.decoding import MAX_BYTES, MAX_CHARACTERS, checked, decode

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_ACCENTED = "äöüßÄÖÜéèêëàâçîïôûœÉÈŒñ"
_SIGNS = " .,;:!?()-–—„“”‘’«»€…%&/\n\r\t"
# What cp1252 holds beside the signs of typewriters, as notes in our languages use it.
LATIN = st.text(alphabet=_LETTERS + _ACCENTED + _SIGNS)
# No control characters, no surrogates, no mark at the start.
ANY = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"))

_SENTENCE = "Die Gießerei „Belval“ zahlt 5 € für l'énergie – déi bleift.\r\n"


@given(ANY)
def test_utf_8_without_a_mark_comes_back(text):
    assert decode(text.encode("utf-8")) == text


@given(ANY)
def test_utf_8_with_a_mark_comes_back_without_it(text):
    assert decode(text.encode("utf-8-sig")) == text


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
)
@given(text=ANY)
def test_utf_16_with_a_mark_comes_back_without_it(mark, encoding, text):
    # Two zero bytes after the mark would make it one of UTF-32; no text begins with NUL.
    assert decode(mark + text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@given(text=LATIN)
def test_utf_16_without_a_mark_comes_back_for_ordinary_text(encoding, text):
    assume(sum(ord(char) < 256 for char in text) > max(1, len(text) / 2))
    assert decode(text.encode(encoding)) == text


@given(LATIN)
def test_cp1252_comes_back(text):
    data = text.encode("cp1252")
    # Some pairs of accented letters are valid UTF-8 as well ("Ã¼"): nobody can tell these.
    with suppress(UnicodeDecodeError):
        assume(data.decode("utf-8") == text)
    assert decode(data) == text


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_a_sentence_comes_back_from_every_encoding(encoding):
    assert decode(_SENTENCE.encode(encoding)) == _SENTENCE


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])
def test_no_bytes_are_an_empty_text(data):
    assert decode(data) == ""


def test_one_character_is_a_text():
    assert decode(b"a") == "a"
    assert decode(b"\xe9") == "é"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Holz\x00Ofen", "This is not plain text: it holds the control character U+0000."),
        (b"a\x00", "This is not plain text: it holds the control character U+0000."),
        (b"\x1b[31mrot", "This is not plain text: it holds the control character U+001B."),
        (b"MZ\x90\x00\x03", "The bytes are no text in UTF-8, UTF-16 or cp1252 (byte 2)."),
        (b"\x89PNG\r\n\x1a\n", "This is not plain text: it holds the control character U+001A."),
        (b"PK\x03\x04", "This is not plain text: it holds the control character U+0003."),
        ("é".encode("utf-32-le"), "This is not plain text: it holds the control character U+0000."),
        (b"W\xe4rme \x81", "The bytes are no text in UTF-8, UTF-16 or cp1252 (byte 6)."),
        (b"\xff\xfea", "The bytes are no text in UTF-8, UTF-16 or cp1252 (byte 0)."),
        (b"\xef\xbb\xbf\xff", "The bytes are no text in UTF-8, UTF-16 or cp1252 (byte 0)."),
        (b"\xff\xfe\x00\xd8", "The bytes are no text in UTF-8, UTF-16 or cp1252 (byte 0)."),
    ],
)
def test_what_is_no_text_is_refused_with_a_way_out(data, message):
    with pytest.raises(UnreadableText) as refused:
        decode(data)
    assert refused.value.message == message
    assert refused.value.hint in (
        "Save the document as text, or paste its words.",
        "Save the document as UTF-8 text, or paste its words.",
    )
    assert refused.value.bad_input


@given(st.binary(max_size=60))
def test_any_bytes_are_a_text_that_can_be_stored_or_a_refusal(data):
    with suppress(UnreadableText):
        text = decode(data)
        assert checked(text) == text


def test_a_truncated_character_is_read_as_cp1252():
    assert decode("für".encode()[:-2]) == "fÃ"


def test_a_file_too_large_for_one_note_is_refused():
    with pytest.raises(UnreadableText) as refused:
        decode(b"a" * (MAX_BYTES + 1))
    assert refused.value.sentence() == (
        "The file has 26 MB; more than 25 MiB cannot be one note. Split it into the single notes."
    )


def test_a_text_too_long_for_one_note_is_refused():
    assert checked("a" * MAX_CHARACTERS) == "a" * MAX_CHARACTERS
    with pytest.raises(UnreadableText) as refused:
        checked("a" * (MAX_CHARACTERS + 1))
    assert refused.value.sentence() == (
        "The text has 5,000,001 characters; more than 5,000,000 cannot be one note. "
        "Split it into the single notes."
    )


def test_a_lone_surrogate_is_refused():
    with pytest.raises(UnreadableText, match=r"U\+D800"):
        checked("Wär\ud800me")
