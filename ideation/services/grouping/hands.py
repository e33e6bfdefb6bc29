"""Human hands on clusters: name, merge, split, move, pin, make. Later runs respect them.

Each hand keeps where the statements stood before, so that `hand_undo` can bring it back. No
statement is lost or doubled: a hand only says in which cluster, or in none, each one stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ideation.domain.group import Change, GroupEvent, LastingGroup, Level
from ideation.domain.hand import Deed, Hand, HandDraft, Stood
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.passage import By
from ideation.errors import BadInput
from ideation.ports import Clock, Records, Store
from ideation.services.capturing.statements import live_statement
from ideation.services.grouping.clusters import living_cluster
from ideation.services.rights import Right, requires

_LEVEL = Level.CLUSTER


@requires(Right.CURATE)
def rename_cluster(store: Store, clock: Clock, cluster_id: GroupId, name: str) -> None:
    """Give a cluster a person's name, which no run changes; empty hands it back to the machine."""
    wanted = name.strip() or None
    with store.writing() as records:
        group = living_cluster(records, cluster_id)
        _free_name(records, wanted, cluster_id)
        records.groups.describe(
            cluster_id, name=wanted, machine_names=group.machine_names, terms=group.terms
        )
        draft = HandDraft(deed=Deed.RENAME, at=clock(), group_id=cluster_id, old_name=group.name)
        detail = f"{group.label()} → {wanted or group.label()}"
        _keep(records, draft, [_event(draft, cluster_id, Change.RENAME, detail=detail)])


@requires(Right.CURATE)
def merge_clusters(store: Store, clock: Clock, kept: GroupId, merged: GroupId) -> None:
    """Put all members of `merged` into `kept` for good, and end `merged`."""
    if kept == merged:
        raise BadInput("A cluster cannot be merged with itself.", hint="Name two clusters.")
    with store.writing() as records:
        living_cluster(records, kept)
        moved = living_cluster(records, merged).members
        draft = HandDraft(
            deed=Deed.MERGE,
            at=clock(),
            stood=_stood(records, moved),
            group_id=kept,
            ended=merged,
        )
        records.groups.end(merged, draft.at)
        records.groups.place(_LEVEL, dict.fromkeys(moved, kept), By.HUMAN)
        count = len(moved)
        events = [
            _event(draft, kept, Change.MERGE, others=(merged,), came=count),
            _event(draft, merged, Change.END, others=(kept,), went=count),
        ]
        _keep(records, draft, events)


@requires(Right.CURATE)
def split_cluster(
    store: Store, clock: Clock, cluster_id: GroupId, moved: Sequence[PassageId], name: str
) -> GroupId:
    """Make a cluster of its own of some members, under a person's name; return its id."""
    with store.writing() as records:
        group = living_cluster(records, cluster_id)
        strangers = sorted(set(moved) - set(group.members))
        if strangers or not moved or len(set(moved)) == len(group.members):
            raise BadInput(
                f"Statement {strangers[0]} is not in cluster {cluster_id}."
                if strangers
                else "A split takes some of the statements, not none and not all.",
                hint=f"See its statements: ideation clusters show {cluster_id}",
            )
        return _make(records, clock, Deed.SPLIT, moved, name, terms=group.terms)


@requires(Right.CURATE)
def create_cluster(
    store: Store, clock: Clock, passage_ids: Sequence[PassageId], name: str
) -> GroupId:
    """Make a cluster of these statements, wherever they stood, under a person's name.

    They are pinned: later runs may add to them what is near, and take nothing away.
    """
    with store.writing() as records:
        _live(records, passage_ids)
        return _make(records, clock, Deed.CREATE, passage_ids, name)


@requires(Right.CURATE)
def move_statements(
    store: Store, clock: Clock, passage_ids: Sequence[PassageId], cluster_id: GroupId | None
) -> Hand:
    """Put statements into a cluster, or with None out of all, where no run changes it."""
    with store.writing() as records:
        _live(records, passage_ids)
        if cluster_id is not None:
            living_cluster(records, cluster_id)
        deed = Deed.OUT if cluster_id is None else Deed.MOVE
        return _place(
            records, clock, deed, dict.fromkeys(passage_ids, cluster_id), By.HUMAN, cluster_id
        )


@requires(Right.CURATE)
def pin_statements(
    store: Store, clock: Clock, passage_ids: Sequence[PassageId], *, pinned: bool = True
) -> Hand:
    """Keep statements where they stand whatever runs find, or hand them back to the machine.

    A statement in no cluster is pinned there: it stays out of all.
    """
    with store.writing() as records:
        _live(records, passage_ids)
        targets = {each.passage_id: each.group_id for each in _stood(records, passage_ids)}
        deed, by = (Deed.PIN, By.HUMAN) if pinned else (Deed.UNPIN, By.MACHINE)
        return _place(records, clock, deed, targets, by, None)


@requires(Right.READ)
def list_hands(store: Store) -> list[Hand]:
    """Return what people did to clusters, the newest first, what was undone included."""
    with store.reading() as records:
        return records.hands.all()[::-1]


def _make(
    records: Records,
    clock: Clock,
    deed: Deed,
    moved: Sequence[PassageId],
    name: str,
    *,
    terms: Sequence[str] = (),
) -> GroupId:
    wanted = name.strip()
    if not wanted:
        raise BadInput("The new cluster needs a name.", hint="Give it with --name.")
    _free_name(records, wanted)
    at = clock()
    stood = _stood(records, moved)
    born = records.groups.add(_LEVEL, at)
    records.groups.describe(born, name=wanted, machine_names={}, terms=terms)
    records.groups.place(_LEVEL, dict.fromkeys(sorted(set(moved)), born), By.HUMAN)
    draft = HandDraft(deed=deed, at=at, stood=stood, group_id=born)
    left = _left(stood)
    events = [
        *(
            _event(draft, each, Change.SPLIT, others=(born,), went=count)
            for each, count in left.items()
        ),
        _event(draft, born, Change.BIRTH, others=tuple(left), came=len(stood)),
    ]
    _keep(records, draft, events)
    return born


def _place(
    records: Records,
    clock: Clock,
    deed: Deed,
    targets: Mapping[PassageId, GroupId | None],
    by: By,
    into: GroupId | None,
) -> Hand:
    """Place statements and tell every cluster that it touches."""
    stood = _stood(records, list(targets))
    records.groups.place(_LEVEL, targets, by)
    draft = HandDraft(deed=deed, at=clock(), stood=stood, group_id=into)
    if deed in (Deed.PIN, Deed.UNPIN):
        change = Change(deed.value)
        held = _left(stood)
        return _keep(
            records, draft, [_event(draft, each, change, came=held[each]) for each in held]
        )
    left = _left([each for each in stood if each.group_id != into])
    others = () if into is None else (into,)
    events = [
        _event(draft, each, Change.MOVE, others=others, went=count) for each, count in left.items()
    ]
    if into is not None:
        came = sum(each.group_id != into for each in stood)
        events.append(_event(draft, into, Change.MOVE, others=tuple(left), came=came))
    return _keep(records, draft, events)


def _keep(records: Records, draft: HandDraft, events: Sequence[GroupEvent]) -> Hand:
    records.chronicle.record(events)
    records.memberships.note(draft.at)
    return records.hands.add(draft)


def _event(
    draft: HandDraft,
    group_id: GroupId,
    change: Change,
    *,
    others: tuple[GroupId, ...] = (),
    came: int = 0,
    went: int = 0,
    detail: str = "",
) -> GroupEvent:
    return GroupEvent(
        group_id=group_id,
        change=change,
        at=draft.at,
        by=By.HUMAN,
        others=others,
        came=came,
        went=went,
        detail=detail,
    )


def _stood(records: Records, passage_ids: Sequence[PassageId]) -> tuple[Stood, ...]:
    """Return where passages stand now, ascending."""
    owner: dict[PassageId, LastingGroup] = {
        each: group for group in records.groups.living(_LEVEL) for each in group.members
    }
    held = records.hands.held_out(_LEVEL)
    found = []
    for each in sorted(set(passage_ids)):
        group = owner.get(each)
        by_hand = each in held if group is None else each in group.pinned
        found.append(
            Stood(
                passage_id=each,
                group_id=None if group is None else group.id,
                by=By.HUMAN if by_hand else By.MACHINE,
            )
        )
    return tuple(found)


def _left(stood: Sequence[Stood]) -> dict[GroupId, int]:
    """Return how many of these stood in each cluster, by id."""
    counts = Counter(each.group_id for each in stood if each.group_id is not None)
    return dict(sorted(counts.items()))


def _live(records: Records, passage_ids: Sequence[PassageId]) -> None:
    if not passage_ids:
        raise BadInput("No statement is named; nothing was changed.", hint="Name one or more.")
    for each in passage_ids:
        live_statement(records, each)


def _free_name(records: Records, name: str | None, own: GroupId | None = None) -> None:
    """Raise BadInput where another living cluster is called so."""
    if name and any(
        each.label() == name and each.id != own for each in records.groups.living(_LEVEL)
    ):
        raise BadInput(f"Another cluster is called {name!r}.", hint="Choose another name.")
