"""What people do to clusters by hand, kept so that each of it can be undone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from ideation.domain.ids import GroupId, PassageId
from ideation.domain.passage import By

HandId = NewType("HandId", int)


class Deed(StrEnum):
    """What a hand can do."""

    MOVE = "move"
    OUT = "out"
    PIN = "pin"
    UNPIN = "unpin"
    CREATE = "create"
    SPLIT = "split"
    MERGE = "merge"
    RENAME = "rename"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """Where a passage stood before a hand touched it: in a cluster, or in none.

    `by` is who had put it there; a human's None means that it was to stay out.
    """

    passage_id: PassageId
    group_id: GroupId | None
    by: By


@dataclass(frozen=True, slots=True, kw_only=True)
class HandDraft:
    """A hand before it is kept.

    `group_id` is the cluster moved into, created, kept or renamed, None where none was; `ended`
    the one that a merge took in; `old_name` what stood before a person renamed, None where the
    machine had named.
    """

    deed: Deed
    at: datetime
    stood: tuple[Stood, ...] = field(default=())
    group_id: GroupId | None = None
    ended: GroupId | None = None
    old_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand(HandDraft):
    """A hand that was kept; `undone_at` is set once it was taken back."""

    id: HandId
    undone_at: datetime | None = None

    @property
    def passages(self) -> frozenset[PassageId]:
        """The passages it touched."""
        return frozenset(each.passage_id for each in self.stood)

    @property
    def groups(self) -> frozenset[GroupId]:
        """The clusters it touched."""
        named = {self.group_id, self.ended, *(each.group_id for each in self.stood)}
        return frozenset(each for each in named if each is not None)
