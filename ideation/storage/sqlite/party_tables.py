"""The table of what people said of organisations and contacts, so that it can be undone."""

from __future__ import annotations

STATEMENTS = (
    """
    create table party_edit (
        id integer primary key autoincrement,
        what text not null,
        party_id integer not null,
        fact text not null,
        before text,
        after text,
        at text not null,
        undone_at text
    ) strict
    """,
    "create index party_edit_party on party_edit(what, party_id)",
)
