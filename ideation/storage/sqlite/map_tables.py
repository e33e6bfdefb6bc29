"""The tables of the cluster map, made by the eighth migration."""

STATEMENTS: tuple[str, ...] = (
    # The tree of the newest run: passages in its order, each with how near it is to the last.
    """
    create table cluster_leaf (
        passage_id integer primary key references passage(id) on delete cascade,
        place integer not null,
        joins real not null,
        run_id integer not null references run(id)
    ) strict
    """,
    """
    create table cluster_quality (
        group_id integer primary key references lasting_group(id),
        cohesion real not null,
        stability real,
        run_id integer not null references run(id)
    ) strict
    """,
    """
    create table map_spot (
        passage_id integer primary key references passage(id) on delete cascade,
        x real not null,
        y real not null
    ) strict
    """,
    """
    create table map_drawing (
        id integer primary key autoincrement,
        at text not null,
        revision text not null
    ) strict
    """,
    # Passages that a person keeps out of all groups of a level.
    """
    create table held_out (
        level text not null,
        passage_id integer not null references passage(id) on delete cascade,
        primary key (level, passage_id)
    ) strict, without rowid
    """,
    """
    create table cluster_hand (
        id integer primary key autoincrement,
        deed text not null,
        at text not null,
        stood text not null,
        group_id integer references lasting_group(id),
        ended integer references lasting_group(id),
        old_name text,
        undone_at text
    ) strict
    """,
    # Where passages stood from when on; null is no cluster.
    """
    create table membership_change (
        id integer primary key autoincrement,
        passage_id integer not null references passage(id) on delete cascade,
        group_id integer references lasting_group(id),
        at text not null
    ) strict
    """,
    "create index membership_change_passage on membership_change(passage_id, id)",
    "create index membership_change_at on membership_change(at)",
    "create index held_out_passage on held_out(passage_id)",
)
