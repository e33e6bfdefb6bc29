"""Decisions, plans, goals, the mix and the return loop on the command line."""

import json
import shutil
from datetime import UTC, datetime

import pytest
from plainly import plainly

from ideation.workspace import Workspace

FIRM = "Wir brauchen einen offenen Prüfstand für Blechteile in der Region, den alle nutzen dürfen."
LAB = "Wir möchten einen offenen Prüfstand für Blechteile in der Region gemeinsam betreiben."
HEAD = '+++\ntitle = "{0}"\ndate = 2026-05-04\nsector = "Wood"\n\n[[organisations]]\nname = "{0}"\n'
NOTES = {
    "firm.md": f'{HEAD.format("Kolbenwerk GmbH")}category = "firm"\n+++\n{FIRM}\n',
    "lab.md": f'{HEAD.format("Institut Aeolia")}category = "research"\n+++\n{LAB}\n',
}
DECISION = {
    "id", "candidate_id", "verdict", "reason", "by", "who", "at", "wake_if", "undone_at",
    "undone_by",
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory, captured):
    home = captured(tmp_path_factory.mktemp("desk"), NOTES)
    with pytest.MonkeyPatch.context() as patched, plainly():
        patched.setenv("IDEATION_ENCODER", "hashing")
        Workspace.open(home).findings.run()
    return home


@pytest.fixture
def desk(built, home, cli):
    shutil.copytree(built, home)
    return cli


@pytest.fixture
def idea(desk):
    [found] = desk("candidates", "list", "--json").data
    return found["id"]


def test_every_candidate_names_what_it_lacks(desk, idea):
    found = desk("candidates", "show", idea, "--json").data
    assert (found["stage"], found["verdict"], found["woken"]) == ("backed", None, [])
    assert [each["lack"] for each in found["missing"]] == ["name", "plan"]
    assert "missing: a name or a claim by a person" in desk("candidates", "show", idea).out


def test_an_idea_is_shaped_step_by_step(desk, idea):
    shaped = desk("candidates", "shape", idea, "--claim", "One bench", "--by", "M. Lund", "--json")
    assert shaped.data["own_claim"]["who"] == "M. Lund"
    assert [each["lack"] for each in shaped.data["missing"]] == ["plan"]
    desk("plan", "set", idea, "--step", "Call", "--owner", "M. Lund")
    found = desk("candidates", "show", idea, "--json").data
    assert (found["stage"], found["own_claim"]) == ("candidate", "One bench")
    undone = desk("candidates", "shape", idea, "--undo", "--json")
    assert undone.data["own_claim"] is None
    assert desk("candidates", "shape", idea).code == 2


def test_a_decision_with_conditions_is_kept_listed_and_taken_back(desk, idea):
    given = ("--verdict", "hold", "--reason", "no money", "--by", "A. Brandt")
    wake = ("--wake-if", "private", "--wake-if", "date:2999-01-31")
    answer = desk("candidates", "decide", idea, *given, *wake, "--json")
    assert answer.code == 0
    assert set(answer.data) == DECISION
    assert answer.data["wake_if"] == ["private", "date:2999-01-31"]
    assert answer.data["who"] == "A. Brandt"
    assert desk("candidates", "woken", "--json").data == []
    gone = desk("candidates", "undo", idea, "--json").data
    assert gone["undone_by"] == "admin"
    shown = desk("candidates", "show", idea)
    assert "no money (A. Brandt); wakes if private, date:2999-01-31; taken back by admin" in (
        shown.out
    )
    assert desk("candidates", "undo", idea).code == 2


def test_what_woke_says_why_and_quotes(desk, idea):
    desk("candidates", "decide", idea, "hold", "--reason", "too few", "--wake-if", "backer")
    note = "Wir hätten gern einen offenen Prüfstand für Blechteile in der Region, auch für uns."
    head = HEAD.format("Blechfabrik AG") + 'category = "firm"\n+++\n'
    desk("capture", "-", stdin=f"{head}{note}\n".encode())
    desk("clusters", "run")
    [found] = desk("candidates", "woken", "--json").data
    assert set(found) == {"id", "name", "stage", "decision", "woken"}
    [because] = found["woken"]
    assert because["condition"] == "backer"
    assert because["because"] == "a further organisation backs it: Blechfabrik AG"
    assert len(because["passage_ids"]) == 1
    told = desk("candidates", "woken")
    assert "woken: a further organisation backs it: Blechfabrik AG" in told.out
    assert "auch für uns" in told.out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("maybe", "--reason", "x"), "There is no decision 'maybe'"),
        (("--reason", "x"), "The verdict is missing"),
        (("hold",), "A decision needs a reason"),
        (("hold", "--reason", "x", "--wake-if", "soon"), "There is no condition 'soon'"),
        (("hold", "--reason", "x", "--wake-if", "date:2001-01-01"), "has come already"),
        (("hold", "--reason", "x", "--wake-if", "organisation:999"), "no organisation 999"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_with_a_sentence(desk, idea, given, said):
    answer = desk("candidates", "decide", idea, *given, "--json")
    assert answer.code == 2
    assert said in answer.error["message"]
    assert desk("candidates", "show", idea, "--json").data["decisions"] == []


def test_a_plan_is_listed_done_undone_and_its_programmes_dated(desk, idea):
    line = ("--step", "Call", "--instrument", "study", "--goal", 1, "--due", "2027-02-01")
    set_ = desk("plan", "set", idea, *line, "--programme", "Fit 4 Resilience", "--json")
    assert set_.code == 0
    assert set_.data["programmes"] == [
        {"name": "Fit 4 Resilience", "since": None, "until": "2021-12-31", "ended": True}
    ]
    assert desk("plan", "done", idea, 1, "--json").data["status"] == "done"
    assert "ended on 2021-12-31" in desk("plan", "list").out
    [plan] = desk("plan", "list", idea, "--json").data
    assert [each["status"] for each in plan["lines"]] == ["done"]
    assert len(plan["history"]) == 2
    assert [e["status"] for e in desk("plan", "undo", idea, "--json").data["lines"]] == ["open"]
    struck = desk("plan", "set", idea, "--line", 1, "--strike", "--json").data
    assert struck["status"] == "struck"
    assert desk("plan", "list", idea, "--json").data[0]["lines"] == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("set", 77, "--step", "x"), "There is no idea 77"),
        (("set", "{idea}"), "needs a next step"),
        (("set", "{idea}", "--step", "x", "--instrument", "magic"), "no instrument 'magic'"),
        (("set", "{idea}", "--strike"), "Which line"),
        (("done", "{idea}", 9), "has no line 9"),
        (("undo", "{idea}"), "No one has changed the plan"),
    ],
)
def test_plans_that_cannot_be_are_refused(desk, idea, given, said):
    given = [str(each).format(idea=idea) for each in given]
    answer = desk("plan", *given, "--json")
    assert answer.code == 2
    assert said in answer.error["message"]


def test_goals_are_added_edited_removed_and_undone(desk, idea):
    shipped = desk("goals", "list", "--json").data
    added = desk("goals", "add", "--name", "en:Quiet streets", "--text", "en:Less noise", "--json")
    assert added.data["id"] == len(shipped) + 1
    desk("goals", "edit", added.data["id"], "--name", "de:Leise Straßen")
    assert "Leise Straßen" in desk("goals", "list", "--language", "de").out
    desk("goals", "remove", 1)
    assert 1 not in [each["id"] for each in desk("goals", "list", "--json").data]
    assert desk("goals", "undo", "--json").data[0]["id"] == 1
    assert "names no language" in desk("goals", "add", "--name", "Quiet").err


def test_the_mix_counts_with_ids(desk, idea):
    found = desk("portfolio", "--json").data
    assert set(found) == {"candidates", "themes", "sectors", "stages", "instruments"}
    assert {"key": "backed", "candidate_ids": [idea]} in found["stages"]
    assert {"key": None, "candidate_ids": [idea]} in found["instruments"]
    assert "1 in all" in desk("portfolio").out


def test_who_is_owed_word_is_listed_told_and_untold(desk, idea):
    assert desk("return", "list", "--json").data == []
    desk("candidates", "decide", idea, "advance", "--reason", "ready")
    [found] = desk("return", "list", "--json").data
    names = {each["name"]: each["organisation_id"] for each in found["owed"]}
    assert set(names) == {"Kolbenwerk GmbH", "Institut Aeolia"}
    firm = names["Kolbenwerk GmbH"]
    told = desk("return", "told", idea, firm, "--date", "2026-05-05", "--by", "M. Lund", "--json")
    assert told.data == {
        "candidate_id": idea,
        "organisation_id": firm,
        "day": "2026-05-05",
        "contact_id": None,
        "who": "M. Lund",
    }
    waiting = desk("return", "list", "--waiting")
    assert "Institut Aeolia" in waiting.out
    assert "Kolbenwerk" not in waiting.out
    assert "told on 2026-05-05" in desk("return", "list").out
    desk("return", "told", idea, firm, "--undo")
    assert "told on" not in desk("return", "list").out
    assert desk("return", "told", idea, firm, "--undo").code == 2


def test_minutes_are_printed_or_written(desk, idea, tmp_path):
    assert desk("candidates", "minutes").code == 2
    desk("candidates", "decide", idea, "drop", "--reason", "no hall", "--by", "A. Brandt")
    printed = desk("candidates", "minutes")
    assert "no hall" in printed.out
    assert "A. Brandt" in printed.out
    assert desk("candidates", "minutes", idea, "--format", "pdf").code == 2
    file = tmp_path / "minutes.docx"
    written = desk(
        "candidates", "minutes", "--format", "docx", "--language", "de", "--output", file, "--json"
    )
    assert set(written.data) == {"day", "candidates", "title", "file", "text"}
    assert written.data["candidates"] == [idea]
    assert written.data["day"] == datetime.now(UTC).date().isoformat()
    assert written.data["title"].startswith("Protokoll")
    assert file.read_bytes()[:2] == b"PK"
    assert json.dumps(written.data)
