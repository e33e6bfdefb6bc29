"""The reading of a passage: its text repaired for machines; the verbatim text stays as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from ideation.text.abbreviations import DAY

_LEADING_MARK = re.compile(
    rf"^[ \t]*(?:#{{1,6}}[ \t]+|(?!{DAY})(?:[-*•–—·▪◦>]+|\(?\d{{1,2}}[.)])[ \t]+)+", re.MULTILINE
)
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
# A word broken at a line's end: "Informa-\ntion" is one word; "E-\nMail" and "2-\n3" are not,
# and "Natur-\nund Umweltschutz" leaves a part out.
_BROKEN_WORD = re.compile(
    r"(?<=[^\W\d_]{2})[-\u00ad‐][ \t]*(?:\r\n|\n|\r)[ \t]*"
    r"(?!(?:und|oder|bzw|sowie|et|ou|and|or|an)\b)(?=[a-zäöüßéèêëàâçîïôûœ]{2})"
)
_WORD_START = re.compile(r"[^\W\d_]+$")
_WORD_END = re.compile(r"[^\W\d_]+")
# So much before a line's end is looked at for the word that it breaks.
_LONGEST_WORD = 80
_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


def reading_of(text: str, written: Collection[str] = ()) -> str:
    """Return `text` in NFKC without markup, invisible characters or line breaks.

    A word broken at a line's end is joined, one of the words `written` keeps its hyphen.
    """
    kept = {same_words(each) for each in written}
    repaired = _BROKEN_WORD.sub(
        lambda found: "-" if kept and same_words(_around(found)) in kept else "", text
    )
    repaired = _LEADING_MARK.sub("", repaired.strip())
    repaired = _EMPHASIS.sub("", _INVISIBLE.sub("", repaired))
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", repaired)).strip()


def broken_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words broken at a line's end, as they are written and as they are read."""
    for found in _BROKEN_WORD.finditer(text):
        words = _around(found)
        yield words, words.replace(found[0], "")


def same_words(words: str) -> str:
    """Return what makes words the same however they are broken over lines."""
    return _SPACE.sub("", words)


def _around(found: re.Match[str]) -> str:
    """Return the whole word that a line's end breaks."""
    text, start, end = found.string, found.start(), found.end()
    head = _WORD_START.search(text[max(0, start - _LONGEST_WORD) : start])
    tail = _WORD_END.match(text, end)
    return f"{head[0] if head else ''}{found[0]}{tail[0] if tail else ''}"
