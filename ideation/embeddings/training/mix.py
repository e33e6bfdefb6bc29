"""The mix: one line per English sentence with its translations and its weight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ideation.embeddings.training.luxembourgish import pseudo_luxembourgish
from ideation.errors import BadInput

# How often a German sentence without a Luxembourgish sister also gets a respelled one.
_RESPELLED = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An English sentence and its translations as (language, text); never empty.

    `weight` is how often the unit is expected in one pass.
    """

    english: str
    weight: float
    translations: tuple[tuple[str, str], ...]

    def one_per_language(self, rng: np.random.Generator) -> list[tuple[str, str]]:
        """Return one translation for each language; German may bring pseudo-Luxembourgish."""
        by_language: dict[str, list[str]] = {}
        for language, text in self.translations:
            by_language.setdefault(language, []).append(text)
        chosen = [
            (language, texts[int(rng.integers(len(texts)))])
            for language, texts in by_language.items()
        ]
        if "de" in by_language and "lb" not in by_language and rng.random() < _RESPELLED:
            german = next(text for language, text in chosen if language == "de")
            chosen.append(("lb", pseudo_luxembourgish(german)))
        return chosen


def write_mix(path: Path, units: Iterable[Unit]) -> int:
    """Write the units as TSV, replacing `path` only when all are written; return the count."""
    count = 0
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8", newline="\n") as stream:
        for unit in units:
            fields = [unit.english, f"{unit.weight:.6f}"]
            for translation in unit.translations:
                fields.extend(translation)
            stream.write("\t".join(fields) + "\n")
            count += 1
    part.replace(path)
    return count


def read_mix(path: Path) -> list[Unit]:
    """Return the units of a mix. Raises BadInput when it was not prepared."""
    if not path.is_file():
        raise BadInput(f"There is no mix at {path}.", hint="Run the step `prepare` first.")
    with path.open(encoding="utf-8", newline="\n") as lines:
        return [_unit(line.rstrip("\n").split("\t")) for line in lines]


def _unit(fields: list[str]) -> Unit:
    english, weight, *rest = fields
    translations = tuple(zip(rest[::2], rest[1::2], strict=True))
    return Unit(english=english, weight=float(weight), translations=translations)


def passes(units: list[Unit], rng: np.random.Generator) -> Iterator[Unit]:
    """Yield units without end, pass after pass, each drawn as often as its weight says."""
    return (units[index] for index in draws_without_end(units, rng))


def draws_without_end(
    units: list[Unit], rng: np.random.Generator, *, even: float = 1.0
) -> Iterator[int]:
    """Yield positions of units, pass after pass; weights count to the power of `even`.

    Below 1 a pass is longer and more even: what a long run needs, which would otherwise meet
    the sentences of a small, heavy origin a hundred times.
    """
    weights: NDArray[np.float64] = np.array([unit.weight for unit in units]) ** even
    while True:
        times = (weights + rng.random(len(units))).astype(np.int64)
        yield from rng.permutation(np.repeat(np.arange(len(units)), times)).tolist()
