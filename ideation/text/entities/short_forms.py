"""Short forms that a text introduces beside the long one: "(LSA)", "BLL for short", "kurz IOB"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ideation.text.entities.body import Body

_SHORT = r"[A-ZÄÖÜËÉ][A-ZÄÖÜËÉa-zäöüëé0-9&-]{1,9}\b"
# Right behind a long name: in brackets or between commas, with what says that it is short.
_INTRODUCED = re.compile(
    rf"\s?\([\"„“«]?(?P<bracketed>{_SHORT})[^)\n]{{0,20}}"
    rf"|,?\s+(?:kurz|short|en abrégé|ofgekierzt)[:,]?\s+[\"„“«]?(?P<told>{_SHORT})"
    rf"|,\s+(?:also|soit|kurz|or|oder)\s+(?:(?:the|die|der|das|le|la|de)\s+)?(?P<also>[A-Z]{{3,6}})\b"
    rf"|,\s+(?:(?:the|die|der|le|la|de)\s+)?(?P<known>{_SHORT})\s+"
    r"(?:pour\s+les\s+intimes|for\s+short|en\s+abrégé|in\s+short|genannt)\b"
)
# Right before a long name: "GFQ, c'est-à-dire le Groupe".
_AHEAD = re.compile(
    rf"\b(?P<ahead>{_SHORT}),\s+"
    r"(?:c['’]est[- ]à[- ]dire\s+|soit\s+|also\s+|d\.\s?h\.\s+|that is,?\s+|i\.\s?e\.,?\s+"
    r"|dat heescht\s+)?(?:(?:le|la|les|the|die|der|das|den|dem|dat|déi)\s+|[ld]['’])$",
    re.IGNORECASE,
)
_BEFORE = 40
_FEWEST = 2


def introduced(text: str, end: int) -> str | None:
    """Return the short form that stands behind a name ending at `end`; None where none does."""
    found = _INTRODUCED.match(text, end)
    return next((form for form in found.groups() if form), None) if found else None


def short_forms(text: str, found: Sequence[Body]) -> dict[str, Body]:
    """Return the short forms that the text introduces, each with the body it is short for."""
    forms: dict[str, Body] = {}
    for body in found:
        start = body.named.start
        ahead = _AHEAD.search(text, max(0, start - _BEFORE), start)
        if ahead is not None and ahead["ahead"].isupper():
            told: str | None = ahead["ahead"]
        else:
            told = introduced(text, body.named.end)
        if told is not None and is_short_for(told, body.named.name):
            forms.setdefault(told, body)
    return forms


def is_short_for(short: str, name: str) -> bool:
    """Tell whether letters stand in order at the beginnings of a name's words, most of them."""
    letters = [char for char in short.casefold() if char.isalpha()]
    great = sum(char.isupper() for char in short)
    if len(letters) < _FEWEST or great < _FEWEST:
        return False
    rest = name.casefold()
    for letter in letters:
        at = rest.find(letter)
        if at < 0:
            return False
        rest = rest[at + 1 :]
    return name[0].casefold() == letters[0]
