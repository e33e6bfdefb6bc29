"""How fast the theme classifier learns from people: macro-F1 after 0, 20, 100 labels, and all.

    python -m benchmarks.learning --within a       # half A cut in two ten times, for tuning
    python -m benchmarks.learning --record         # half A teaches, half B (sealed) measures

A person reads statements of the pool and gives each its themes, as on the page of what teaches
most; where the machine was wrong, that is a correction ("corrected" counts them). The statements
come by chance, in several draws whose figures are averaged, or in the order of that page, 20 at a
time, the machine learning in between. Gains are on the same statements, with paired intervals.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from benchmarks.labelled import ROOT, append
from benchmarks.table import show
from ideation import __version__
from ideation.domain.vector import Vectors
from ideation.ports import Encoder
from ideation.scratch import scratch_workspace
from ideation.services.measuring.labelled import LabelledPassage, read_labelled
from ideation.services.measuring.measure import Indices, Value, bootstrapped
from ideation.settings import load_settings
from ideation.themes.classifier import ThemeClassifier
from ideation.themes.instructive import most_instructive, most_uncertain
from ideation.themes.scheme import examples_of

COUNTS = (20, 100)
PAGE = 20
CUTS = 10
LANGUAGES = ("de", "fr", "en", "lb")
_SEED = 20261126
CHANCE, ORDER = "by chance", "what teaches most"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """Labelled statements with their vectors, shape (n, dim)."""

    passages: Sequence[LabelledPassage]
    vectors: Vectors

    @classmethod
    def of(cls, passages: Sequence[LabelledPassage], encoder: Encoder) -> Statements:
        """Return the statements, encoded as the product does."""
        return cls(
            passages=passages, vectors=encoder.encode_passages([each.text for each in passages])
        )

    def themes(self, rows: Sequence[int]) -> list[tuple[str, ...]]:
        """Return the themes a person gives, the primary first."""
        chosen = [self.passages[row] for row in rows]
        return [(each.primary, *each.secondary) for each in chosen]


def main() -> None:
    """Measure and print the curve."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--within", choices=["a"], help="cut this half in two, leave B unread")
    parser.add_argument("--draws", type=int, default=20)
    parser.add_argument("--record", action="store_true", help="append to history.csv")
    options = parser.parse_args()
    if options.record and options.within:
        parser.error("history.csv holds figures of half B only; leave --within out.")
    with scratch_workspace(load_settings(ROOT)) as workspace:
        encoder, scheme = workspace.encoder, workspace.scheme
    examples = examples_of(scheme)
    base = ThemeClassifier.fit(
        examples, encoder.encode_passages([example.text for example in examples])
    )
    pairs = [
        (Statements.of(taught, encoder), Statements.of(asked, encoder))
        for taught, asked in halves(cuts=CUTS if options.within else 0)
    ]
    # The lot is drawn anew in each cut already.
    draws = 1 if options.within else options.draws
    curves = [list(curve(base, pool, measured, draws)) for pool, measured in pairs]
    rows = [Point.mean(points) for points in zip(*curves, strict=True)]
    pool, measured = pairs[0]
    title = f"{len(pool.passages)} statements teach, {len(measured.passages)} measure"
    headings = ("order", "labels", "corrected", "macro-F1", "95 %", "gain", "95 %", *LANGUAGES)
    show(f"{title}, {encoder.model.name}", headings, [row.cells() for row in rows])
    if options.record:
        kept = (datetime.now(UTC).date().isoformat(), __version__, "b")
        named = (*kept, encoder.model.name, encoder.model.revision)
        append([(*named, *row.kept()) for row in rows])


Pair = tuple[list[LabelledPassage], list[LabelledPassage]]


def halves(*, cuts: int) -> Iterator[Pair]:
    """Yield statements that teach and those that measure: A and B, or `cuts` times A in two.

    With cuts half B is not read.
    """
    a = read_labelled(ROOT / "tests" / "labelled" / "a").passages
    if not cuts:
        yield a, read_labelled(ROOT / "tests" / "labelled" / "b").passages
    random = np.random.default_rng(_SEED)
    for _ in range(cuts):
        order, middle = random.permutation(len(a)), len(a) // 2
        yield [a[row] for row in order[:middle]], [a[row] for row in order[middle:]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One line of the table: an order of labels, how many, and what came of it."""

    order: str
    labels: int
    corrected: float
    score: Value
    gain: Value
    by_language: tuple[float, ...]

    @classmethod
    def mean(cls, points: Sequence[Point]) -> Point:
        """Return the mean of the same point on several cuts, intervals included."""
        return replace(
            points[0],
            corrected=float(np.mean([each.corrected for each in points])),
            score=_mean([each.score for each in points]),
            gain=_mean([each.gain for each in points]),
            by_language=tuple(np.mean([each.by_language for each in points], axis=0)),
        )

    def cells(self) -> tuple[object, ...]:
        """Return what is printed."""
        return (
            *(self.order, self.labels, f"{self.corrected:.0f}"),
            *(f"{self.score.value:.3f}", f"{self.score.low:.3f} to {self.score.high:.3f}"),
            *(f"{self.gain.value:+.3f}", f"{self.gain.low:+.3f} to {self.gain.high:+.3f}"),
            *(f"{each:.3f}" for each in self.by_language),
        )

    def kept(self) -> tuple[object, ...]:
        """Return what history.csv keeps."""
        name = f"themes macro-F1 after {self.labels} labels {self.order}"
        return (name, self.score.value, self.score.low, self.score.high, self.score.n)


def curve(
    base: ThemeClassifier, pool: Statements, measured: Statements, draws: int
) -> Iterator[Point]:
    """Yield the points: none, by chance, in the order of what teaches most, all."""
    everything = len(pool.passages)
    wrong = [
        each.primary != passage.primary
        for each, passage in zip(base.classify(pool.vectors), pool.passages, strict=True)
    ]
    random = np.random.default_rng(_SEED)
    chance = [random.permutation(everything).tolist() for _ in range(draws)]
    counts = [each for each in COUNTS if each < everything]
    asked = in_order(base, pool, max(counts))
    plan: list[tuple[str, list[list[int]]]] = [("none", [[]])]
    plan += [(CHANCE, [drawn[:count] for drawn in chance]) for count in counts]
    plan += [(ORDER, [asked[:count]]) for count in counts]
    plan += [("all", [list(range(everything))])]
    truth = _codes([each.primary for each in measured.passages], base.slugs)
    before = _found(base, measured)
    for name, lists in plan:
        found = [
            _found(base.taught(pool.themes(rows), pool.vectors[rows]), measured) for rows in lists
        ]
        yield Point(
            order=name,
            labels=len(lists[0]),
            corrected=float(np.mean([sum(wrong[row] for row in rows) for rows in lists])),
            score=_over(truth, found),
            gain=_over(truth, found, before),
            by_language=tuple(_within(truth, found, measured, code) for code in LANGUAGES),
        )


def in_order(base: ThemeClassifier, pool: Statements, count: int) -> list[int]:
    """Return the rows a person labels who takes page after page of what teaches most."""
    asked: list[int] = []
    now = base
    while len(asked) < count:
        left = np.setdiff1d(np.arange(len(pool.passages)), asked)
        vectors = pool.vectors[left]
        shares = now.probabilities(vectors)
        rows = most_uncertain(shares)
        languages = [pool.passages[left[row]].lang.value for row in rows]
        page = most_instructive(shares, vectors, rows, languages, min(PAGE, count - len(asked)))
        asked += [int(left[each.row]) for each in page]
        now = base.taught(pool.themes(asked), pool.vectors[asked])
    return asked


def _found(classifier: ThemeClassifier, measured: Statements) -> Indices:
    decided = classifier.classify(measured.vectors)
    return _codes([each.primary for each in decided], classifier.slugs)


def _codes(slugs: Sequence[str], known: Sequence[str]) -> Indices:
    return np.asarray([known.index(slug) for slug in slugs], dtype=np.intp)


def _over(truth: Indices, found: Sequence[Indices], before: Indices | None = None) -> Value:
    """Return the mean macro-F1 of the draws, or by how much it is above that of `before`."""

    def measure(chosen: NDArray[np.intp]) -> float:
        score = float(np.mean([_macro_f1(truth[chosen], each[chosen]) for each in found]))
        return score if before is None else score - _macro_f1(truth[chosen], before[chosen])

    value = bootstrapped(len(truth), measure)
    assert value is not None, "there are statements"
    return value


def _mean(values: Sequence[Value]) -> Value:
    value, low, high = np.mean([(each.value, each.low, each.high) for each in values], axis=0)
    return Value(value=round(value, 4), low=round(low, 4), high=round(high, 4), n=values[0].n)


def _within(truth: Indices, found: Sequence[Indices], measured: Statements, code: str) -> float:
    rows = [row for row, each in enumerate(measured.passages) if each.lang.value == code]
    return float(np.mean([_macro_f1(truth[rows], each[rows]) for each in found]))


def _macro_f1(truth: Indices, found: Indices) -> float:
    """Return macro-F1 over the themes that stand in truth or answer, as `measure.f1` does."""
    hits = np.bincount(truth[truth == found], minlength=64)
    either = np.bincount(truth, minlength=64) + np.bincount(found, minlength=64)
    return float((2 * hits[either > 0] / either[either > 0]).mean())


if __name__ == "__main__":
    main()
