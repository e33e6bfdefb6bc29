"""Lasting groups of passages: clusters and ideas, with what happened to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from ideation.domain.ids import GroupId, PassageId, RunId
from ideation.domain.passage import By

# Under this key stands the machine's name for readers of any other language.
ANY_LANGUAGE = "*"


class Level(StrEnum):
    """What a lasting group is: a cluster of all passages, or an idea made of wishes."""

    CLUSTER = "cluster"
    IDEA = "idea"


class Change(StrEnum):
    """What can happen to a lasting group."""

    BIRTH = "birth"
    GROWTH = "growth"
    SHRINK = "shrink"
    SPLIT = "split"
    MERGE = "merge"
    END = "end"
    RENAME = "rename"
    MOVE = "move"
    PIN = "pin"
    UNPIN = "unpin"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class LastingGroup:
    """A group with a permanent id. `name` is a person's word and then locked, else None.

    `machine_names` are the machine's by interface language; `members` are live passages,
    ascending; those in `pinned` were put there by a person and stay.
    """

    id: GroupId
    level: Level
    name: str | None
    machine_names: Mapping[str, str]
    terms: tuple[str, ...]
    born_at: datetime
    members: tuple[PassageId, ...] = ()
    pinned: frozenset[PassageId] = field(default_factory=frozenset)

    @property
    def named_by(self) -> By:
        """Who gave the name."""
        return By.MACHINE if self.name is None else By.HUMAN

    def label(self, language: str = "en") -> str:
        """Return the name for a reader of `language`."""
        if self.name is not None:
            return self.name
        return self.machine_names.get(language) or self.machine_names.get(ANY_LANGUAGE, "…")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupEvent:
    """Something that happened to a group: `others` took part, `came` and `went` count members."""

    group_id: GroupId
    change: Change
    at: datetime
    by: By
    run_id: RunId | None = None
    others: tuple[GroupId, ...] = ()
    came: int = 0
    went: int = 0
    detail: str = ""
