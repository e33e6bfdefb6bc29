"""The tables of how notes came in, made by the twelfth migration."""

STATEMENTS: tuple[str, ...] = (
    # Who else brought a note's text, and what the note has of it; taken back, it stays readable.
    """
    create table note_source (
        id integer primary key autoincrement,
        note_id integer not null references note(id) on delete cascade,
        author text,
        path text,
        at text not null,
        brought text not null,
        undone_at text
    ) strict
    """,
    "create index note_source_note on note_source(note_id, id)",
    # What became of a note's words, each time that this changed; `dropped` counts by reason.
    """
    create table note_funnel (
        note_id integer not null references note(id) on delete cascade,
        at text not null,
        received integer not null,
        dropped text not null,
        merged integer not null,
        kept integer not null,
        primary key (note_id, at)
    ) strict, without rowid
    """,
    # When the turns of a recorded talk began.
    """
    create table note_moment (
        note_id integer not null references note(id) on delete cascade,
        start integer not null,
        seconds real not null,
        speaker text,
        primary key (note_id, start)
    ) strict, without rowid
    """,
    # Words that a person wants read as they are written.
    """
    create table note_written (
        note_id integer not null references note(id) on delete cascade,
        words text not null,
        primary key (note_id, words)
    ) strict, without rowid
    """,
)
