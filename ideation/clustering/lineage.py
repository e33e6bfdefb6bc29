"""Lasting identities: which living cluster each group of a new run continues.

Cluster numbers of a run mean nothing; membership does. Groups are matched one to one to the
living clusters so that as many passages as possible keep theirs. What finds no match is a
birth, a merge or an end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ideation.clustering.assignment import best_pairs
from ideation.domain.group import Change

Members = frozenset[int]
# How many members cluster `key[0]` and group `key[1]` share; only pairs that share some.
Shared = dict[tuple[int, int], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageOptions:
    """When a cluster's id goes on, and what is a part of a cluster.

    An id may go on in a group that holds at least `together` of its living members: the
    majority is the cluster, whatever joins it. Where a cluster falls apart, a share of at least
    `part` carries the id if it also is `together` of the group's members that had a cluster;
    below `part` no reader would know the cluster again. Passages new to all clusters count
    neither for nor against, so a trend may grow fast.
    """

    together: float = 0.5
    part: float = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageEvent:
    """What happened to one cluster between two runs.

    `cluster` is its id, None for a birth; `group` the index of the proposed group it now is,
    None where it is gone. `others` are the clusters that a merge took in, `children` the indices
    of the groups born in a split. Over the events of a continued cluster `came` less `went` is
    the change of its size, and no member counts twice.
    """

    change: Change
    cluster: int | None = None
    group: int | None = None
    others: tuple[int, ...] = ()
    children: tuple[int, ...] = ()
    came: int = 0
    went: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What became of the living clusters.

    `continues[i]` is the id that proposed group i continues, None for a birth. Every old id is
    in `continues`, a key of `merged` (its value is the id that survives) or in `ended`, once.
    """

    continues: tuple[int | None, ...]
    merged: Mapping[int, int]
    ended: tuple[int, ...]
    events: tuple[LineageEvent, ...]


def trace(
    old: Mapping[int, Members],
    proposed: Sequence[Members],
    *,
    alive: Collection[int] | None = None,
    options: LineageOptions | None = None,
) -> Lineage:
    """Match the groups that a run proposes to the living clusters, by membership.

    No passage may be in two groups of one side (ValueError). `alive` are the passages that still
    exist, None for all; the others do not weigh in the match. The order of either side changes
    nothing; ties go to the smaller id, then to the group with the smallest passage.
    """
    options = options or LineageOptions()
    owner, place = _owners(old), _owners(dict(enumerate(proposed)))
    shared: Shared = {}
    for passage, group in place.items():
        if passage in owner:
            pair = (owner[passage], group)
            shared[pair] = shared.get(pair, 0) + 1
    living = {
        cluster: len(members) if alive is None else sum(each in alive for each in members)
        for cluster, members in old.items()
    }
    fit = _eligible(shared, living, options)
    order = sorted(range(len(proposed)), key=lambda group: sorted(proposed[group]))
    chosen = best_pairs(fit, sorted(old), order)
    survivor = {group: cluster for cluster, group in chosen.items()}
    merged = _merged(fit, chosen, survivor)
    children = _children(shared, living, survivor, options)
    events = _Story(old, proposed, shared, chosen, merged, children).events(order)
    return Lineage(
        continues=tuple(survivor.get(group) for group in range(len(proposed))),
        merged=merged,
        ended=tuple(each for each in sorted(old) if each not in chosen and each not in merged),
        events=tuple(events),
    )


def _owners(groups: Mapping[int, Members]) -> dict[int, int]:
    owner: dict[int, int] = {}
    for group, members in groups.items():
        for passage in members:
            if owner.setdefault(passage, group) != group:
                raise ValueError(f"Passage {passage} is in two groups; lineage needs disjoint ones")
    return owner


def _known(shared: Shared) -> dict[int, int]:
    """Return how many members of each group had a cluster."""
    known: dict[int, int] = {}
    for (_, group), count in shared.items():
        known[group] = known.get(group, 0) + count
    return known


def _eligible(shared: Shared, living: Mapping[int, int], options: LineageOptions) -> Shared:
    """Return the pairs in which the id of the cluster may go on in the group."""
    known = _known(shared)
    return {
        (cluster, group): count
        for (cluster, group), count in shared.items()
        if count >= options.together * living[cluster]
        or (count >= options.part * living[cluster] and count >= options.together * known[group])
    }


def _merged(fit: Shared, chosen: Mapping[int, int], survivor: Mapping[int, int]) -> dict[int, int]:
    """Return where each cluster went that would fit a group which another continues."""
    found: dict[int, tuple[int, int]] = {}
    for (cluster, group), count in fit.items():
        if cluster not in chosen and group in survivor:
            bid = (-count, survivor[group])
            found[cluster] = min(bid, found.get(cluster, bid))
    return {cluster: found[cluster][1] for cluster in sorted(found)}


def _children(
    shared: Shared,
    living: Mapping[int, int],
    survivor: Mapping[int, int],
    options: LineageOptions,
) -> Shared:
    """Return the births that are a part of a cluster: two members or more, of either a share."""
    known = _known(shared)
    return {
        (cluster, group): count
        for (cluster, group), count in shared.items()
        if group not in survivor
        and count >= max(2, options.part * min(living[cluster], known[group]))
    }


@dataclass(frozen=True, slots=True)
class _Story:
    """The match of one run, ready to be told."""

    old: Mapping[int, Members]
    proposed: Sequence[Members]
    shared: Shared
    chosen: Mapping[int, int]
    merged: Mapping[int, int]
    children: Shared

    def events(self, order: Sequence[int]) -> Iterator[LineageEvent]:
        """Yield the events of each cluster by id, then the births in `order`."""
        for cluster in sorted(self.old):
            group = self.chosen.get(cluster)
            born = tuple(each for each in order if (cluster, each) in self.children)
            parted = sum(self.children[cluster, each] for each in born)
            if born and (group is not None or len(born) > 1):
                yield LineageEvent(
                    change=Change.SPLIT, cluster=cluster, group=group, children=born, went=parted
                )
            if group is not None:
                yield from self._continued(cluster, group, parted)
            elif cluster not in self.merged:
                yield LineageEvent(change=Change.END, cluster=cluster, went=len(self.old[cluster]))
        kept = set(self.chosen.values())
        for group in order:
            if group not in kept:
                came = len(self.proposed[group])
                yield LineageEvent(change=Change.BIRTH, group=group, came=came)

    def _continued(self, cluster: int, group: int, parted: int) -> Iterator[LineageEvent]:
        stayed = self.shared[cluster, group]
        others = tuple(each for each, into in self.merged.items() if into == cluster)
        joined = sum(self.shared.get((each, group), 0) for each in others)
        if others:
            yield LineageEvent(
                change=Change.MERGE, cluster=cluster, group=group, others=others, came=joined
            )
        if came := len(self.proposed[group]) - stayed - joined:
            yield LineageEvent(change=Change.GROWTH, cluster=cluster, group=group, came=came)
        if went := len(self.old[cluster]) - stayed - parted:
            yield LineageEvent(change=Change.SHRINK, cluster=cluster, group=group, went=went)
