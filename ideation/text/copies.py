"""Passages that repeat another word for word, or nearly so."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from ideation.domain.fold import folded_words

# Two passages with this share of common words are one, copied.
_COPY = 0.7
# Fewer words than this are said by chance.
_FEWEST_WORDS = 6
_RUN = 4


def sources_of(readings: Sequence[str], owners: Sequence[Hashable]) -> list[int]:
    """Return for each passage the index of the earliest that it copies, its own where none.

    `owners` are the passages' notes: within one note nothing is a copy. A copy shares at least
    a run of four words with its source, and 70 % of the words of both.
    """
    words = [folded_words(reading).split() for reading in readings]
    first: dict[tuple[str, ...], int] = {}
    found = list(range(len(readings)))
    for index, own in enumerate(words):
        if len(own) < _FEWEST_WORDS:
            continue
        runs = [tuple(own[start : start + _RUN]) for start in range(len(own) - _RUN + 1)]
        for earlier in sorted({first[run] for run in runs if run in first}):
            if owners[earlier] != owners[index] and _alike(words[earlier], own):
                found[index] = found[earlier]
                break
        for run in runs:
            first.setdefault(run, index)
    return found


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    first, second = set(one), set(other)
    return len(first & second) >= _COPY * len(first | second)
