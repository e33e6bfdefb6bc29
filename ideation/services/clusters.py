"""Clusters as people read them: lists, one opened, and what hands may do to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ideation.domain.group import Change, GroupEvent, LastingGroup, Level
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.organisation import Organisation
from ideation.domain.passage import By, Passage
from ideation.domain.theme import NONE
from ideation.domain.vector import Model
from ideation.errors import BadInput, NotFound
from ideation.ports import Clock, Records, Store
from ideation.services.material import Material, gather
from ideation.services.rights import Right, requires


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterSummary:
    """A cluster as lists show it; `organisations` counts independent ones, never the agency."""

    id: GroupId
    name: str
    named_by: By
    size: int
    organisations: int
    terms: tuple[str, ...]
    languages: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCluster:
    """A cluster with its members, the most typical first, its organisations and its history."""

    summary: ClusterSummary
    passages: tuple[Passage, ...]
    organisations: tuple[Organisation, ...]
    material: Material
    events: tuple[GroupEvent, ...]


@requires(Right.READ)
def list_clusters(
    store: Store, agency: Sequence[str], *, language: str = "en"
) -> list[ClusterSummary]:
    """Return the living clusters, those in which most organisations say something first.

    Small talk is alike in many notes: for the order only organisations count that say something
    with a theme or a wish, times the share of such statements.
    """
    with store.reading() as records:
        groups = [each for each in records.groups.living(Level.CLUSTER) if each.members]
        material = gather(records, agency)
    weight = {group.id: _weight(group.members, material) for group in groups}
    found = [_summary(group, material, language) for group in groups]
    return sorted(
        found, key=lambda each: (-weight[each.id], -each.organisations, -each.size, each.id)
    )


@requires(Right.READ)
def open_cluster(
    store: Store, model: Model, agency: Sequence[str], cluster_id: GroupId, *, language: str = "en"
) -> OpenedCluster:
    """Return one cluster with everything it opens to; NotFound where there is none."""
    with store.reading() as records:
        group = _living(records, cluster_id)
        material = gather(records, agency, group.members)
        ids, vectors = records.vectors.load(model, group.members)
        events = tuple(records.chronicle.events(cluster_id))
    nearness = dict.fromkeys(group.members, -1.0)
    if len(ids):
        centre = vectors.sum(axis=0)
        nearness.update(zip(map(PassageId, ids.tolist()), (vectors @ centre).tolist(), strict=True))
    typical = sorted(group.members, key=lambda each: (-nearness[each], each))
    return OpenedCluster(
        summary=_summary(group, material, language),
        passages=tuple(material.passages[each] for each in typical if each in material.passages),
        organisations=tuple(_spoke(group.members, material)),
        material=material,
        events=events,
    )


@requires(Right.CURATE)
def rename_cluster(store: Store, clock: Clock, cluster_id: GroupId, name: str) -> None:
    """Give a cluster a person's name, which no run changes; empty hands it back to the machine."""
    wanted = name.strip() or None
    with store.writing() as records:
        group = _living(records, cluster_id)
        if wanted and any(
            other.label() == wanted and other.id != cluster_id
            for other in records.groups.living(Level.CLUSTER)
        ):
            raise BadInput(f"Another cluster is called {wanted!r}.", hint="Choose another name.")
        records.groups.describe(
            cluster_id, name=wanted, machine_names=group.machine_names, terms=group.terms
        )
        records.chronicle.record(
            [
                GroupEvent(
                    group_id=cluster_id,
                    change=Change.RENAME,
                    at=clock(),
                    by=By.HUMAN,
                    detail=f"{group.label()} → {wanted or group.label()}",
                )
            ]
        )


@requires(Right.CURATE)
def merge_clusters(store: Store, clock: Clock, kept: GroupId, merged: GroupId) -> None:
    """Put all members of `merged` into `kept` for good, and end `merged`."""
    if kept == merged:
        raise BadInput("A cluster cannot be merged with itself.", hint="Name two clusters.")
    at = clock()
    with store.writing() as records:
        _living(records, kept)
        moved = _living(records, merged).members
        records.groups.end(merged, at)
        records.groups.place(Level.CLUSTER, dict.fromkeys(moved, kept), By.HUMAN)
        records.chronicle.record(
            [
                GroupEvent(
                    group_id=kept,
                    change=Change.MERGE,
                    at=at,
                    by=By.HUMAN,
                    others=(merged,),
                    came=len(moved),
                ),
                GroupEvent(
                    group_id=merged,
                    change=Change.END,
                    at=at,
                    by=By.HUMAN,
                    others=(kept,),
                    went=len(moved),
                ),
            ]
        )


@requires(Right.CURATE)
def split_cluster(
    store: Store, clock: Clock, cluster_id: GroupId, moved: Sequence[PassageId], name: str
) -> GroupId:
    """Make a cluster of its own of some members, under a person's name; return its id."""
    at = clock()
    with store.writing() as records:
        group = _living(records, cluster_id)
        strangers = sorted(set(moved) - set(group.members))
        if strangers or not moved or len(set(moved)) == len(group.members):
            raise BadInput(
                f"Statement {strangers[0]} is not in cluster {cluster_id}."
                if strangers
                else "A split takes some of the statements, not none and not all.",
                hint=f"See its statements: ideation clusters show {cluster_id}",
            )
        if not name.strip():
            raise BadInput("The new cluster needs a name.", hint="Give it with --name.")
        born = records.groups.add(Level.CLUSTER, at)
        records.groups.describe(born, name=name.strip(), machine_names={}, terms=group.terms)
        records.groups.place(Level.CLUSTER, dict.fromkeys(moved, born), By.HUMAN)
        records.chronicle.record(
            [
                GroupEvent(
                    group_id=cluster_id,
                    change=Change.SPLIT,
                    at=at,
                    by=By.HUMAN,
                    others=(born,),
                    went=len(set(moved)),
                ),
                GroupEvent(
                    group_id=born,
                    change=Change.BIRTH,
                    at=at,
                    by=By.HUMAN,
                    others=(cluster_id,),
                    came=len(set(moved)),
                ),
            ]
        )
    return born


@requires(Right.READ)
def cluster_history(store: Store, cluster_id: GroupId) -> list[GroupEvent]:
    """Return what happened to a cluster, living or ended, the oldest first."""
    with store.reading() as records:
        events = records.chronicle.events(cluster_id)
    if not events:
        raise NotFound(
            f"There has never been a cluster {cluster_id}.", hint="List: ideation clusters list"
        )
    return events


def _living(records: Records, cluster_id: GroupId) -> LastingGroup:
    found = next(
        (each for each in records.groups.living(Level.CLUSTER) if each.id == cluster_id), None
    )
    if found is None:
        raise NotFound(
            f"There is no cluster {cluster_id}.", hint="List them: ideation clusters list"
        )
    return found


def _summary(group: LastingGroup, material: Material, language: str) -> ClusterSummary:
    spoken = Counter(
        material.passages[each].language.value
        for each in group.members
        if each in material.passages
    )
    return ClusterSummary(
        id=group.id,
        name=group.label(language),
        named_by=group.named_by,
        size=len(group.members),
        organisations=len({material.roots[each.id] for each in _spoke(group.members, material)}),
        terms=group.terms,
        languages=dict(sorted(spoken.items(), key=lambda each: (-each[1], each[0]))),
    )


def _weight(members: Sequence[PassageId], material: Material) -> float:
    known = [each for each in members if each in material.passages]
    telling = sum(of_substance(material, each) for each in known)
    return len(_spoke(known, material, of_substance)) * telling / max(len(known), 1)


def of_substance(material: Material, passage_id: PassageId) -> bool:
    """Tell whether a passage has a theme or wants something."""
    themes = material.passages[passage_id].themes
    return material.understood[passage_id].is_wish or bool(themes and themes[0].slug != NONE)


def _spoke(
    members: Sequence[PassageId],
    material: Material,
    counts: Callable[[Material, PassageId], bool] = lambda material, passage_id: True,
) -> list[Organisation]:
    """Return the organisations whose voice stands in the group, by name; never the agency."""
    found = {
        material.understood[each].organisation_id
        for each in members
        if each in material.understood and counts(material, each)
    }
    return sorted(
        (
            material.organisations[each]
            for each in found
            if each is not None and each not in material.agency
        ),
        key=lambda each: each.name,
    )
