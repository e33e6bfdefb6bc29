"""Personal data in a text that might better be masked: addresses, numbers, accounts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ideation.domain.passage import Span, claim


class Personal(StrEnum):
    """What kind of personal datum a stretch is."""

    EMAIL = "email"
    PHONE = "phone"
    ACCOUNT = "account"
    NUMBER = "number"


# In this order: what an earlier one has taken, a later one leaves.
_PATTERNS = {
    Personal.EMAIL: re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    Personal.ACCOUNT: re.compile(
        r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?\b"
    ),
    # Luxembourg's personal number: the day of birth and five digits.
    Personal.NUMBER: re.compile(
        r"\b(?:19|20)\d{2}[ ]?(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])[ ]?\d{5}\b"
    ),
    Personal.PHONE: re.compile(
        r"(?<![\w.,/-])(?:(?:\+|00)\d{2,3}[ ./-]?(?:\(0\)[ ]?)?|0)\d{1,4}"
        r"(?:[ ./-]?\d{2,4}){2,4}(?!\w)"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalDatum:
    """A stretch that holds a personal datum."""

    span: Span
    what: Personal


def find_personal(text: str) -> list[PersonalDatum]:
    """Return the personal data of `text` in order, none within another. Names are not among them.

    Names are what notes are about; who may see them is a matter of rights.
    """
    taken: list[Span] = []
    found = [
        PersonalDatum(span=span, what=what)
        for what, pattern in _PATTERNS.items()
        for match in pattern.finditer(text)
        if claim(taken, span := Span(start=match.start(), end=match.end()))
    ]
    return sorted(found, key=lambda each: each.span.start)


def masked(text: str) -> str:
    """Return `text` with each personal datum replaced by what it is, in brackets."""
    for datum in reversed(find_personal(text)):
        text = f"{text[: datum.span.start]}[{datum.what.value}]{text[datum.span.end :]}"
    return text
