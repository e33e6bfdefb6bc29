"""The tables of what was compared for copies, made by the eleventh migration."""

STATEMENTS: tuple[str, ...] = (
    # The first passage that holds a run of words; the run is a hash of it.
    """
    create table compared_run (
        run integer primary key,
        passage_id integer not null references passage(id) on delete cascade
    ) strict
    """,
    "create index compared_run_passage on compared_run(passage_id)",
    """
    create table compared_copy (
        passage_id integer primary key references passage(id) on delete cascade,
        source_id integer not null references passage(id) on delete cascade
    ) strict
    """,
    "create index compared_copy_source on compared_copy(source_id)",
    # No reference: that a note is gone is seen by its row that is left.
    """
    create table compared_note (
        note_id integer primary key,
        state text not null
    ) strict
    """,
)
