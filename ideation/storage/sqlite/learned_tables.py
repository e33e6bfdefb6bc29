"""The table of what was learned from examples, made by a migration and never edited afterwards."""

STATEMENTS = (
    """
    create table learned (
        name text primary key,
        revision text not null,
        state blob not null
    ) strict, without rowid
    """,
)
