"""The reading of a passage: its text repaired for machines; the verbatim text stays as it is."""

from __future__ import annotations

import re
import unicodedata

_LEADING_MARK = re.compile(r"^(?:#{1,6}[ \t]+|(?:[-*•–—·▪◦>]+|\(?\d{1,2}[.)])[ \t]+)+")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
# A word broken at a line's end: "Informa-\ntion" is one word, "E-\nMail" and "2-\n3" are not.
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_]{2})-[ \t]*\r?\n[ \t]*(?=[a-zäöüßéèêëàâçîïôûœ]{2})")
_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


def reading_of(text: str) -> str:
    """Return `text` in NFKC without markup, invisible characters or line breaks."""
    repaired = _BROKEN_WORD.sub("", text)
    repaired = _LEADING_MARK.sub("", repaired.strip())
    repaired = _EMPHASIS.sub("", _INVISIBLE.sub("", repaired))
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", repaired)).strip()
