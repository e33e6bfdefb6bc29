"""Repositories of the agency's rules, of earlier flagships, and of replays of the archive."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from ideation.domain.ids import RunId
from ideation.domain.leadership import Precedent, PrecedentId
from ideation.domain.retro import Retro
from ideation.domain.rules import GateRules, RuleVersion


class RuleRepository(Protocol):
    """The rules with their history; nothing is ever overwritten."""

    def put(self, rules: GateRules, at: datetime, *, who: str | None, reason: str) -> RuleVersion:
        """Append a version; it counts from now on."""

    def latest(self) -> RuleVersion | None:
        """Return the newest version, None where only the settings speak."""

    def history(self) -> list[RuleVersion]:
        """Return all versions, the oldest first."""


class PrecedentRepository(Protocol):
    """Flagships of earlier years that the agency keeps."""

    def all(self) -> list[Precedent]:
        """Return those kept, by name."""

    def add(self, name: str, text: str, at: datetime) -> PrecedentId:
        """Keep one."""

    def remove(self, precedent_id: PrecedentId, at: datetime) -> bool:
        """Take one from the list; False where it is not there."""

    def restore(self, precedent_id: PrecedentId) -> bool:
        """Bring one back; False where there is none."""


class RetroRepository(Protocol):
    """Replays of the archive, by the run that made them."""

    def keep(self, run: RunId, retro: Retro) -> None:
        """Store the result of a run."""

    def latest(self) -> tuple[RunId, Retro] | None:
        """Return the newest result, None before the first."""
