"""What `doctor` asks of the database."""

from __future__ import annotations

from collections.abc import Iterator

from ideation.domain.health import Check
from ideation.domain.vector import Model
from ideation.storage.sqlite.connection import (
    SQLITE_VERSION,
    Connection,
    DatabaseError,
    expected_pragmas,
    wal_is_safe,
)

EXPECTED_TRIGGERS = frozenset({"passage_ai", "passage_ad", "passage_au"})


def examine(connection: Connection, model: Model) -> Iterator[Check]:
    """Yield every check of the database; `connection` must not be inside a transaction."""
    yield _version()
    yield from _pragmas(connection)
    yield _triggers(connection)
    yield _integrity(connection)
    yield _full_text(connection)
    yield from _counts(connection, model)


def _version() -> Check:
    version = ".".join(str(part) for part in SQLITE_VERSION)
    journal = "write-ahead log" if wal_is_safe() else "rollback journal"
    return Check(
        name="sqlite",
        ok=SQLITE_VERSION >= (3, 37, 0),
        expected="3.37 or newer",
        found=f"{version}, {journal}",
    )


def _pragmas(connection: Connection) -> Iterator[Check]:
    for name, value in expected_pragmas().items():
        found = connection.execute(f"pragma {name}").fetchone()[0]
        yield Check(
            name=f"pragma {name}",
            ok=str(found) == str(value),
            expected=str(value),
            found=str(found),
        )


def _triggers(connection: Connection) -> Check:
    rows = connection.execute("select name from sqlite_master where type = 'trigger'")
    found = {row["name"] for row in rows}
    return Check(
        name="triggers",
        ok=found == EXPECTED_TRIGGERS,
        expected=", ".join(sorted(EXPECTED_TRIGGERS)),
        found=", ".join(sorted(found)) or "none",
    )


def _integrity(connection: Connection) -> Check:
    found = str(connection.execute("pragma integrity_check").fetchone()[0])
    return Check(name="integrity", ok=found == "ok", expected="ok", found=found)


def _full_text(connection: Connection) -> Check:
    """Compare full text with the passages: only rank 1 looks for missing and ghost rows."""
    found = "ok"
    try:
        connection.execute(
            "insert into passage_fts(passage_fts, rank) values ('integrity-check', 1)"
        )
    except DatabaseError:
        found = "full text and passages differ"
    return Check(name="full text", ok=found == "ok", expected="ok", found=found)


def _counts(connection: Connection, model: Model) -> Iterator[Check]:
    def number(statement: str, *parameters: str) -> int:
        return int(connection.execute(statement, parameters).fetchone()[0])

    passages = number("select count(*) from passage")
    live = number(
        "select count(*) from passage p join note n on n.id = p.note_id where n.removed_at is null"
    )
    yield _equal(
        "notes without passages",
        0,
        number(
            "select count(*) from note n "
            "where not exists (select 1 from passage p where p.note_id = n.id)"
        ),
    )
    yield _equal(
        "passages that differ from their note",
        0,
        number(
            "select count(*) from passage p join note n on n.id = p.note_id "
            "where substr(n.text, p.start + 1, p.end - p.start) <> p.text"
        ),
    )
    yield _equal("full-text rows", passages, number("select count(*) from passage_fts_docsize"))
    yield _equal(
        "vectors of the current model",
        live,
        number(
            "select count(*) from vector v join passage p on p.id = v.passage_id "
            "join note n on n.id = p.note_id where n.removed_at is null and v.revision = ?",
            model.revision,
        ),
    )
    yield _equal(
        "vectors without a passage",
        0,
        number(
            "select count(*) from vector v "
            "where not exists (select 1 from passage p where p.id = v.passage_id)"
        ),
    )


def _equal(name: str, expected: int, found: int) -> Check:
    return Check(name=name, ok=expected == found, expected=str(expected), found=str(found))
