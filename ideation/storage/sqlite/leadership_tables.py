"""The tables of rules, weights, plans and conditions, made by the tenth migration."""

# The agency's rules with their history, flagships of earlier years, and replays of the archive.
RULES: tuple[str, ...] = (
    """
    create table rule_version (
        id integer primary key autoincrement,
        at text not null,
        by text not null,
        who text,
        reason text not null,
        rules text not null
    ) strict
    """,
    """
    create table precedent (
        id integer primary key autoincrement,
        name text not null,
        text text not null,
        at text not null,
        removed_at text
    ) strict
    """,
    """
    create table retro_cast (
        run_id integer primary key references run(id),
        result text not null
    ) strict
    """,
)

# Who decided and under which conditions it opens again; and what people do with ideas: claims,
# lines of plans, whom they told, strategy goals. The newest act on a subject that nobody took
# back counts; the others are its history.
PLANS: tuple[str, ...] = (
    "alter table decision add column who text",
    "alter table decision add column wake_if text not null default '[]'",
    "alter table decision add column heard text not null default '[]'",
    "alter table decision add column seen text not null default '[]'",
    "alter table decision add column undone_at text",
    "alter table decision add column undone_by text",
    """
    create table human_act (
        id integer primary key autoincrement,
        what text not null,
        group_id integer references lasting_group(id),
        subject text not null,
        content text not null,
        at text not null,
        who text,
        undone_at text,
        undone_by text
    ) strict
    """,
    "create index human_act_subject on human_act(what, group_id, subject)",
)

STATEMENTS: tuple[str, ...] = (*RULES, *PLANS)
