"""One check of `doctor`: what was expected, what was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A health check; `expected` and `found` are short words or numbers."""

    name: str
    ok: bool
    expected: str
    found: str
