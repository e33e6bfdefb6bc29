"""Repositories of how notes came in: further sources, funnels, moments, words as written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from ideation.domain.cleaning import Funnel
from ideation.domain.ids import NoteId
from ideation.domain.note import Moment, NoteHeader
from ideation.domain.provenance import NoteSource, Recorded


class SourceRepository(Protocol):
    """Who else brought the text of a note."""

    def add(
        self, note_id: NoteId, header: NoteHeader, path: str | None, at: datetime
    ) -> NoteSource | None:
        """Keep who else brought a note's text, and add what of the header the note lacks.

        A new author, facts the note does not know, organisations and people. None where the
        note has all of it.
        """

    def of_note(self, note_id: NoteId) -> list[NoteSource]:
        """Return who else brought a note's text, in order; those taken back are left out."""

    def undo(self, source_id: int, at: datetime) -> NoteId:
        """Let go what a source brought to its note; return the note. NotFound for no source."""


class FunnelRepository(Protocol):
    """What became of notes' words, each time that it changed."""

    def record(self, note_id: NoteId, funnel: Funnel, at: datetime) -> None:
        """Keep a note's funnel; what was kept at the same time is replaced."""

    def of_note(self, note_id: NoteId) -> list[Recorded]:
        """Return what was kept of a note's funnel, in order of time."""


class DetailRepository(Protocol):
    """When a note's turns were said, and what of it is read as it is written."""

    def set_moments(self, note_id: NoteId, moments: Iterable[Moment]) -> None:
        """Make these the moments at which a note's turns were said."""

    def moments(self, note_id: NoteId) -> list[Moment]:
        """Return when a note's turns were said, in the order of its text."""

    def set_written(self, note_id: NoteId, words: Sequence[str]) -> None:
        """Make these the words of a note that are read as they are written."""

    def written(self, note_id: NoteId) -> list[str]:
        """Return the words of a note that are read as they are written."""
