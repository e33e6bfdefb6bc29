"""The reading of a passage: its text repaired for machines; the verbatim text stays as it is."""

from __future__ import annotations

import re
import unicodedata

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
_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


def reading_of(text: str) -> str:
    """Return `text` in NFKC without markup, invisible characters or line breaks."""
    repaired = _BROKEN_WORD.sub("", text)
    repaired = _LEADING_MARK.sub("", repaired.strip())
    repaired = _EMPHASIS.sub("", _INVISIBLE.sub("", repaired))
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", repaired)).strip()
