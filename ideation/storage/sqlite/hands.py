"""What people did to clusters by hand, and which cluster passages were in when, in SQLite."""

from __future__ import annotations

import json
from datetime import datetime

from ideation.domain.group import Level
from ideation.domain.hand import Deed, Hand, HandDraft, HandId, Stood
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.passage import By
from ideation.domain.survey import Moved
from ideation.storage.sqlite.connection import Connection, Row


class SqliteHands:
    """The hands of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, draft: HandDraft) -> Hand:
        """Keep a hand."""
        row = self._db.execute(
            """
            insert into cluster_hand (deed, at, stood, group_id, ended, old_name)
            values (?, ?, ?, ?, ?, ?) returning *
            """,
            (
                draft.deed,
                draft.at.isoformat(),
                json.dumps([[each.passage_id, each.group_id, each.by] for each in draft.stood]),
                draft.group_id,
                draft.ended,
                draft.old_name,
            ),
        ).fetchone()
        return _hand(row)

    def all(self) -> list[Hand]:
        """Return what was done by hand, the oldest first, what was undone included."""
        return [_hand(row) for row in self._db.execute("select * from cluster_hand order by id")]

    def take_back(self, hand_id: HandId, at: datetime) -> None:
        """Note that a hand was undone."""
        self._db.execute(
            "update cluster_hand set undone_at = ? where id = ?", (at.isoformat(), hand_id)
        )

    def held_out(self, level: Level) -> frozenset[PassageId]:
        """Return the passages that a person keeps out of all groups of a level."""
        rows = self._db.execute("select passage_id from held_out where level = ?", (level,))
        return frozenset(PassageId(row["passage_id"]) for row in rows)

    def revive(self, group_id: GroupId) -> None:
        """Let a group that has ended live again, without members, under its id and name."""
        self._db.execute("update lasting_group set ended_at = null where id = ?", (group_id,))


class SqliteMemberships:
    """Where passages stood when, of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def note(self, at: datetime) -> None:
        """Note where passages stand now, where that is not what was noted last.

        What stood somewhere before anything was ever noted has stood there since the cluster
        was born.
        """
        first = self._db.execute("select 1 from membership_change limit 1").fetchone() is None
        self._db.execute(
            """
            insert into membership_change (passage_id, group_id, at)
            select p.id, m.group_id, case when ? then coalesce(g.born_at, ?) else ? end
            from passage p
            left join group_member m on m.passage_id = p.id and m.level = 'cluster'
            left join lasting_group g on g.id = m.group_id
            left join membership_change c on c.id = (
                select max(id) from membership_change where passage_id = p.id)
            where m.group_id is not c.group_id
            order by p.id
            """,
            (first, at.isoformat(), at.isoformat()),
        )

    def moved(self, since: datetime) -> list[Moved]:
        """Return the live passages whose cluster is another than at `since`."""
        rows = self._db.execute(
            """
            select p.id, m.group_id as now, c.group_id as was
            from passage p
            join note n on n.id = p.note_id and n.removed_at is null
            left join group_member m on m.passage_id = p.id and m.level = 'cluster'
            left join membership_change c on c.id = (
                select max(id) from membership_change where passage_id = p.id and at <= ?)
            where p.id in (select passage_id from membership_change where at > ?)
            and m.group_id is not c.group_id
            order by p.id
            """,
            (since.isoformat(), since.isoformat()),
        )
        return [
            Moved(passage_id=PassageId(row["id"]), then=_group(row["was"]), now=_group(row["now"]))
            for row in rows
        ]


def _hand(row: Row) -> Hand:
    return Hand(
        id=HandId(row["id"]),
        deed=Deed(row["deed"]),
        at=datetime.fromisoformat(row["at"]),
        stood=tuple(
            Stood(passage_id=PassageId(passage), group_id=_group(group), by=By(by))
            for passage, group, by in json.loads(row["stood"])
        ),
        group_id=_group(row["group_id"]),
        ended=_group(row["ended"]),
        old_name=row["old_name"],
        undone_at=datetime.fromisoformat(row["undone_at"]) if row["undone_at"] else None,
    )


def _group(number: int | None) -> GroupId | None:
    return None if number is None else GroupId(number)
