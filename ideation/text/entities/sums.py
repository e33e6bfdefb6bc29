"""Sums of money named in a text, in euros."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ideation.domain.passage import Span, claim

_NUMBER = r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
_SCALES = {
    "k": 1_000, "t": 1_000, "tsd": 1_000, "tausend": 1_000, "mille": 1_000, "thousand": 1_000,
    "dausend": 1_000, "m": 1_000_000, "mio": 1_000_000, "million": 1_000_000,
    "millionen": 1_000_000, "millions": 1_000_000, "milliounen": 1_000_000, "mrd": 1_000_000_000,
    "milliarden": 1_000_000_000, "milliard": 1_000_000_000, "milliards": 1_000_000_000,
    "milliarde": 1_000_000_000, "billion": 1_000_000_000,
}  # fmt: skip
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_CURRENCY = r"€|euros?\b|eur\b|teur\b|k€|m€|mio€"
_BEHIND = re.compile(
    rf"(?<![\w.,])(?P<number>{_NUMBER})\s?(?:(?P<scale>{_SCALE})\.?\s?)?(?:d['’]\s?|de\s)?"
    rf"(?P<currency>{_CURRENCY})",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:€|\bEUR)\s?(?P<number>{_NUMBER})(?:\s?(?P<scale>{_SCALE})\b)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A sum as a text names it, by offsets in code points; `euros` is a whole number."""

    start: int
    end: int
    euros: int


def find_sums(text: str) -> list[Sum]:
    """Return the sums named in `text`, in order, none twice."""
    # A currency belongs to one number: "5 € 3 tiles".
    taken: list[Span] = []
    found = [
        Sum(start=match.start(), end=match.end(), euros=_euros(match))
        for pattern in (_BEHIND, _BEFORE)
        for match in pattern.finditer(text)
        if claim(taken, Span(start=match.start(), end=match.end()))
    ]
    return sorted(found, key=lambda each: each.start)


def _euros(match: re.Match[str]) -> int:
    groups = match.groupdict()
    scale = _SCALES.get((groups["scale"] or "").lower(), 1)
    currency = (groups.get("currency") or "").lower()
    if currency.startswith(("k", "t")):
        scale = 1_000
    elif currency.startswith("m"):
        scale = 1_000_000
    return int(_number(groups["number"]) * scale)


def _number(written: str) -> Decimal:
    bare = re.sub(r"['’\u00a0\u202f ]", "", written)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", bare):
        # "1.200" and "1,200" are both twelve hundred.
        return Decimal(re.sub(r"[.,]", "", bare))
    whole, mark, part = bare.rpartition("," if bare.rfind(",") > bare.rfind(".") else ".")
    return Decimal(f"{re.sub('[.,]', '', whole)}.{part}") if mark else Decimal(bare)
