"""What people teach the machine about themes, and what is kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ideation.domain.ids import PassageId


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A statement with the themes a person gave it, the first the primary."""

    passage_id: PassageId
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Themes that a person gave: what stood before, what came, and when it was taken back.

    `after` is None for corrections of an older Ideation, which did not keep it.
    """

    passage_id: PassageId
    before: tuple[str, ...]
    after: tuple[str, ...] | None
    at: datetime
    undone_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReading:
    """What a second person says of a statement, apart from the label that counts."""

    passage_id: PassageId
    themes: tuple[str, ...]
    reader: str
    at: datetime
