"""How well notes are read and understood, on gold notes in every format.

    python -m benchmarks.notes tests/labelled/notes/tuning [FOLDER ...] [--show FIGURE]

The notes of all folders are captured into one workspace, as a manager would, and compared with
what an author who has not seen the rules marked. `third` is short notes of other registers; its
figure of the first run is the one that was not tuned on. Twins need both notes: give both folders.
The sealed half is measured rarely, with `--record`.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.files import file_of
from benchmarks.labelled import append
from ideation import __version__
from ideation.domain.fold import fold, name_key
from ideation.domain.passage import Passage
from ideation.embeddings.choose import choose_encoder
from ideation.settings import Settings
from ideation.workspace import Workspace

_TAIL = 24
_LETTERS = re.compile(r"[\W_]+")


@dataclass
class Tally:
    """True positives, found and wanted of one figure, with what went wrong."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, found: set[Any], wanted: set[Any], where: str) -> None:
        """Count one note."""
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)
        self.wrong += [f"{where}: + {each}" for each in sorted(map(str, found - wanted))]
        self.wrong += [f"{where}: - {each}" for each in sorted(map(str, wanted - found))]

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def main() -> None:
    """Measure one half, or several together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--show", help="list the mistakes of one figure")
    parser.add_argument("--record", action="store_true", help="append to history.csv")
    asked = parser.parse_args()
    figures = measure(asked.folders)
    for name, tally in figures.items():
        print(
            f"{name:<28} F1 {tally.f1:.3f}  precision {tally.precision:.3f}  "
            f"recall {tally.recall:.3f}  ({tally.wanted} wanted)"
        )
    for line in figures[asked.show].wrong if asked.show else ():
        print("  ", line)
    if asked.record:
        model = choose_encoder("default").model
        today = datetime.now(UTC).date().isoformat()
        half = " ".join(["notes", *(each.name for each in asked.folders)])
        head = (today, __version__, half, model.name, model.revision)
        append(
            [(*head, f"{name} F1", round(e.f1, 4), "", "", e.wanted) for name, e in figures.items()]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFile:
    """A captured file: its folder, what its author marked, and the ids of its notes."""

    folder: Path
    gold: dict[str, Any]
    ids: list[int]

    def notes(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield each note's id with what was marked in it."""
        return zip(self.ids, self.gold["notes"], strict=False)


@contextmanager
def captured(folders: Sequence[Path]) -> Iterator[tuple[Workspace, list[GoldFile]]]:
    """Lend a scratch workspace into which the gold notes of `folders` were captured."""
    golds = [
        (path.parent, json.loads(path.read_text("utf-8")))
        for folder in folders
        for path in sorted(folder.glob("*.gold.json"))
    ]
    with tempfile.TemporaryDirectory() as home:
        workspace = Workspace(Path(home), Settings(agency=("Luxinnovation",)))
        started = time.monotonic()
        files = [
            GoldFile(folder=folder, gold=gold, ids=_capture(workspace, folder, gold["file"]))
            for folder, gold in golds
        ]
        workspace.catch_up()
        print(f"{len(files)} files in {time.monotonic() - started:.1f} s")
        for each in files:
            if len(each.ids) != len(each.gold["notes"]):
                wanted = len(each.gold["notes"])
                print(f"{each.gold['file']}: {len(each.ids)} notes, {wanted} wanted")
        yield workspace, files


def measure(folders: Sequence[Path]) -> dict[str, Tally]:
    """Return every figure of the gold notes in `folders`."""
    figures: dict[str, Tally] = defaultdict(Tally)
    with captured(folders) as (workspace, files):
        for each in files:
            for note_id, wanted in each.notes():
                _parties(workspace, note_id, wanted, each.gold["file"], figures)
                # Some notes are marked for names alone.
                if wanted["passages"]:
                    _statements(workspace, note_id, wanted, each.gold["file"], figures)
        ids_of = {each.gold["file"]: each.ids for each in files}
        _twins(workspace, [each.gold for each in files], ids_of, figures)
        kinds = [tally for name, tally in figures.items() if name.startswith("kind ")]
        if kinds:
            print(f"kind macro-F1 {sum(each.f1 for each in kinds) / len(kinds):.3f}")
    return dict(sorted(figures.items()))


def _twins(
    workspace: Workspace,
    golds: Sequence[Mapping[str, Any]],
    captured: Mapping[str, Sequence[int]],
    figures: dict[str, Tally],
) -> None:
    """Compare the twins that were linked with those marked; a false one merges two."""
    file_of_note = {each: name for name, ids in captured.items() for each in ids}
    with workspace._store.reading() as records:
        twins = records.copies.twins()
    found = {tuple(sorted(file_of_note.get(int(each), "") for each in pair)) for pair in twins}
    wanted = {
        tuple(sorted((gold["file"], gold["twin"])))
        for gold in golds
        if gold["twin"] and gold["twin"] in captured
    }
    # Where none is planted and none was found, there is nothing to measure.
    if found or wanted:
        figures["twins"].add(found, wanted, "twins")


def _capture(workspace: Workspace, folder: Path, name: str) -> list[int]:
    path = folder / name
    built = path if path.exists() else folder / f"{name}.json"
    name, data = file_of(built)
    results = workspace.door.take_bytes(data, {}, path=name)
    for each in results:
        if each.note_id is None or each.reason:
            print(f"{name}: {each.status} {each.reason}")
    return [int(each.note_id) for each in results if each.note_id]


def _statements(
    workspace: Workspace,
    note_id: int,
    wanted: dict[str, Any],
    where: str,
    figures: dict[str, Tally],
) -> None:
    found, gold = by_tail(workspace.note(note_id).passages, wanted["passages"])
    figures["passage ends"].add(set(found), set(gold), where)
    for tail in set(found) & set(gold):
        mine, theirs = found[tail], gold[tail]
        kind = mine.kind.value if mine.kind else None
        if theirs["kind"] is not None:
            figures["kind " + theirs["kind"]].wanted += 1
            if kind:
                figures["kind " + kind].found += 1
            if kind and kind == theirs["kind"]:
                figures["kind " + kind].right += 1
            else:
                figures["kind " + theirs["kind"]].wrong.append(
                    f"{where}: {theirs['kind']} read as {kind}: {mine.reading}"
                )
        voice = mine.attribution.value if mine.attribution else None
        for label in ("reported", "mentioned"):
            figures[label].add(
                {tail} if voice == label else set(),
                {tail} if theirs["attribution"] == label else set(),
                f"{where}: {voice}|{theirs['attribution']} {mine.reading}",
            )
        figures["no statement"].add(
            {tail} if voice is None else set(),
            {tail} if theirs["attribution"] is None else set(),
            f"{where}: {mine.reading}",
        )


def by_tail(
    passages: Sequence[Passage], wanted: Sequence[dict[str, Any]]
) -> tuple[dict[str, Passage], dict[str, dict[str, Any]]]:
    """Return the passages that were cut and those marked, each by its tail."""
    found = {_tail(each.text): each for each in passages}
    # The author left the labels of turns out; a short question stands behind one.
    tails = [_tail(each["text"]) for each in wanted]
    short = {each for each in tails if len(each) < _TAIL}
    found = {
        next((each for each in short if each and tail.endswith(each)), tail): passage
        for tail, passage in found.items()
    }
    return found, dict(zip(tails, wanted, strict=True))


def _parties(
    workspace: Workspace,
    note_id: int,
    wanted: dict[str, Any],
    where: str,
    figures: dict[str, Tally],
) -> None:
    note = workspace.note(note_id).note
    mentions = workspace.people.mentions(note_id)
    by_id = {int(each.id): each for each in workspace.people.organisations()}
    # A short form counts as the organisation that it was linked to.
    names = {
        by_id[int(each.organisation_id)].name if int(each.organisation_id) in by_id else each.value
        for each in mentions
        if each.organisation_id
    }
    names |= {each.name for each in note.organisations}
    contacts = {int(each.id): each for each in workspace.people.contacts()}
    met = {each.id for each in note.contacts} | {
        int(each.contact_id) for each in mentions if each.contact_id
    }
    figures["organisations"].add(
        {name_key(name) for name in names},
        {name_key(each["name"]) for each in wanted["organisations"]},
        where,
    )
    for each in wanted["organisations"]:
        for found in by_id.values():
            if name_key(found.name) == name_key(each["name"]):
                figures["category"].add(
                    {(found.name, found.category.value)} if found.category else set(),
                    {(found.name, each["category"])},
                    where,
                )
    figures["contacts"].add(
        {fold(contacts[each].name) for each in met if each in contacts},
        {fold(each["name"]) for each in wanted["contacts"]},
        where,
    )
    roles = {fold(contacts[each].name): contacts[each].role for each in met if each in contacts}
    with_role = {fold(each["name"]): each["role"] for each in wanted["contacts"] if each["role"]}
    figures["contacts with role"].add(
        {name for name, role in roles.items() if role}, set(with_role), where
    )


def _tail(text: str) -> str:
    """Return the last letters of a passage, by which two cuts at one place are one."""
    return _LETTERS.sub("", fold(text))[-_TAIL:]


if __name__ == "__main__":
    main()
