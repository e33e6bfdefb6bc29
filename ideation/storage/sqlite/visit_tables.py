"""The tables of visits and of context periods, made by the ninth migration."""

STATEMENTS: tuple[str, ...] = (
    # Both days are inside; `last` is null while a period goes on.
    """
    create table context_band (
        id integer primary key autoincrement,
        name text not null,
        first text not null,
        last text,
        removed_at text
    ) strict
    """,
    "create unique index context_band_name on context_band(name) where removed_at is null",
    # What somebody had seen: the newest passage, the verdicts and the passing ideas of that day.
    """
    create table visit (
        id integer primary key autoincrement,
        who text not null,
        at text not null,
        passage integer not null,
        verdicts text not null,
        passing text not null
    ) strict
    """,
    "create index visit_who on visit(who, id)",
)
