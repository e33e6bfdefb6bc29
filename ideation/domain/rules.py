"""The agency's rules: thresholds of the gate, weights of the score, and their history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NewType

from ideation.domain.passage import By

RuleVersionId = NewType("RuleVersionId", int)

# How much each part of the score counts; together 1.
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "breadth": 0.3,
        "mix": 0.2,
        "momentum": 0.1,
        "cross_sector": 0.1,
        "cross_border": 0.1,
        "fit": 0.1,
        "novelty": 0.1,
    }
)


class Side(StrEnum):
    """On which side of the second light associations and intermediaries count."""

    NEITHER = "neither"
    PRIVATE = "private"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRules:
    """The agency's thresholds.

    `independent` organisations turn on the first light; `associations` says on which side of
    the second light associations and intermediaries count; `sectors` turn on the third light,
    where `by_sectors` lets them. Voices of the newest `recent_days` make the momentum.
    `weights` of the score's parts sum to 1.
    """

    independent: int = 2
    sectors: int = 2
    by_sectors: bool = True
    associations: Side = Side.NEITHER
    recent_days: int = 182
    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleVersion:
    """Rules as they stood from a moment on: who set them, and why.

    The first version comes from the settings and has neither number nor time.
    """

    id: RuleVersionId | None
    rules: GateRules
    at: datetime | None
    by: By
    who: str | None
    reason: str
