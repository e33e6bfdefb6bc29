"""What people do with ideas, in SQLite: claims, lines of plans, whom they told, goals, decisions.

What an act says is kept as JSON with the names it has in code.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date as Date
from datetime import datetime
from typing import Any

from ideation.domain.decision import Decision, DecisionId, Heard, Verdict, WakeIf, WakeKind
from ideation.domain.ids import GroupId, OrganisationId, PassageId
from ideation.domain.organisation import Category
from ideation.domain.passage import By
from ideation.domain.plan import Act, ActId, ActKind
from ideation.storage.sqlite.connection import Connection, Row
from ideation.storage.sqlite.parties import id_list


class SqliteActs:
    """The acts of people in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, act: Act) -> ActId:
        """Append an act; it counts from now on for its subject."""
        row = self._db.execute(
            """
            insert into human_act (what, group_id, subject, content, at, who)
            values (?, ?, ?, ?, ?, ?) returning id
            """,
            (
                act.what,
                act.group_id,
                act.subject,
                json.dumps(dict(act.content), ensure_ascii=False, sort_keys=True, default=str),
                act.at.isoformat(),
                act.who,
            ),
        ).fetchone()
        return ActId(row["id"])

    def of(self, what: ActKind, group_ids: Sequence[GroupId] | None = None) -> list[Act]:
        """Return all acts of a kind on these ideas, the oldest first; None for the agency's."""
        if group_ids is None:
            rows = self._db.execute(
                "select * from human_act where what = ? and group_id is null order by id", (what,)
            )
        else:
            rows = self._db.execute(
                """
                select * from human_act where what = ?
                and group_id in (select value from json_each(?)) order by id
                """,
                (what, id_list(group_ids)),
            )
        return [_act(row) for row in rows]

    def take_back(self, act_id: ActId, at: datetime, who: str | None) -> None:
        """Note that somebody took an act back; what it replaced counts again."""
        self._db.execute(
            "update human_act set undone_at = ?, undone_by = ? where id = ? and undone_at is null",
            (at.isoformat(), who, act_id),
        )


def as_json(value: WakeIf | Heard) -> dict[str, Any]:
    """Return a condition or a backer as what JSON knows; `decision_of` reads it back."""
    return {
        key: each.isoformat() if isinstance(each, Date) else each
        for key, each in asdict(value).items()
    }


def decision_of(row: Row) -> Decision:
    """Return the decision that a row of its table holds."""
    return Decision(
        id=DecisionId(row["id"]),
        group_id=GroupId(row["group_id"]),
        verdict=Verdict(row["verdict"]),
        reason=row["reason"],
        by=By(row["by"]),
        at=datetime.fromisoformat(row["at"]),
        who=row["who"],
        wake_if=tuple(_condition(each) for each in json.loads(row["wake_if"])),
        heard=tuple(_heard(each) for each in json.loads(row["heard"])),
        seen=tuple(PassageId(each) for each in json.loads(row["seen"])),
        undone_at=_moment(row["undone_at"]),
        undone_by=row["undone_by"],
    )


def _condition(given: dict[str, Any]) -> WakeIf:
    day, organisation_id = given["day"], given["organisation_id"]
    return WakeIf(
        kind=WakeKind(given["kind"]),
        day=Date.fromisoformat(day) if day else None,
        organisation_id=None if organisation_id is None else OrganisationId(organisation_id),
    )


def _heard(given: dict[str, Any]) -> Heard:
    category = given["category"]
    return Heard(
        organisation_id=OrganisationId(given["organisation_id"]),
        category=Category(category) if category else None,
        passage_ids=tuple(PassageId(each) for each in given["passage_ids"]),
    )


def _act(row: Row) -> Act:
    return Act(
        id=ActId(row["id"]),
        what=ActKind(row["what"]),
        group_id=None if row["group_id"] is None else GroupId(row["group_id"]),
        subject=row["subject"],
        content=json.loads(row["content"]),
        at=datetime.fromisoformat(row["at"]),
        who=row["who"],
        undone_at=_moment(row["undone_at"]),
        undone_by=row["undone_by"],
    )


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
