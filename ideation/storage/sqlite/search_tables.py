"""The table of saved searches, made by the fourth migration and never edited afterwards."""

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
