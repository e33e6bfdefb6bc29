"""Carry the groups that a run proposes into the lasting ones, and tell what changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ideation.clustering.lineage import Lineage, LineageEvent, trace
from ideation.domain.group import Change, GroupEvent, LastingGroup, Level
from ideation.domain.ids import GroupId, PassageId, RunId
from ideation.domain.passage import By
from ideation.ports import Records
from ideation.services.grouping.proposing import Members


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The living groups after a run with their members, and what happened to them.

    `names` are what the machine called those that lived before, by reader's language.
    """

    members: dict[GroupId, Members]
    names: dict[GroupId, Mapping[str, str]]
    events: list[GroupEvent]


def settle(
    records: Records, level: Level, proposed: Sequence[Members], *, run: RunId, at: datetime
) -> Settled:
    """Give each proposed group its lasting id and store the members.

    Passages that a person put somewhere stay there, and draw along the groups in which they are
    the majority; those that a person holds out stay out. A group that holds pinned passages never
    ends by itself.
    """
    held = records.hands.held_out(level)
    proposed = [each - held for each in proposed]
    living = {group.id: group for group in records.groups.living(level)}
    pinned = {each: group.id for group in living.values() for each in group.pinned}
    drawn, free = _drawn(proposed, pinned)
    lineage = trace(
        {int(each): frozenset(map(int, group.members)) for each, group in living.items()},
        [frozenset(map(int, each)) for each in free],
    )
    ids = [
        records.groups.add(level, at) if each is None else GroupId(each)
        for each in lineage.continues
    ]
    members: dict[GroupId, set[PassageId]] = defaultdict(set)
    for group_id, own in zip(ids, free, strict=True):
        members[group_id] |= own
    for passage_id, group_id in pinned.items():
        members[group_id].add(passage_id)
    for group_id, followers in drawn.items():
        members[group_id] |= followers
    events = [
        event
        for event in _events(lineage, ids, run=run, at=at)
        if event.change is not Change.END or event.group_id not in members
    ]
    _store(records, level, living, members, at)
    records.chronicle.record(events)
    return Settled(
        members={each: frozenset(members[each]) for each in sorted(members)},
        names={each.id: each.machine_names for each in living.values()},
        events=events,
    )


def _drawn(
    proposed: Sequence[Members], pinned: dict[PassageId, GroupId]
) -> tuple[dict[GroupId, set[PassageId]], list[Members]]:
    """Part the proposals into what pinned passages draw to their groups, and the rest."""
    drawn: dict[GroupId, set[PassageId]] = defaultdict(set)
    free = []
    for group in proposed:
        loose = frozenset(each for each in group if each not in pinned)
        held = Counter(pinned[each] for each in group if each in pinned)
        if held:
            owner, count = min(held.items(), key=lambda each: (-each[1], each[0]))
            if 2 * count >= len(group):
                drawn[owner] |= loose
                continue
        if len(loose) > 1:
            free.append(loose)
    return drawn, free


def _store(
    records: Records,
    level: Level,
    living: dict[GroupId, LastingGroup],
    members: dict[GroupId, set[PassageId]],
    at: datetime,
) -> None:
    for group_id, group in living.items():
        if group_id not in members:
            records.groups.end(group_id, at)
            continue
        gone = set(group.members) - members[group_id]
        records.groups.place(level, dict.fromkeys(sorted(gone)), By.MACHINE)
    for group_id in sorted(members):
        kept = living[group_id].pinned if group_id in living else frozenset()
        placed = dict.fromkeys(sorted(members[group_id] - kept), group_id)
        records.groups.place(level, placed, By.MACHINE)


def _events(
    lineage: Lineage, ids: Sequence[GroupId], *, run: RunId, at: datetime
) -> list[GroupEvent]:
    """Return the events of a lineage with lasting ids in the place of the run's numbers."""

    def own(event: LineageEvent) -> GroupId:
        if event.cluster is not None:
            return GroupId(event.cluster)
        return ids[event.group or 0]

    return [
        GroupEvent(
            group_id=own(event),
            change=event.change,
            at=at,
            by=By.MACHINE,
            run_id=run,
            others=(
                *(GroupId(each) for each in event.others),
                *(ids[each] for each in event.children),
            ),
            came=event.came,
            went=event.went,
        )
        for event in lineage.events
    ]
