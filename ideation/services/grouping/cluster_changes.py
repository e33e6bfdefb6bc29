"""What changed in a cluster since a month ago: who came and went, what was said, what happened."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from datetime import datetime

from ideation.domain.group import Change, Level
from ideation.domain.ids import GroupId
from ideation.domain.survey import ClusterChange, ClusterTurn
from ideation.ports import Clock, Store
from ideation.services.grouping.clusters import living_cluster
from ideation.services.rights import Right, requires


@requires(Right.READ)
def changed_since(
    store: Store, clock: Clock, cluster_id: GroupId, since: datetime | None = None
) -> ClusterChange:
    """Return what changed in a living cluster since `since`, None for a month ago.

    A statement that came is a member now and was none then, whether a run, a new note or a
    person brought it.
    """
    since = since or month_before(clock())
    with store.reading() as records:
        group = living_cluster(records, cluster_id)
        moved = records.memberships.moved(since)
        notes = {each.id: each for each in records.notes.summaries()}
        passages = records.passages.get(group.members)
        events = records.chronicle.events(cluster_id)
    day = since.date()
    dates = {each.id: notes[each.note_id].date for each in passages}
    return ClusterChange(
        since=since,
        came=tuple(each.passage_id for each in moved if each.now == cluster_id),
        went=tuple(each.passage_id for each in moved if each.then == cluster_id),
        told=tuple(each for each, told in dates.items() if told is not None and told >= day),
        events=tuple(each for each in events if each.at > since),
    )


@requires(Right.READ)
def turns_since(
    store: Store, clock: Clock, since: datetime | None = None
) -> dict[GroupId, ClusterTurn]:
    """Return what changed in each living cluster since `since`, None for a month ago."""
    since = since or month_before(clock())
    with store.reading() as records:
        groups = records.groups.living(Level.CLUSTER)
        moved = records.memberships.moved(since)
        happened = {
            each.id: {
                event.change for event in records.chronicle.events(each.id) if event.at > since
            }
            for each in groups
        }
    came, went = Counter(each.now for each in moved), Counter(each.then for each in moved)
    return {
        each.id: ClusterTurn(
            id=each.id,
            came=came[each.id],
            went=went[each.id],
            born=each.born_at > since,
            split=Change.SPLIT in happened[each.id],
            merged=Change.MERGE in happened[each.id],
        )
        for each in groups
        if each.members
    }


def month_before(now: datetime) -> datetime:
    """Return the same time a month ago, on the last day of a shorter month."""
    year, month = (now.year, now.month - 1) if now.month > 1 else (now.year - 1, 12)
    return now.replace(year=year, month=month, day=min(now.day, monthrange(year, month)[1]))
