"""One text brought by several: one note that knows them all, and lets each go again."""

from datetime import date as Date

import pytest

from ideation.errors import NotFound
from ideation.services.capturing.capture import CaptureStatus

TEXT = "Sie würden ihren Prüfstand gern mit anderen teilen.\n\nDie Abwärme geht zum Kamin hinaus."
FIRST = {"author": "T. Adeyemi", "organisations": [{"name": "Aeolia"}]}
SECOND = {
    "author": "J. Holtkamp",
    "date": "2026-03-12",
    "organisations": [{"name": "Aeolia"}, {"name": "Kolbenwerk"}],
    "contacts": [{"name": "Anna Weber"}],
}


def names(references):
    return [each.name for each in references]


def test_who_brings_a_text_again_stands_beside_its_author(workspace):
    workspace.door.take_text(TEXT, FIRST)
    again = workspace.door.take_text(TEXT, SECOND)
    assert (again.status, again.note_id, again.date) == (
        CaptureStatus.UNCHANGED,
        1,
        Date(2026, 3, 12),
    )
    assert again.reason == (
        "note 1 already holds this text; added to it: J. Holtkamp, Kolbenwerk, Anna Weber, the date"
    )
    opened = workspace.note(1)
    assert len(workspace.notes()) == 1
    assert opened.authors == ("T. Adeyemi", "J. Holtkamp")
    assert opened.note.author == "T. Adeyemi"
    assert names(opened.note.organisations) == ["Aeolia", "Kolbenwerk"]
    assert names(opened.note.contacts) == ["Anna Weber"]


def test_who_brings_nothing_new_is_not_kept_twice(workspace):
    workspace.door.take_text(TEXT, FIRST)
    workspace.door.take_text(TEXT, SECOND)
    version = workspace.note(1).note.version
    for fields in (FIRST, SECOND, {"author": "j. holtkamp"}, {}):
        assert workspace.door.take_text(TEXT, fields).reason == "note 1 already holds this text"
    assert len(workspace.note(1).sources) == 1
    assert workspace.note(1).note.version == version


def test_another_organisation_alone_is_kept_and_the_note_is_understood_anew(workspace):
    workspace.door.take_text(TEXT, FIRST)
    workspace.catch_up()
    assert {each.organisation_id for each in workspace.note(1).passages} == {1}
    workspace.door.take_text(TEXT, {"organisations": [{"name": "Kolbenwerk"}]})
    workspace.catch_up()
    # Of two houses nobody is named: the statements back neither.
    assert {each.organisation_id for each in workspace.note(1).passages} == {None}


def test_a_source_taken_back_leaves_the_note_as_it_was(workspace):
    workspace.door.take_text(TEXT, FIRST)
    workspace.catch_up()
    before = workspace.note(1)
    workspace.door.take_text(TEXT, SECOND)
    [source] = workspace.note(1).sources
    assert workspace.door.undo_source(source.id) == 1
    workspace.catch_up()
    after = workspace.note(1)
    assert (after.authors, after.sources) == (("T. Adeyemi",), ())
    for fact in ("date", "author", "organisations", "contacts", "text"):
        assert getattr(after.note, fact) == getattr(before.note, fact)
    assert after.passages == before.passages
    with pytest.raises(NotFound, match=f"no further source {source.id}"):
        workspace.door.undo_source(source.id)


def test_what_a_person_changed_since_stays_when_a_source_is_taken_back(workspace):
    workspace.door.take_text(TEXT, FIRST)
    workspace.door.take_text(TEXT, {"author": "J. Holtkamp", "date": "2026-03-12"})
    opened = workspace.note(1)
    fields = {"author": "T. Adeyemi", "date": "2026-03-14", "organisations": [{"name": "Aeolia"}]}
    workspace.edit_note(1, version=opened.note.version, fields=fields)
    workspace.door.undo_source(opened.sources[0].id)
    assert workspace.note(1).note.date == Date(2026, 3, 14)


def test_a_removed_note_comes_back_with_who_brings_it(workspace):
    workspace.door.take_text(TEXT, FIRST)
    workspace.remove_note(1)
    again = workspace.door.take_text(TEXT, {"author": "J. Holtkamp", "confidential": True})
    assert again.status is CaptureStatus.CREATED
    assert again.reason == (
        "note 1 had been removed and is back; added to it: J. Holtkamp, that it is confidential"
    )
    assert workspace.note(1).authors == ("T. Adeyemi", "J. Holtkamp")


def test_files_of_two_authors_with_one_text_are_one_note(workspace):
    uploads = [
        (f"{who}.md", f'+++\nauthor = "{who}"\n+++\n{TEXT}'.encode()) for who in ("Ada", "Jos")
    ]
    results = workspace.door.take_uploads(uploads, {})
    assert [each.status for each in results] == ["created", "unchanged"]
    opened = workspace.note(1)
    assert opened.authors == ("Ada", "Jos")
    assert [each.path for each in opened.sources] == ["Jos.md"]
