"""Names that are known already, found again in a text whatever their case, accents or form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ideation.domain.fold import fold, folded_words, name_key
from ideation.domain.passage import Span

_WORD = re.compile(r"\w+")


class Gazetteer:
    """Finds known names word by word; the longest of those that begin at a word wins.

    Keys are ids of whatever the names stand for. An organisation is also found without its legal
    form.
    """

    def __init__(self, names: Mapping[int, Sequence[str]], *, people: bool = False) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for key in sorted(names):
            for name in names[key]:
                for form in {folded_words(name) if people else name_key(name), folded_words(name)}:
                    words = tuple(form.split())
                    # A single short word is no name one can be sure of.
                    if words and (len(words) > 1 or len(words[0]) > 2):
                        self._by_first.setdefault(words[0], []).append((words, key))
        for forms in self._by_first.values():
            forms.sort(key=lambda each: (-len(each[0]), each))

    def find(self, text: str) -> Iterator[tuple[Span, int]]:
        """Yield the stretch and key of each known name, in order, none within another."""
        words = [(fold(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]
        at = 0
        while at < len(words):
            found = self._at(words, at, text)
            if found is None:
                at += 1
                continue
            count, key = found
            yield Span(start=words[at][1], end=words[at + count - 1][2]), key
            at += count

    def _at(
        self, words: Sequence[tuple[str, int, int]], at: int, text: str
    ) -> tuple[int, int] | None:
        for form, key in self._by_first.get(words[at][0], ()):
            stretch = words[at : at + len(form)]
            if tuple(word for word, _, _ in stretch) == form and text[words[at][1]].isupper():
                return len(form), key
        return None
