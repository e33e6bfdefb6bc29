"""What a note is compared by when copies and interviews told twice are looked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from ideation.domain.ids import NoteId, OrganisationId, PassageId


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparable:
    """A live note: its day, whom it met (ascending), its passages in reading order."""

    note_id: NoteId
    date: Date | None
    organisations: tuple[OrganisationId, ...]
    passages: tuple[PassageId, ...]
