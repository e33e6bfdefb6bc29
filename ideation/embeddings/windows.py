"""Texts longer than a model's window: cut into windows, encoded, pooled. Never cut unseen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ideation.domain.vector import Vectors


class Tokens(Protocol):
    """The tokens of one text, without special ones: `tokenizers.Encoding` is such a thing."""

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """Where each token stands in the text, in characters."""

    @property
    def word_ids(self) -> list[int | None]:
        """Which word each token belongs to."""


Tokenise = Callable[[str], Tokens]


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """The windows of many texts. A text without tokens has none.

    `owner[i]` is the index of the text that window i belongs to, `weight[i]` its tokens.
    """

    texts: list[str]
    owner: NDArray[np.intp]
    weight: NDArray[np.float32]

    @classmethod
    def of(cls, texts: Sequence[str], tokenise: Tokenise, *, limit: int) -> Windows:
        """Cut `texts` so that each window has at most `limit` tokens, two special ones included."""
        windows: list[str] = []
        owner: list[int] = []
        weight: list[float] = []
        for index, text in enumerate(texts):
            for window, tokens in _windows(text.strip(), tokenise, limit - 2):
                windows.append(window)
                owner.append(index)
                weight.append(tokens)
        return cls(
            texts=windows,
            owner=np.asarray(owner, dtype=np.intp),
            weight=np.asarray(weight, dtype=np.float32),
        )


def _windows(text: str, tokenise: Tokenise, limit: int) -> list[tuple[str, float]]:
    tokens = tokenise(text)
    offsets = tokens.offsets
    if len(offsets) <= limit:
        return [(text, float(len(offsets)))] if offsets else []
    found: list[tuple[str, float]] = []
    for first, last in _cuts(tokens.word_ids, limit):
        part = text[offsets[first][0] : offsets[last - 1][1]]
        # Cut out of its text, a piece of a word may need more tokens than before: look again.
        found += _windows(part, tokenise, limit) if part != text else [(text, float(limit))]
    return found


def _cuts(words: Sequence[int | None], limit: int) -> Iterator[tuple[int, int]]:
    """Yield spans of at most `limit` tokens that end where a word does, if the word allows."""
    first = 0
    while first < len(words):
        last = min(first + limit, len(words))
        end = last
        while first < end < len(words) and words[end] == words[end - 1]:
            end -= 1
        last = end if end > first else last
        yield first, last
        first = last


def pooled(rows: Vectors, windows: Windows, *, count: int) -> Vectors:
    """Return one unit row per text, shape (count, dim); a text without windows has a zero row.

    Several windows of one text are averaged, weighted by their tokens.
    """
    summed = np.zeros((count, rows.shape[1]), dtype=np.float32)
    np.add.at(summed, windows.owner, rows * windows.weight[:, None])
    norms = np.linalg.norm(summed, axis=1, keepdims=True)
    unit: Vectors = np.divide(summed, norms, out=np.zeros_like(summed), where=norms > 0)
    return unit
