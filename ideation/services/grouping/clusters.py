"""Clusters as people read them: lists, and one opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ideation.domain.group import GroupEvent, LastingGroup, Level
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.organisation import Organisation
from ideation.domain.passage import By, Passage
from ideation.domain.survey import ClusterQuality
from ideation.domain.theme import NONE
from ideation.domain.vector import Model
from ideation.errors import NotFound
from ideation.ports import Records, Store
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
    """A cluster with its members, the most typical first, its organisations and its history.

    `sectors` and `regions` count members by the sector of their note and by the region of who
    speaks, the commonest first; `pinned` are members that a person put there.
    """

    summary: ClusterSummary
    passages: tuple[Passage, ...]
    organisations: tuple[Organisation, ...]
    material: Material
    events: tuple[GroupEvent, ...]
    sectors: Mapping[str, int]
    regions: Mapping[str, int]
    born_at: datetime
    pinned: frozenset[PassageId]
    quality: ClusterQuality | None


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
        group = living_cluster(records, cluster_id)
        material = gather(records, agency, group.members)
        ids, vectors = records.vectors.load(model, group.members)
        events = tuple(records.chronicle.events(cluster_id))
        quality = records.survey.qualities().get(cluster_id)
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
        sectors=_counted(material.note_of(each).sector for each in material.passages),
        regions=_counted(_region(material, each) for each in material.passages),
        born_at=group.born_at,
        pinned=group.pinned,
        quality=quality,
    )


@requires(Right.READ)
def qualities_of(store: Store) -> dict[GroupId, ClusterQuality]:
    """Return the quality of the clusters that the newest run knew."""
    with store.reading() as records:
        return records.survey.qualities()


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


def living_cluster(records: Records, cluster_id: GroupId) -> LastingGroup:
    """Return a cluster that has not ended; NotFound where there is none."""
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
        organisations=independent(group.members, material),
        terms=group.terms,
        languages=dict(sorted(spoken.items(), key=lambda each: (-each[1], each[0]))),
    )


def _counted(values: Iterable[str | None]) -> dict[str, int]:
    """Return how often each value that is known occurs, the commonest first."""
    counts = Counter(each for each in values if each)
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _region(material: Material, passage_id: PassageId) -> str | None:
    speaker = material.understood[passage_id].organisation_id
    return None if speaker is None else material.organisations[speaker].region


def independent(members: Sequence[PassageId], material: Material) -> int:
    """Return how many independent organisations speak in these passages; never the agency."""
    return len({material.roots[each.id] for each in _spoke(members, material)})


def _weight(members: Sequence[PassageId], material: Material) -> float:
    known = [each for each in members if each in material.passages]
    telling = sum(of_substance(material, each) for each in known)
    return len(_spoke(known, material, of_substance)) * telling / max(len(known), 1)


def of_substance(material: Material, passage_id: PassageId) -> bool:
    """Tell whether a passage wants something, or has a theme and is no errand."""
    themes = material.passages[passage_id].themes
    themed = bool(themes and themes[0].slug != NONE)
    return material.understood[passage_id].is_of_substance(themed=themed)


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
