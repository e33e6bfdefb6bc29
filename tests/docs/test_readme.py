"""README cannot lie: its commands are run, its outputs compared, every command is in it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest
import typer.main

from ideation.cli.main import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMAND = typer.main.get_command(app)
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)


def steps(block: str) -> list[tuple[str, list[str]]]:
    """Return the commands of a block with the lines expected after each."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


@pytest.fixture(scope="module")
def shell(tmp_path_factory, learned_home):
    """A newcomer's shell: an empty workspace, the sample notes at hand."""
    folder = tmp_path_factory.mktemp("newcomer")
    shutil.copytree(learned_home, folder / "workspace")
    (folder / "corpus").symlink_to(Path(__file__).parents[2] / "corpus")
    environment = {
        **os.environ,
        "IDEATION_HOME": str(folder / "workspace"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }

    def run(command: str) -> tuple[int, str]:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        return done.returncode, done.stdout + done.stderr

    return run


def test_there_are_examples():
    assert sum(len(steps(block)) for block in BLOCKS) >= 6


@pytest.mark.slow
@pytest.mark.model
def test_every_example_does_what_it_shows(shell):
    for block in BLOCKS:
        for command, expected in steps(block):
            status, output = shell(command)
            assert status == 0, f"{command}\n{output}"
            lines = [line.rstrip() for line in output.splitlines()]
            for wanted in expected:
                pattern = wanted.rstrip().replace("[", "[[]").replace("…", "*")
                assert any(fnmatch(line, pattern) for line in lines), (
                    f"{command}\nexpected: {wanted}\nfound:\n{output}"
                )


def written_commands() -> list[tuple[str, list[str]]]:
    """Return each `ideation` line of the shell blocks of all pages, with its page."""
    found = []
    for page in PAGES:
        for block in re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            lines = block.replace("\\\n", " ").splitlines()
            words = [shlex.split(each, comments=True) for each in lines]
            found += [(page.name, each[1:]) for each in words if each[:1] == ["ideation"]]
    return found


def test_pages_show_commands():
    assert {name for name, _ in written_commands()} >= {"analyst.md", "leadership.md"}


@pytest.mark.parametrize(("page", "words"), written_commands(), ids=lambda each: str(each)[:60])
def test_every_command_that_a_page_shows_is_understood(page, words):
    command, rest = COMMAND, list(words)
    while rest and rest[0] in getattr(command, "commands", ()):
        command = command.commands[rest.pop(0)]
    # Reads words and options as the command would, without running it.
    command.make_context(command.name, rest, resilient_parsing=False)


@pytest.mark.parametrize("name", sorted(COMMAND.commands))
def test_every_command_is_in_the_readme(name):
    assert re.search(rf"`[^`\n]*\b{name}\b[^`\n]*`", README), name


def test_the_two_commands_are_named():
    assert "make demo" in README
    assert "make test" in README
