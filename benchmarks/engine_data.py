"""One set of passages, vectors and questions for all search engines, and the right answers."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date as Date
from datetime import timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.generate import passages, planted
from ideation.domain.vector import Vectors
from ideation.settings import SECTORS

SHOWN = 10
# A note holds so many passages; they share its day, its sector and the organisation met.
PER_NOTE = 20
_ORGANISATIONS = 300
_FIRST_DAY, _DAYS = Date(2023, 1, 1), 1_000
_SEED = 20261126
# How far a question stands from the passage it was made of, as a share of its length.
_AWAY = 0.8
_WORDS = 4
_SHORTEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A passage as every engine stores it; `day` counts days, so that ranges work anywhere."""

    text: str
    language: str
    sector: str
    organisation: str
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A filter; None asks nothing."""

    name: str
    language: str | None = None
    sector: str | None = None
    since: int | None = None

    def passes(self, row: Row) -> bool:
        """Tell whether a row counts."""
        return (
            self.language in (None, row.language)
            and self.sector in (None, row.sector)
            and (self.since is None or row.day >= self.since)
        )


WANTED = (
    Wanted(name="no filter"),
    Wanted(name="language fr", language="fr"),
    Wanted(
        name="fr, one sector, one year",
        language="fr",
        sector=SECTORS[-1],
        since=(_FIRST_DAY + timedelta(days=_DAYS - 365)).toordinal(),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """Passages with unit rows, shape (n, dim), and questions with theirs."""

    rows: list[Row]
    vectors: Vectors
    questions: list[str]
    asked: Vectors


def generate(count: int, questions: int) -> Data:
    """Return seeded data: the same on every machine."""
    plan = planted(count)
    chance = np.random.default_rng(_SEED)
    notes = -(-count // PER_NOTE)
    sectors = chance.integers(0, len(SECTORS), notes)
    organisations = chance.integers(0, _ORGANISATIONS, notes)
    days = _FIRST_DAY.toordinal() + chance.integers(0, _DAYS, notes)
    rows = [
        Row(
            text=text,
            language=language,
            sector=SECTORS[sectors[number // PER_NOTE]],
            organisation=f"Werk {organisations[number // PER_NOTE]:03d}",
            day=int(days[number // PER_NOTE]),
        )
        for number, (text, language) in enumerate(
            zip(passages(count, spoken=plan.languages), plan.languages, strict=True)
        )
    ]
    texts = _questions(rows, chance.permutation(count).tolist(), questions)
    sources = list(texts.values())
    asked = plan.vectors[sources] + _AWAY * planted(questions, seed=_SEED, noise=1).vectors
    asked /= np.linalg.norm(asked, axis=1, keepdims=True)
    return Data(
        rows=rows,
        vectors=plan.vectors,
        questions=list(texts),
        asked=np.ascontiguousarray(asked, dtype=np.float32),
    )


def _questions(rows: list[Row], order: list[int], count: int) -> dict[str, int]:
    """Return different questions, words of a row each, and the numbers of the rows."""
    found: dict[str, int] = {}
    for number in order:
        long = [
            word for word in rows[number].text.split() if word.isalpha() and len(word) >= _SHORTEST
        ]
        if len(long) >= _WORDS and len(found) < count:
            found.setdefault(" ".join(long[:_WORDS]), number)
    return found


def save(data: Data, folder: Path) -> None:
    """Write the data for the processes that measure."""
    np.save(folder / "vectors.npy", data.vectors)
    np.save(folder / "asked.npy", data.asked)
    rows = [asdict(each) for each in data.rows]
    for name, values in (("rows", rows), ("questions", data.questions)):
        written = json.dumps(values, ensure_ascii=False)
        (folder / f"{name}.json").write_text(written, encoding="utf-8")


def load_passages(folder: Path) -> tuple[list[Row], Vectors]:
    """Return what is to be stored."""
    written = json.loads((folder / "rows.json").read_text(encoding="utf-8"))
    return [Row(**each) for each in written], np.load(folder / "vectors.npy")


def load_questions(folder: Path) -> tuple[list[str], Vectors]:
    """Return what is asked: texts, and their vectors."""
    written = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
    return written, np.load(folder / "asked.npy")


def answers(data: Data, wanted: Wanted) -> list[set[int]]:
    """Return for each question the numbers of the nearest rows that pass, by exact cosine."""
    passing: NDArray[np.intp] = np.flatnonzero([wanted.passes(row) for row in data.rows])
    similar = data.asked @ data.vectors[passing].T
    best = np.argsort(-similar, axis=1, kind="stable")[:, :SHOWN]
    return [set(passing[each].tolist()) for each in best]
