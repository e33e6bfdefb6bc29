"""Finer cuts and mixed sentences, and batches made ahead."""

import itertools

import numpy as np
import pytest

from ideation.embeddings.training.augment import FinerCuts, WordBook
from ideation.embeddings.training.mix import Unit, draws_without_end
from ideation.embeddings.training.vocabulary import student_tokenizer

pytestmark = pytest.mark.model

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "abwärme", "ab", "##wärme", "##wä", "##rme"]


def cut_finer(*pieces):
    tokenizer = student_tokenizer(PIECES)
    ids = [tokenizer.token_to_id(piece) for piece in pieces]
    found = FinerCuts(tokenizer).of(ids, np.random.default_rng(0), share=1.0)
    return [tokenizer.id_to_token(number) for number in found]


def test_a_piece_is_cut_as_if_the_vocabulary_lacked_it():
    assert cut_finer("[CLS]", "abwärme", "[SEP]") == ["[CLS]", "ab", "##wärme", "[SEP]"]
    assert cut_finer("##wärme") == ["##wä", "##rme"]


def test_what_has_no_smaller_pieces_stays():
    assert cut_finer("ab", "##rme") == ["ab", "##rme"]


def test_no_share_changes_nothing():
    finer = FinerCuts(student_tokenizer(PIECES))
    assert finer.of([5, 6, 7], np.random.default_rng(0), share=0.0) == [5, 6, 7]


def unit(english, *translations, weight=1.0):
    return Unit(english=english, weight=weight, translations=translations)


def test_known_words_are_said_in_the_other_language():
    book = WordBook(
        [
            unit("guitar", ("de", "Gitarre"), ("fr", "guitare")),
            unit("man", ("de", "Mann"), ("fr", "homme")),
        ]
    )
    rng = np.random.default_rng(0)
    mixed = {book.mixed("A man plays guitar.", rng) for _ in range(100)}
    assert mixed == {
        None,
        "A Mann plays Gitarre.",
        "A Mann plays guitar.",
        "A man plays Gitarre.",
        "A homme plays guitare.",
        "A homme plays guitar.",
        "A man plays guitare.",
    }


def test_a_word_of_many_senses_is_left():
    book = WordBook([unit("set", *(("de", f"Satz{letter}") for letter in "abcd"))])
    rng = np.random.default_rng(0)
    assert {book.mixed("We set a price.", rng) for _ in range(50)} == {None}


def test_below_one_draws_are_more_even():
    units = [unit("often", weight=1.0), unit("seldom", weight=0.01)]

    def share(even):
        drawn = itertools.islice(
            draws_without_end(units, np.random.default_rng(0), even=even), 2_000
        )
        return sum(drawn) / 2_000

    assert share(1.0) == pytest.approx(0.01 / 1.01, abs=0.01)
    assert share(0.5) == pytest.approx(0.1 / 1.1, abs=0.02)
