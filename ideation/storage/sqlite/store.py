"""The store: transactions on one SQLite file, opened by path, never held as a connection."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ideation.domain.health import Check
from ideation.domain.vector import Model
from ideation.errors import StorageFault
from ideation.storage.sqlite.bands import SqliteBands
from ideation.storage.sqlite.checks import examine
from ideation.storage.sqlite.comparisons import SqliteComparisons
from ideation.storage.sqlite.connection import (
    SCHEMA_VERSION,
    Connection,
    connect,
    read_transaction,
    translated,
    write_transaction,
)
from ideation.storage.sqlite.corrections import SqliteCorrections
from ideation.storage.sqlite.groups import SqliteChronicle, SqliteGroups
from ideation.storage.sqlite.hands import SqliteHands, SqliteMemberships
from ideation.storage.sqlite.learned import SqliteLearned
from ideation.storage.sqlite.lessons import SqliteLessons, SqliteReadings
from ideation.storage.sqlite.map import SqliteMap, SqliteSurvey
from ideation.storage.sqlite.mentions import SqliteFollowUps, SqliteMentions
from ideation.storage.sqlite.notes import SqliteNotes
from ideation.storage.sqlite.origins import SqliteDetails, SqliteFunnels
from ideation.storage.sqlite.parties import SqliteDirectory
from ideation.storage.sqlite.party_edits import SqlitePartyEdits
from ideation.storage.sqlite.party_facts import SqlitePartyFacts
from ideation.storage.sqlite.passages import SqlitePassages
from ideation.storage.sqlite.plans import SqliteActs
from ideation.storage.sqlite.proposals import SqliteProposals
from ideation.storage.sqlite.provenance import SqliteProvenance
from ideation.storage.sqlite.rules import SqlitePrecedents, SqliteRetros, SqliteRules
from ideation.storage.sqlite.schemes import SqliteSchemes
from ideation.storage.sqlite.searches import SqliteSearches
from ideation.storage.sqlite.sources import SqliteSources
from ideation.storage.sqlite.statement_edits import SqliteStatementEdits
from ideation.storage.sqlite.themes import SqliteRuns, SqliteThemes
from ideation.storage.sqlite.understanding import SqliteCopies, SqliteUnderstanding
from ideation.storage.sqlite.vectors import SqliteTextVectors, SqliteVectors
from ideation.storage.sqlite.visits import SqliteVisits
from ideation.storage.sqlite.words import SqliteRoots, SqliteWords

_YOUNG_NANOSECONDS = 20_000_000


class SqliteRecords:
    """The repositories of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.notes = SqliteNotes(connection)
        self.passages = SqlitePassages(connection)
        self.provenance = SqliteProvenance(connection)
        self.sources = SqliteSources(connection)
        self.funnels = SqliteFunnels(connection)
        self.details = SqliteDetails(connection)
        self.vectors = SqliteVectors(connection)
        self.words = SqliteWords(connection)
        self.roots = SqliteRoots(connection)
        self.searches = SqliteSearches(connection)
        self.themes = SqliteThemes(connection)
        self.corrections = SqliteCorrections(connection)
        self.lessons = SqliteLessons(connection)
        self.readings = SqliteReadings(connection)
        self.schemes = SqliteSchemes(connection)
        self.text_vectors = SqliteTextVectors(connection)
        self.learned = SqliteLearned(connection)
        self.directory = SqliteDirectory(connection)
        self.mentions = SqliteMentions(connection)
        self.follow_ups = SqliteFollowUps(connection)
        self.proposals = SqliteProposals(connection)
        self.parties = SqlitePartyEdits(connection)
        self.facts = SqlitePartyFacts(connection)
        self.runs = SqliteRuns(connection)
        self.understanding = SqliteUnderstanding(connection)
        self.statements = SqliteStatementEdits(connection)
        self.copies = SqliteCopies(connection)
        self.compared = SqliteComparisons(connection)
        self.groups = SqliteGroups(connection)
        self.chronicle = SqliteChronicle(connection)
        self.survey = SqliteSurvey(connection)
        self.map = SqliteMap(connection)
        self.hands = SqliteHands(connection)
        self.memberships = SqliteMemberships(connection)
        self.acts = SqliteActs(connection)
        self.rules = SqliteRules(connection)
        self.precedents = SqlitePrecedents(connection)
        self.retros = SqliteRetros(connection)
        self.bands = SqliteBands(connection)
        self.visits = SqliteVisits(connection)


class SqliteStore:
    """A store on the database file at `path`, brought to the newest schema when opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if _schema_version(path) < SCHEMA_VERSION:
            # Only here: the schema tools bring pandas along, half a second of import.
            from ideation.storage.sqlite.schema import migrate

            _make_folder(path.parent)
            migrate(path)

    @contextmanager
    def reading(self) -> Iterator[SqliteRecords]:
        """Open a consistent view."""
        with read_transaction(self.path) as connection:
            yield SqliteRecords(connection)

    @contextmanager
    def writing(self) -> Iterator[SqliteRecords]:
        """Open a transaction: all of it is kept, or nothing."""
        with write_transaction(self.path) as connection:
            yield SqliteRecords(connection)

    def generation(self) -> int:
        """Return the number of the newest vector change."""
        with translated(self.path):
            connection = connect(self.path)
            try:
                row = connection.execute(
                    "select coalesce(max(generation), 0) from vector_change"
                ).fetchone()
                return int(row[0])
            finally:
                connection.close()

    def state(self) -> object:
        """Return what is another after any change: sizes and times of the database's files.

        File systems tell times in steps of milliseconds. While the last change is that young,
        another may follow unseen, so the answer is like no other.
        """
        files = (self.path.with_name(self.path.name + each) for each in ("", "-wal"))
        stamps = tuple(_stamp(each) for each in files)
        newest = max((each[0] for each in stamps if each), default=0)
        now = time.time_ns()
        return stamps if now - newest > _YOUNG_NANOSECONDS else (*stamps, now)

    def checks(self, model: Model) -> list[Check]:
        """Examine the database's health."""
        with translated(self.path):
            connection = connect(self.path)
            try:
                return list(examine(connection, model))
            finally:
                connection.close()


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    # An empty log, as each opening makes one, holds no change.
    return (found.st_mtime_ns, found.st_size) if found.st_size else None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageFault(
            f"The folder {folder} cannot be made: {error.strerror}.",
            hint="Name another folder, or check the permissions.",
        ) from error


def _schema_version(path: Path) -> int:
    if not path.exists():
        return 0
    with translated(path):
        connection = connect(path)
        try:
            version = int(connection.execute("pragma user_version").fetchone()[0])
        finally:
            connection.close()
    if version > SCHEMA_VERSION:
        raise StorageFault(
            f"The database {path} was made by a newer Ideation (schema {version}, "
            f"this one knows {SCHEMA_VERSION}).",
            hint="Install that version or a later one.",
        )
    return version
