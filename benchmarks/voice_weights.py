"""How much each clue speaks for a voice, learned from gold notes and measured on them.

    python -m benchmarks.voice_weights tests/labelled/notes/tuning FOLDER [FOLDER ...] [--write]

Each folder is measured twice: by weights learned from the other folders, and by those learned
from all. The weights from all are what --write puts into `ideation/text/cues/voice_weights.toml`.
The sealed notes are never learned from.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.labelled import ROOT
from benchmarks.notes import Tally, by_tail, captured
from benchmarks.table import show
from ideation.domain.ids import PassageId
from ideation.domain.passage import Attribution
from ideation.domain.understanding import Understanding
from ideation.services.capturing.understanding import understand_note
from ideation.text import attribution
from ideation.text.voices.classifier import Heard
from ideation.text.voices.scene import Scene, voice_by_rules
from ideation.text.voices.weighing import OTHERS, Weights, clues_of, weighed_voice, weights_in_use
from ideation.workspace import Workspace

_PATH = ROOT / "ideation" / "text" / "cues" / "voice_weights.toml"
_SEALED = "sealed"
# Strongly held back: there are two dozen clues, and few notes to learn from.
_C = 0.2
# A likelihood is content to miss what is rare, F1 is not. Chosen on folders left out.
_EAGER = {Attribution.REPORTED: 1.1, Attribution.MENTIONED: 1.3}
# The voice before is a clue: after the rules, what was learned decides it, and all is learned anew.
_ROUNDS = 2

Clues = Mapping[str, float]
Decide = Callable[[Scene, Heard], tuple[Attribution, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldNote:
    """A captured note that can be understood anew, and what voices its author marked.

    None is the voice of what is nobody's statement; a passage cut elsewhere is not in `wanted`.
    """

    folder: str
    readings: Mapping[PassageId, str]
    wanted: Mapping[PassageId, Attribution | None]
    understand: Callable[[], Mapping[PassageId, Understanding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A passage: the voice found, the one wanted, and the clues where they were weighed."""

    folder: str
    found: Attribution | None
    wanted: Attribution | None
    clues: Clues | None


def main() -> None:
    """Learn and measure; write what was learned if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true", help=f"replace {_PATH.name}")
    asked = parser.parse_args()
    if fault := _fault(asked.folders):
        parser.error(fault)
    names = [each.resolve().name for each in asked.folders]
    notes = gold_notes(asked.folders)
    by_rules = walked(notes, lambda scene, _: voice_by_rules(scene))
    left_out = [case for name in names for case in _left_out(notes, by_rules, name)]
    weights = learned(notes, by_rules)
    of_all = walked(notes, by(weights))
    _show_figures(names, left_out, of_all)
    _show_weights(weights)
    if asked.write:
        _PATH.write_text(toml_of(weights, names), encoding="utf-8")
        print(f"\nwritten to {_PATH}")


def _fault(folders: Sequence[Path]) -> str:
    """Return why nothing can be learned from `folders`, "" where it can."""
    names = {each.resolve().name for each in folders}
    if _SEALED in names:
        return "The sealed notes are measured, never learned from: leave their folder out."
    if not 1 < len(names) == len(folders):
        return "Give two or more different folders: each is left out once."
    empty = [str(each) for each in folders if not any(each.glob("*.gold.json"))]
    return f"There are no gold notes in {', '.join(empty)}." if empty else ""


def gold_notes(folders: Sequence[Path]) -> list[GoldNote]:
    """Capture the gold notes of `folders` and return them."""
    with captured(folders) as (workspace, files):
        return [
            _gold_note(workspace, each.folder.resolve().name, note_id, wanted["passages"])
            for each in files
            for note_id, wanted in each.notes()
        ]


def _gold_note(
    workspace: Workspace, folder: str, note_id: int, wanted: Sequence[dict[str, str | None]]
) -> GoldNote:
    opened = workspace.note(note_id)
    passages = opened.passages
    readings = [each.reading for each in passages]
    languages = [each.language for each in passages]
    judged = workspace.kinds.judge(readings, languages, workspace.encode(readings))
    people = workspace.people
    found, gold = by_tail(passages, wanted)
    return GoldNote(
        folder=folder,
        readings={each.id: each.reading for each in passages},
        wanted={
            passage.id: _voice(gold[tail]["attribution"])
            for tail, passage in found.items()
            if tail in gold
        },
        understand=partial(
            understand_note,
            *(opened.note, passages, judged),
            *(people.organisations(), people.contacts(), workspace.settings.agency),
        ),
    )


def _voice(marked: str | None) -> Attribution | None:
    return Attribution(marked) if marked else None


def walked(notes: Sequence[GoldNote], decide: Decide) -> list[Case]:
    """Understand the notes, with `decide` in place of the weighing; return their passages."""
    return [case for note in notes for case in _cases(note, decide)]


def _cases(note: GoldNote, decide: Decide) -> Iterator[Case]:
    clues: dict[str, Clues] = {}

    def listen(scene: Scene, heard: Heard) -> tuple[Attribution, str]:
        clues[scene.reading] = clues_of(scene, heard)
        return decide(scene, heard)

    with patch.object(attribution, "weighed_voice", listen):
        understood = note.understand()
    for passage_id, wanted in note.wanted.items():
        yield Case(
            folder=note.folder,
            found=understood[passage_id].attribution,
            wanted=wanted,
            clues=clues.get(note.readings[passage_id]),
        )


def by(weights: Weights) -> Decide:
    """Return the weighing of the product, with other weights."""
    return partial(weighed_voice, weights=weights)


def _left_out(notes: Sequence[GoldNote], by_rules: Sequence[Case], name: str) -> list[Case]:
    """Return the passages of one folder, heard with what the other folders teach."""
    weights = learned(
        [each for each in notes if each.folder != name],
        [each for each in by_rules if each.folder != name],
    )
    return walked([each for each in notes if each.folder == name], by(weights))


def learned(notes: Sequence[GoldNote], by_rules: Sequence[Case]) -> Weights:
    """Return what the notes teach; `by_rules` are their passages as the rules alone hear them."""
    weights = weights_of(by_rules)
    for _ in range(_ROUNDS - 1):
        weights = weights_of(walked(notes, by(weights)))
    return weights


def weights_of(cases: Sequence[Case]) -> Weights:
    """Return how much each clue speaks for a voice of others against an own one, in log-odds.

    They are rounded as they are written, so that what is measured is what is written.
    """
    shown = [(each.clues, each.wanted) for each in cases if each.clues and each.wanted]
    if {wanted for _, wanted in shown} != set(Attribution):
        raise SystemExit("Too few gold notes to learn from: every voice has to be marked in them.")
    names = [name for name in shown[0][0] if name != "always"]
    rows = np.array([[clues[name] for name in names] for clues, _ in shown])
    voices = [wanted.value for _, wanted in shown]
    model = LogisticRegression(C=_C, max_iter=5000).fit(rows, voices)
    row_of = {voice: row for row, voice in enumerate(model.classes_)}
    own = row_of[Attribution.OWN.value]
    weights: Weights = {}
    for voice, eager in _EAGER.items():
        row = row_of[voice.value]
        always = model.intercept_[row] - model.intercept_[own] + math.log(eager)
        slopes = model.coef_[row] - model.coef_[own]
        named = {"always": always, **dict(zip(names, slopes, strict=True))}
        # Adding nothing makes a negative zero a plain one.
        weights[voice.value] = {name: round(float(each), 2) + 0.0 for name, each in named.items()}
    return weights


def tally_of(cases: Sequence[Case], voice: Attribution) -> Tally:
    """Count how often a voice was found, wanted, and both."""
    return Tally(
        right=sum(each.found is each.wanted is voice for each in cases),
        found=sum(each.found is voice for each in cases),
        wanted=sum(each.wanted is voice for each in cases),
    )


def toml_of(weights: Weights, names: Sequence[str]) -> str:
    """Return weights as they are kept, with a line that says what they were learned from."""
    lines = [
        "# How much each clue speaks for a voice against an own one, in log-odds. Learned from the",
        f"# gold notes ({', '.join(names)})",
        "# by `python -m benchmarks.voice_weights`; names are those of voices/weighing.py.",
    ]
    for voice, named in weights.items():
        lines += ["", f"[{voice}]", *(f'"{name}" = {each:.2f}' for name, each in named.items())]
    return "\n".join(lines) + "\n"


def _show_figures(names: Sequence[str], left_out: Sequence[Case], of_all: Sequence[Case]) -> None:
    rows: list[tuple[object, ...]] = []
    for voice in OTHERS:
        for name in (*names, "together"):
            pair = [
                tally_of([each for each in cases if name in (each.folder, "together")], voice)
                for cases in (left_out, of_all)
            ]
            figures = (f"{each:.3f}" for e in pair for each in (e.f1, e.precision, e.recall))
            rows.append((voice.value, name, pair[0].wanted, *figures))
    show(
        "Voices of others: each folder left out, then all learned from",
        ("voice", "folder", "wanted", *("F1", "precision", "recall") * 2),
        rows,
    )


def _show_weights(weights: Weights) -> None:
    """Print the weights beside those in use."""
    now = weights_in_use()
    voices = [voice.value for voice in OTHERS]
    show(
        "Weights learned from all, each beside the one in use",
        ("clue", *(heading for voice in voices for heading in (voice, "in use"))),
        [
            (
                name,
                *(
                    f"{side[voice].get(name, 0):+.2f}"
                    for voice in voices
                    for side in (weights, now)
                ),
            )
            for name in weights[voices[0]]
        ],
    )


if __name__ == "__main__":
    main()
