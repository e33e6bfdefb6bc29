"""The gate, the ledger, the rules and the replay as a reader sees them, without a browser."""

import pytest
from test_findings_pages import FIRM, LAB, app, button, quotes, words

from ideation.domain.rules import GateRules
from ideation.settings import Settings
from ideation.workspace import Workspace


@pytest.fixture
def found(home, plain_words):
    workspace = Workspace(home, Settings(encoder="hashing"))
    for text, date, name, category in (
        (FIRM, "2026-03-02", "Kolbenwerk GmbH", "firm"),
        (LAB, "2026-05-04", "Institut Aeolia", "research"),
    ):
        organisations = [{"name": name, "category": category}]
        workspace.door.take_text(text, {"date": date, "organisations": organisations})
    workspace.catch_up()
    workspace.findings.run()
    return workspace


def test_each_light_shows_what_would_change_it(found):
    [candidate] = found.findings.candidates()
    test = app("candidates", candidate=candidate.id)
    assert not test.exception
    told = words(test)
    assert told.count("What would change it") == 3
    assert "Without this statement of Kolbenwerk GmbH it goes out" in told.replace("\\", "")
    assert told.count("Nothing on record against this light") == 3
    assert FIRM in quotes(test)
    assert "the same under all 500 small changes of the weights" in told


def test_the_ledger_has_a_row_a_voice_and_a_download(found):
    [candidate] = found.findings.candidates()
    test = app("candidates", candidate=candidate.id)
    assert "2 rows count, each for one independent house" in words(test).replace("\\", "")
    rows = test.dataframe[-1].value
    assert list(rows["counts"]) == ["yes", "yes"]
    assert set(rows["why"]) == {"own voice"}


def test_a_change_of_rules_is_previewed_then_saved_with_its_reason(found):
    test = app("candidates")
    assert not test.exception
    assert "These are the rules that count now" in words(test).replace("\\", "")
    [field] = [each for each in test.number_input if "first light" in each.label]
    test = field.set_value(3).run()
    told = words(test).replace("\\", "")
    assert "1 pass now, 0 would pass" in told
    assert "goes out: Independent" in told
    assert "would no longer pass" in told
    assert found.leadership.rules == GateRules()
    test = button(test, "Save the rules").click().run()
    assert "needs a reason" in words(test)
    [reason] = [each for each in test.text_input if each.label == "Why"]
    reason.set_value("stricter")
    button(test, "Save the rules").click().run()
    assert found.leadership.rules.independent == 3
    assert found.leadership.rules_history()[0].reason == "stricter"


def test_an_earlier_flagship_is_kept_removed_and_brought_back(found):
    test = app("candidates")
    [name] = [each for each in test.text_input if each.key == "precedents.name.0"]
    [text] = [each for each in test.text_input if each.key == "precedents.text.0"]
    name.set_value("Blechlabor")
    text.set_value("A laboratory for sheet metal.")
    test = button(test, "Keep it").click().run()
    assert [each.name for each in found.leadership.precedents()] == ["Blechlabor"]
    test = button(test, "Remove").click().run()
    assert found.leadership.precedents() == []
    button(test, "Bring Blechlabor back").click().run()
    assert [each.name for each in found.leadership.precedents()] == ["Blechlabor"]


def test_the_archive_is_replayed_from_the_page(found):
    test = app("candidates")
    assert "The archive has not been replayed yet" in words(test).replace("\\", "")
    test = button(test, "Replay the archive").click().run()
    assert not test.exception
    assert "2 dated notes. 1 alerts, 0 of them later lapsed" in words(test).replace("\\", "")
    _, retro = found.leadership.last_retro()
    assert str(retro.first_seen[0].first_passed) == "2026-05-04"
