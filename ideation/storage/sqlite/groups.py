"""Lasting groups in SQLite: clusters and ideas, their members, what happened to them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from ideation.domain.decision import Decision, DecisionId
from ideation.domain.group import Change, GroupEvent, LastingGroup, Level
from ideation.domain.ids import GroupId, PassageId, RunId
from ideation.domain.passage import By
from ideation.storage.sqlite.connection import Connection
from ideation.storage.sqlite.parties import id_list
from ideation.storage.sqlite.plans import as_json, decision_of


class SqliteGroups:
    """The lasting groups of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def living(self, level: Level) -> list[LastingGroup]:
        """Return the groups that have not ended, by id, with their live members."""
        members: dict[int, list[PassageId]] = defaultdict(list)
        pinned: dict[int, set[PassageId]] = defaultdict(set)
        for row in self._db.execute(
            """
            select m.group_id, m.passage_id, m.by from group_member m
            join passage p on p.id = m.passage_id
            join note n on n.id = p.note_id and n.removed_at is null
            where m.level = ? order by m.passage_id
            """,
            (level,),
        ):
            members[row["group_id"]].append(PassageId(row["passage_id"]))
            if row["by"] == By.HUMAN:
                pinned[row["group_id"]].add(PassageId(row["passage_id"]))
        return [
            LastingGroup(
                id=GroupId(row["id"]),
                level=level,
                name=row["name"],
                machine_names=json.loads(row["machine_names"]),
                terms=tuple(json.loads(row["terms"])),
                born_at=datetime.fromisoformat(row["born_at"]),
                members=tuple(members[row["id"]]),
                pinned=frozenset(pinned[row["id"]]),
            )
            for row in self._db.execute(
                "select * from lasting_group where level = ? and ended_at is null order by id",
                (level,),
            ).fetchall()
        ]

    def add(self, level: Level, at: datetime) -> GroupId:
        """Open a new group without members; its id is never given again."""
        row = self._db.execute(
            """
            insert into lasting_group (level, machine_names, terms, born_at)
            values (?, '{}', '[]', ?) returning id
            """,
            (level, at.isoformat()),
        ).fetchone()
        return GroupId(row["id"])

    def describe(
        self,
        group_id: GroupId,
        *,
        name: str | None,
        machine_names: Mapping[str, str],
        terms: Sequence[str],
    ) -> None:
        """Set a person's name (None leaves naming to the machine), machine names and terms."""
        self._db.execute(
            "update lasting_group set name = ?, machine_names = ?, terms = ? where id = ?",
            (
                name,
                json.dumps(dict(machine_names), ensure_ascii=False, sort_keys=True),
                json.dumps(list(terms), ensure_ascii=False),
                group_id,
            ),
        )

    def place(self, level: Level, placed: Mapping[PassageId, GroupId | None], by: By) -> None:
        """Put passages into groups of `level`, or with None into none; each is in one at most.

        What a person puts into none is held out until it is placed again.
        """
        self._db.executemany(
            "delete from group_member where level = ? and passage_id = ?",
            [(level, passage_id) for passage_id in placed],
        )
        self._db.executemany(
            "delete from held_out where level = ? and passage_id = ?",
            [(level, passage_id) for passage_id in placed],
        )
        if by is By.HUMAN:
            self._db.executemany(
                "insert into held_out (level, passage_id) values (?, ?)",
                [(level, passage_id) for passage_id, to in placed.items() if to is None],
            )
        self._db.executemany(
            "insert into group_member (level, passage_id, group_id, by) values (?, ?, ?, ?)",
            [
                (level, passage_id, group_id, by)
                for passage_id, group_id in placed.items()
                if group_id is not None
            ],
        )

    def end(self, group_id: GroupId, at: datetime) -> None:
        """End a group; its members are free."""
        self._db.execute("delete from group_member where group_id = ?", (group_id,))
        self._db.execute(
            "update lasting_group set ended_at = ? where id = ?", (at.isoformat(), group_id)
        )


class SqliteChronicle:
    """What happened to groups, and what was decided on them."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def record(self, events: Sequence[GroupEvent]) -> None:
        """Append events."""
        self._db.executemany(
            """
            insert into group_event
            (group_id, change, at, by, run_id, others, came, went, detail)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                (
                    event.group_id,
                    event.change,
                    event.at.isoformat(),
                    event.by,
                    event.run_id,
                    json.dumps(list(event.others)),
                    event.came,
                    event.went,
                    event.detail,
                )
                for event in events
            ],
        )

    def events(self, group_id: GroupId) -> list[GroupEvent]:
        """Return what happened to a group, the oldest first."""
        rows = self._db.execute(
            "select * from group_event where group_id = ? order by id", (group_id,)
        )
        return [
            GroupEvent(
                group_id=GroupId(row["group_id"]),
                change=Change(row["change"]),
                at=datetime.fromisoformat(row["at"]),
                by=By(row["by"]),
                run_id=RunId(row["run_id"]) if row["run_id"] else None,
                others=tuple(GroupId(each) for each in json.loads(row["others"])),
                came=row["came"],
                went=row["went"],
                detail=row["detail"],
            )
            for row in rows
        ]

    def decide(self, decision: Decision) -> None:
        """Append a decision."""
        self._db.execute(
            """
            insert into decision (group_id, verdict, reason, by, at, who, wake_if, heard, seen)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                decision.group_id,
                decision.verdict,
                decision.reason,
                decision.by,
                decision.at.isoformat(),
                decision.who,
                json.dumps([as_json(each) for each in decision.wake_if]),
                json.dumps([as_json(each) for each in decision.heard]),
                json.dumps(list(decision.seen)),
            ),
        )

    def decisions(self, group_ids: Sequence[GroupId]) -> list[Decision]:
        """Return the decisions on these groups, the oldest first, those taken back included."""
        rows = self._db.execute(
            "select * from decision where group_id in (select value from json_each(?)) order by id",
            (id_list(group_ids),),
        )
        return [decision_of(row) for row in rows]

    def take_back(self, decision_id: DecisionId, at: datetime, who: str | None) -> None:
        """Note that somebody took a decision back; it stays on record."""
        self._db.execute(
            "update decision set undone_at = ?, undone_by = ? where id = ? and undone_at is null",
            (at.isoformat(), who, decision_id),
        )
