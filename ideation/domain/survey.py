"""What a run says about clusters beside their members: order, quality, positions, changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ideation.domain.group import GroupEvent
from ideation.domain.ids import GroupId, PassageId, RunId

# Hennig (2007): stable, and not to be trusted.
_FIRM, _DOUBTFUL = 0.75, 0.6
# Two members of a cluster at 0.65 have a mean cosine of about 0.42, near paraphrases.
_CLOSE, _RELATED = 0.65, 0.53


class Firmness(StrEnum):
    """How surely a cluster comes back when a tenth of the passages is left out, in a word."""

    FIRM = "firm"
    MOSTLY = "mostly"
    LOOSE = "loose"
    TOO_FEW = "too-few"


class Unity(StrEnum):
    """How near the members of a cluster are to its middle, in a word."""

    CLOSE = "close"
    RELATED = "related"
    WIDE = "wide"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterQuality:
    """The quality of one cluster as a run found it.

    `cohesion` is the mean cosine of the members to their centre, `stability` as `stability` in
    clustering gives it, None where the cluster is too small to say.
    """

    cohesion: float
    stability: float | None
    run_id: RunId

    @property
    def firmness(self) -> Firmness:
        """The stability in a word."""
        if self.stability is None:
            return Firmness.TOO_FEW
        if self.stability >= _FIRM:
            return Firmness.FIRM
        return Firmness.MOSTLY if self.stability >= _DOUBTFUL else Firmness.LOOSE

    @property
    def unity(self) -> Unity:
        """The cohesion in a word."""
        if self.cohesion >= _CLOSE:
            return Unity.CLOSE
        return Unity.RELATED if self.cohesion >= _RELATED else Unity.WIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A passage in the order of the tree; `joins` is how near it comes to the one before it."""

    passage_id: PassageId
    joins: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a passage stands on the map."""

    passage_id: PassageId
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """When the map was drawn anew, and from the vectors of which revision of the encoder."""

    at: datetime
    revision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A passage whose cluster is another than at some time before; None is no cluster."""

    passage_id: PassageId
    then: GroupId | None
    now: GroupId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterChange:
    """What changed in a cluster since a day.

    `came` and `went` are live passages, `told` those members whose note is dated since then,
    `events` what happened to it, the oldest first.
    """

    since: datetime
    came: tuple[PassageId, ...]
    went: tuple[PassageId, ...]
    told: tuple[PassageId, ...]
    events: tuple[GroupEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterTurn:
    """What changed in a cluster since a day, as a list shows it in a few words.

    `came` and `went` count live statements; `born`, `split` and `merged` say what happened to it.
    """

    id: GroupId
    came: int
    went: int
    born: bool
    split: bool
    merged: bool

    @property
    def net(self) -> int:
        """By how many statements it is larger than it was."""
        return self.came - self.went

    @property
    def happened(self) -> tuple[str, ...]:
        """What happened to it: "new", "split", "merged"."""
        told = (("new", self.born), ("split", self.split), ("merged", self.merged))
        return tuple(name for name, is_so in told if is_so)
