"""What was learned from examples, in SQLite."""

from __future__ import annotations

from ideation.storage.sqlite.connection import Connection


class SqliteLearned:
    """What was learned from examples, kept so that it is learned once; one state per name."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def load(self, name: str, revision: str) -> bytes | None:
        """Return the state of a name, None where there is none of this revision."""
        row = self._db.execute(
            "select state from learned where name = ? and revision = ?", (name, revision)
        ).fetchone()
        return None if row is None else bytes(row["state"])

    def put(self, name: str, revision: str, state: bytes) -> None:
        """Keep a state in the place of the one before."""
        self._db.execute(
            "insert or replace into learned (name, revision, state) values (?, ?, ?)",
            (name, revision, state),
        )
