"""The capture page as a user drives it, without a browser; and what its editors make of clicks."""

import pytest
from streamlit.testing.v1 import AppTest

from ideation.domain.choices import Choices, NameChoice, StatementChoice
from ideation.domain.inbox import Proposed
from ideation.domain.organisation import Category, Status
from ideation.domain.passage import Attribution, Kind
from ideation.intake.readers.sheet_rows import Table
from ideation.services.capturing.preview import PreviewedParty, PreviewedStatement
from ideation.settings import Settings
from ideation.ui.table_columns import column_rows
from ideation.ui.understood_edit import as_chosen, with_edits, with_party_edits
from ideation.workspace import Workspace

TEXT = (
    "Besuch bei Galvokern GmbH.\n\nSie würden ihren Prüfstand teilen.\n\n"
    "Mit Ihrer Erlaubnis verwenden wir Google Analytics auf dieser Website."
)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("IDEATION_HOME", str(tmp_path))
    monkeypatch.setenv("IDEATION_ENCODER", "hashing")
    return tmp_path


def opened(page: str) -> AppTest:
    # Pages are functions, so a page is reached as a reader would: by its address.
    return AppTest.from_string(
        f"from ideation.ui.pages import {page}\n"
        "from ideation.ui.state import errors_shown, translator, workspace\n"
        f"with errors_shown():\n    {page}.render(workspace(), translator())\n",
        default_timeout=120,
    ).run()


def messages(test: AppTest) -> list[str]:
    kinds = (test.error, test.caption, test.info)
    return [each.value.replace("\\", "") for kind in kinds for each in kind]


def statement(kind=Kind.OFFER, attribution=Attribution.OWN, theme="none", start=0, end=5):
    return PreviewedStatement(
        start=start,
        end=end,
        language="de",
        theme=theme,
        kind=kind,
        kind_cue="teilen",
        attribution=attribution,
        attribution_cue="sie",
    )


def test_changed_cells_become_a_persons_word_and_the_machines_value_is_none():
    machine = [statement(), statement(kind=None, attribution=None)]
    edits = {0: {"kind": "need", "theme": "digitalisation"}, 1: {"voice": "reported"}}
    choices = with_edits(Choices(), ["eins", "zwei"], machine, edits)
    assert choices.statements == {
        "eins": StatementChoice(kind=Kind.NEED, theme="digitalisation"),
        "zwei": StatementChoice(attribution=Attribution.REPORTED),
    }
    back = with_edits(
        choices,
        ["eins", "zwei"],
        machine,
        {0: {"kind": "offer", "theme": "none"}, 1: {"out": True}},
    )
    assert back.statements == {"zwei": StatementChoice(attribution=Attribution.REPORTED)}
    assert back.left_out == {"zwei"}


def test_what_is_chosen_is_what_is_shown():
    text = "Teilt. Fragt?"
    machine = statement(start=0, end=6)
    choices = Choices(statements={"Teilt.": StatementChoice(kind=Kind.FACT)})
    shown = as_chosen(text, machine, choices)
    assert (shown.kind, shown.kind_cue) == (Kind.FACT, "")
    assert (shown.attribution, shown.attribution_cue) == (Attribution.OWN, "sie")
    question = statement(kind=None, attribution=None, start=7, end=13)
    assert as_chosen(text, question, choices) == question
    answered = Choices(statements={"Fragt?": StatementChoice(theme="digitalisation")})
    shown = as_chosen(text, question, answered)
    assert (shown.kind, shown.attribution, shown.theme) == (None, None, "digitalisation")


def test_changed_names_become_a_persons_word():
    new = [
        PreviewedParty(name="Galvokern GmbH", status=Status.PROPOSED, category=Category.FIRM),
        PreviewedParty(name="Elke Zonik", status=Status.PROPOSED, role="Leiterin"),
    ]
    edits = {
        0: {"category": "research", "keep": False},
        1: {"name": "  Elke  Zonnick ", "role": "Leiterin"},
    }
    assert with_party_edits({}, new, edits) == {
        "Galvokern GmbH": NameChoice(rejected=True, category=Category.RESEARCH),
        "Elke Zonik": NameChoice(name="Elke Zonnick"),
    }
    emptied = with_party_edits({}, new, {1: {"name": ""}})
    assert emptied == {"Elke Zonik": NameChoice()}


def test_the_columns_of_all_sheets_stand_once_with_an_example():
    tables = [
        Table(name="A", header=("Datum", "Notiz"), rows=(("2026-03-12", ""),)),
        Table(name="B", header=("Notiz", "Ort"), rows=(("Der Ofen\nraucht.", "Arlon"),)),
    ]
    assert column_rows(tables) == [
        {"name": "Datum", "example": "2026-03-12", "kind": "date"},
        {"name": "Notiz", "example": "Der Ofen raucht.", "kind": "text"},
        {"name": "Ort", "example": "Arlon", "kind": "ignore"},
    ]


def test_a_header_that_is_wrong_is_told_once(home, learned_once):
    test = opened("capture")
    test.text_area(key="capture.0.text").set_value('+++\nsector = "Fishery"\n+++\nPike.').run()
    told = "There is no sector 'Fishery'."
    assert [told in each for each in messages(test)].count(True) == 1
    assert not test.error
    test.button(key="capture.save").click().run()
    assert [told in each for each in messages(test)].count(True) == 1
    assert told in test.error[0].value.replace("\\", "")


def test_what_is_chosen_in_the_preview_is_saved(home, learned_once):
    test = opened("capture")
    test.text_area(key="capture.0.text").set_value(TEXT).run()
    [cookies] = [each for each in test.checkbox if "cookie notice" in each.label]
    cookies.check().run()
    wish = "Sie würden ihren Prüfstand teilen."
    test.session_state["capture.0.choices"] = Choices(
        restored=test.session_state["capture.0.choices"].restored,
        statements={wish: StatementChoice(kind=Kind.FACT, theme="digitalisation")},
        organisations={"Galvokern GmbH": NameChoice(category=Category.RESEARCH)},
    )
    test.run()
    assert not test.exception
    test.button(key="capture.save").click().run()
    assert not test.exception
    workspace = Workspace(home, Settings(encoder="hashing"))
    passages = {each.text: each for each in workspace.note(1).passages}
    assert passages[wish].kind is Kind.FACT
    assert [each.slug for each in passages[wish].themes] == ["digitalisation"]
    assert any("Google Analytics" in each for each in passages)
    [organisation] = workspace.people.organisations()
    assert (organisation.category, organisation.status) == (Category.RESEARCH, Status.CONFIRMED)


def test_a_table_that_is_dropped_shows_its_columns_and_is_stored_by_them(home, learned_once):
    test = opened("capture")
    data = "Firma;Was gesagt wurde\nKolbenwerk;Sie würden ihren Prüfstand gern teilen.\n"
    test.file_uploader(key="capture.0.files").set_value(
        [("log.csv", data.encode(), "text/csv")]
    ).run()
    assert not test.exception
    assert "1 note would be stored:" in messages(test)
    test.button(key="capture.save").click().run()
    workspace = Workspace(home, Settings(encoder="hashing"))
    [note] = workspace.notes()
    assert [each.name for each in note.organisations] == ["Kolbenwerk"]
    assert workspace.note(note.id).note.text == "Sie würden ihren Prüfstand gern teilen."


def test_a_verdict_in_the_inbox_can_be_undone(home, learned_once):
    workspace = Workspace(home, Settings(encoder="hashing"))
    workspace.door.take_text(TEXT, {})
    workspace.catch_up()
    before = workspace.people.proposals()
    test = opened("inbox")
    test.button(key="inbox.reject").click().run()
    assert workspace.people.proposals(Proposed.ORGANISATION) == []
    assert "1 rejected." in messages(test)
    test.button(key="inbox.undo").click().run()
    assert workspace.people.proposals() == before
    assert not test.exception


BROKEN = (
    "Besuch in der Halle, 12. März 2026\n\nWir brauchen mehr Informa-\ntion über Öfen.\n\n"
    "Mit freundlichen Grüßen\nJana Holtkamp\nLeiterin, Holtkamp Holz GmbH & Co."
)


def labels(test):
    return [each.label.replace("\\", "") for each in test.checkbox]


def test_what_is_set_apart_and_repaired_is_in_sight_and_one_click_takes_it_back(home, learned_once):
    test = opened("capture")
    test.text_area(key="capture.0.text").set_value(BROKEN).run()
    assert not test.exception
    folded = [each.label for fold in test.expander for each in fold.checkbox]
    assert folded == []
    shown = labels(test)
    assert "Informa-↵tion → Information" in shown
    assert any(each.startswith("signature: Mit freundlichen Grüßen Jana") for each in shown)
    for start in ("Informa", "signature"):
        [box] = [each for each in test.checkbox if each.label.startswith(start)]
        box.check().run()
    [take] = [each for each in test.button if each.label == "Use as date"]
    take.click().run()
    assert str(test.date_input(key="capture.0.date").value) == "2026-03-12"
    test.button(key="capture.save").click().run()
    assert not test.exception
    opened_note = Workspace(home, Settings(encoder="hashing")).note(1)
    assert str(opened_note.note.date) == "2026-03-12"
    assert [each.restored for each in opened_note.drops] == [True]
    assert any("Informa-tion" in each.reading for each in opened_note.passages)


def test_what_others_hold_already_is_told_before_saving(home, learned_once):
    said = "Die Betriebe am Kanal wollen einen gemeinsamen Prüfstand für lange Bauteile bauen."
    workspace = Workspace(home, Settings(encoder="hashing"))
    for opening in ("Das kam am Telefon heraus.", "Das war am Hafen zu hören."):
        workspace.door.take_text(f"{opening}\n\n{said}", {})
    workspace.catch_up()
    test = opened("capture")
    test.text_area(key="capture.0.text").set_value(f"Neues vom Hof heute.\n\n{said}").run()
    assert "said by 2 others already: it counts as one voice" in messages(test)
    assert "**1 statement is here already**" in [each.value for each in test.markdown]
    assert len(workspace.notes()) == 2


def test_of_many_files_each_result_is_listed_and_a_bad_one_stops_none(home, learned_once):
    test = opened("capture")
    files = [(f"{n}.txt", f"Besuch {n}: der Ofen raucht.".encode(), "text/plain") for n in range(3)]
    files += [("again.txt", files[0][1], "text/plain"), ("bad.txt", b"...", "text/plain")]
    test.file_uploader(key="capture.0.files").set_value(files).run()
    test.button(key="capture.save").click().run()
    assert not test.exception
    table = test.dataframe[0].value
    rows = dict(zip(table["file"], table["result"], strict=True))
    assert rows == {
        **{f"{n}.txt": "created" for n in range(3)},
        "again.txt": "unchanged",
        "bad.txt": "refused",
    }
    [reason] = [each for each in table["reason"] if each.startswith("The note holds no words")]
    assert reason
    assert len(Workspace(home, Settings(encoder="hashing")).notes()) == 3


VTT = b"WEBVTT\n\n01:00:09.000 --> 01:00:11.000\n<v Jos Kieffer>Unter dem Dach regnet es herein.\n"


def noted(note_id):
    return AppTest.from_string(
        "import streamlit as st\n"
        "from ideation.ui.pages import notes\n"
        "from ideation.ui.state import errors_shown, translator, workspace\n"
        f"st.query_params['note'] = '{note_id}'\n"
        "with errors_shown():\n    notes.render(workspace(), translator())\n",
        default_timeout=120,
    ).run()


def test_a_note_shows_who_brought_it_when_it_was_said_and_lets_a_source_go(home, learned_once):
    workspace = Workspace(home, Settings(encoder="hashing"))
    for author in ("T. Adeyemi", "J. Holtkamp"):
        workspace.door.take_uploads([("talk.vtt", VTT)], {"author": author})
    workspace.catch_up()
    test = noted(1)
    assert not test.exception
    assert any("T. Adeyemi, J. Holtkamp" in each for each in messages(test))
    assert any("1:00:09" in each.proto.body for each in test.get("html"))
    test.button(key="note.source.1").click().run()
    assert not test.exception
    assert workspace.note(1).authors == ("T. Adeyemi",)
    assert not any("J. Holtkamp" in each for each in messages(test))


def test_a_repair_of_a_note_is_taken_back_with_one_click(home, learned_once):
    workspace = Workspace(home, Settings(encoder="hashing"))
    workspace.door.take_text(BROKEN, {})
    workspace.catch_up()
    test = noted(1)
    test.button(key="note.repair.1.0").click().run()
    test.button(key="note.day.1").click().run()
    assert not test.exception
    assert [back for _, back in workspace.door.repairs(1)] == [True]
    assert str(workspace.note(1).note.date) == "2026-03-12"
    kept = [each for each in messages(test) if "statements received" in each]
    assert len(kept) >= 1


def test_a_proposal_is_put_right_in_the_inbox_and_says_why(home, learned_once):
    workspace = Workspace(home, Settings(encoder="hashing"))
    workspace.door.take_text(TEXT, {})
    workspace.catch_up()
    before = workspace.people.proposals()
    [proposal] = workspace.people.proposals(Proposed.ORGANISATION)
    test = opened("inbox")
    assert any("named with “GmbH”" in each.value for each in test.caption)
    test.button(key=f"inbox.correct.{proposal.id}").click().run()
    test.text_input(key=f"inbox.form.name.{proposal.id}").set_value("Galvokern Guss AG")
    test.selectbox(key=f"inbox.form.category.{proposal.id}").set_value(Category.RESEARCH)
    [accept] = [each for each in test.button if each.label == "Accept as changed"]
    accept.click().run()
    assert not test.exception
    [organisation] = workspace.people.organisations()
    assert (organisation.name, organisation.category) == ("Galvokern Guss AG", Category.RESEARCH)
    assert organisation.status is Status.CONFIRMED
    test.button(key="inbox.undo").click().run()
    assert workspace.people.proposals() == before
