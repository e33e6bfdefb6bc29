"""The tables of what is found, made by the second migration and never edited afterwards."""

# What was understood of a passage, and the lasting groups it is in.
FINDINGS = (
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
