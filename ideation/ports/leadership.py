"""The repository of what people do with ideas and with the agency's goals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from ideation.domain.ids import GroupId
from ideation.domain.plan import Act, ActId, ActKind


class ActRepository(Protocol):
    """Claims, lines of plans, whom people told, strategy goals; nothing is ever overwritten."""

    def add(self, act: Act) -> ActId:
        """Append an act; it counts from now on for its subject."""

    def of(self, what: ActKind, group_ids: Sequence[GroupId] | None = None) -> list[Act]:
        """Return all acts of a kind on these ideas, the oldest first; None for the agency's."""

    def take_back(self, act_id: ActId, at: datetime, who: str | None) -> None:
        """Note that somebody took an act back; what it replaced counts again."""
