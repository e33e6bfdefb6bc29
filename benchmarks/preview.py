"""Time of the live preview of a two-page note, models loaded.

    python -m benchmarks.preview [--workspace DIR] [--rounds 7]

The note is put together from statements in three languages. Each round takes a note never seen
before, then the same note with one more sentence, as when somebody types on. With a workspace the
preview is compared with what is in there.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.table import show
from ideation.settings import Settings
from ideation.workspace import Workspace

_CHARACTERS = 6_000
_PARAGRAPHS = (
    "Frau Dr. Elke Zonnick, Leiterin Technik bei Galvokern GmbH, sucht einen Prüfstand für große "
    "Bauteile. Den würde sie an zwei Tagen in der Woche mit anderen Betrieben teilen.",
    "Viele Betriebe in der Branche wünschen sich das auch. Die Abwärme vom Ofen Nummer {n} geht "
    "zum Kamin hinaus, rund {n} kW im Winter.",
    "Le laboratoire voudrait ouvrir ses machines aux petites entreprises de la région, {n} jours "
    "par an. Mme Inès Valdorf, directrice de l'Institut Aeolia, en parle depuis longtemps.",
    "They promised to send the figures of line {n} by 3 April 2027. Nobody else in the region has "
    "asked for them so far, and the press shop would rather wait.",
    "Die Gemeinde Auerwiss lässt prüfen, ob Halle {n} leer bleibt; bis Mai {n} ist Zeit.",
)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        opened = asked.workspace or Path(folder)
        workspace = Workspace(opened, Settings())
        workspace.door.preview(_note("first"), {})
        whole, typed = [], []
        for number in range(asked.rounds):
            text = _note(f"round {number}")
            whole.append(_seconds(workspace, text))
            typed.append(_seconds(workspace, f"{text}\nSie würden auch Kiste {number} teilen."))
        statements = len(workspace.door.preview(text, {})[0].statements)
        stored = sum(note.passages for note in workspace.notes())
    show(
        f"Live preview of a note of {len(text):,} characters, {statements} statements, "
        f"beside {stored:,} stored passages",
        ("what", "median s", "slowest s"),
        [
            (what, f"{statistics.median(seconds):.2f}", f"{max(seconds):.2f}")
            for what, seconds in (("a new note", whole), ("a sentence more", typed))
        ],
    )


def _seconds(workspace: Workspace, text: str) -> float:
    started = time.perf_counter()
    workspace.door.preview(text, {"date": "2026-03-12"})
    return time.perf_counter() - started


def _note(word: str) -> str:
    """Return a note of two pages that holds `word`, no sentence twice."""
    text, number = f"Besuch {word} bei Galvokern GmbH\n", 0
    while len(text) < _CHARACTERS:
        paragraph = _PARAGRAPHS[number % len(_PARAGRAPHS)].format(n=number + 2)
        text += f"\n{paragraph} ({word}, {number})\n"
        number += 1
    return text


if __name__ == "__main__":
    main()
