"""Clusters brought together or parted: a view on the lasting ones, from coarse to fine.

Ids and names stay those of the run. A coarser level shows families of clusters, a finer one the
groups inside each; both nest, since they are cuts of one tree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ideation.clustering.fit import FitOptions
from ideation.clustering.hierarchy import NEVER, among, cut
from ideation.clustering.ladder import Ladder, ladder
from ideation.domain.group import LastingGroup, Level
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.survey import Leaf
from ideation.ports import Store
from ideation.services.grouping.clusters import independent
from ideation.services.grouping.part_names import part_names
from ideation.services.material import Material, gather
from ideation.services.rights import Right, requires

_SIMILARITY = FitOptions().similarity


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelGroup:
    """Clusters brought together, or a part of one cluster.

    `clusters` are the ids, the largest first; `name` is the name of the largest. A part is named
    by what sets it apart from the rest of its cluster, whose name is `parent`; of anything else
    `parent` is None, of a cluster that stands whole at a finer level too. `passage_ids` are the
    statements, ascending; of a part, `typical` is one of its core, where most came together
    first, else None.
    """

    clusters: tuple[GroupId, ...]
    name: str
    size: int
    organisations: int
    passage_ids: tuple[PassageId, ...]
    typical: PassageId | None
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelView:
    """The groups of one level, the largest first; levels run from `coarsest` to `finest`.

    `alone` counts statements that at a fine level are near to no other of their cluster.
    """

    level: int
    coarsest: int
    finest: int
    groups: tuple[LevelGroup, ...]
    alone: int


@requires(Right.READ)
def clusters_at(
    store: Store, agency: Sequence[str], level: int, *, language: str = "en"
) -> LevelView:
    """Return the clusters at a level: 0 as they are, below it families, above it parts.

    A level beyond the ends is that of the end.
    """
    with store.reading() as records:
        groups = [each for each in records.groups.living(Level.CLUSTER) if each.members]
        tree = arranged(groups, records.survey.leaves())
        material = gather(records, agency)
        people = [*records.directory.names(), *_authors(material)]
    steps = ladder(np.asarray(tree.joins), similarity=_SIMILARITY)
    found = max(-len(steps.coarser), min(level, len(steps.finer)))
    by_id = {each.id: each for each in groups}
    stretches = _stretches(tree, steps, found)
    named = _Namer(material, people, language)
    shown = [
        LevelGroup(
            clusters=clusters,
            name=name,
            parent=parent,
            size=len(each),
            organisations=independent(each, material),
            passage_ids=tuple(sorted(each)),
            typical=each[0] if found > 0 else None,
        )
        for clusters, parts in _by_owners(stretches, tree.owner, by_id, parted=found > 0).items()
        for each, name, parent in named.of(by_id[clusters[0]], parts, parted=found > 0)
    ]
    return LevelView(
        level=found,
        coarsest=-len(steps.coarser),
        finest=len(steps.finer),
        groups=tuple(sorted(shown, key=lambda each: (-each.size, each.clusters, each.passage_ids))),
        alone=sum(len(each) == 1 for each in stretches) if found > 0 else 0,
    )


@dataclass(frozen=True)
class Arranged:
    """The members of the living clusters in the order of the tree, with their joins."""

    order: Sequence[PassageId]
    joins: Sequence[float]
    owner: Mapping[PassageId, GroupId]


def arranged(groups: Sequence[LastingGroup], leaves: Sequence[Leaf]) -> Arranged:
    """Return the tree as it is for the clusters of now, whatever hands did since the run.

    Members that the run knew keep their order; one that came since joins its cluster where
    clusters begin, and a cluster of its own making the family of its first statement.
    """
    place = {each.passage_id: at for at, each in enumerate(leaves)}
    joins = [each.joins for each in leaves]
    rooted = {
        group.id: sorted(place[each] for each in group.members if each in place) for group in groups
    }
    known = sorted((each for each in groups if rooted[each.id]), key=lambda each: rooted[each.id])
    strangers = [each for each in groups if not rooted[each.id]]
    order: list[PassageId] = []
    found: list[float] = []
    last: int | None = None
    for group in [*known, *strangers]:
        places = rooted[group.id]
        join = NEVER
        if places and last is not None:
            join = min(joins[last + 1 : places[0] + 1], default=NEVER)
        if places:
            last = places[0]
        inside = [max(each, _SIMILARITY) for each in among(joins, places)[1:]]
        new = [each for each in group.members if each not in place]
        order += [*(leaves[each].passage_id for each in places), *new]
        below = min(join, float(np.nextafter(_SIMILARITY, NEVER)))
        found += [below, *inside, *([_SIMILARITY] * (len(group.members) - 1 - len(inside)))]
    return Arranged(order, found, {each: one.id for one in groups for each in one.members})


def _stretches(tree: Arranged, steps: Ladder, level: int) -> list[list[PassageId]]:
    """Return the groups of a level, each in the order of the tree."""
    labels = cut(np.asarray(tree.joins), steps.at(level))
    found: dict[int, list[PassageId]] = {}
    for label, each in zip(labels.tolist(), tree.order, strict=True):
        found.setdefault(label, []).append(each)
    return list(found.values())


def _by_owners(
    stretches: Sequence[Sequence[PassageId]],
    owner: Mapping[PassageId, GroupId],
    by_id: Mapping[GroupId, LastingGroup],
    *,
    parted: bool,
) -> dict[tuple[GroupId, ...], list[Sequence[PassageId]]]:
    """Return the stretches by the clusters they are made of; one alone is no part."""
    found: dict[tuple[GroupId, ...], list[Sequence[PassageId]]] = {}
    for each in stretches:
        if not parted or len(each) > 1:
            found.setdefault(_owners(each, owner, by_id), []).append(each)
    return found


@dataclass(frozen=True)
class _Namer:
    """Names groups for the reader of one language."""

    material: Material
    people: Sequence[str]
    language: str

    def of(
        self, group: LastingGroup, parts: Sequence[Sequence[PassageId]], *, parted: bool
    ) -> list[tuple[Sequence[PassageId], str, str | None]]:
        """Return the parts, each with its name and, of a true part, that of its cluster."""
        own = group.label(self.language)
        if not parted or len(parts[0]) == len(group.members):
            return [(each, own, None) for each in parts]
        found = part_names(
            sorted(group.members),
            parts,
            self.material.passages,
            reader=self.language,
            above=own,
            people=self.people,
        )
        return [(each, name, own) for each, name in zip(parts, found, strict=True)]


def _authors(material: Material) -> list[str]:
    return sorted({each.author for each in material.notes.values() if each.author})


def _owners(
    members: Sequence[PassageId],
    owner: Mapping[PassageId, GroupId],
    by_id: Mapping[GroupId, LastingGroup],
) -> tuple[GroupId, ...]:
    ids = {owner[each] for each in members}
    return tuple(sorted(ids, key=lambda each: (-len(by_id[each].members), each)))
