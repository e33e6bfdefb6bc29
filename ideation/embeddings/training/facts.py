"""What was done and measured so far, kept beside the weights for the model card."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FACTS = "facts.json"


def read_facts(folder: Path) -> dict[str, Any]:
    """Return the facts of a work folder; empty when nothing was noted."""
    path = folder / FACTS
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def note_run(folder: Path, run: dict[str, Any]) -> None:
    """Add one training run to the facts."""
    facts = read_facts(folder)
    _write(folder, {**facts, "runs": [*facts.get("runs", []), run]})


def note_scores(folder: Path, scores: dict[str, float]) -> None:
    """Put the newest scores in the place of the old."""
    _write(folder, {**read_facts(folder), "scores": scores})


def _write(folder: Path, facts: dict[str, Any]) -> None:
    text = json.dumps(facts, indent=2, sort_keys=True)
    (folder / FACTS).write_text(text + "\n", encoding="utf-8")
