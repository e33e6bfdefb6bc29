"""Every command says what it does, and saying so loads nothing heavy."""

import json
import subprocess
import sys

import pytest
import typer

from ideation.cli.main import app, hoist

CONTRACT = {
    "demo", "serve", "capture", "notes list", "notes show", "notes edit", "notes remove",
    "notes restore", "notes intake", "inbox list", "inbox accept", "inbox reject", "inbox undo",
    "statements set", "statements undo", "contacts list",
    "contacts show", "contacts merge", "contacts unmerge", "organisations list",
    "organisations show", "organisations merge", "organisations unmerge", "organisations link",
    "organisations set", "organisations undo", "contacts set", "contacts undo",
    "search", "searches list", "searches open", "searches forget",
    "themes list", "themes show", "themes assign", "themes reject", "themes undo", "themes preview",
    "themes teach", "themes quality", "themes why", "themes history", "themes second",
    "schemes list", "schemes show", "schemes add", "schemes use", "schemes import",
    "schemes export", "schemes remove", "clusters run",
    "clusters list", "clusters show", "clusters changed", "clusters rename", "clusters merge",
    "clusters split",
    "clusters history", "clusters move", "clusters pin", "clusters unpin", "clusters create",
    "clusters propose", "clusters undo", "clusters hands", "trends",
    "trends show", "trends bands list", "trends bands add", "trends bands edit",
    "trends bands remove", "trends bands restore", "news", "barometer",
    "coverage", "candidates list", "candidates show", "candidates decide",
    "candidates undo", "candidates ledger", "candidates rules show",
    "candidates rules preview", "candidates rules set", "candidates rules history",
    "candidates precedents list", "candidates precedents add", "candidates precedents remove",
    "candidates precedents restore", "retro-cast", "candidates woken", "candidates shape",
    "candidates minutes",
    "plan list", "plan set", "plan done", "plan undo", "goals list", "goals add", "goals edit",
    "goals remove", "goals undo", "portfolio", "return list", "return told",
    "brief", "position-paper draft", "position-paper render",
    "encode", "classify", "evaluate", "index status", "index rebuild", "doctor", "migrate",
}  # fmt: skip


def commands(group, prefix=""):
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            if command.invoke_without_command:
                yield f"{prefix}{name}", command
            yield from commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


ALL = dict(commands(typer.main.get_command(app)))


def test_every_command_of_the_contract_is_there_and_no_other():
    assert set(ALL) == CONTRACT


@pytest.mark.parametrize("name", ALL)
def test_every_command_and_option_has_a_help_text(cli, name):
    assert ALL[name].help
    for option in ALL[name].params:
        assert option.name == "help" or option.help, f"{name} {option.name}"
    answer = cli(*name.split(), "--help")
    assert (answer.code, answer.err) == (0, "")
    assert ALL[name].help.splitlines()[0] in " ".join(answer.out.split())


def test_the_first_help_names_every_command(cli):
    answer = cli("--help")
    assert answer.code == 0
    for name in CONTRACT:
        assert f"\n  {name.split()[0]} " in answer.out


def test_without_a_command_the_help_is_shown(cli):
    answer = cli()
    assert answer.code == 2
    assert "demo" in answer.out + answer.err


HEAVY = [
    *("torch", "streamlit", "spacy", "faiss", "sentence_transformers", "sklearn", "onnxruntime"),
    *("transformers", "pandas", "py3langid", "simplemma", "sqlite_utils", "pydantic"),
]
ASK = f"""
import json, sys
from ideation.cli import main
try:
    main(sys.argv[1:])
except SystemExit as left:
    found = [name for name in {HEAVY!r} if name in sys.modules]
    print(json.dumps([left.code, found]), file=sys.stderr)
"""


def test_help_loads_nothing_heavy():
    done = subprocess.run(
        [sys.executable, "-c", ASK, "--help"], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stderr) == [0, []]
    assert "Usage: " in done.stdout


def test_importing_the_package_loads_nothing_at_all():
    code = (
        "import sys; before = set(sys.modules); import ideation; "
        "print(sorted(set(sys.modules) - before - set(sys.stdlib_module_names)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['ideation']\n"


@pytest.mark.parametrize(
    ("given", "moved"),
    [
        ([], []),
        (["notes", "list"], ["notes", "list"]),
        (["notes", "list", "--json"], ["--json", "notes", "list"]),
        (["search", "a", "--workspace", "w"], ["--workspace", "w", "search", "a"]),
        (["search", "--workspace=w", "a", "--json"], ["--workspace=w", "--json", "search", "a"]),
        (["search", "--", "--json"], ["search", "--", "--json"]),
        (["--json", "search", "--", "--workspace", "w"],
         ["--json", "search", "--", "--workspace", "w"]),
    ],
)  # fmt: skip
def test_shared_options_are_moved_to_the_front(given, moved):
    assert hoist(given) == moved
