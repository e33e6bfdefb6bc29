"""A run: every computed finding points to how it was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ideation.domain.ids import RunId
from ideation.domain.vector import Model


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDraft:
    """What a run used: model, parameters, seed and how many passages it saw."""

    kind: str
    made_at: datetime
    model: Model
    parameters: Mapping[str, str | int | float]
    seed: int | None
    corpus_size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stored run."""

    id: RunId
    kind: str
    made_at: datetime
    model_name: str
    revision: str
    parameters: Mapping[str, str | int | float]
    corpus_size: int
