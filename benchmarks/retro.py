"""When the planted flagships of a corpus would first have been seen, had the app been there.

    python -m benchmarks.retro [FOLDER]

FOLDER holds notes and a `gold.json` beside them; default: the sample corpus. Each day of the
archive sees only the notes dated by then.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.gold import load
from benchmarks.table import show
from ideation.domain.retro import Retro
from ideation.resources import resource
from ideation.settings import Settings
from ideation.workspace import Workspace


def replayed(workspace: Workspace, gold: Any) -> Retro:  # noqa: ANN401
    """Return the replay of a filled workspace against a gold file."""
    return workspace.leadership.retro_cast(gold=gold)[1]


def summed(retro: Retro) -> dict[str, float | int | None]:
    """Return the figures that a regression watches."""
    seen = [each for each in retro.delays if each.days is not None]
    days = sorted(each.days for each in seen if each.days is not None)
    return {
        "flagships": len(retro.delays),
        "seen": len(seen),
        "median_days": days[len(days) // 2] if days else None,
        "same_day": sum(each <= 0 for each in days),
        "alerts": len(retro.alerts),
        "lapsed": len(retro.lapsed),
        "precision_at_five": retro.precision,
    }


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    folder = Path(arguments[0]) if arguments else resource("corpus")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as home:
        workspace = Workspace(Path(home), Settings())
        load(folder, workspace)
        started = time.perf_counter()
        retro = replayed(workspace, gold)
        seconds = time.perf_counter() - started
    rows = [
        (each.id, each.title[:48], each.due or "-", each.alert or "-", _days(each.days))
        for each in retro.delays
    ]
    show("Planted flagships", ("flagship", "title", "due", "alert", "days"), rows)
    print(
        f"\n{len(retro.days)} days from {retro.since} to {retro.until}, {retro.notes} dated notes, "
        f"{retro.undated} undated, replayed in {seconds:.0f} s"
    )
    for name, value in summed(retro).items():
        print(f"{name.replace('_', ' ')}: {'-' if value is None else value}")


def _days(days: int | None) -> str:
    return "-" if days is None else str(days)


if __name__ == "__main__":
    main(sys.argv[1:])
