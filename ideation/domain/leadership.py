"""What the agency aims at, and what it has built before: goals and earlier flagships."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

PrecedentId = NewType("PrecedentId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal of the agency's strategy; `text` says in a sentence or two what it is about."""

    id: int
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """A flagship of earlier years: its name, and a sentence on what it does."""

    id: PrecedentId
    name: str
    text: str
