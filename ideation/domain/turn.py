"""What would turn a light of the gate: the one fact more, or the statements without which."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ideation.domain.ids import OrganisationId, PassageId


class TurnKind(StrEnum):
    """What a fact is: something still missing, or statements that carry the light alone."""

    ORGANISATION = "organisation"
    PRIVATE = "private"
    PUBLIC = "public"
    BOTH = "both"
    HOUSES = "houses"
    SHARED = "shared"
    SECTOR = "sector"
    OWN_VOICE = "own_voice"
    STATEMENT = "statement"
    HOUSE = "house"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A fact that turns one light: on where it is off, off where it is on.

    Of `count` such facts none may lack; `single` says that one is enough. STATEMENT and HOUSE
    fall away: one statement, or all own-voice statements of as many houses. OWN_VOICE is a
    statement that counts for nobody yet. `passage_ids` are the statements meant and
    `organisation_ids` those who say them, both empty for what is still missing.
    """

    kind: TurnKind
    count: int = 1
    passage_ids: tuple[PassageId, ...] = ()
    organisation_ids: tuple[OrganisationId, ...] = ()

    @property
    def single(self) -> bool:
        """Whether this one fact turns the light."""
        return self.count == 1
