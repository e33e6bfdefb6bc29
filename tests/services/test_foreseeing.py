"""Before a note is saved it is said what it repeats: the text, statements, an interview."""

from datetime import date as Date

import pytest

from ideation.domain.inbox import Proposed
from ideation.resources import resource
from ideation.settings import Settings
from ideation.workspace import Workspace

SHARED = "Die Betriebe am Kanal wollen einen gemeinsamen Prüfstand für lange Bauteile bauen."
TWIN, EARLIER = (
    f"2025-10-02-feinguss-interview-{each}.md" for each in ("fr", "de")
)  # the same interview in two languages
OTHER = "2025-04-30-doheemwuel-panel.md"


def previewed(workspace, text, fields=None):
    shown, start = workspace.door.preview(text, fields or {})
    return shown, text[start:]


def test_a_statement_of_two_others_is_told_before_saving_and_saved_as_one_voice(workspace):
    for opening in ("Besuch am Hafen.", "Anruf aus dem Werk."):
        workspace.door.take_text(f"{opening}\n\n{SHARED}", {})
    workspace.door.take_text("Die Mühle am Bach mahlt seit Mai wieder rotes Korn.", {})
    workspace.catch_up()
    text = f"Treffen im Rathaus.\n\n{SHARED}\n\nDas Dach der alten Halle ist seit Mai undicht."
    shown, body = previewed(workspace, text)
    [said] = shown.said
    assert (body[said.start : said.end], said.notes) == (SHARED, (1, 2))
    workspace.door.take_text(text, {})
    workspace.catch_up()
    with workspace.reading() as records:
        sources = records.copies.sources()
        [copy] = [each.id for each in records.passages.of_note(4) if each.text == SHARED]
    assert sources[copy] == said.passage_id


def test_of_a_text_that_is_a_note_already_nothing_else_is_told(workspace):
    workspace.door.take_text(SHARED, {})
    workspace.catch_up()
    shown, _ = previewed(workspace, SHARED)
    assert (shown.known, shown.said, shown.told) == (1, (), ())


def test_what_a_removed_note_holds_is_not_told(workspace):
    workspace.door.take_text(SHARED, {})
    workspace.catch_up()
    workspace.remove_note(1)
    shown, _ = previewed(workspace, f"Neu ist hier das: {SHARED}")
    assert shown.said == ()


@pytest.mark.model
def test_the_same_interview_in_another_language_is_told_before_saving(
    tmp_path, learned_once, few_examples
):
    workspace = Workspace(tmp_path, Settings())
    corpus = resource("corpus")
    workspace.door.take_files([corpus / EARLIER, corpus / OTHER], {})
    workspace.catch_up()
    shown, _ = previewed(workspace, (corpus / TWIN).read_text())
    [told] = shown.told
    assert (told.note_id, told.date, told.other_language) == (1, Date(2025, 10, 2), True)
    assert told.languages[0] == "de"
    # On another day it was another interview.
    elsewhere, _ = previewed(workspace, (corpus / TWIN).read_text(), {"date": "2025-10-03"})
    assert elsewhere.told == ()
    # What is told is what is found.
    workspace.door.take_files([corpus / TWIN], {})
    workspace.catch_up()
    [proposal] = [e for e in workspace.people.proposals() if e.what is Proposed.TWIN]
    assert proposal.note_id == 3
