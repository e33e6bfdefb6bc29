"""Repositories of what people set around trends: context periods, and what they have seen."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from ideation.domain.band import Band, BandDraft, BandId
from ideation.domain.ids import PassageId
from ideation.domain.visit import Visit


class BandRepository(Protocol):
    """Context periods; a removed one can be brought back."""

    def all(self, *, removed: bool = False) -> list[Band]:
        """Return them by their first day, or the removed ones."""

    def add(self, draft: BandDraft, band_id: BandId | None = None) -> BandId:
        """Store a new one, under an id of its own where none is given."""

    def change(self, band_id: BandId, draft: BandDraft) -> bool:
        """Give a living one these facts; False where there is none."""

    def remove(self, band_id: BandId, at: datetime) -> bool:
        """Take one out of the charts; False where there is none."""

    def restore(self, band_id: BandId) -> bool:
        """Bring a removed one back; False where there is none."""


class VisitRepository(Protocol):
    """What people had seen."""

    def last(self, who: str) -> Visit | None:
        """Return the newest visit of a person."""

    def add(self, visit: Visit) -> None:
        """Remember a visit."""

    def take_back(self, who: str) -> bool:
        """Forget the newest visit of a person; False where there is none."""

    def newest_passage(self, before: datetime | None = None) -> PassageId:
        """Return the highest id of a passage, or of those of notes captured before a moment."""
