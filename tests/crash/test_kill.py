"""SIGKILL in the middle of capture and embedding loses no note that was acknowledged.

This is a killed process, not a lost power supply: the operating system keeps what was written.
"""

import random
import signal
import subprocess
import sys
import time

import pytest

from ideation.services.searching.search import Asked
from ideation.settings import Settings
from ideation.text.passages import split
from ideation.workspace import Workspace

pytestmark = pytest.mark.slow

KILLS = 20
LONGEST = 0.6

# Stores note after note from the number given on, and says each one once it is kept.
CHILD = """
import sys
from pathlib import Path

sys.path.insert(0, {tests!r})
from test_kill import header_of, text_of
from ideation.embeddings.hashing import HashingEncoder
from ideation.services.capturing.embed import embed_waiting
from ideation.settings import Settings
from ideation.text.passages import split
from ideation.workspace import Workspace

split(text_of(0))
HashingEncoder().encode_passages(["warm"])
print("ready", flush=True)
workspace = Workspace(Path(sys.argv[1]), Settings(encoder="hashing"))
for number in range(int(sys.argv[2]), 1_000_000):
    captured = workspace.door.take_text(text_of(number), header_of(number))
    print(number, captured.note_id, flush=True)
    if number % 3 == 0:
        embed_waiting(workspace._store, workspace.encoder)
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


def run_and_kill(home, start, delay):
    """Let a child store notes for `delay` seconds; return number and id of each acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD.format(tests=__file__.rpartition("/")[0]), home, str(start)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout.readline() == "ready\n"
    time.sleep(delay)
    child.send_signal(signal.SIGKILL)
    said, _ = child.communicate()
    assert child.returncode == -signal.SIGKILL
    # The last line may have been cut; a note counts as acknowledged once its line is whole.
    whole = said[: said.rfind("\n") + 1].splitlines()
    return {int(number): int(note_id) for number, note_id in map(str.split, whole)}


def check_whole(workspace):
    """Check that every stored note is there with all that belongs to it."""
    for summary in workspace.notes():
        opened = workspace.note(summary.id)
        number = int(opened.note.title.removeprefix("Note "))
        assert opened.note.text == text_of(number)
        spans = [(each.start, each.end, each.text) for each in opened.passages]
        expected = [(each.span.start, each.span.end, each.text) for each in split(text_of(number))]
        assert spans == expected
        assert [each.name for each in opened.note.organisations] == [f"Kolbenwerk {number}"]
        assert [each.name for each in opened.note.contacts] == [f"Anna Weber {number}"]


def test_twenty_kills_lose_no_acknowledged_note(home, clock, learned_once):
    moments = random.Random(20261122)
    acknowledged = {}
    for _ in range(KILLS):
        delay = moments.uniform(0, LONGEST)
        acknowledged |= run_and_kill(home, max(acknowledged, default=0) + 1, delay)

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
        check_whole(workspace)
        workspace.catch_up()
        assert [check.name for check in workspace.doctor() if not check.ok] == []

    assert len(acknowledged) > KILLS
    last = max(acknowledged)
    [hit, *_] = workspace.finder.search(Asked(query=f"Abwärme aus Halle {last}"))
    assert f"Halle {last} " in hit.text
