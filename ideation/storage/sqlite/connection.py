"""The one way to connect: every pragma set, every surprise refused.

SQLite before 3.51.3 (but for two repaired branches) can lose committed pages in WAL mode, so
an older library runs with a rollback journal instead. pysqlite3, where its wheel exists,
brings a newer SQLite than Python's own.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ideation.errors import IdeationError, StorageFault

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        from pysqlite3 import dbapi2 as sqlite3
    except ImportError:
        import sqlite3

Connection = sqlite3.Connection
Row = sqlite3.Row
DatabaseError = sqlite3.DatabaseError

# The number of migrations in `schema.py`; a test holds the two together.
SCHEMA_VERSION = 14

_WAL_SAFE_FROM = (3, 51, 3)
_WAL_SAFE_BRANCHES = {(3, 44): 6, (3, 50): 7}
_BUSY_MILLISECONDS = 10_000
_PAUSE_SECONDS = 0.01

SQLITE_VERSION: tuple[int, ...] = tuple(int(part) for part in sqlite3.sqlite_version.split("."))


def wal_is_safe(version: tuple[int, ...] = SQLITE_VERSION) -> bool:
    """Tell whether this SQLite holds the repair of the WAL-reset fault."""
    repaired = _WAL_SAFE_BRANCHES.get((version[0], version[1]))
    return version >= _WAL_SAFE_FROM or (repaired is not None and version[2] >= repaired)


def expected_pragmas() -> dict[str, str | int]:
    """Return the pragma values every connection must show; `doctor` compares them."""
    return {
        "journal_mode": "wal" if wal_is_safe() else "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
    }


def connect(path: Path) -> Connection:
    """Open `path` with every pragma set; the caller closes it."""
    connection = sqlite3.connect(str(path), timeout=_BUSY_MILLISECONDS / 1000, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        for name, value in expected_pragmas().items():
            _set_pragma(connection, name, value)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_pragma(connection: Connection, name: str, value: str | int) -> None:
    """Set one pragma, waiting for others as long as any statement would.

    Where two processes turn a new database to WAL at once, SQLite tells one of them "locked"
    without waiting.
    """
    patient_until = time.monotonic() + _BUSY_MILLISECONDS / 1000
    while True:
        try:
            connection.execute(f"pragma {name} = {value}")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > patient_until:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into sentences."""
    try:
        yield
    except IdeationError:
        raise
    except sqlite3.Error as error:
        raise _fault(error, path) from error


def _fault(error: Exception, path: Path) -> StorageFault:
    said = str(error)
    if "locked" in said or "busy" in said:
        return StorageFault(
            f"The database {path} has been in use elsewhere for ten seconds.",
            hint="Close the other program or wait for it, then try again.",
        )
    if "full" in said:
        return StorageFault(
            f"No space is left for the database {path}; nothing was changed.",
            hint="Free some disk space and try again.",
        )
    if "readonly" in said or "unable to open" in said:
        return StorageFault(
            f"The database {path} cannot be written: {said}.",
            hint="Check the folder's permissions.",
        )
    return StorageFault(
        f"The database {path} answered: {said}.", hint="Run `ideation doctor` for details."
    )


@contextmanager
def read_transaction(path: Path) -> Iterator[Connection]:
    """Yield a connection that sees one consistent state."""
    with translated(path):
        connection = connect(path)
        try:
            connection.execute("begin")
            yield connection
        finally:
            connection.close()


@contextmanager
def write_transaction(path: Path) -> Iterator[Connection]:
    """Yield a connection that holds the write lock from the start; all or nothing is kept.

    A deferred BEGIN would fail at once with "locked" when two writers have both read first.
    """
    with translated(path):
        connection = connect(path)
        try:
            connection.execute("begin immediate")
            try:
                yield connection
            except BaseException:
                if connection.in_transaction:
                    connection.execute("rollback")
                raise
            connection.execute("commit")
        finally:
            connection.close()
