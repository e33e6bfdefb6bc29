"""A note is edited, removed and brought back; statements that stay keep what hangs on them."""

import shutil

import pytest

from ideation.errors import BadInput, EditConflict, NotFound, UnreadableText
from ideation.services.searching.search import Asked
from ideation.settings import Settings
from ideation.workspace import Workspace

FIRST = "Der Prüfstand steht an drei Tagen leer."
SECOND = "Die Abwärme geht zum Kamin hinaus."
THIRD = "Im Lager fehlt ein Dreher."


def note_of(*statements):
    return "\n\n".join(statements)


def found(workspace, query, **options):
    return [hit.text for hit in workspace.finder.search(Asked(query=query, **options))]


def well(workspace):
    return [f"{each.name}: {each.found}" for each in workspace.doctor() if not each.ok]


@pytest.fixture(scope="module")
def filled_once(tmp_path_factory, clock, learned_once):
    folder = tmp_path_factory.mktemp("filled")
    workspace = Workspace(folder, Settings(encoder="hashing"), clock=clock)
    workspace.door.take_text(note_of(FIRST, SECOND), {"title": "Besuch", "author": "T. Adeyemi"})
    workspace.door.take_text(note_of(THIRD), {"title": "Lager"})
    workspace.catch_up()
    return folder


@pytest.fixture
def filled(filled_once, home, clock):
    """A copy of the workspace with two notes, free to be changed."""
    shutil.copytree(filled_once, home)
    return Workspace(home, Settings(encoder="hashing"), clock=clock)


def test_statements_that_stay_keep_id_themes_and_vector(filled):
    first, second = filled.note(1).passages
    edited = filled.edit_note(1, version=1, text=note_of(THIRD + " Sagt er.", SECOND, FIRST))
    new, *stayed = edited.passages
    assert [each.id for each in stayed] == [second.id, first.id]
    assert [each.themes for each in stayed] == [second.themes, first.themes]
    assert first.themes
    assert new.id > max(first.id, second.id)
    assert new.themes == ()
    assert filled.index_status()["vectors"] == 3
    assert filled.waiting() == 1
    assert filled.catch_up() == 1
    assert filled.note(1).passages[0].themes
    assert well(filled) == []


def test_every_statement_stands_where_it_says_after_an_edit(filled):
    text = f"\n# Neu\n{FIRST}\n- {THIRD} Wirklich.\n"
    edited = filled.edit_note(1, version=1, text=text)
    assert edited.note.text == text
    assert edited.note.version == 2
    assert [text[each.start : each.end] for each in edited.passages] == [
        each.text for each in edited.passages
    ]


def test_a_statement_taken_out_is_found_no_more_and_a_new_one_is(filled):
    assert found(filled, "Abwärme")[0] == SECOND
    filled.edit_note(1, version=1, text=note_of(FIRST, "Ein neuer Satz über Bienen."))
    assert SECOND not in found(filled, "Abwärme")
    assert found(filled, "Bienen")[0] == "Ein neuer Satz über Bienen."
    filled.catch_up()
    assert SECOND not in found(filled, "Abwärme")
    assert well(filled) == []


def test_a_save_over_someone_elses_is_refused_and_loses_neither(filled):
    filled.edit_note(1, version=1, text=note_of(FIRST))
    with pytest.raises(EditConflict, match="nothing was saved"):
        filled.edit_note(1, version=1, text=note_of(SECOND))
    assert filled.note(1).note.text == FIRST
    assert filled.note(1).note.version == 2


@pytest.mark.parametrize("removed", [False, True])
def test_a_text_that_another_note_holds_is_refused(filled, removed):
    if removed:
        filled.remove_note(2)
    with pytest.raises(BadInput, match="Note 2 already holds exactly this text"):
        filled.edit_note(1, version=1, text=f" {THIRD}\r\n")
    assert filled.note(1).note.text == note_of(FIRST, SECOND)
    assert [each.text for each in filled.note(1).passages] == [FIRST, SECOND]


def test_white_space_of_a_note_can_be_edited(filled):
    before = [each.id for each in filled.note(1).passages]
    edited = filled.edit_note(1, version=1, text=f"{FIRST}\n\n{SECOND}\n\n")
    assert edited.note.text.endswith("hinaus.\n\n")
    assert [each.id for each in edited.passages] == before


@pytest.mark.parametrize("text", ["", "  ", "7", "a", "…"])
def test_a_note_cannot_be_emptied_by_an_edit(filled, text):
    with pytest.raises(UnreadableText, match="nothing was saved"):
        filled.edit_note(1, version=1, text=text)
    assert filled.note(1).note.version == 1
    assert len(filled.note(1).passages) == 2


@pytest.mark.parametrize("text", ["A text\x00 with NUL.", "A lone \ud800 surrogate.", "\x07 bell."])
def test_an_edit_takes_no_text_that_capture_would_refuse(filled, text):
    with pytest.raises(UnreadableText, match="control character"):
        filled.edit_note(1, version=1, text=text)
    assert filled.note(1).note.text == note_of(FIRST, SECOND)


def test_a_header_changes_without_touching_the_statements(filled):
    before = filled.note(1)
    edited = filled.edit_note(
        1,
        version=1,
        fields={"title": "Neuer Titel", "date": "2026-05-01", "organisations": [{"name": "A"}]},
    )
    assert (edited.note.title, str(edited.note.date)) == ("Neuer Titel", "2026-05-01")
    assert edited.note.author is None
    assert [each.name for each in edited.note.organisations] == ["A"]
    assert [(p.id, p.text, p.themes) for p in edited.passages] == [
        (p.id, p.text, p.themes) for p in before.passages
    ]
    assert edited.note.text == before.note.text


def test_a_removed_note_is_in_no_list_search_or_index(filled):
    before = found(filled, "Prüfstand leer")
    assert FIRST in before
    removed = filled.remove_note(1)
    assert (removed.removed_at, removed.version) == (filled._clock(), 2)
    assert [each.id for each in filled.notes()] == [2]
    assert [each.id for each in filled.notes(removed=True)] == [1]
    assert found(filled, "Prüfstand leer") == [THIRD]
    assert filled.index_status()["vectors"] == 1
    assert sum(each.passages for each in filled.themes()) == len(filled.note(2).passages[0].themes)
    assert well(filled) == []
    restored = filled.restore_note(1)
    assert (restored.removed_at, restored.version) == (None, 3)
    assert found(filled, "Prüfstand leer") == before
    assert [each.id for each in filled.notes()] == [2, 1]
    assert well(filled) == []


def test_removing_and_restoring_twice_is_the_same_as_once(filled):
    assert filled.remove_note(1).version == 2
    assert filled.remove_note(1).version == 2
    assert filled.restore_note(1).version == 3
    assert filled.restore_note(1).version == 3


def test_a_note_removed_before_it_had_vectors_gets_them_when_it_is_back(workspace):
    workspace.door.take_text(FIRST, {})
    workspace.remove_note(1)
    assert (workspace.waiting(), workspace.catch_up()) == (0, 0)
    workspace.restore_note(1)
    assert (workspace.waiting(), workspace.catch_up()) == (1, 1)
    assert well(workspace) == []


def test_a_removed_note_cannot_be_edited(filled):
    filled.remove_note(1)
    with pytest.raises(BadInput, match="Note 1 is removed; nothing was saved") as refused:
        filled.edit_note(1, version=2, text=note_of(FIRST))
    assert refused.value.hint == "Bring it back first: ideation notes restore 1"


@pytest.mark.parametrize("unknown", [0, 99, 2**70])
def test_an_unknown_note_is_named(filled, unknown):
    for act in (
        lambda: filled.note(unknown),
        lambda: filled.edit_note(unknown, version=1, text="A text."),
        lambda: filled.remove_note(unknown),
        lambda: filled.restore_note(unknown),
    ):
        with pytest.raises(NotFound, match=f"There is no note {unknown}"):
            act()
