"""The table of saved searches, made by migrations and never edited afterwards."""

SEARCHES = (
    # `seen` is the newest passage there was when somebody last looked.
    """
    create table saved_search (
        id integer primary key autoincrement,
        name text not null unique,
        query text not null,
        filters text not null,
        saved_at text not null,
        looked_at text not null,
        seen integer not null
    ) strict
    """,
)

# What a saved search shows, and in which order.
UNITS = (
    "alter table saved_search add column unit text not null default 'passages'",
    "alter table saved_search add column newest_first integer not null default 0",
)
