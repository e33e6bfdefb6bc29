"""What somebody had seen when they last looked, and what changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ideation.domain.ids import GroupId, PassageId
from ideation.domain.trend import Course, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What there was: the newest passage, each trend's verdict, the ideas that passed the gate.

    A trend goes by its scope and id, as `theme:digitalisation`.
    """

    passage: PassageId
    verdicts: Mapping[str, Course]
    passing: frozenset[GroupId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A moment at which somebody had seen everything; `who` is "" where nobody is named."""

    who: str
    at: datetime
    seen: Snapshot


class Since(StrEnum):
    """What the news are measured from: a visit, a day, or nothing at all."""

    VISIT = "visit"
    DATE = "date"
    BEGINNING = "beginning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A verdict that changed."""

    scope: Scope
    id: str | int
    name: str
    before: Course
    after: Course


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A cluster or an idea by its name, with how many organisations stand behind it."""

    id: GroupId
    name: str
    organisations: int
    passages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What changed since `since`, None where this person never looked.

    A trend that was not there yet has no turn; the clusters are those born since.

    `recomputed` says that the verdicts and lights of that time were worked out afterwards from
    the statements there were then, with today's themes and groups.
    """

    by: Since
    since: datetime | None
    recomputed: bool
    passage_ids: tuple[PassageId, ...]
    clusters: tuple[Named, ...]
    turns: tuple[Turn, ...]
    candidates: tuple[Named, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.passage_ids or self.clusters or self.turns or self.candidates)
