"""`demo` and `serve`: a workspace of sample notes, never over someone's own."""

import subprocess
import sys
from types import SimpleNamespace

import pytest

from ideation.resources import resource

pytestmark = pytest.mark.usefixtures("plain_words")

SAMPLE = {
    "a.md": '+++\ntitle = "A"\ndate = 2026-01-02\n+++\nDer Prüfstand steht drei Tage leer.\n',
    "b.md": "Le banc d'essai reste vide trois jours.\n\nLa chaleur part par la cheminée.\n",
    "c.md": "The test bench stands idle for three days.\n",
}


@pytest.fixture
def sample(tmp_path, monkeypatch):
    folder = tmp_path / "sample"
    folder.mkdir()
    for name, text in SAMPLE.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr("ideation.workspace.resource", lambda name: folder)
    return folder


def test_the_demo_says_what_the_sample_holds(cli, home, sample):
    answer = cli("demo", "--json")
    assert (answer.code, answer.err) == (0, "")
    found = answer.data
    assert list(found) == [
        *("workspace", "notes", "passages", "languages", "themes", "clusters", "unclustered"),
        *("candidates", "seconds"),
    ]
    assert (found["workspace"], found["notes"], found["passages"]) == (str(home), 3, 4)
    assert found["languages"] == {"fr": 2, "de": 1, "en": 1}
    assert [list(each) for each in found["themes"]] == [["slug", "passages"]] * 5
    assert (found["clusters"], found["unclustered"]) == ([], 4)
    assert found["seconds"] >= 0
    assert cli("doctor", "--json").data["ok"] is True


def test_the_demo_twice_is_the_same_as_once(cli, home, sample):
    first = cli("demo", "--json").data
    second = cli("demo", "--json").data
    assert {**second, "seconds": None} == {**first, "seconds": None}
    assert [each["id"] for each in cli("notes", "list", "--json").data] == [1, 3, 2]


def test_a_workspace_with_notes_of_its_own_is_left_alone(cli, filled, sample):
    before = cli("notes", "list", "--json").data
    answer = cli("demo", "--json")
    assert answer.code == 2
    assert answer.error == {
        "code": "workspace_in_use",
        "message": f"The workspace {filled} holds notes of its own; the demo leaves it alone.",
        "hint": "Name an empty folder: ideation --workspace DIR demo",
    }
    assert cli("notes", "list", "--json").data == before
    for note in (1, 2, 3):
        cli("notes", "remove", note)
    assert cli("demo", "--json").code == 2


def test_a_workspace_made_by_the_demo_may_be_filled_again_when_notes_were_added(cli, home, sample):
    cli("demo", "--json")
    cli("capture", "-", stdin=b"A note of my own.")
    found = cli("demo", "--json").data
    assert found["notes"] == 4


def test_an_empty_workspace_is_filled(cli, home, sample):
    assert cli("capture", "-", stdin=b"").code == 2
    assert home.exists()
    assert cli("demo", "--json").data["notes"] == 3


def test_the_option_names_the_workspace(cli, home, sample, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    assert cli("demo", "--json", "--workspace", elsewhere).data["workspace"] == str(elsewhere)
    assert not home.exists()


def test_without_a_name_the_demo_has_a_workspace_of_its_own(cli, sample, tmp_path, monkeypatch):
    monkeypatch.delenv("IDEATION_HOME")
    monkeypatch.setattr("ideation.settings.user_data_folder", lambda: tmp_path / "data")
    answer = cli("demo", "--json")
    assert answer.data["workspace"] == str(tmp_path / "data" / "demo")
    assert not (tmp_path / "data" / "workspace").exists()


def test_people_read_notes_themes_and_clusters(cli, home, sample):
    answer = cli("demo", "--no-serve")
    assert answer.code == 0
    assert "Notes: 3, 4 statements (fr 2, de 1, en 1)" in answer.out
    assert "sustainable-development" in answer.out
    assert "Clusters: 0, 4 statements stand alone" in answer.out
    assert "Candidates: 0 ideas with two or more independent backers" in answer.out
    assert f"ideation --workspace {home} serve" in answer.err


@pytest.fixture
def started(monkeypatch):
    """What would have been run instead of the app."""
    calls = []

    def run(command, **options):
        calls.append((command, options))
        return SimpleNamespace(returncode=7)

    monkeypatch.setattr(subprocess, "run", run)
    return calls


def test_the_app_runs_on_the_workspace_and_only_on_this_computer(cli, filled, started):
    answer = cli("serve", "--port", "8765", "--no-browser")
    assert answer.code == 7
    [(command, options)] = started
    assert command[:4] == [sys.executable, "-m", "streamlit", "run"]
    assert command[command.index("--server.address") + 1] == "127.0.0.1"
    assert command[command.index("--server.port") + 1] == "8765"
    assert command[command.index("--server.headless") + 1] == "true"
    assert options["env"]["IDEATION_HOME"] == str(filled)
    assert (options["cwd"] / command[4]) == resource("app.py")
    assert (options["cwd"] / ".streamlit" / "config.toml").is_file()


def test_the_demo_opens_the_app_afterwards_unless_told_not_to(cli, home, sample, started):
    assert cli("demo").code == 7
    assert len(started) == 1
    assert started[0][1]["env"]["IDEATION_HOME"] == str(home)
    assert cli("demo", "--no-serve").code == 0
    assert cli("demo", "--json").code == 0
    assert len(started) == 1
