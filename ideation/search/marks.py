"""The stretches of a passage that matched, as offsets into its note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ideation.domain.fold import fold, loosely, name_key
from ideation.domain.search import Mark, MatchedBy

# Accents may stand as characters of their own after their letter.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
# A query word marks longer words that begin with it, as full text finds them.
_PREFIX_FROM = 4
# Two forms of a word differ in no more letters at their end.
_ENDING = 2


def word_marks(
    text: str, words: Sequence[str], *, offset: int, roots: Sequence[str] = ()
) -> Iterator[Mark]:
    """Yield the words of `text` that a query's words or roots find.

    `offset` is where `text` starts. No dictionary is asked, which would take longer than the
    search: a word that begins or ends with a root, or differs in its last letters, shares it.
    """
    wanted = [fold(word) for word in words]
    exact = frozenset([*wanted, *roots])
    for match in _WORD.finditer(text):
        folded = fold(match.group())
        # A word may be written without umlauts: "Pruefstaende".
        loose = loosely(folded)
        if (
            folded in exact
            or _finds(folded, wanted, roots)
            or (loose != folded and _finds(loose, wanted, roots))
        ):
            yield Mark(start=offset + match.start(), end=offset + match.end(), by=MatchedBy.WORD)


def _finds(folded: str, wanted: Sequence[str], roots: Sequence[str]) -> bool:
    """Tell whether a word is one of those wanted, begins as one, or shares a root."""
    return any(
        folded == word or (len(word) >= _PREFIX_FROM and folded.startswith(word)) for word in wanted
    ) or any(_shares(folded, root) for root in roots)


def _shares(word: str, root: str) -> bool:
    if word == root:
        return True
    if min(len(word), len(root)) < _PREFIX_FROM:
        return False
    if word.startswith(root) or (len(root) > _PREFIX_FROM and word.endswith(root)):
        return True
    shorter = min(len(word), len(root))
    alike = next((at for at in range(shorter) if word[at] != root[at]), shorter)
    return alike >= _PREFIX_FROM and alike >= max(len(word), len(root)) - _ENDING


def name_marks(text: str, names: Sequence[Sequence[str]], *, offset: int) -> Iterator[Mark]:
    """Yield the stretches where all words of a name stand side by side, legal form aside.

    It may be written with umlauts or without.
    """
    found = [
        (match.start(), match.end(), loosely(fold(match.group()))) for match in _WORD.finditer(text)
    ]
    for name in names:
        wanted = loosely(name_key(" ".join(name))).split()
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
