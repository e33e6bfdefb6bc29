"""Texts longer than a model's window: cut into windows, encoded, pooled. Never cut unseen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ideation.domain.vector import Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """The windows of many texts. An empty text has none.

    `owner[i]` is the index of the text that window i belongs to, `weight[i]` its tokens.
    """

    texts: list[str]
    owner: NDArray[np.intp]
    weight: NDArray[np.float32]

    @classmethod
    def of(cls, texts: Sequence[str], tokenizer: Any, *, limit: int) -> Windows:  # noqa: ANN401
        """Cut `texts` so that each window has at most `limit` tokens, special ones included.

        `tokenizer` is a fast Hugging Face tokenizer: it must give character offsets.
        """
        windows: list[str] = []
        owner: list[int] = []
        weight: list[float] = []
        for index, text in enumerate(texts):
            for window, tokens in _windows(text.strip(), tokenizer, limit - 2):
                windows.append(window)
                owner.append(index)
                weight.append(tokens)
        return cls(
            texts=windows,
            owner=np.asarray(owner, dtype=np.intp),
            weight=np.asarray(weight, dtype=np.float32),
        )


def _windows(text: str, tokenizer: Any, limit: int) -> list[tuple[str, float]]:  # noqa: ANN401
    if not text:
        return []
    # A token covers at least one character, so a short text needs no counting.
    if len(text) <= limit:
        return [(text, 1.0)]
    offsets = tokenizer(
        text, add_special_tokens=False, return_offsets_mapping=True, truncation=False, verbose=False
    )["offset_mapping"]
    if len(offsets) <= limit:
        return [(text, 1.0)]
    found = []
    for first in range(0, len(offsets), limit):
        part = offsets[first : first + limit]
        found.append((text[part[0][0] : part[-1][1]], float(len(part))))
    return found


def pooled(rows: Vectors, windows: Windows, *, count: int) -> Vectors:
    """Return one unit row per text, shape (count, dim); a text without windows has a zero row.

    Several windows of one text are averaged, weighted by their tokens.
    """
    summed = np.zeros((count, rows.shape[1]), dtype=np.float32)
    np.add.at(summed, windows.owner, rows * windows.weight[:, None])
    norms = np.linalg.norm(summed, axis=1, keepdims=True)
    unit: Vectors = np.divide(summed, norms, out=np.zeros_like(summed), where=norms > 0)
    return unit
