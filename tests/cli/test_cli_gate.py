"""Ledger, rules, earlier flagships and replays on the command line."""

import csv
import io
import json
import shutil

import pytest
from plainly import plainly

from ideation.workspace import Workspace

FIRM = "Wir brauchen einen offenen Prüfstand für Blechteile in der Region, den alle nutzen dürfen."
LAB = "Wir möchten einen offenen Prüfstand für Blechteile in der Region gemeinsam betreiben."
HEAD = '+++\ntitle = "{0}"\ndate = {1}\nsector = "Wood"\n\n[[organisations]]\nname = "{0}"\n'
NOTES = {
    "firm.md": f'{HEAD.format("Kolbenwerk GmbH", "2026-03-02")}category = "firm"\n+++\n{FIRM}\n',
    "lab.md": f'{HEAD.format("Institut Aeolia", "2026-05-04")}category = "research"\n+++\n{LAB}\n',
}
ROW = {
    "passage_id", "note_id", "note", "text", "language", "date", "organisation_id",
    "organisation", "category", "size", "sector", "region", "kind", "attribution", "cue",
    "counts", "reason", "of", "doubt",
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory, captured):
    home = captured(tmp_path_factory.mktemp("gate"), NOTES)
    with pytest.MonkeyPatch.context() as patched, plainly():
        patched.setenv("IDEATION_ENCODER", "hashing")
        Workspace.open(home).findings.run()
    return home


@pytest.fixture
def gate(built, home, cli):
    shutil.copytree(built, home)
    with plainly():
        yield cli


@pytest.fixture
def idea(gate):
    [found] = gate("candidates", "list", "--json").data
    return found["id"]


def test_the_ledger_has_a_row_a_statement(gate, idea, tmp_path):
    found = gate("candidates", "ledger", idea, "--json").data
    assert list(found) == ["candidate_id", "name", "claim", "voices", "rows"]
    assert found["voices"] == 2
    assert [set(each) for each in found["rows"]] == [ROW] * 2
    assert {each["reason"] for each in found["rows"]} == {"own_voice"}
    told = gate("candidates", "ledger", idea)
    assert "own voice" in told.out
    assert "Kolbenwerk GmbH" in told.out
    answer = gate("candidates", "ledger", idea, "--export", tmp_path / "out.csv", "--json")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"))))
    assert (answer.code, [each["counts"] for each in rows]) == (0, ["yes", "yes"])


def test_a_ledger_is_written_as_csv_only(gate, idea, tmp_path):
    answer = gate("candidates", "ledger", idea, "--export", tmp_path / "out.pdf", "--json")
    assert (answer.code, answer.error["code"]) == (2, "bad_input")
    assert not (tmp_path / "out.pdf").exists()
    assert gate("candidates", "ledger", 99, "--json").error["code"] == "not_found"


def test_an_opened_candidate_tells_what_would_change_it(gate, idea):
    found = gate("candidates", "show", idea, "--json").data
    assert set(found["turns"]) == {"independent", "public_private", "beyond_one"}
    [turn] = found["turns"]["independent"]
    assert (turn["kind"], turn["single"]) == ("statement", True)
    assert turn["words"].startswith("Without this statement of")
    assert set(found["firmness"]) == {"moves", "best", "worst", "draws"}
    assert found["score_near"]["fit"]
    told = gate("candidates", "show", idea)
    assert "↔ Without this statement of" in told.out
    assert "rank 1, the same under every small change of the weights" in told.out


def test_rules_are_shown_previewed_set_and_kept(gate, idea):
    shown = gate("candidates", "rules", "show", "--json").data
    assert list(shown) == ["id", "at", "by", "reason", "rules", "words"]
    assert (shown["id"], shown["rules"]["independent"]) == (None, 2)
    assert "unabhängige" in gate("candidates", "rules", "show", "--language", "de").out
    preview = gate("candidates", "rules", "preview", "independent=3", "--json").data
    assert (preview["passing_before"], preview["passing_after"]) == (1, 0)
    assert [each["idea"] for each in preview["flips"]] == [idea]
    assert gate("candidates", "rules", "show", "--json").data == shown
    given = ("independent=3", "--reason", "stricter", "--by", "A. Perl")
    done = gate("candidates", "rules", "set", *given, "--json").data
    assert (done["id"], done["by"], done["reason"]) == (1, "A. Perl", "stricter")
    assert done["preview"]["flips"] == preview["flips"]
    history = gate("candidates", "rules", "history", "--json").data
    assert [each["rules"]["independent"] for each in history] == [3, 2]
    told = gate("candidates", "rules", "preview", "independent=2").out
    assert "+independent" in told
    assert "no > yes" in told
    assert "stricter" in gate("candidates", "rules", "history").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("preview", "independent"), "is no change of a rule"),
        (("preview", "independent=1"), "does not fit"),
        (("preview", "beauty=1"), "no rule 'beauty'"),
        (("set", "independent=3"), "needs a reason"),
    ],
)
def test_a_wrong_change_is_refused_with_a_sentence(gate, arguments, said):
    answer = gate("candidates", "rules", *arguments, "--json")
    assert answer.code == 2
    assert said in answer.error["message"]
    assert len(gate("candidates", "rules", "history", "--json").data) == 1


def test_earlier_flagships_are_kept_removed_and_restored(gate):
    first = ("candidates", "precedents")
    added = gate(*first, "add", "Blechlabor", "A laboratory for sheet metal.", "--json").data
    assert added == {"id": 1, "name": "Blechlabor", "text": "A laboratory for sheet metal."}
    assert "Blechlabor" in gate(*first, "list").out
    assert gate(*first, "remove", 1, "--json").data == []
    assert gate(*first, "restore", 1, "--json").data == [added]
    assert gate(*first, "remove", 9, "--json").error["code"] == "not_found"
    assert gate(*first, "add", "Blechlabor", " ", "--json").code == 2


def test_a_replay_tells_the_first_day(gate, idea, tmp_path):
    found = gate("retro-cast", "--json").data
    assert (found["run_id"] > 0, found["step"], found["notes"]) == (True, "day", 2)
    [seen] = found["first_seen"]
    assert (seen["idea"], seen["first_passed"]) == (idea, "2026-05-04")
    assert (found["precision"], found["delays"], found["lapsed"]) == (None, [], 0)
    gold = tmp_path / "gold.json"
    houses = ["Kolbenwerk GmbH", "Institut Aeolia"]
    flagship = {"id": "F", "title": "T", "notes": list(NOTES), "organisations": houses}
    gold.write_text(json.dumps({"flagships": [flagship]}), encoding="utf-8")
    told = gate("retro-cast", "--step", "month", "--gold", gold).out
    assert "precision of the first five: 1.00" in told
    assert "2026-05-04" in told


def test_a_replay_refuses_what_it_cannot_read(gate, tmp_path):
    assert "no step 'year'" in gate("retro-cast", "--step", "year", "--json").error["message"]
    broken = tmp_path / "gold.json"
    broken.write_text("{", encoding="utf-8")
    answer = gate("retro-cast", "--gold", broken, "--json")
    assert (answer.code, "is no JSON" in answer.error["message"]) == (2, True)
    broken.write_text("{}", encoding="utf-8")
    assert "no list of flagships" in gate("retro-cast", "--gold", broken).err
    assert gate("retro-cast", "--gold", tmp_path / "none.json", "--json").code != 0
