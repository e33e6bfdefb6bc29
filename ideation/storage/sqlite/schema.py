"""The schema, as migrations that are recorded in the database and never edited afterwards."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.db import Table
from sqlite_utils.migrations import Migrations

from ideation.storage.sqlite.connection import (
    SCHEMA_VERSION,
    SQLITE_VERSION,
    write_transaction,
)
from ideation.storage.sqlite.intake_tables import STATEMENTS

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

# What was understood of a passage, and the lasting groups it is in.
_FINDINGS = (
    """
    create table understanding (
        passage_id integer primary key references passage(id) on delete cascade,
        revision text not null,
        context integer not null,
        kind text,
        kind_cue text not null,
        attribution text,
        attribution_cue text not null,
        organisation_id integer references organisation(id),
        shared text,
        doubt text
    ) strict
    """,
    # The passage that another one copies or translates.
    """
    create table copy (
        passage_id integer primary key references passage(id) on delete cascade,
        source_id integer not null references passage(id) on delete cascade
    ) strict
    """,
    """
    create table note_twin (
        note_id integer not null references note(id) on delete cascade,
        twin_of integer not null references note(id) on delete cascade,
        similarity real not null,
        primary key (note_id, twin_of)
    ) strict, without rowid
    """,
    """
    create table lasting_group (
        id integer primary key autoincrement,
        level text not null,
        name text,
        machine_names text not null,
        terms text not null,
        born_at text not null,
        ended_at text
    ) strict
    """,
    """
    create table group_member (
        level text not null,
        passage_id integer not null references passage(id) on delete cascade,
        group_id integer not null references lasting_group(id),
        by text not null,
        primary key (level, passage_id)
    ) strict, without rowid
    """,
    """
    create table group_event (
        id integer primary key autoincrement,
        group_id integer not null references lasting_group(id),
        change text not null,
        at text not null,
        by text not null,
        run_id integer references run(id),
        others text not null,
        came integer not null,
        went integer not null,
        detail text not null
    ) strict
    """,
    """
    create table decision (
        id integer primary key autoincrement,
        group_id integer not null references lasting_group(id),
        verdict text not null,
        reason text not null,
        by text not null,
        at text not null
    ) strict
    """,
    # What the labels of a passage were before a person changed them, so that it can be undone.
    """
    create table theme_correction (
        id integer primary key autoincrement,
        passage_id integer not null references passage(id) on delete cascade,
        scheme text not null,
        before text not null,
        at text not null,
        undone_at text
    ) strict
    """,
    "create index theme_correction_passage on theme_correction(passage_id)",
    "create index understanding_revision on understanding(revision)",
    "create index copy_source on copy(source_id)",
    "create index group_member_group on group_member(group_id)",
    "create index group_event_group on group_event(group_id)",
    "create index decision_group on decision(group_id)",
)


@migrations()
def m001_notes_passages_vectors(db: Database) -> None:
    """Create the first tables, and the full text that follows passages by triggers."""
    for statement in (*_TABLES, *_INDEXES.values()):
        db.execute(statement)
    passage = db["passage"]
    assert isinstance(passage, Table)
    passage.enable_fts(["reading"], tokenize="unicode61 remove_diacritics 2", create_triggers=True)
    if SQLITE_VERSION >= _FTS_SECURE_DELETE_FROM:
        db.execute("insert into passage_fts(passage_fts, rank) values ('secure-delete', 1)")


@migrations()
def m002_understanding_groups_decisions(db: Database) -> None:
    """Create the tables of what is found: kinds and voices, lasting groups, decisions."""
    for statement in _FINDINGS:
        db.execute(statement)


@migrations()
def m003_originals_drops_proposals(db: Database) -> None:
    """Create the tables of files read, stretches set apart, mentions and the inbox."""
    for statement in STATEMENTS:
        db.execute(statement)


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
