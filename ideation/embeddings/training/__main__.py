"""The steps as commands: `python -m ideation.embeddings.training STEP --data DIR --work DIR`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ideation.embeddings.choose import packaged_folder
from ideation.embeddings.training import evaluate as evaluation
from ideation.embeddings.training.asking import read_questions
from ideation.embeddings.training.card import card, read_manifest
from ideation.embeddings.training.deepen import deepen
from ideation.embeddings.training.distil import distil
from ideation.embeddings.training.export import write_folder
from ideation.embeddings.training.facts import note_run, note_scores, read_facts
from ideation.embeddings.training.initialise import STUDENT, initialise
from ideation.embeddings.training.mix import read_mix
from ideation.embeddings.training.network import Network
from ideation.embeddings.training.prepare import MIX, prepare
from ideation.embeddings.training.recipe import Recipe
from ideation.embeddings.training.vocabulary import teacher_pieces, vocabulary
from ideation.errors import BadInput, IdeationError
from ideation.text.terms import our_glossary


def main(arguments: list[str] | None = None) -> int:
    """Run one step; return the exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        _say(chosen.run(chosen))
    except IdeationError as error:
        sys.stderr.write(error.sentence() + "\n")
        return 2 if error.bad_input else 1
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{time.strftime('%H:%M:%S')} {line}\n")
    sys.stdout.flush()


def _prepare(chosen: argparse.Namespace) -> str:
    return prepare(chosen.data, chosen.work, chosen.glossary or our_glossary())


def _vocabulary(chosen: argparse.Namespace) -> str:
    return vocabulary(
        chosen.work,
        chosen.teacher or packaged_folder(),
        chosen.glossary or our_glossary(),
        new=chosen.new,
        sample=chosen.sample,
        seed=chosen.seed,
    )


def _initialise(chosen: argparse.Namespace) -> str:
    return initialise(
        chosen.work,
        chosen.teacher or packaged_folder(),
        chosen.glossary or our_glossary(),
        layers=_layers(chosen),
        sample=chosen.sample,
        seed=chosen.seed,
    )


def _deepen(chosen: argparse.Namespace) -> str:
    start = chosen.start or chosen.work / STUDENT
    teacher = chosen.teacher or packaged_folder()
    return deepen(chosen.work, teacher, start, layers=_layers(chosen))


def _layers(chosen: argparse.Namespace) -> list[int]:
    return [int(layer) for layer in chosen.layers.split(",")]


def _distil(chosen: argparse.Namespace) -> str:
    named = {name: getattr(chosen, name) for name in ("minutes", "seed", "batch", "precision")}
    recipe = Recipe(**{**named, **_settings(chosen.set)})
    _threads(chosen.threads)
    teacher = Network.load(chosen.teacher or packaged_folder(), device=chosen.device)
    student = Network.load(chosen.start or chosen.work / STUDENT, device=chosen.device)
    units = read_mix(chosen.work / MIX)
    questions = read_questions(chosen.glossary or our_glossary()) if recipe.asking else None
    run = distil(chosen.work / STUDENT, teacher, student, units, recipe, _say, questions=questions)
    noted = {"device": chosen.device, "samples": run.samples, "steps": run.steps}
    note_run(chosen.work, {**asdict(recipe), **noted})
    return f"{run.samples} samples in {run.steps} steps, teacher {run.teaching:.0f} s"


def _settings(written: str) -> dict[str, Any]:
    """Return settings written NAME=VALUE,NAME=VALUE; raises BadInput for what is no setting."""
    defaults = asdict(Recipe(minutes=0))
    kinds = {name: type(value) for name, value in defaults.items()}
    settings: dict[str, Any] = {}
    for entry in filter(None, written.split(",")):
        name, _, value = entry.partition("=")
        try:
            settings[name] = kinds[name](value)
        except (KeyError, ValueError):
            raise BadInput(
                f"{entry!r} is no setting of a run.",
                hint=f"Write NAME=VALUE with a name of: {', '.join(kinds)}.",
            ) from None
    return settings


def _evaluate(chosen: argparse.Namespace) -> str:
    _threads(chosen.threads)
    network = Network.load(chosen.start or chosen.work / STUDENT, device=chosen.device)
    measured = evaluation.evaluate(chosen.data, network, limit=chosen.limit)
    if chosen.limit is None and chosen.start is None:
        note_scores(chosen.work, measured)
    return " ".join(f"{name} {value:.3f}" for name, value in measured.items())


def _export(chosen: argparse.Namespace) -> str:
    if chosen.output is None:
        raise BadInput("export needs a place to write to.", hint="Name it with --output DIR.")
    network = Network.load(chosen.start or chosen.work / STUDENT)
    kept = len(teacher_pieces(chosen.teacher or packaged_folder()))
    text = card(
        chosen.output.name, network, read_facts(chosen.work), read_manifest(chosen.data), kept=kept
    )
    write_folder(chosen.output, network, card=text)
    return f"written to {chosen.output.name}"


def _threads(count: int | None) -> None:
    import torch

    if count:
        torch.set_num_threads(count)


_STEPS = {
    "prepare": (_prepare, "read the parallel text and the glossary into one mix"),
    "vocabulary": (_vocabulary, "train the tokenizer"),
    "initialise": (_initialise, "place the new pieces and write the untrained student"),
    "deepen": (_deepen, "put the teacher's other layers between those of a trained student"),
    "distil": (_distil, "train the student for --minutes"),
    "evaluate": (_evaluate, "measure on odd NTREX lines and STS-b dev"),
    "export": (_export, "write the student as a folder to ship"),
}


# Every step takes them all, so that a whole run can be written with one list of options.
_OPTIONS: dict[str, tuple[Callable[[str], object], object, str]] = {
    "data": (Path, None, "folder with train/ and eval/"),
    "work": (Path, None, "folder for what is made"),
    "seed": (int, 0, "of every draw"),
    "teacher": (Path, None, "folder of the teacher; default: the packaged all-MiniLM-L6-v2"),
    "glossary": (Path, None, "folder with terms/ and statements/; default: Ideation's own"),
    "device": (str, "cpu", "cpu or cuda"),
    "threads": (int, None, "CPU threads; default: all"),
    "from": (Path, None, "an exported folder to go on from; default: WORK/student"),
    "sample": (int, 250_000, "sentences that vocabulary and initialise read"),
    "new": (int, 30_000, "pieces to add"),
    "layers": (str, "0,1,4,5", "the teacher's layers that the student has"),
    "minutes": (float, 60.0, "the time box of distil"),
    "batch": (int, 128, "samples in a step of distil"),
    "precision": (str, "float32", "of distil's products: float32 or bfloat16"),
    "set": (str, "", "other settings of distil, NAME=VALUE,NAME=VALUE (see recipe.py)"),
    "limit": (int, None, "measure the first lines of each set only"),
    "output": (Path, None, "where export writes"),
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ideation.embeddings.training")
    steps = parser.add_subparsers(required=True, metavar="STEP")
    for name, (run, purpose) in _STEPS.items():
        step = steps.add_parser(name, help=purpose, description=purpose)
        step.set_defaults(run=run)
        for option, (kind, default, meaning) in _OPTIONS.items():
            step.add_argument(
                f"--{option}",
                type=kind,
                default=default,
                help=meaning,
                required=option in ("data", "work"),
                dest="start" if option == "from" else option,
            )
    return parser


if __name__ == "__main__":
    sys.exit(main())
