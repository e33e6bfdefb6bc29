"""What names an organisation or contact, for a merge that moves it all."""

from __future__ import annotations

# What names an organisation or contact by its id: the rows that do, and how they are moved.
LINKS = {
    "organisation": (
        (
            "select id as key from contact where organisation_id = ?",
            "update contact set organisation_id = ?1 where id = ?2",
        ),
        (
            "select passage_id as key from understanding where organisation_id = ?",
            "update understanding set organisation_id = ?1 where passage_id = ?2",
        ),
        (
            "select id as key from organisation where parent_id = ?",
            "update organisation set parent_id = ?1 where id = ?2",
        ),
        (
            "select note_id || ',' || start as key from mention where organisation_id = ?",
            "update mention set organisation_id = ?1 where note_id || ',' || start = ?2"
            " and what = 'organisation'",
        ),
        (
            "select note_id as key from note_organisation where organisation_id = ?",
            "update or ignore note_organisation set organisation_id = ?1"
            " where note_id = ?2 and organisation_id = ?3",
        ),
    ),
    "contact": (
        (
            "select passage_id as key from understanding where speaker_id = ?",
            "update understanding set speaker_id = ?1 where passage_id = ?2",
        ),
        (
            "select note_id || ',' || start as key from mention where contact_id = ?",
            "update mention set contact_id = ?1 where note_id || ',' || start = ?2"
            " and what = 'contact'",
        ),
        (
            "select note_id as key from note_contact where contact_id = ?",
            "update or ignore note_contact set contact_id = ?1"
            " where note_id = ?2 and contact_id = ?3",
        ),
    ),
}
