"""The page of reports as a reader sees it, without a browser."""

import pytest
from drawn import draw, press, quotes, words

from ideation.services.reporting.impulses import read

FIRM = "Wir brauchen einen offenen Prüfstand für Blechteile in der Region, den alle nutzen dürfen."
DOUBT = "Unsere Sorge: Der Prüfstand für Blechteile steht am Ende leer."
LAB = "Wir möchten einen offenen Prüfstand für Blechteile in der Region :red[gemeinsam] betreiben."


@pytest.fixture
def found(workspace):
    for text, name, category in (
        (f"{FIRM} {DOUBT}", "Kolbenwerk GmbH", "firm"),
        (LAB, "Institut Aeolia", "research"),
    ):
        workspace.door.take_text(text, {"organisations": [{"name": name, "category": category}]})
    workspace.catch_up()
    workspace.findings.run()
    return workspace


def labels(test):
    return [each.proto.label for each in test.get("download_button")]


def test_a_brief_is_read_and_taken_along(found):
    [candidate] = found.findings.candidates()
    test = draw("briefs", candidate=candidate.id)
    assert not test.exception
    shown = words(test)
    assert "2 independent organisations back the idea" in shown
    assert "[1]" in shown
    assert labels(test) == ["PDF", "Word (docx)", "Markdown"]
    assert FIRM in quotes(test)
    assert "sentences are editorial" in shown
    # What somebody wrote never turns into a colour.
    assert ":red[gemeinsam]" in quotes(test)
    # Each source leads to its note.
    test = press(test, "Open note")
    assert not test.exception


def test_the_language_of_the_report_is_its_own(found):
    test = draw("briefs")
    test.get("button_group")
    test.session_state["briefs.language"] = "fr"
    shown = words(test.run())
    assert "Ce qu'ils veulent" in shown
    assert "One or two pages on a candidate" in shown


def test_an_internal_brief_is_marked(found):
    test = draw("briefs")
    test = test.toggle(key="briefs.internal").set_value(True).run()
    assert "Confidential" in "\n".join(each.value for each in test.markdown)


def test_a_position_paper_is_proposed_edited_and_exported(found):
    [candidate] = found.findings.candidates()
    test = draw("briefs", view="paper")
    assert not test.exception
    assert labels(test) == []
    test = test.multiselect(key="briefs.ideas").set_value([int(candidate.id)]).run()
    test = press(test, "Propose impulses")
    assert not test.exception
    assert labels(test) == ["Save the draft", "PDF", "Word (docx)", "Markdown"]
    [impulse] = test.session_state["briefs.paper"].impulses
    assert impulse.about == f"idea {candidate.id}"
    assert "0 of 3 sentences are editorial" in words(test)
    assert "Kolbenwerk GmbH objects" in words(test)
    # Hidden without a reason, an objection stops the export.
    key = f"briefs.table.{test.session_state['briefs.round']}"
    test.session_state[key] = {
        "edited_rows": {0: {"show": False}},
        "added_rows": [],
        "deleted_rows": [],
    }
    test = test.run()
    assert labels(test) == ["Save the draft"]
    assert any("leaves out 1 of the objections" in each.value for each in test.warning)


def test_an_empty_workspace_offers_the_next_step(workspace):
    assert "holds no notes yet" in words(draw("briefs"))


def test_the_draft_of_the_page_is_the_draft_of_the_command(found):
    from ideation.services.reporting.impulses import written

    [candidate] = found.findings.candidates()
    paper = found.outbox.draft(ideas=[int(candidate.id)])
    assert read(written(paper)) == paper
