"""Which ideas are found in archives on which nothing was made: concerns that several houses share.

    python -m benchmarks.archives              # all of tests/labelled/archives
    python -m benchmarks.archives lake port    # some of them

Each archive is a season of an invented agency, by an author who had not seen the code. A concern is
a wish that several organisations share, told in other words and languages each time; a decoy is
none: the same words for another matter, one house that repeats itself, what all mention and nobody
wants.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.gold import load
from benchmarks.sample import Concerns, Quotes, compared, lines
from benchmarks.table import show
from ideation.settings import Settings
from ideation.workspace import Workspace

FOLDER = Path(__file__).parents[1] / "tests" / "labelled" / "archives"


def measured(archive: Path) -> tuple[Concerns, Concerns]:
    """Return how the ideas found in an archive compare with its concerns, and with its decoys."""
    with tempfile.TemporaryDirectory() as home:
        workspace = Workspace(Path(home), Settings())
        quotes = Quotes(workspace, load(archive / "notes", workspace))
        wanted = compared(workspace, quotes, lines(archive / "concerns.jsonl"))
        return wanted, compared(workspace, quotes, lines(archive / "decoys.jsonl"))


def main() -> None:
    """Measure and print."""
    known = sorted(each.name for each in FOLDER.iterdir())
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archives", nargs="*", metavar="ARCHIVE", help=f"one of {known}")
    names = parser.parse_args().archives or known
    rows, missed = [], []
    for name in names:
        wanted, decoys = measured(FOLDER / name)
        found = (wanted.listed, wanted.sound, wanted.found, wanted.wanted)
        rows.append((name, *found, decoys.found, decoys.wanted))
        missed.append(f"not found in {name}: {'; '.join(wanted.missed)}")
    headings = ("archive", "listed", "sound", "concerns found", "of", "decoys taken for one", "of")
    show("Ideas", headings, rows)
    print("\n".join(missed))


if __name__ == "__main__":
    main()
