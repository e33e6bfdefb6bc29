"""Repositories of the desk of clusters: the tree, quality, the map, hands, memberships."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from ideation.domain.group import Level
from ideation.domain.hand import Hand, HandDraft, HandId
from ideation.domain.ids import GroupId, PassageId, RunId
from ideation.domain.survey import ClusterQuality, Drawing, Leaf, Moved, Spot


class SurveyRepository(Protocol):
    """What the newest run says about clusters beside their members."""

    def put_leaves(self, run: RunId, leaves: Sequence[Leaf]) -> None:
        """Make these the tree, in its order; passages that are gone by now are passed over."""

    def leaves(self) -> list[Leaf]:
        """Return the tree in its order, without passages that are gone."""

    def put_qualities(self, qualities: Mapping[GroupId, ClusterQuality]) -> None:
        """Make these the qualities of clusters, in the place of all before."""

    def qualities(self) -> dict[GroupId, ClusterQuality]:
        """Return what is known of the quality of clusters."""


class MapRepository(Protocol):
    """Positions of passages on the map."""

    def spots(self) -> list[Spot]:
        """Return where live passages stand, ascending by passage."""

    def put(self, spots: Sequence[Spot]) -> None:
        """Give passages a place; one that has a place keeps it."""

    def drawing(self) -> Drawing | None:
        """Return when the map was drawn anew; None before the first time."""

    def begin(self, drawing: Drawing) -> None:
        """Begin a new drawing: no passage has a place."""


class HandRepository(Protocol):
    """What people did to clusters by hand."""

    def add(self, draft: HandDraft) -> Hand:
        """Keep a hand."""

    def all(self) -> list[Hand]:
        """Return what was done by hand, the oldest first, what was undone included."""

    def take_back(self, hand_id: HandId, at: datetime) -> None:
        """Note that a hand was undone."""

    def held_out(self, level: Level) -> frozenset[PassageId]:
        """Return the passages that a person keeps out of all groups of a level."""

    def revive(self, group_id: GroupId) -> None:
        """Let a group that has ended live again, without members, under its id and name."""


class MembershipRepository(Protocol):
    """Which cluster each passage was in, and when."""

    def note(self, at: datetime) -> None:
        """Note where passages stand now, where that is not what was noted last."""

    def moved(self, since: datetime) -> list[Moved]:
        """Return the live passages whose cluster is another than at `since`."""
