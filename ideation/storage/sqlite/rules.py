"""The agency's rules, earlier flagships and replays in SQLite."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date as Date
from datetime import datetime
from typing import Any

from ideation.domain.ids import GroupId, PassageId, RunId
from ideation.domain.leadership import Precedent, PrecedentId
from ideation.domain.passage import By
from ideation.domain.retro import Alert, Delay, FirstSeen, ReplayedDay, Retro, Step
from ideation.domain.rules import WEIGHTS, GateRules, RuleVersion, RuleVersionId, Side
from ideation.storage.sqlite.connection import Connection, Row


class SqliteRules:
    """The rules with their history, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, rules: GateRules, at: datetime, *, who: str | None, reason: str) -> RuleVersion:
        """Append a version; it counts from now on."""
        row = self._db.execute(
            """
            insert into rule_version (at, by, who, reason, rules) values (?, ?, ?, ?, ?)
            returning *
            """,
            (at.isoformat(), By.HUMAN, who, reason, _written(rules)),
        ).fetchone()
        return _version(row)

    def latest(self) -> RuleVersion | None:
        """Return the newest version, None where only the settings speak."""
        row = self._db.execute("select * from rule_version order by id desc limit 1").fetchone()
        return _version(row) if row else None

    def history(self) -> list[RuleVersion]:
        """Return all versions, the oldest first."""
        return [_version(row) for row in self._db.execute("select * from rule_version order by id")]


class SqlitePrecedents:
    """Earlier flagships, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def all(self) -> list[Precedent]:
        """Return those kept, by name."""
        rows = self._db.execute(
            "select * from precedent where removed_at is null order by name collate nocase, id"
        )
        return [
            Precedent(id=PrecedentId(row["id"]), name=row["name"], text=row["text"]) for row in rows
        ]

    def add(self, name: str, text: str, at: datetime) -> PrecedentId:
        """Keep one."""
        row = self._db.execute(
            "insert into precedent (name, text, at) values (?, ?, ?) returning id",
            (name, text, at.isoformat()),
        ).fetchone()
        return PrecedentId(row["id"])

    def remove(self, precedent_id: PrecedentId, at: datetime) -> bool:
        """Take one from the list; False where it is not there."""
        done = self._db.execute(
            "update precedent set removed_at = ? where id = ? and removed_at is null",
            (at.isoformat(), precedent_id),
        )
        return bool(done.rowcount)

    def restore(self, precedent_id: PrecedentId) -> bool:
        """Bring one back; False where there is none."""
        done = self._db.execute(
            "update precedent set removed_at = null where id = ?", (precedent_id,)
        )
        return bool(done.rowcount)


class SqliteRetros:
    """Replays of the archive, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def keep(self, run: RunId, retro: Retro) -> None:
        """Store the result of a run."""
        written = json.dumps(asdict(retro), default=str, ensure_ascii=False)
        self._db.execute("insert into retro_cast (run_id, result) values (?, ?)", (run, written))

    def latest(self) -> tuple[RunId, Retro] | None:
        """Return the newest result, None before the first."""
        row = self._db.execute("select * from retro_cast order by run_id desc limit 1").fetchone()
        return (RunId(row["run_id"]), _retro(json.loads(row["result"]))) if row else None


def _written(rules: GateRules) -> str:
    return json.dumps(
        {
            "independent": rules.independent,
            "sectors": rules.sectors,
            "by_sectors": rules.by_sectors,
            "associations": rules.associations.value,
            "recent_days": rules.recent_days,
            "weights": dict(rules.weights),
        }
    )


def _version(row: Row) -> RuleVersion:
    data = json.loads(row["rules"])
    return RuleVersion(
        id=RuleVersionId(row["id"]),
        rules=GateRules(
            independent=data["independent"],
            sectors=data["sectors"],
            by_sectors=data["by_sectors"],
            associations=Side(data["associations"]),
            recent_days=data["recent_days"],
            # A part that came after this version was written does not count in it.
            weights={name: data["weights"].get(name, 0.0) for name in WEIGHTS},
        ),
        at=datetime.fromisoformat(row["at"]),
        by=By(row["by"]),
        who=row["who"],
        reason=row["reason"],
    )


def _retro(data: dict[str, Any]) -> Retro:
    return Retro(
        step=Step(data["step"]),
        since=_day(data["since"]),
        until=_day(data["until"]),
        notes=data["notes"],
        undated=data["undated"],
        days=tuple(ReplayedDay(**{**each, "day": _day(each["day"])}) for each in data["days"]),
        first_seen=tuple(
            FirstSeen(
                **{
                    **each,
                    "first_backed": _day(each["first_backed"]),
                    "first_passed": _day(each["first_passed"]),
                }
            )
            for each in data["first_seen"]
        ),
        alerts=tuple(_alert(each) for each in data["alerts"]),
        delays=tuple(
            Delay(**{**each, "due": _day(each["due"]), "alert": _day(each["alert"])})
            for each in data["delays"]
        ),
        precision=data["precision"],
    )


def _alert(data: dict[str, Any]) -> Alert:
    return Alert(
        idea=None if data["idea"] is None else GroupId(data["idea"]),
        claim=data["claim"],
        first=Date.fromisoformat(data["first"]),
        lapsed=_day(data["lapsed"]),
        passage_ids=tuple(map(PassageId, data["passage_ids"])),
    )


def _day(value: str | None) -> Date | None:
    return Date.fromisoformat(value) if value else None
