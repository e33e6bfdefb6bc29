"""Samples beside the plain ones: words cut finer, and words of two languages in one sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ideation.embeddings.training.mix import Unit
from ideation.embeddings.training.sources import LANGUAGES

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_WORD = re.compile(r"[^\W\d_]{3,}")
# A word with more translations than this has too many senses to stand in for one.
_MOST_SENSES = 3
_INNER = "##"


class FinerCuts:
    """Cuts pieces into smaller ones now and then, so that rare compounds are made of known parts.

    The dropout of MaxMatch (Hiraoka 2022), on pieces in place of words: a piece is cut as it
    would be if the vocabulary lacked it.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._ids = tokenizer.get_vocab()
        self._pieces = {number: piece for piece, number in self._ids.items()}
        self._cut = lru_cache(maxsize=None)(self._finer)

    def of(self, ids: list[int], rng: np.random.Generator, *, share: float) -> list[int]:
        """Return the ids with about this share of the pieces cut finer where that is possible."""
        chosen = rng.random(len(ids)) < share
        return [
            each
            for number, finer in zip(ids, chosen.tolist(), strict=True)
            for each in (self._cut(number) if finer else (number,))
        ]

    def _finer(self, number: int) -> tuple[int, ...]:
        piece = self._pieces[number]
        inner = piece.startswith(_INNER)
        word = piece.removeprefix(_INNER)
        if not word.isalpha():
            return (number,)
        found: list[int] = []
        at = 0
        while at < len(word):
            # The first cut may not be the piece itself.
            longest = len(word) - 1 if at == 0 else len(word)
            for end in range(longest, at, -1):
                prefix = _INNER if inner or at else ""
                part = self._ids.get(prefix + word[at:end])
                if part is not None:
                    found.append(part)
                    at = end
                    break
            else:
                return (number,)
        return tuple(found)


class WordBook:
    """English words with their translations, from the units that are one word on both sides."""

    def __init__(self, units: list[Unit]) -> None:
        self._words: dict[str, dict[str, list[str]]] = {language: {} for language in LANGUAGES}
        for unit in units:
            if not _WORD.fullmatch(unit.english):
                continue
            for language, book in self._words.items():
                found = [
                    text
                    for spoken, text in unit.translations
                    if spoken == language and _WORD.fullmatch(text)
                ]
                if 0 < len(found) <= _MOST_SENSES:
                    book.setdefault(unit.english.lower(), []).extend(found)

    def mixed(self, english: str, rng: np.random.Generator) -> str | None:
        """Return the sentence with about half of its known words in another language.

        Code-switching as in CoSDA-ML (Qin et al. 2020). None when no word was replaced.
        """
        # Luxembourgish is scarce in the books and would seldom replace anything.
        book = self._words[LANGUAGES[int(rng.integers(2))]]

        def other(match: re.Match[str]) -> str:
            choices = book.get(match.group().lower())
            if not choices or rng.random() < 0.5:
                return match.group()
            return choices[int(rng.integers(len(choices)))]

        mixed = _WORD.sub(other, english)
        return mixed if mixed != english else None
