"""The command line run in process: arguments and stdin in; exit status, stdout and stderr out."""

import functools
import io
import json
import shutil
import sys
from dataclasses import dataclass

import pytest
import typer

from ideation.cli.main import main

NOTES = {
    "kolbenwerk.md": """+++
title = "Besuch bei Kolbenwerk"
date = 2026-03-12
author = "T. Adeyemi"
source = "meeting"
sector = "Materials & Manufacturing"

[[organisations]]
name = "Kolbenwerk GmbH"
category = "firm"
size = "small"
region = "Sud"
parent = "Kolben Holding"

[[contacts]]
name = "Anna Weber"
role = "Leiterin"
organisation = "Kolbenwerk GmbH"
+++
Sie würden ihren Prüfstand gern mit anderen Betrieben teilen.

Die Abwärme vom Ofen geht zum Kamin hinaus.
""",
    "lab.md": """+++
title = "Lab visit"
date = 2026-05-01
source = "interview"
confidential = true

[[organisations]]
name = "Institut Aeolia"
category = "research"
+++
The lab would open its test bench to small firms two days a week.
""",
    "visite.txt": "La société cherche un fournisseur de bois local pour ses fenêtres.\n",
}


get_command_once = functools.cache(typer.main.get_command)


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def data(self):
        """The one JSON value on stdout; more than one is an error here."""
        return json.loads(self.out)

    @property
    def error(self):
        assert list(self.data) == ["error"]
        assert list(self.data["error"]) == ["code", "message", "hint"]
        return self.data["error"]


@pytest.fixture
def cli(home, monkeypatch, capsys, learned_once):
    monkeypatch.setenv("IDEATION_HOME", str(home))
    monkeypatch.setenv("IDEATION_ENCODER", "hashing")
    # Reading all commands' signatures takes longer than most commands; once is enough.
    monkeypatch.setattr(typer.main, "get_command", get_command_once)

    def run(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(each) for each in arguments])
        said = capsys.readouterr()
        return Answer(code=left.value.code, out=said.out, err=said.err)

    return run


@pytest.fixture(scope="module")
def captured(learned_once):
    """A way to capture notes, texts by file name, into a workspace inside a folder."""

    def capture(folder, notes):
        (folder / "notes").mkdir()
        for name, text in notes.items():
            (folder / "notes" / name).write_text(text, encoding="utf-8")
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv("IDEATION_ENCODER", "hashing")
            with pytest.raises(SystemExit) as left:
                main(["--workspace", str(folder / "home"), "capture", str(folder / "notes")])
        assert left.value.code == 0
        return folder / "home"

    return capture


@pytest.fixture(scope="module")
def filled_once(tmp_path_factory, captured):
    """A workspace with three notes, to be copied."""
    return captured(tmp_path_factory.mktemp("filled"), NOTES)


@pytest.fixture
def filled(filled_once, home):
    """The same in the folder that IDEATION_HOME names, free to be changed."""
    shutil.copytree(filled_once, home)
    return home
