"""How a note came in: who else brought it, and what its words went through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ideation.domain.cleaning import Funnel


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSource:
    """Somebody else who brought the text that a note held already; it can be taken back.

    `author` is None where no new one came with it. `names` are the organisations and people that
    it added; `parties` tells whether it added any. `facts`: what the note had not known of itself
    (author, date, source, sector, confidential).
    """

    id: int
    author: str | None
    path: str | None
    at: datetime
    names: tuple[str, ...] = ()
    parties: bool = False
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What became of a note's words at one time."""

    at: datetime
    funnel: Funnel
