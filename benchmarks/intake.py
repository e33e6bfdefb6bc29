"""Time and memory of taking in a folder of mixed files.

    python -m benchmarks.intake [--files 1000]

The files are the gold notes of the tuning half in all their formats, over and over, each with a
line of its own, so that none is a copy; one in twenty is damaged. Models and dictionaries are
loaded before the clock starts; their memory is told apart from what the files add. Needs /proc.
"""

from __future__ import annotations

import argparse
import os
import re
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from benchmarks.files import file_of
from benchmarks.table import show
from ideation.intake.files import find_files
from ideation.settings import Settings
from ideation.workspace import Workspace

GOLD = Path(__file__).parents[1] / "tests" / "labelled" / "notes" / "tuning"
_WARM = ("Der Ofen raucht seit gestern.", "Le four fume depuis hier.", "The kiln smokes again.")
_KILO = 1024
_DAMAGED_EACH = 20


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = _write(Path(folder) / "in", asked.files)
        workspace = Workspace(Path(folder) / "workspace", Settings())
        for text in _WARM:
            workspace.door.take_text(text, {})
        loaded, watch = _peak_mb(os.getpid()), _Watch()
        started = time.monotonic()
        results = workspace.door.take_files(find_files([made]), {}, progress=watch)
        seconds = time.monotonic() - started
        grown = _peak_mb(os.getpid()) - loaded
    files = {each.path: each.status.value for each in results}
    status = Counter(each.status.value for each in results)
    show(
        "Taking in mixed files, without vectors",
        (
            *("files", "notes", "unchanged", "refused", "seconds", "files/s"),
            *("parent MB", "grown MB", "reader MB"),
        ),
        [
            (
                len(files),
                status["created"],
                status["unchanged"],
                status["refused"],
                f"{seconds:.1f}",
                f"{asked.files / seconds:.0f}",
                f"{loaded:.0f}",
                f"+{grown:.0f}",
                f"{watch.reader_mb:.0f}",
            )
        ],
    )


class _Watch:
    """Watches the reading processes while files are taken in."""

    def __init__(self) -> None:
        self.reader_mb = 0.0

    def __call__(self, done: int, total: int) -> None:
        own = Path(f"/proc/{os.getpid()}/task")
        for task in own.iterdir():
            # A thread may have ended meanwhile.
            with suppress(FileNotFoundError):
                for child in (task / "children").read_text().split():
                    self.reader_mb = max(self.reader_mb, _peak_mb(int(child)))


def _peak_mb(process: int) -> float:
    """Return the most memory a process has held; 0 where it is gone."""
    try:
        told = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+)", told)
    return int(found[1]) / _KILO if found else 0.0


def _write(folder: Path, count: int) -> Path:
    folder.mkdir(parents=True)
    sources = [path for path in sorted(GOLD.iterdir()) if not path.name.endswith(".gold.json")]
    for number in range(count):
        line = f"Line {number} of this file says that the kiln has run {number} hours."
        name, data = file_of(sources[number % len(sources)], line=line)
        if number % _DAMAGED_EACH == _DAMAGED_EACH - 1:
            # A third of a packed file, and control characters before a plain one.
            data = data[: len(data) // 3] if data[:2] in (b"PK", b"%P") else b"\x01\x02" + data
        (folder / f"{number:04}-{name}").write_bytes(data)
    return folder


if __name__ == "__main__":
    main()
