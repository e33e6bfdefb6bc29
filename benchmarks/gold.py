"""What the product finds of what is planted in a corpus: flagships, traps, twins, trends.

    python -m benchmarks.gold [FOLDER]

FOLDER holds notes and a `gold.json` beside them; default: the sample corpus.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.table import show
from ideation.domain.candidate import Candidate
from ideation.domain.ids import PassageId
from ideation.intake.files import find_files
from ideation.resources import resource
from ideation.services.deciding.candidates import OpenedCandidate
from ideation.settings import Settings
from ideation.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A candidate with the notes its wishes stand in, and who backs it."""

    candidate: Candidate
    notes: frozenset[str]
    backers: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A planted flagship and the candidate that comes nearest to it, None where there is none."""

    id: str
    title: str
    found: Found | None
    precision: float
    recall: float
    parts: int


def load(folder: Path, workspace: Workspace) -> dict[int, str]:
    """Fill the workspace with the notes of `folder`, find, and return file names by note."""
    captured = workspace.door.take_files(find_files([folder]), {})
    workspace.catch_up()
    workspace.findings.run()
    return {
        int(each.note_id): Path(each.path).name
        for each in captured
        if each.note_id is not None and each.path
    }


def found_in(workspace: Workspace, files: Mapping[int, str]) -> list[Found]:
    """Return every candidate with two or more independent backers."""
    candidates = workspace.findings.candidates()
    if not candidates:
        return []
    opened: OpenedCandidate = workspace.findings.candidate(candidates[0].id)
    passages = opened.material.passages

    def names(ids: Sequence[PassageId]) -> frozenset[str]:
        return frozenset(files[passages[each].note_id] for each in ids)

    return [
        Found(
            candidate=each,
            notes=names(each.passage_ids),
            backers=frozenset(backer.name for backer in each.backers),
        )
        for each in candidates
    ]


def match(flagship: Mapping[str, Any], found: Sequence[Found]) -> Match:
    """Return the candidate that shares most with a planted flagship, by F1 of the backers.

    A backer counts as found where a wish of its own stands in one of the flagship's notes.
    """
    wanted, notes = frozenset(flagship["organisations"]), frozenset(flagship["notes"])
    scored = []
    for each in found:
        right = each.backers & wanted if len(each.notes & notes) > 1 else frozenset()
        if len(right) > 1:
            precision, recall = len(right) / len(each.backers), len(right) / len(wanted)
            f1 = 2 * precision * recall / (precision + recall)
            scored.append((f1, -each.candidate.id, each, precision, recall))
    if not scored:
        return Match(
            id=flagship["id"], title=flagship["title"], found=None, precision=0, recall=0, parts=0
        )
    _, _, best, precision, recall = max(scored, key=lambda one: one[:2])
    return Match(
        id=flagship["id"],
        title=flagship["title"],
        found=best,
        precision=precision,
        recall=recall,
        parts=len(scored),
    )


def passing_traps(gold: Mapping[str, Any], found: Sequence[Found]) -> list[tuple[str, int]]:
    """Return (trap, candidate) where a trap passes the gate: its notes make the candidate."""
    return [
        (trap["id"], int(each.candidate.id))
        for trap in gold["traps"]
        for each in found
        if each.candidate.passes
        and len(each.notes & frozenset(trap["notes"])) >= max(2, len(each.notes) / 2)
    ]


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    folder = Path(arguments[0]) if arguments else resource("corpus")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as home:
        workspace = Workspace(Path(home), Settings())
        files = load(folder, workspace)
        found = found_in(workspace, files)
        clusters = workspace.findings.clusters()
    matches = [match(each, found) for each in gold["flagships"]]
    rows = [
        (
            each.id,
            each.title[:48],
            each.found.candidate.id if each.found else "-",
            f"{each.precision:.2f}",
            f"{each.recall:.2f}",
            "yes" if each.found and each.found.candidate.passes else "no",
            ", ".join(sorted(each.found.backers)) if each.found else "",
        )
        for each in matches
    ]
    headings = ("flagship", "title", "idea", "precision", "recall", "passes", "backers")
    show("Planted flagships", headings, rows)
    count = max(len(matches), 1)
    print(
        f"\nflagships found {sum(each.found is not None for each in matches)} of {len(matches)}, "
        f"passing {sum(bool(each.found and each.found.candidate.passes) for each in matches)}; "
        f"backers: precision {sum(each.precision for each in matches) / count:.2f}, "
        f"recall {sum(each.recall for each in matches) / count:.2f}"
    )
    print(
        f"candidates {len(found)}, passing {sum(each.candidate.passes for each in found)}, "
        f"clusters {len(clusters)}"
    )
    print(f"traps that pass: {passing_traps(gold, found) or 'none'}")


if __name__ == "__main__":
    main(sys.argv[1:])
