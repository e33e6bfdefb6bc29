"""Which known names a query asks for: those in it, or else those that it holds a part of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideation.domain.fold import fold, loosely, name_key
from ideation.search.query import Query, name_words, names_in
from ideation.text.spellings import spelt_out
from ideation.text.words import is_common

# So many bearers of a word are what somebody who writes only that word means.
_FEW = 3
_SHORTEST_PART = 4


def names_asked(query: Query, known: Sequence[str]) -> list[tuple[list[str], str]]:
    """Return the known names that a query asks for, each behind the words by which it does.

    A part of a name asks for it where no whole name stands in the query, the word is no ordinary
    one and few names hold it.
    """
    whole = [(name_words(name), name) for name in names_in(query, known)]
    return whole or list(_by_a_part(query, known))


def ways_to_write(words: Sequence[str]) -> list[list[str]]:
    """Return a name's words as they are, without umlauts, and with those that they write out."""
    ways = (words, [spelt_out(each) for each in words], [loosely(fold(each)) for each in words])
    return [list(each) for each in dict.fromkeys(map(tuple, ways))]


def _by_a_part(query: Query, known: Sequence[str]) -> Iterator[tuple[list[str], str]]:
    asked = {loosely(fold(word)): word for word in query.words if len(word) >= _SHORTEST_PART}
    bearers: dict[str, list[str]] = {}
    for name in known:
        for part in asked.keys() & set(loosely(name_key(name)).split()):
            bearers.setdefault(asked[part], []).append(name)
    for word, names in bearers.items():
        if len(names) <= _FEW and not is_common(word):
            yield from (([word], name) for name in names)
