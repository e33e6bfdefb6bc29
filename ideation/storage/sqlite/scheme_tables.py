"""The tables of theme schemes made in the app, made by the seventh migration."""

STATEMENTS: tuple[str, ...] = (
    # `body` is the scheme as its TOML file; a removed one keeps what people said under it.
    """
    create table theme_scheme (
        slug text primary key,
        name text not null,
        body text not null,
        made_at text not null,
        removed_at text
    ) strict, without rowid
    """,
    # One row: the scheme by which statements are grouped now.
    """
    create table scheme_in_use (
        id integer primary key check (id = 1),
        slug text not null,
        since text
    ) strict
    """,
    "insert into scheme_in_use (id, slug) values (1, 'five')",
    # What a second person says of a statement, kept apart from the label that counts.
    """
    create table second_reading (
        id integer primary key autoincrement,
        passage_id integer not null references passage(id) on delete cascade,
        scheme text not null,
        slugs text not null,
        reader text not null,
        at text not null,
        undone_at text
    ) strict
    """,
    "create index second_reading_passage on second_reading(passage_id)",
    # What a person chose; corrections made before this migration do not know it any more.
    "alter table theme_correction add column after text",
    "create index theme_label_hand on theme_label(scheme, passage_id) where by = 'human'",
)
