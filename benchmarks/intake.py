"""Time and memory of taking in a folder of mixed files.

    python -m benchmarks.intake [--files 1000]

The files are the gold notes of the tuning half in all their formats, over and over, each with a
line of its own, so that none is a copy; one in twenty is damaged.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.files import file_of
from benchmarks.table import show
from ideation.intake.files import find_files
from ideation.settings import Settings
from ideation.workspace import Workspace

GOLD = Path(__file__).parents[1] / "tests" / "labelled" / "notes" / "tuning"
_MEGA = 1024
# Formats whose bytes take a further line at the end.
_TEXT = (".txt", ".md", ".csv", ".srt", ".html")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = _write(Path(folder) / "in", asked.files)
        workspace = Workspace(Path(folder) / "workspace", Settings())
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.monotonic()
        results = workspace.door.take_files(find_files([made]), {})
        seconds = time.monotonic() - started
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    status = Counter(each.status.value for each in results)
    show(
        "Taking in mixed files, without vectors",
        ("files", "created", "unchanged", "refused", "seconds", "files/s", "parent MB", "child MB"),
        [
            (
                asked.files,
                status["created"],
                status["unchanged"],
                status["refused"],
                f"{seconds:.1f}",
                f"{asked.files / seconds:.0f}",
                f"+{own / _MEGA:.0f}",
                f"{child / _MEGA:.0f}",
            )
        ],
    )


def _write(folder: Path, count: int) -> Path:
    folder.mkdir(parents=True)
    sources = [
        file_of(path) for path in sorted(GOLD.iterdir()) if not path.name.endswith(".gold.json")
    ]
    for number in range(count):
        name, data = sources[number % len(sources)]
        suffix = Path(name).suffix
        if number % 20 == 19:
            data = data[: len(data) // 2] if suffix not in _TEXT else b"\x00\x01" + data
        elif suffix in _TEXT:
            data += f"\nLine {number} of this file.\n".encode()
        (folder / f"{number:04}-{name}").write_bytes(data)
    return folder


if __name__ == "__main__":
    main()
