"""Ideation's search beside Chroma, LanceDB and txtai: same vectors, same filters, one run.

    pip install --group engines      (pip 25.1 or later)
    python -m benchmarks.search_engines [--passages 10000] [--questions 100] [--rounds 5]

Each engine fills a folder in a process of its own, and answers in another one, in rounds that take
turns; what is shown is its quietest round, for the machine may have other work. Vectors are given,
so no time holds the encoding of a question; it stands in its own line.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.engine_data import (
    WANTED,
    Data,
    answers,
    generate,
    load_passages,
    load_questions,
    save,
)
from benchmarks.other_engines import Engine
from benchmarks.table import show

ROOT = Path(__file__).parents[1]
# What each is called: where it is, what is imported before memory is looked at, its folder.
ENGINES = {
    "Ideation, whole search": ("own_engine", "Whole", "faiss", "ideation"),
    "Ideation, meaning alone": ("own_engine", "Meaning", "faiss", "ideation"),
    "Chroma": ("other_engines", "Chroma", "chromadb", "chroma"),
    "LanceDB": ("other_engines", "Lance", "lancedb", "lance"),
    "LanceDB, IVF_PQ": ("other_engines", "LanceIndexed", "lancedb", "lance-index"),
    "LanceDB, hybrid": ("other_engines", "LanceHybrid", "lancedb", "lance-hybrid"),
    "txtai": ("other_engines", "Txtai", "txtai", "txtai"),
    "txtai, hybrid": ("other_engines", "TxtaiHybrid", "txtai", "txtai-hybrid"),
}
# Their answers are no pure nearest neighbours, so recall says nothing of them.
WITH_WORDS = ("Ideation, whole search", "LanceDB, hybrid", "txtai, hybrid")


def main() -> None:
    """Measure every engine, or do one step of it where the other process is told to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=list(ENGINES), help="names of engines")
    parser.add_argument("--keep", type=Path, help="a folder: what is filled there already, stays")
    parser.add_argument("--step", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        step, name, folder = options.step
        print(json.dumps({"fill": _fill, "ask": _ask}[step](name, Path(folder))))
        return
    with tempfile.TemporaryDirectory(prefix="engines-") as scratch:
        folder = (options.keep or Path(scratch)) / str(options.passages)
        folder.mkdir(parents=True, exist_ok=True)
        _compare(folder, options)


def _compare(folder: Path, options: argparse.Namespace) -> None:
    data = generate(options.passages, options.questions)
    save(data, folder)
    filled = {name: _filled(name, folder) for name in options.only}
    rounds: dict[str, list[dict[str, Any]]] = {name: [] for name in options.only}
    for _ in range(options.rounds):
        for name in options.only:
            rounds[name].append(_in_process("ask", name, folder))
    print(f"{options.passages:,} passages, {len(data.questions)} questions")
    _show_speed(rounds)
    _show_recall(rounds, data)
    show(
        "Cost",
        ("engine", "filling CPU s", "first answer s", "memory MB", "KB/passage", "disk KB/passage"),
        [(name, *_cost(filled[name], rounds[name], len(data.rows))) for name in options.only],
    )
    _show_encoding(data.questions)


def _show_speed(rounds: Mapping[str, Sequence[dict[str, Any]]]) -> None:
    names = [wanted.name for wanted in WANTED]
    show(
        "Milliseconds for a question, median / p95",
        ("engine", *names),
        [(name, *(_speed(each, wanted) for wanted in names)) for name, each in rounds.items()],
    )
    # Stays the same where the machine has other work.
    show(
        "Milliseconds of the processor for a question, mean, all cores together",
        ("engine", *names),
        [
            (name, *(f"{min(one['worked'][wanted] for one in each):.1f}" for wanted in names))
            for name, each in rounds.items()
        ],
    )


def _show_recall(rounds: Mapping[str, Sequence[dict[str, Any]]], data: Data) -> None:
    right = {wanted.name: answers(data, wanted) for wanted in WANTED}
    show(
        "Recall@10 of the nearest that pass the filter",
        ("engine", *right),
        [
            (name, *(_recall(each[0]["found"][wanted], right[wanted]) for wanted in right))
            for name, each in rounds.items()
            if name not in WITH_WORDS
        ],
    )


def _show_encoding(questions: Sequence[str]) -> None:
    from benchmarks.own_engine import encoding

    middle, high = np.percentile(encoding(questions), (50, 95))
    show("Encoding a question", ("median ms", "p95 ms"), [(f"{middle:.1f}", f"{high:.1f}")])


def _filled(name: str, folder: Path) -> dict[str, Any]:
    """Return what filling cost; one folder may serve two ways of searching."""
    home = _home(name, folder)
    note = home.with_suffix(".json")
    if not note.exists():
        # What an interrupted filling left is of no use.
        shutil.rmtree(home)
        note.write_text(json.dumps(_in_process("fill", name, folder)), encoding="utf-8")
    known: dict[str, Any] = json.loads(note.read_text(encoding="utf-8"))
    return known


def _in_process(step: str, name: str, folder: Path) -> dict[str, Any]:
    """Return what a process of its own measured."""
    print(f"{step}: {name}", file=sys.stderr)
    command = [sys.executable, "-m", "benchmarks.search_engines", "--step", step, name, str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


def _engine(name: str) -> Engine:
    module, kind, library, _ = ENGINES[name]
    import_module(library)
    engine: Engine = getattr(import_module(f"benchmarks.{module}"), kind)()
    return engine


def _home(name: str, folder: Path) -> Path:
    home = folder / ENGINES[name][-1]
    home.mkdir(exist_ok=True)
    return home


def _fill(name: str, folder: Path) -> dict[str, Any]:
    engine, home = _engine(name), _home(name, folder)
    rows, vectors = load_passages(folder)
    started = time.process_time()
    engine.fill(home, rows, vectors)
    seconds = time.process_time() - started
    disk = sum(path.stat().st_size for path in home.rglob("*") if path.is_file())
    return {"seconds": seconds, "disk": disk}


def _ask(name: str, folder: Path) -> dict[str, Any]:
    engine, home = _engine(name), _home(name, folder)
    questions, asked = load_questions(folder)
    before = _memory()
    started = time.perf_counter()
    engine.open(home, questions, asked)
    engine.ask(questions[0], asked[0], WANTED[0])
    first = time.perf_counter() - started
    spent: dict[str, list[float]] = {}
    found: dict[str, list[list[int]]] = {}
    worked: dict[str, float] = {}
    for wanted in WANTED:
        spent[wanted.name], found[wanted.name] = [], []
        worked_before = time.process_time()
        for question, vector in zip(questions, asked, strict=True):
            started = time.perf_counter()
            answer = engine.ask(question, vector, wanted)
            spent[wanted.name].append(1000 * (time.perf_counter() - started))
            found[wanted.name].append(answer)
        worked[wanted.name] = 1000 * (time.process_time() - worked_before) / len(questions)
    grown = _memory() - before
    return {"first": first, "grown": grown, "spent": spent, "worked": worked, "found": found}


def _memory() -> int:
    """Return the kilobytes this process holds in memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


def _speed(rounds: Sequence[dict[str, Any]], wanted: str) -> str:
    """Return the lowest median and the lowest 95th percentile of the rounds."""
    low = np.min([np.percentile(each["spent"][wanted], (50, 95)) for each in rounds], axis=0)
    return f"{low[0]:.1f} / {low[1]:.1f}"


def _recall(found: Sequence[Sequence[int]], right: Sequence[set[int]]) -> str:
    shares = [
        len(set(each) & best) / len(best) for each, best in zip(found, right, strict=True) if best
    ]
    return f"{np.mean(shares):.3f}"


def _cost(filled: dict[str, Any], rounds: Sequence[dict[str, Any]], count: int) -> list[str]:
    """Return seconds of the processor to fill, seconds to a first answer, memory, disk."""
    first = min(each["first"] for each in rounds)
    grown = np.median([each["grown"] for each in rounds])
    return [
        f"{filled['seconds']:.1f}",
        f"{first:.2f}",
        f"{grown / 1024:.0f}",
        f"{grown / count:.2f}",
        f"{filled['disk'] / 1024 / count:.2f}",
    ]


if __name__ == "__main__":
    main()
