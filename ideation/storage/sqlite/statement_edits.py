"""What people say of kind and voice of passages, in SQLite: kept apart from the machine's word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ideation.domain.choices import StatementChoice
from ideation.domain.ids import PassageId
from ideation.domain.passage import Attribution, Kind
from ideation.storage.sqlite.connection import Connection
from ideation.storage.sqlite.parties import id_list

STATEMENTS = (
    """
    create table statement_edit (
        id integer primary key autoincrement,
        passage_id integer not null references passage(id) on delete cascade,
        kind text,
        attribution text,
        at text not null,
        undone_at text
    ) strict
    """,
    "create index statement_edit_passage on statement_edit(passage_id)",
)


class SqliteStatementEdits:
    """The words of people on statements, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def say(self, passage_id: PassageId, choice: StatementChoice, at: datetime) -> None:
        """Note what a person says of kind and voice; None says nothing of one."""
        self._db.execute(
            "insert into statement_edit (passage_id, kind, attribution, at) values (?, ?, ?, ?)",
            (passage_id, choice.kind, choice.attribution, at.isoformat()),
        )

    def said(self, ids: Sequence[PassageId]) -> dict[PassageId, StatementChoice]:
        """Return what stands of people's words on these passages, newest first by field."""
        rows = self._db.execute(
            """
            select passage_id, kind, attribution from statement_edit
            where undone_at is null and passage_id in (select value from json_each(?)) order by id
            """,
            (id_list(ids),),
        )
        found: dict[PassageId, StatementChoice] = {}
        for row in rows:
            before = found.get(row["passage_id"], StatementChoice())
            found[PassageId(row["passage_id"])] = StatementChoice(
                kind=Kind(row["kind"]) if row["kind"] else before.kind,
                attribution=(
                    Attribution(row["attribution"]) if row["attribution"] else before.attribution
                ),
            )
        return found

    def undo(self, passage_id: PassageId, at: datetime) -> bool:
        """Take back the newest word on a passage; False where there is none."""
        return bool(
            self._db.execute(
                """
                update statement_edit set undone_at = ? where id = (
                    select max(id) from statement_edit where passage_id = ? and undone_at is null)
                """,
                (at.isoformat(), passage_id),
            ).rowcount
        )
