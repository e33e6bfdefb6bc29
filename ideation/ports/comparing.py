"""The repository of what was compared for copies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from ideation.domain.comparing import Comparable
from ideation.domain.ids import NoteId, PassageId
from ideation.domain.vector import Model


class ComparisonRepository(Protocol):
    """What was compared last, so that only what is new is compared with all.

    `CopyRepository` holds what counts; this is the memory of finding it.
    """

    def comparable(self, model: Model) -> list[Comparable]:
        """Return the live notes that have passages with vectors of `model`, by id."""

    def states(self) -> dict[NoteId, str]:
        """Return how each note was when it was compared last, also of notes that are gone."""

    def first_holders(self, runs: Iterable[int]) -> dict[int, PassageId]:
        """Return the first passage that holds each of these runs of words, where one does."""

    def copies(self) -> dict[PassageId, PassageId]:
        """Return the source of each passage that repeats one nearly word for word."""

    def keep(
        self,
        since: PassageId | None,
        holders: Mapping[int, PassageId],
        copies: Mapping[PassageId, PassageId],
        states: Mapping[NoteId, str],
    ) -> None:
        """Store what was found of the passages from `since` on, and all notes' states.

        What was known of those passages is forgotten, nothing where `since` is None. What
        points to a passage that is gone by now is passed over.
        """
