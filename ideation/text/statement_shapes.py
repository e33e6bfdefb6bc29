"""How a statement is built, whatever it is about: common words as they stand, rare ones' endings.

"Farriers want a lighter forge" and "Skippers want a longer jetty" have the same shape.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_TOKEN = re.compile(r"\d[\d.,]*|\w+['’]?|[^\w\s]")
# A word in so many examples is one of the language, not of a subject.
_COMMON = 4
_ENDING = 3
_LONGEST = 3
_START = "^"


class Shapes:
    """Cuts readings into runs of one to three words of their shape."""

    def __init__(self, common: frozenset[str]) -> None:
        """Keep words of `common`, casefolded, as they stand."""
        self.common = common

    @classmethod
    def of(cls, examples: Sequence[str]) -> Shapes:
        """Learn from examples which words are common."""
        counts = Counter(word for each in examples for word in set(_words(each.casefold())))
        return cls(frozenset(word for word, count in counts.items() if count >= _COMMON))

    def __call__(self, reading: str) -> list[str]:
        """Return the runs of `reading`; its start and its marks count as words."""
        words = [_START, *map(self._shape, _words(reading))]
        return [
            " ".join(words[start : start + length])
            for length in range(1, _LONGEST + 1)
            for start in range(len(words) - length + 1)
        ]

    def _shape(self, word: str) -> str:
        folded = word.casefold()
        if word[0].isdigit():
            return "0"
        if folded in self.common:
            return folded
        return ("X" if word[0].isupper() else "x") + folded[-_ENDING:]


def _words(text: str) -> list[str]:
    return _TOKEN.findall(text)
