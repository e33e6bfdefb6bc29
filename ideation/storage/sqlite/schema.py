"""The schema, as migrations that are recorded in the database and never edited afterwards."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.db import Table
from sqlite_utils.migrations import Migrations

from ideation.storage.sqlite.comparison_tables import STATEMENTS as COMPARISON_STATEMENTS
from ideation.storage.sqlite.connection import (
    SCHEMA_VERSION,
    SQLITE_VERSION,
    write_transaction,
)
from ideation.storage.sqlite.finding_tables import FINDINGS
from ideation.storage.sqlite.intake_tables import STATEMENTS
from ideation.storage.sqlite.leadership_tables import STATEMENTS as LEADERSHIP_STATEMENTS
from ideation.storage.sqlite.learned_tables import STATEMENTS as LEARNED_STATEMENTS
from ideation.storage.sqlite.map_tables import STATEMENTS as MAP_STATEMENTS
from ideation.storage.sqlite.origin_tables import STATEMENTS as ORIGIN_STATEMENTS
from ideation.storage.sqlite.party_tables import STATEMENTS as PARTY_STATEMENTS
from ideation.storage.sqlite.scheme_tables import STATEMENTS as SCHEME_STATEMENTS
from ideation.storage.sqlite.search_tables import SEARCHES, UNITS
from ideation.storage.sqlite.statement_edits import STATEMENTS as STATEMENT_EDITS
from ideation.storage.sqlite.visit_tables import STATEMENTS as VISIT_STATEMENTS

migrations = Migrations("ideation")

# FTS5 can overwrite deleted terms since 3.42; without it they linger until the next merge.
_FTS_SECURE_DELETE_FROM = (3, 42, 0)

_TABLES = (
    """
    create table run (
        id integer primary key autoincrement,
        kind text not null,
        made_at text not null,
        model_name text not null,
        revision text not null,
        parameters text not null,
        seed integer,
        corpus_size integer not null
    ) strict
    """,
    """
    create table organisation (
        id integer primary key autoincrement,
        name text not null,
        name_key text not null unique,
        category text,
        size text,
        region text,
        parent_id integer references organisation(id),
        status text not null
    ) strict
    """,
    """
    create table contact (
        id integer primary key autoincrement,
        name text not null,
        name_key text not null,
        role text,
        organisation_id integer references organisation(id),
        status text not null
    ) strict
    """,
    """
    create table note (
        id integer primary key autoincrement,
        title text not null,
        date text,
        author text,
        source text,
        sector text,
        confidential integer not null,
        text text not null,
        content_hash text not null unique,
        path text,
        version integer not null default 1,
        captured_at text not null,
        removed_at text
    ) strict
    """,
    """
    create table note_organisation (
        note_id integer not null references note(id) on delete cascade,
        organisation_id integer not null references organisation(id),
        position integer not null,
        primary key (note_id, organisation_id)
    ) strict, without rowid
    """,
    """
    create table note_contact (
        note_id integer not null references note(id) on delete cascade,
        contact_id integer not null references contact(id),
        position integer not null,
        primary key (note_id, contact_id)
    ) strict, without rowid
    """,
    """
    create table passage (
        id integer primary key autoincrement,
        note_id integer not null references note(id) on delete cascade,
        start integer not null,
        end integer not null,
        text text not null,
        reading text not null,
        language text not null,
        language_probability real not null
    ) strict
    """,
    """
    create table vector (
        passage_id integer not null references passage(id) on delete cascade,
        revision text not null,
        model_name text not null,
        data blob not null,
        primary key (passage_id, revision)
    ) strict, without rowid
    """,
    # The log by which an index in memory, in this process or another, catches up.
    """
    create table vector_change (
        generation integer primary key autoincrement,
        passage_id integer not null
    ) strict
    """,
    """
    create table theme_label (
        passage_id integer not null references passage(id) on delete cascade,
        scheme text not null,
        slug text not null,
        score real not null,
        by text not null,
        revision text not null,
        run_id integer references run(id),
        primary key (passage_id, scheme, slug)
    ) strict, without rowid
    """,
    """
    create table text_vector (
        text_hash text not null,
        revision text not null,
        data blob not null,
        primary key (text_hash, revision)
    ) strict, without rowid
    """,
)

_INDEXES = {
    "note_date": "create index note_date on note(date)",
    "contact_name": "create index contact_name on contact(name_key)",
    "passage_note": "create index passage_note on passage(note_id, start)",
    "vector_revision": "create index vector_revision on vector(revision, passage_id)",
    "theme_label_slug": "create index theme_label_slug on theme_label(scheme, slug, score)",
    "note_organisation_by": (
        "create index note_organisation_by on note_organisation(organisation_id)"
    ),
    "note_contact_by": "create index note_contact_by on note_contact(contact_id)",
}


@migrations()
def m001_notes_passages_vectors(db: Database) -> None:
    """Create the first tables, and the full text that follows passages by triggers."""
    for statement in (*_TABLES, *_INDEXES.values()):
        db.execute(statement)
    passage = db["passage"]
    assert isinstance(passage, Table)
    passage.enable_fts(["reading"], tokenize="unicode61 remove_diacritics 2", create_triggers=True)
    _delete_securely(db)


@migrations()
def m002_understanding_groups_decisions(db: Database) -> None:
    """Create the tables of what is found: kinds and voices, lasting groups, decisions."""
    for statement in FINDINGS:
        db.execute(statement)


@migrations()
def m003_originals_drops_proposals(db: Database) -> None:
    """Create the tables of files read, stretches set apart, mentions and the inbox."""
    for statement in STATEMENTS:
        db.execute(statement)


@migrations()
def m004_roots_in_full_text(db: Database) -> None:
    """Let full text find words by their roots; those of passages stored before are null."""
    db.execute("alter table passage add column roots text")
    passage = db["passage"]
    assert isinstance(passage, Table)
    passage.disable_fts()
    passage.enable_fts(
        ["reading", "roots"], tokenize="unicode61 remove_diacritics 2", create_triggers=True
    )
    passage.populate_fts(["reading", "roots"])
    _delete_securely(db)
    db.execute("create index passage_rootless on passage(id) where roots is null")
    # What filters ask, without the long texts beside it.
    db.execute("create index passage_facets on passage(note_id, language)")
    db.execute("create index note_facets on note(removed_at, sector, date, author)")
    db.execute("create index understanding_facets on understanding(kind, attribution)")
    # The words of full text with the number of passages that hold each.
    db.execute("create virtual table word using fts5vocab(passage_fts, col)")
    for statement in SEARCHES:
        db.execute(statement)


@migrations()
def m005_party_edits(db: Database) -> None:
    """Create the table of what people said of organisations and contacts."""
    for statement in PARTY_STATEMENTS:
        db.execute(statement)


@migrations()
def m006_statement_edits(db: Database) -> None:
    """Create the table of what people said of kind and voice of statements."""
    for statement in STATEMENT_EDITS:
        db.execute(statement)


@migrations()
def m007_schemes(db: Database) -> None:
    """Create the tables of theme schemes made in the app, and of second readings."""
    for statement in SCHEME_STATEMENTS:
        db.execute(statement)


@migrations()
def m008_map(db: Database) -> None:
    """Create the tables of the cluster map."""
    for statement in MAP_STATEMENTS:
        db.execute(statement)


@migrations()
def m009_visits(db: Database) -> None:
    """Create the tables of visits and of context periods."""
    for statement in VISIT_STATEMENTS:
        db.execute(statement)


@migrations()
def m010_leadership(db: Database) -> None:
    """Create the tables of rules, weights, plans and conditions."""
    for statement in LEADERSHIP_STATEMENTS:
        db.execute(statement)


@migrations()
def m011_comparisons(db: Database) -> None:
    """Create the tables of what was compared for copies."""
    for statement in COMPARISON_STATEMENTS:
        db.execute(statement)


@migrations()
def m012_units_of_saved_searches(db: Database) -> None:
    """Keep with a saved search what it shows, and in which order."""
    for statement in UNITS:
        db.execute(statement)


@migrations()
def m013_origins(db: Database) -> None:
    """Create the tables of further sources, funnels, moments and words kept as written."""
    for statement in ORIGIN_STATEMENTS:
        db.execute(statement)


@migrations()
def m014_learned(db: Database) -> None:
    """Create the table of what was learned from examples."""
    for statement in LEARNED_STATEMENTS:
        db.execute(statement)


def _delete_securely(db: Database) -> None:
    if SQLITE_VERSION >= _FTS_SECURE_DELETE_FROM:
        db.execute("insert into passage_fts(passage_fts, rank) values ('secure-delete', 1)")


def migrate(path: Path) -> list[str]:
    """Bring the database at `path` to the newest schema; return the migrations applied.

    Two processes may start at once: the write lock is taken before looking what is pending.
    """
    with write_transaction(path) as connection:
        database = Database(connection)
        pending = [migration.name for migration in migrations.pending(database)]
        migrations.apply(database)
        # Lets a start see with plain SQL that nothing is pending.
        connection.execute(f"pragma user_version = {SCHEMA_VERSION:d}")
        return pending
