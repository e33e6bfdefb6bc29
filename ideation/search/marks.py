"""The stretches of a passage that matched, as offsets into its note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ideation.domain.fold import fold, name_key
from ideation.domain.search import Mark, MatchedBy

# Accents may stand as characters of their own after their letter.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
# A query word marks longer words that begin with it, as full text finds them.
_PREFIX_FROM = 4


def word_marks(text: str, words: Sequence[str], *, offset: int) -> Iterator[Mark]:
    """Yield the words of `text` that a query word finds; `offset` is where `text` starts."""
    wanted = [fold(word) for word in words]
    for match in _WORD.finditer(text):
        folded = fold(match.group())
        if any(
            folded == word or (len(word) >= _PREFIX_FROM and folded.startswith(word))
            for word in wanted
        ):
            yield Mark(start=offset + match.start(), end=offset + match.end(), by=MatchedBy.WORD)


def name_marks(text: str, names: Sequence[Sequence[str]], *, offset: int) -> Iterator[Mark]:
    """Yield the stretches where all words of a name stand side by side, legal form aside."""
    found = [(match.start(), match.end(), fold(match.group())) for match in _WORD.finditer(text)]
    for name in names:
        wanted = name_key(" ".join(name)).split()
        for index in range(len(found) - len(wanted) + 1):
            window = found[index : index + len(wanted)]
            if wanted and [word for _, _, word in window] == wanted:
                yield Mark(
                    start=offset + window[0][0], end=offset + window[-1][1], by=MatchedBy.NAME
                )


def merged(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return marks in order; one that lies inside another of higher rank is dropped.

    Names outrank words, words outrank meaning.
    """
    rank = {MatchedBy.NAME: 0, MatchedBy.WORD: 1, MatchedBy.MEANING: 2}
    kept: list[Mark] = []
    for mark in sorted(set(marks), key=lambda each: (rank[each.by], each.start, -each.end)):
        overlaps = [other for other in kept if mark.start < other.end and other.start < mark.end]
        if not overlaps or mark.by is MatchedBy.MEANING:
            kept.append(mark)
    return tuple(sorted(kept, key=lambda each: (each.start, each.end)))
