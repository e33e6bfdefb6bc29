"""After a run: the tree from coarse to fine, how good clusters are, where passages lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ideation.clustering.centring import centred
from ideation.clustering.fit import UNCLUSTERED, FitOptions, Labels
from ideation.clustering.hierarchy import grow
from ideation.clustering.layout import Positions, place
from ideation.clustering.quality import qualities
from ideation.clustering.stability import stability
from ideation.domain.group import Level
from ideation.domain.ids import GroupId, PassageId, RunId
from ideation.domain.survey import ClusterQuality, Drawing, Leaf, Spot
from ideation.domain.understanding import Understanding
from ideation.domain.vector import Vector, Vectors
from ideation.ports import Clock, Encoder, PassageIds, Records, Store
from ideation.services.grouping.finding import RUN_KIND, is_said
from ideation.services.grouping.in_context import in_context
from ideation.services.material import gather
from ideation.services.rights import Right, requires
from ideation.services.trade import common_vector, of_substance

# With more newcomers than this share the old map is a map of another corpus: it is drawn anew.
_STRANGE = 0.5


@dataclass(frozen=True)
class Plane:
    """The passages that clusters are made of, in rows, the cluster and meaning of each.

    `vectors` are those of the passages by themselves, `leaning` as clusters read them.
    """

    ids: PassageIds
    vectors: Vectors
    leaning: Vectors
    clusters: Labels
    understood: list[Understanding | None]
    common: Vector

    @property
    def rows(self) -> Vectors:
        """The vectors as clustering sees them: what all share is taken off."""
        return centred(self.leaning, self.common)


@requires(Right.CURATE)
def survey_clusters(store: Store, clock: Clock, encoder: Encoder, agency: Sequence[str]) -> None:
    """Store what the newest run says about its clusters beside their members.

    The tree, stability and cohesion, positions for passages that have none yet, and where each
    passage stands now. Without a run there is nothing to survey.
    """
    common = common_vector(store, encoder)
    with store.reading() as records:
        run = records.runs.latest(RUN_KIND)
        plane = plane_of(records, encoder, common, agency)
        known = None if is_strange(records, encoder, plane) else positions_of(records, plane)
    if run is None:
        return
    leaves = _leaves(plane)
    substance = of_substance(store, encoder, plane.vectors, plane.understood)
    found = _qualities(plane, substance, run.id)
    spots = place(plane.rows, plane.clusters, nowhere(plane) if known is None else known)
    at = clock()
    with store.writing() as records:
        living = {each.id for each in records.groups.living(Level.CLUSTER)}
        records.survey.put_leaves(run.id, leaves)
        records.survey.put_qualities({key: each for key, each in found.items() if key in living})
        if known is None:
            records.map.begin(Drawing(at=at, revision=encoder.model.revision))
        records.map.put(spots_of(plane, spots))
        records.memberships.note(at)


def plane_of(records: Records, encoder: Encoder, common: Vector, agency: Sequence[str]) -> Plane:
    """Return the passages that a run looks at or that stand in a cluster, ascending by id."""
    ids, vectors = records.vectors.load(encoder.model)
    leaning = in_context(records, ids, vectors)
    material = gather(records, agency)
    owner: Mapping[PassageId, GroupId] = {
        each: group.id for group in records.groups.living(Level.CLUSTER) for each in group.members
    }
    passages = list(map(PassageId, ids.tolist()))
    kept = np.array(
        [
            each in owner or (each in material.passages and is_said(material, each))
            for each in passages
        ],
        bool,
    )
    clusters = np.array([owner.get(each, UNCLUSTERED) for each in passages], dtype=np.intp)
    understood = [
        material.understood.get(each)
        for each, is_kept in zip(passages, kept, strict=True)
        if is_kept
    ]
    return Plane(ids[kept], vectors[kept], leaning[kept], clusters[kept], understood, common)


def positions_of(records: Records, plane: Plane) -> Positions:
    """Return where the passages of a plane stand, nan where they have no place yet."""
    known = nowhere(plane)
    row = {each: at for at, each in enumerate(plane.ids.tolist())}
    for spot in records.map.spots():
        if spot.passage_id in row:
            known[row[spot.passage_id]] = (spot.x, spot.y)
    return known


def is_strange(records: Records, encoder: Encoder, plane: Plane) -> bool:
    """Tell whether the map must be drawn anew: none yet, another encoder, mostly newcomers."""
    drawing = records.map.drawing()
    if drawing is None or drawing.revision != encoder.model.revision:
        return True
    new = int(np.isnan(positions_of(records, plane)[:, 0]).sum())
    return new > _STRANGE * len(plane.ids)


def nowhere(plane: Plane) -> Positions:
    """Return no position for any passage."""
    return np.full((len(plane.ids), 2), np.nan)


def spots_of(plane: Plane, positions: Positions) -> list[Spot]:
    """Return positions as values."""
    return [
        Spot(passage_id=PassageId(each), x=float(x), y=float(y))
        for each, (x, y) in zip(plane.ids.tolist(), positions.tolist(), strict=True)
    ]


def _leaves(plane: Plane) -> list[Leaf]:
    clustered = np.flatnonzero(plane.clusters != UNCLUSTERED)
    tree = grow(
        plane.rows[clustered],
        plane.clusters[clustered],
        similarity=FitOptions().similarity,
    )
    ids = plane.ids[clustered][tree.leaves].tolist()
    return [
        Leaf(passage_id=PassageId(each), joins=join)
        for each, join in zip(ids, tree.joins.tolist(), strict=True)
    ]


def _qualities(
    plane: Plane, substance: NDArray[np.bool_], run: RunId
) -> dict[GroupId, ClusterQuality]:
    # What made the clusters is what must find them again; others only join.
    steady = stability(plane.leaning[substance], plane.clusters[substance], common=plane.common)
    return {
        GroupId(label): ClusterQuality(
            cohesion=round(each.cohesion, 4),
            stability=None if (own := steady.get(label)) is None else round(own, 4),
            run_id=run,
        )
        for label, each in qualities(plane.rows, plane.clusters).items()
    }
