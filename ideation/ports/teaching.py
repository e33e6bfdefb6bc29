"""Repositories of what people teach: lessons, second readings, theme schemes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from ideation.domain.ids import PassageId
from ideation.domain.teaching import Correction, Lesson, SecondReading
from ideation.domain.vector import Model


class LessonRepository(Protocol):
    """What the classifier can learn from people, and what became of it."""

    def all(self, scheme: str, model: Model) -> list[Lesson]:
        """Return live statements with themes by people and a vector of `model`, by id."""

    def history(self, scheme: str, passage_id: PassageId | None = None) -> list[Correction]:
        """Return the corrections, undone ones included, the newest first; all or one passage's."""


class ReadingRepository(Protocol):
    """Second readings: a person labels again what another has labelled."""

    def add(
        self,
        scheme: str,
        passage_id: PassageId,
        slugs: Sequence[str],
        *,
        reader: str,
        at: datetime,
    ) -> None:
        """Keep what a second person says, in the place of what stood."""

    def undo(self, scheme: str, passage_id: PassageId, at: datetime) -> bool:
        """Take back the reading of a passage; False where there is none."""

    def all(self, scheme: str) -> list[SecondReading]:
        """Return the readings that stand of live passages, by passage."""


class SchemeRepository(Protocol):
    """Theme schemes made in the app, and which one is used."""

    def all(self) -> list[tuple[str, str]]:
        """Return slug and text of each scheme that is not removed, the oldest first."""

    def put(self, slug: str, name: str, body: str, at: datetime) -> None:
        """Keep a scheme, in the place of one of that slug."""

    def remove(self, slug: str, at: datetime) -> bool:
        """Put a scheme away, False where there is none; what people said under it stays."""

    def in_use(self) -> str:
        """Return the slug of the scheme by which statements are grouped."""

    def use(self, slug: str, at: datetime) -> None:
        """Group statements by this scheme from now on."""
