"""The map, the tree and the quality of clusters in SQLite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from ideation.domain.ids import GroupId, PassageId, RunId
from ideation.domain.survey import ClusterQuality, Drawing, Leaf, Spot
from ideation.storage.sqlite.connection import Connection


class SqliteSurvey:
    """What the newest run says about clusters, of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put_leaves(self, run: RunId, leaves: Sequence[Leaf]) -> None:
        """Make these the tree, in its order; passages that are gone by now are passed over."""
        self._db.execute("delete from cluster_leaf")
        self._db.executemany(
            """
            insert into cluster_leaf (passage_id, place, joins, run_id)
            select id, ?, ?, ? from passage where id = ?
            """,
            [(place, each.joins, run, each.passage_id) for place, each in enumerate(leaves)],
        )

    def leaves(self) -> list[Leaf]:
        """Return the tree in its order, without passages that are gone."""
        return [
            Leaf(passage_id=PassageId(row["passage_id"]), joins=row["joins"])
            for row in self._db.execute("select passage_id, joins from cluster_leaf order by place")
        ]

    def put_qualities(self, qualities: Mapping[GroupId, ClusterQuality]) -> None:
        """Make these the qualities of clusters, in the place of all before."""
        self._db.execute("delete from cluster_quality")
        self._db.executemany(
            "insert into cluster_quality (group_id, cohesion, stability, run_id) values (?,?,?,?)",
            [
                (group_id, each.cohesion, each.stability, each.run_id)
                for group_id, each in qualities.items()
            ],
        )

    def qualities(self) -> dict[GroupId, ClusterQuality]:
        """Return what is known of the quality of clusters."""
        return {
            GroupId(row["group_id"]): ClusterQuality(
                cohesion=row["cohesion"], stability=row["stability"], run_id=RunId(row["run_id"])
            )
            for row in self._db.execute("select * from cluster_quality order by group_id")
        }


class SqliteMap:
    """Positions of passages, of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def spots(self) -> list[Spot]:
        """Return where live passages stand, ascending by passage."""
        rows = self._db.execute(
            """
            select s.* from map_spot s
            join passage p on p.id = s.passage_id
            join note n on n.id = p.note_id and n.removed_at is null
            order by s.passage_id
            """
        )
        return [
            Spot(passage_id=PassageId(row["passage_id"]), x=row["x"], y=row["y"]) for row in rows
        ]

    def put(self, spots: Sequence[Spot]) -> None:
        """Give passages a place; one that has a place keeps it."""
        self._db.executemany(
            """
            insert or ignore into map_spot (passage_id, x, y)
            select id, ?, ? from passage where id = ?
            """,
            [(each.x, each.y, each.passage_id) for each in spots],
        )

    def drawing(self) -> Drawing | None:
        """Return when the map was drawn anew; None before the first time."""
        row = self._db.execute("select * from map_drawing order by id desc limit 1").fetchone()
        if row is None:
            return None
        return Drawing(at=datetime.fromisoformat(row["at"]), revision=row["revision"])

    def begin(self, drawing: Drawing) -> None:
        """Begin a new drawing: no passage has a place."""
        self._db.execute("delete from map_spot")
        self._db.execute(
            "insert into map_drawing (at, revision) values (?, ?)",
            (drawing.at.isoformat(), drawing.revision),
        )
