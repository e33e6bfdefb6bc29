"""Time, memory and quality of clusters and their names, against BERTopic on the same vectors.

    python -m benchmarks.cluster_engines [--sizes 1000 10000 100000] [--labelled FILE.tsv.gz]
        [--python PATH] [--limit 1200]

Needs the dependency group `bench` in this environment, or in that of the interpreter `--python`;
an engine that is missing is said to be. Each engine groups each set of passages in a process of
its own, after a warm-up on the first of them, one engine after the other; `--limit` are the
seconds after which one is stopped.

Agreement (adjusted Rand) is over the passages of a true group, each unclustered one alone.
Precision and recall of the rest: what is left unclustered, and what was planted as noise. Repeated
names: clusters that have the words of another's name, in any order; a number that only makes a
name differ does not count. Seconds of the processor count all cores together and stay the same
where the machine has other work, seconds on the clock do not. Memory is the process's peak, with
Python and libraries, and how much of it the measured run added.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.cluster_data import CACHE, Grouped, generated, labelled
from benchmarks.cluster_others import BerTopic, Found, Grouper, Ideation
from benchmarks.table import show
from ideation.domain.language import Language

ROOT = Path(__file__).parents[1]

# Each engine with the library that it needs.
ENGINES: dict[str, tuple[type[Grouper], str]] = {
    "Ideation": (Ideation, "ideation"),
    "BERTopic": (BerTopic, "bertopic"),
}
_WARM = 500
_ARRAYS = ("vectors", "groups", "common", "encoded")
# ru_maxrss counts kilobytes on Linux and bytes on macOS.
_MEGABYTE = 1e6 if sys.platform == "darwin" else 1e3
_COST = ("passages", "engine", "seconds", "of it clusters", "CPU s", "peak MB", "added MB")
_QUALITY = ("passages", "engine", "clusters", "unclustered", "adjusted Rand")
_QUALITY += ("rest: precision", "recall", "names repeated")


def main() -> None:
    """Measure each engine on each set of passages, or do one of these where told to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--labelled", type=Path, help="a file of `label<tab>text` lines")
    parser.add_argument("--language", default="de", help="of the labelled texts")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where vectors are kept")
    parser.add_argument("--only", nargs="*", default=list(ENGINES), help="names of engines")
    parser.add_argument("--python", default=sys.executable, help="of the other engines")
    parser.add_argument("--limit", type=float, default=1_200)
    parser.add_argument("--step", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        engine, file, out = options.step
        print(json.dumps(_measured(engine, Path(file), Path(out))))
        return
    with tempfile.TemporaryDirectory(prefix="clusters-") as scratch:
        _compare(Path(scratch), options)


def _compare(folder: Path, options: argparse.Namespace) -> None:
    costs, qualities = [], []
    sets: list[str | int] = [*(["labelled"] if options.labelled else []), *options.sizes]
    for name in sets:
        if isinstance(name, int):
            data, shown = generated(name), f"{name:,}"
        else:
            data = labelled(options.labelled, Language(options.language), options.cache)
            shown = options.labelled.name.split(".")[0]
        save(data, folder / "data.npz")
        for engine in options.only:
            print(f"{shown}: {engine}", file=sys.stderr, flush=True)
            done = _in_process(engine, folder, options)
            if isinstance(done, str):
                costs.append((shown, engine, done, *"-" * (len(_COST) - 3)))
                continue
            costs.append((shown, engine, *_cost(done)))
            labels = np.load(folder / "labels.npy")
            qualities.append((shown, engine, *_quality(data, labels, done["names"])))
            print(costs[-1], qualities[-1], file=sys.stderr, flush=True)
    show("Cost of clusters with names", _COST, costs)
    show("Quality", _QUALITY, qualities)


def _in_process(engine: str, folder: Path, options: argparse.Namespace) -> dict[str, Any] | str:
    """Return what a process of its own measured, or in words why there is nothing."""
    python = sys.executable if engine == "Ideation" else options.python
    command = [python, "-m", "benchmarks.cluster_engines", "--step", engine]
    command += [str(folder / "data.npz"), str(folder / "labels.npy")]
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            timeout=options.limit,
        )
    except subprocess.TimeoutExpired:
        return f"stopped after {options.limit:.0f}"
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured or "not installed"


def _measured(name: str, file: Path, out: Path) -> dict[str, Any]:
    """Group the passages in `file`, write the labels, return the cost; nothing if it cannot."""
    kind, library = ENGINES[name]
    if find_spec(library) is None:
        return {}
    data, engine = load(file), kind()
    engine.group(first(data, _WARM))
    before, worked, started = _peak(), time.process_time(), time.perf_counter()
    found: Found = engine.group(data)
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    np.save(out, found.labels)
    return {
        "seconds": seconds,
        "clustered": found.seconds,
        "worked": worked,
        "peak": _peak(),
        "before": before,
        "names": found.names,
    }


def save(data: Grouped, file: Path) -> None:
    """Write passages to `file`."""
    lists = json.dumps([data.texts, data.languages]).encode()
    arrays = {field: getattr(data, field) for field in _ARRAYS}
    np.savez(file, lists=np.frombuffer(lists, dtype=np.uint8), **arrays)


def load(file: Path) -> Grouped:
    """Read passages from `file`."""
    with np.load(file) as found:
        texts, languages = json.loads(found["lists"].tobytes())
        return Grouped(
            texts=texts,
            vectors=found["vectors"],
            languages=languages,
            groups=found["groups"],
            common=found["common"],
            encoded=bool(found["encoded"]),
        )


def first(data: Grouped, count: int) -> Grouped:
    """Return the first passages."""
    return replace(
        data,
        texts=data.texts[:count],
        vectors=data.vectors[:count],
        languages=data.languages[:count],
        groups=data.groups[:count],
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE


def _cost(done: dict[str, Any]) -> list[str]:
    return [
        f"{done['seconds']:.1f}",
        f"{done['clustered']:.1f}",
        f"{done['worked']:.1f}",
        f"{done['peak']:.0f}",
        f"{done['peak'] - done['before']:.0f}",
    ]


def _quality(data: Grouped, labels: np.ndarray, names: Sequence[Sequence[str]]) -> list[str]:
    """Return clusters, share of the rest, agreement, precision and recall of the rest, names."""
    from sklearn.metrics import adjusted_rand_score

    rest, noise = labels < 0, data.groups < 0
    alone = labels.copy()
    alone[rest] = labels.max(initial=0) + 1 + np.arange(rest.sum())
    return [
        str(int(labels.max(initial=-1)) + 1),
        f"{rest.mean():.0%}",
        f"{adjusted_rand_score(data.groups[~noise], alone[~noise]):.3f}",
        f"{noise[rest].mean():.2f}" if noise.any() and rest.any() else "-",
        f"{rest[noise].mean():.2f}" if noise.any() else "-",
        str(repeated(names)),
    ]


def repeated(names: Sequence[Sequence[str]]) -> int:
    """Return how many names have the words of another, in any order."""
    count = Counter(frozenset(name) for name in names)
    return sum(each for each in count.values() if each > 1)


if __name__ == "__main__":
    main()
