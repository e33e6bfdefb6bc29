"""The store on one SQLite file."""

from ideation.storage.sqlite.connection import SCHEMA_VERSION
from ideation.storage.sqlite.store import SqliteStore

__all__ = ["SCHEMA_VERSION", "SqliteStore"]
