"""What is set apart from a note before it is split: visible, with a reason, and reversible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ideation.domain.passage import Span


class DropReason(StrEnum):
    """Why a stretch of a note is no statement of it."""

    COOKIES = "cookies"
    TEASER = "teaser"
    NAVIGATION = "navigation"
    LOGIN = "login"
    SIGNATURE = "signature"
    QUOTED = "quoted"
    DISCLAIMER = "disclaimer"
    BYLINE = "byline"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """A stretch set apart. It stays in the note's text.

    `restored`: a person said that it belongs to the note after all.
    """

    span: Span
    reason: DropReason
    restored: bool = False


def active(drops: Iterable[Drop]) -> list[Drop]:
    """Return the drops that nobody has restored."""
    return [each for each in drops if not each.restored]


def without(text: str, drops: Iterable[Drop]) -> str:
    """Return `text` with line ends in place of what is set apart, so that offsets stay."""
    pieces, at = [], 0
    for span in sorted((each.span for each in active(drops)), key=lambda each: each.start):
        start = max(at, span.start)
        pieces += [text[at:start], "\n" * (span.end - start)]
        at = max(start, span.end)
    return "".join([*pieces, text[at:]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """What became of a note's words: received, set apart by reason, said before, kept.

    All count statements; those set apart are counted as if they had been split, too.
    """

    received: int
    dropped: Mapping[DropReason, int]
    merged: int
    kept: int
