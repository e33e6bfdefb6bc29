"""Words of a query that nobody has used: the known word each of them was meant to be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ideation.domain.fold import fold, name_key
from ideation.ports import Records, Store
from ideation.search.query import Query, parse
from ideation.services.rights import Right, requires
from ideation.text.roots import query_roots
from ideation.text.spellings import respelt
from ideation.text.words import is_common

# Shorter words are too near to too many others.
_SHORTEST = 5
# Of a hundred, how like two words must be: one wrong letter in six, two in twelve.
_LIKENESS = 82.0
_LETTERS = 2
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """The query to search with, and which word stands for which in it."""

    query: Query
    changes: Mapping[str, str]


@requires(Right.SEARCH)
def correct(store: Store, written: str) -> Mapping[str, str]:
    """Return the words of a query that are looked for in another spelling, with that spelling."""
    with store.reading() as records:
        return corrected(records, parse(written)).changes


def corrected(records: Records, query: Query) -> Corrected:
    """Return the query with misspelt words put right.

    A word is misspelt when no passage holds it or its root, no dictionary knows it, and a word
    that passages hold is like it. A word in a language nobody wrote in is none,
    nor is a part of a name. What is only written without umlauts is no mistake, and not told.
    """
    query = _with_umlauts(records, query)
    counts = records.words.counts(query.words)
    unknown = [word for word, count in counts.items() if not count and len(word) >= _SHORTEST]
    if unknown:
        names = {part for name in records.directory.names() for part in name_key(name).split()}
        unknown = [word for word in unknown if fold(word) not in names]
    changes = {}
    for word in unknown:
        roots = query_roots((word,), query.languages)
        if not word.isalpha() or any(records.words.counts(roots).values()):
            continue
        meant = None if is_common(word) else _most_alike(records, word)
        if meant is not None:
            changes[word] = meant
    return Corrected(query=query.respelt(changes) if changes else query, changes=changes)


def _with_umlauts(records: Records, query: Query) -> Query:
    """Return the query with the umlauts that a foreign keyboard lacks.

    Names stay as written, and so does what passages hold in this spelling alone: it may be one.
    """
    others = {word: other for word in query.words if (other := respelt(word)) is not None}
    unknown = {word: other for word, other in others.items() if not is_common(word)}
    if not unknown:
        return query
    names = {part for name in records.directory.names() for part in name_key(name).split()}
    held = records.words.counts([*unknown, *unknown.values()])
    changes = {
        word: other
        for word, other in unknown.items()
        if fold(word) not in names and (held[other] or not held[word])
    }
    return query.respelt(changes) if changes else query


def _most_alike(records: Records, word: str) -> str | None:
    """Return the known word of about this length that is most like `word`."""
    from rapidfuzz import fuzz, process

    folded = fold(word)
    known = [
        each for each in records.words.known(folded[:1]) if abs(len(each) - len(folded)) <= _LETTERS
    ]
    found = process.extractOne(folded, known, scorer=fuzz.ratio, score_cutoff=_LIKENESS)
    return _as_written(records, found[0]) if found else None


def _as_written(records: Records, folded: str) -> str:
    """Return a word that full text knows without its accents as a passage writes it."""
    for passage in records.passages.get(records.words.holding([[folded]])[:1]):
        for match in _WORD.finditer(passage.reading):
            if fold(match.group()) == folded:
                return match.group()
    return folded
