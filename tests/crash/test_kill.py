"""SIGKILL in the middle of capture and embedding loses no note that was acknowledged.

This is a killed process, not a lost power supply: the operating system keeps what was written.
"""

import os
import random
import signal
import subprocess
import sys
import time
from itertools import takewhile
from pathlib import Path

import pytest

from ideation.services.searching.search import Asked
from ideation.settings import Settings
from ideation.text.passages import split
from ideation.workspace import Workspace

pytestmark = pytest.mark.slow

KILLS = 20
LONGEST = 0.3

# Loads once all that a note needs. Then, for each number it is told, a fork of it says its process
# id and stores note after note from that number on, and says each one once it is kept; its death
# is told by a line "ended".
KEEPER = """
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, {tests!r})
from test_kill import header_of, text_of
from ideation.services.capturing.embed import embed_waiting
from ideation.settings import Settings
from ideation.workspace import Workspace


def keep(workspace, number):
    captured = workspace.door.take_text(text_of(number), header_of(number))
    if number % 3 == 0:
        embed_waiting(workspace._store, workspace.encoder)
    return captured.note_id


def opened(home):
    return Workspace(Path(home), Settings(encoder="hashing"))


with tempfile.TemporaryDirectory() as scratch:
    keep(opened(scratch), 0)
print("ready", flush=True)
for told in sys.stdin:
    fork = os.fork()
    if fork:
        os.waitpid(fork, 0)
        print("\\nended", flush=True)
        continue
    print(os.getpid(), flush=True)
    workspace = opened(sys.argv[1])
    for number in range(int(told), 1_000_000):
        print(number, keep(workspace, number), flush=True)
"""


def text_of(number):
    return (
        f"Betrieb {number} würde seinen Prüfstand gern mit anderen teilen.\n\n"
        f"- Die Abwärme aus Halle {number} geht bisher zum Kamin hinaus.\n"
        f"- The lab in building {number} would open its doors two days a week.\n"
    )


def header_of(number):
    return {
        "title": f"Note {number}",
        "date": "2026-03-12",
        "organisations": [{"name": f"Kolbenwerk {number}"}],
        "contacts": [{"name": f"Anna Weber {number}"}],
    }


@pytest.fixture
def keeper(home):
    """A process whose forks store notes in the workspace."""
    command = [sys.executable, "-c", KEEPER.format(tests=str(Path(__file__).parent)), str(home)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        yield process
        process.stdin.close()


def run_and_kill(keeper, start, delay):
    """Let a process store notes for `delay` seconds; return number and id of each acknowledged."""
    print(start, file=keeper.stdin, flush=True)
    process_id = int(keeper.stdout.readline())
    time.sleep(delay)
    os.kill(process_id, signal.SIGKILL)
    said = "".join(takewhile(lambda line: line != "ended\n", keeper.stdout))
    # The last line may have been cut; a note counts as acknowledged once its line is whole.
    said = said.removesuffix("\n")
    whole = said[: said.rfind("\n") + 1].splitlines()
    return {int(number): int(note_id) for number, note_id in map(str.split, whole)}


def check_whole(workspace, since=1):
    """Check that every note stored from that number on has all that belongs to it."""
    for summary in workspace.notes():
        number = int(summary.title.removeprefix("Note "))
        if number < since:
            continue
        opened = workspace.note(summary.id)
        assert opened.note.text == text_of(number)
        spans = [(each.start, each.end, each.text) for each in opened.passages]
        expected = [(each.span.start, each.span.end, each.text) for each in split(text_of(number))]
        assert spans == expected
        assert [each.name for each in opened.note.organisations] == [f"Kolbenwerk {number}"]
        assert [each.name for each in opened.note.contacts] == [f"Anna Weber {number}"]


def test_twenty_kills_lose_no_acknowledged_note(keeper, home, clock, learned_once):
    moments = random.Random(20261122)
    acknowledged = {}
    for _ in range(KILLS):
        start = max(acknowledged, default=0) + 1
        acknowledged |= run_and_kill(keeper, start, moments.uniform(0, LONGEST))

        workspace = Workspace(home, Settings(encoder="hashing"), clock=clock)
        stored = {each.id: each.title for each in workspace.notes()}
        lost = {
            number
            for number, note_id in acknowledged.items()
            if stored.get(note_id) != f"Note {number}"
        }
        assert lost == set()
        # At most the note in hand was kept without a word about it.
        assert len(stored) - len(acknowledged) in (0, 1)
        check_whole(workspace, since=start)
        workspace.catch_up()
        assert [check.name for check in workspace.doctor() if not check.ok] == []

    # Older notes may have been harmed by a later kill.
    check_whole(workspace)
    assert len(acknowledged) > KILLS
    last = max(acknowledged)
    [hit, *_] = workspace.finder.search(Asked(query=f"Abwärme aus Halle {last}"))
    assert f"Halle {last} " in hit.text
