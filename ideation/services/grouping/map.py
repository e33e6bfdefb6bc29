"""The map of clusters: where statements lie, with what a reader must know to read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from ideation.clustering.layout import place
from ideation.domain.group import Level
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.survey import Spot
from ideation.ports import Encoder, Records, Store
from ideation.services.grouping.cluster_survey import plane_of, positions_of, spots_of
from ideation.services.rights import Right, requires
from ideation.services.trade import common_vector

# More points than this no one tells apart; clusters keep their share.
_MOST = 4_000
_FEWEST_OF_ONE = 5
# Of a statement so much is shown beside its point.
_SHOWN = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoint:
    """A statement on the map; `cluster_id` is None where it stands in none."""

    passage_id: PassageId
    x: float
    y: float
    cluster_id: GroupId | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCluster:
    """A cluster on the map, in the middle of its members; `reach` covers most of them."""

    id: GroupId
    name: str
    size: int
    x: float
    y: float
    reach: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterMap:
    """The map: its points, its clusters, the largest first, and how it was made.

    `total` counts the statements, of which `points` may be a part; `drawn_at` is when it was
    drawn anew, None before the first run.
    """

    points: tuple[MapPoint, ...]
    clusters: tuple[MapCluster, ...]
    total: int
    drawn_at: datetime | None


@requires(Right.READ)
def draw_map(
    store: Store,
    encoder: Encoder,
    agency: Sequence[str],
    *,
    language: str = "en",
) -> ClusterMap:
    """Return the map as the newest run left it; statements that came since are placed on it."""
    with store.reading() as records:
        spots = records.map.spots()
        drawing = records.map.drawing()
        groups = records.groups.living(Level.CLUSTER)
        placed = {each.passage_id for each in spots}
        if drawing is not None and any(set(each.members) - placed for each in groups):
            common = common_vector(store, encoder)
            plane = plane_of(records, encoder, common, agency)
            known = positions_of(records, plane)
            spots = spots_of(plane, place(plane.rows, plane.clusters, known))
        owner = {each: group.id for group in groups for each in group.members}
        shown = _thinned(spots, owner)
        texts = _texts(records, [each.passage_id for each in shown])
    at = {each.passage_id: (each.x, each.y) for each in spots}
    clusters = [
        _cluster(
            group.id, group.label(language), [at[each] for each in group.members if each in at]
        )
        for group in groups
        if any(each in at for each in group.members)
    ]
    return ClusterMap(
        points=tuple(
            MapPoint(
                passage_id=each.passage_id,
                x=each.x,
                y=each.y,
                cluster_id=owner.get(each.passage_id),
                text=texts.get(each.passage_id, ""),
            )
            for each in shown
        ),
        clusters=tuple(sorted(clusters, key=lambda each: (-each.size, each.id))),
        total=len(spots),
        drawn_at=drawing.at if drawing else None,
    )


def _thinned(spots: Sequence[Spot], owner: dict[PassageId, GroupId]) -> list[Spot]:
    """Return so many points that the eye can take them in; of each cluster its share, some."""
    if len(spots) <= _MOST:
        return list(spots)
    every = len(spots) / _MOST
    seen: dict[GroupId | None, int] = {}
    kept = []
    for spot in spots:
        group = owner.get(spot.passage_id)
        count = seen[group] = seen.get(group, 0) + 1
        few = group is not None and count <= _FEWEST_OF_ONE
        if few or int(count / every) > int((count - 1) / every):
            kept.append(spot)
    return kept


def _texts(records: Records, ids: Sequence[PassageId]) -> dict[PassageId, str]:
    found = {}
    for passage in records.passages.get(ids):
        line = " ".join(passage.text.split())
        short = line if len(line) <= _SHOWN else line[:_SHOWN].rsplit(" ", 1)[0] + " …"
        found[passage.id] = short
    return found


def _cluster(group_id: GroupId, name: str, spots: list[tuple[float, float]]) -> MapCluster:
    places = np.asarray(spots)
    middle = np.median(places, axis=0)
    reach = np.sqrt(((places - middle) ** 2).sum(axis=1))
    return MapCluster(
        id=group_id,
        name=name,
        size=len(places),
        x=round(float(middle[0]), 3),
        y=round(float(middle[1]), 3),
        reach=round(float(np.percentile(reach, 90)), 3),
    )
