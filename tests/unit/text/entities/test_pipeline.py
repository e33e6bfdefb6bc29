"""Tokens with their labels, in texts of any length."""

import pytest

from ideation.text import pipeline
from ideation.text.pipeline import labelled_tokens

TEXT = "Frau Quelbra von der Zorbamix GmbH kam nach Trier. "


@pytest.mark.parametrize("ending", ["", "\n", " "])
def test_a_long_text_read_in_stretches_gives_the_same_tokens(monkeypatch, ending):
    text = TEXT * 3 + ending
    whole = labelled_tokens(text)
    for length in (60, len(TEXT), 120):
        monkeypatch.setattr(pipeline, "_STRETCH", length)
        assert labelled_tokens(text) == whole


@pytest.mark.journey
def test_a_text_beyond_what_spacy_takes_is_read_to_its_end():
    # A million characters are too many for spaCy, in however few words.
    text = f"{'wort' * 50} " * 6_000 + "GmbH"
    last = labelled_tokens(text)[-1]
    assert (text[last.start : last.end], last.is_legal_form) == ("GmbH", True)
