"""The tables of what comes in and waits for a word from a person: third migration."""

from __future__ import annotations

STATEMENTS = (
    """
    create table original (
        id integer primary key autoincrement,
        sha256 text not null unique,
        name text not null,
        data blob not null
    ) strict
    """,
    "alter table note add column original_id integer references original(id)",
    "alter table note add column remarks text not null default '[]'",
    """
    create table note_drop (
        note_id integer not null references note(id) on delete cascade,
        start integer not null,
        end integer not null,
        reason text not null,
        restored integer not null,
        primary key (note_id, start)
    ) strict, without rowid
    """,
    # Names, dates and sums as they stand in a note; computed, replaced as a whole.
    """
    create table mention (
        note_id integer not null references note(id) on delete cascade,
        start integer not null,
        end integer not null,
        what text not null,
        value text not null,
        organisation_id integer references organisation(id),
        contact_id integer references contact(id),
        primary key (note_id, start, what)
    ) strict, without rowid
    """,
    """
    create table follow_up (
        id integer primary key autoincrement,
        passage_id integer not null unique references passage(id) on delete cascade,
        who text not null,
        due text,
        status text not null,
        changed_at text not null
    ) strict
    """,
    # What the machine proposes. A rejected proposal stays, so that it is not made again.
    """
    create table proposal (
        id integer primary key autoincrement,
        what text not null,
        subject_id integer not null,
        other_id integer not null default 0,
        note_id integer references note(id) on delete cascade,
        reason text not null,
        made_at text not null,
        verdict text,
        decided_at text,
        unique (what, subject_id, other_id)
    ) strict
    """,
    # Names under which an organisation is also known, after a merge.
    """
    create table alias (
        name_key text primary key,
        organisation_id integer not null references organisation(id)
    ) strict, without rowid
    """,
    # Two entries that turned out to be one; `moved` says what went over, so that it can be undone.
    """
    create table party_merge (
        id integer primary key autoincrement,
        what text not null,
        kept_id integer not null,
        gone_id integer not null,
        moved text not null,
        at text not null,
        undone_at text
    ) strict
    """,
    "alter table understanding add column wish integer not null default 0",
    "alter table note_organisation add column by text not null default 'human'",
    "alter table note_contact add column by text not null default 'human'",
    "alter table understanding add column speaker_id integer references contact(id)",
    "create index note_original on note(original_id)",
    "create index mention_organisation on mention(organisation_id)",
    "create index mention_contact on mention(contact_id)",
    "create index proposal_open on proposal(verdict, what)",
)
