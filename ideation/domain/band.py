"""A context period: a stretch of time with a name, drawn behind courses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from typing import NewType

BandId = NewType("BandId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class BandDraft:
    """A context period before it is stored; both days are inside, `last` None goes on."""

    name: str
    first: Date
    last: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A stored context period, such as a pandemic or a funding programme."""

    id: BandId
    name: str
    first: Date
    last: Date | None
