"""Contacts found again under another title, or with the words of the name in another order."""

from __future__ import annotations

from ideation.domain.fold import person_words
from ideation.domain.ids import NoteId
from ideation.domain.organisation import Status
from ideation.storage.sqlite.connection import Connection, Row


def sharing_a_word(connection: Connection, name: str) -> list[Row]:
    """Return the contacts whose names share a word with `name`, confirmed ones first."""
    found: dict[int, Row] = {}
    # A key is the folded words of a name, with one space between them.
    for word in person_words(name):
        rows = connection.execute(
            """
            select id, name, organisation_id, status from contact
            where ' ' || name_key || ' ' like '% ' || ? || ' %'
            """,
            (word,),
        )
        found |= {row["id"]: row for row in rows}
    return sorted(found.values(), key=lambda row: (row["status"] != Status.CONFIRMED, row["id"]))


def same_name(
    connection: Connection, name: str, organisation_id: int | None, note_id: NoteId | None = None
) -> Row | None:
    """Return the contact of that name at that organisation, or where one of the two is unknown.

    Of several the one that the note has named already comes first, then who stands for themselves,
    then whose organisation is known.
    """
    words = person_words(name)
    named = {
        row["contact_id"]
        for row in connection.execute(
            "select contact_id from note_contact where note_id = ?", (note_id,)
        )
    }
    fitting = [
        row
        for row in sharing_a_word(connection, name)
        if person_words(row["name"]) == words
        and (organisation_id is None or row["organisation_id"] in (None, organisation_id))
    ]
    return min(
        fitting,
        key=lambda row: (
            row["id"] not in named,
            row["status"] == Status.MERGED,
            row["organisation_id"] is None,
            row["id"],
        ),
        default=None,
    )
