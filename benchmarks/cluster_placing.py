"""Time from a new note to its statements' clusters, beside many passages.

    python -m benchmarks.cluster_placing [--passages 10000] [--notes 10]

The workspace is filled with generated notes whose vectors stand around planted groups, understood
and grouped in bulk. Then notes of statements of those groups come in one by one, as `capture` and
the app take them: "in its clusters" is from the text to its statements placed, with our encoder's
time, and its steps are told with their medians, of the processor (all cores together, whatever
else the machine does) and on the clock. "As anew" is how many of the new statements are
placed where a fit of all has most of the old members of that cluster.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from benchmarks.generate import passages, planted
from benchmarks.lasting import membership
from benchmarks.own_engine import by_line
from benchmarks.table import show
from ideation.clustering.fit import UNCLUSTERED, FitOptions, Labels, fit, spread_of
from ideation.domain.group import Level
from ideation.domain.ids import PassageId
from ideation.domain.language import Language
from ideation.domain.passage import Attribution, By, Kind
from ideation.domain.run import RunDraft
from ideation.domain.search import Filters
from ideation.domain.understanding import Understanding
from ideation.domain.vector import Vectors
from ideation.embeddings.choose import choose_encoder
from ideation.services.capturing.understanding import REVISION
from ideation.services.grouping.finding import GENERATION, RUN_KIND, SPREAD
from ideation.settings import Settings
from ideation.workspace import Workspace

# Seconds of the processor and on the clock, by step.
Steps = dict[str, list[tuple[float, float]]]

_PER_NOTE = 10
_ORGANISATIONS = 200


class _Planted:
    """Our encoder's time and identity, with planted vectors for known passages."""

    def __init__(self, texts: Sequence[str], vectors: Vectors) -> None:
        self._encoder = choose_encoder("default")
        self.model, self.runtime = self._encoder.model, self._encoder.runtime
        self._known = dict(zip(texts, vectors, strict=True))
        self.field = planted(485, seed=9, noise=1).vectors
        self.timed = False

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return planted vectors; other texts than known passages are of the field."""
        if self.timed:
            self._encoder.encode_passages(texts)
        field = self.field
        rows = [self._known.get(text, field[len(text) % len(field)]) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), self.model.dim)

    encode_queries = encode_passages


def main() -> None:
    """Fill, find, take notes in, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--notes", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="placing-") as scratch:
        _measure(Path(scratch), options.passages, options.notes)


def _measure(home: Path, count: int, notes: int) -> None:
    corpus = planted(count + notes * _PER_NOTE)
    texts = list(passages(len(corpus.vectors), spoken=corpus.languages))
    languages = dict(zip(texts, map(Language, corpus.languages), strict=True))
    workspace = Workspace(home, Settings(), splitter=by_line(languages))
    encoder = workspace.encoder = _Planted(texts, corpus.vectors)
    labels = _fill(workspace, encoder, texts[:count])
    encoder.timed = True
    steps: Steps = defaultdict(list)
    workspace._run = _timing(workspace._run, steps)  # type: ignore[method-assign]
    # The first pays for what a process loads once.
    for number in range(notes):
        start = count + number * _PER_NOTE
        with _noted(steps["in its clusters"]):
            _take(workspace, texts[start : start + _PER_NOTE], start // _PER_NOTE)
            workspace.catch_up()
    rows = [
        (step, *(f"{1000 * median(each):.0f}" for each in zip(*spent[1:], strict=True)))
        for step, spent in steps.items()
        if spent[1:]
    ]
    heads = ("step", "processor", "clock")
    show(f"Median milliseconds for a note of {_PER_NOTE} beside {count:,}", heads, rows)
    placed = membership(workspace, Level.CLUSTER)
    anew = fit(corpus.vectors, common=encoder.field.mean(axis=0))
    _agreement(labels, placed, anew)


def _fill(workspace: Workspace, encoder: _Planted, texts: Sequence[str]) -> Labels:
    """Store notes with all that is known of them and one run's clusters; return their labels."""
    for start in range(0, len(texts), _PER_NOTE):
        _take(workspace, texts[start : start + _PER_NOTE], start // _PER_NOTE)
    store = workspace._store
    own = Understanding(
        context=0,
        kind=Kind.OBSERVATION,
        kind_cue="",
        attribution=Attribution.OWN,
        attribution_cue="",
        organisation_id=None,
        shared=None,
        doubt=None,
        speaker_id=None,
        is_wish=False,
    )
    with store.writing() as records:
        ids = list(map(PassageId, records.passages.matching(Filters()).tolist()))
        vectors = encoder.encode_passages([each.reading for each in records.passages.get(ids)])
        records.vectors.put(encoder.model, ids, vectors)
        records.understanding.put(REVISION, dict.fromkeys(ids, own))
    workspace.catch_up()
    common = encoder.field.mean(axis=0)
    labels = fit(vectors, common=common)
    draft = RunDraft(
        kind=RUN_KIND,
        made_at=datetime.now(UTC),
        model=encoder.model,
        parameters={
            "similarity": FitOptions().similarity,
            SPREAD: spread_of(vectors, labels, common=common),
            GENERATION: store.generation(),
        },
        seed=None,
        corpus_size=len(ids),
    )
    with store.writing() as records:
        records.runs.add(draft)
        born = [records.groups.add(Level.CLUSTER, draft.made_at) for _ in range(labels.max() + 1)]
        inside = zip(ids, labels.tolist(), strict=True)
        placed = {each: born[label] for each, label in inside if label != UNCLUSTERED}
        records.groups.place(Level.CLUSTER, placed, By.MACHINE)
    return labels


def _take(workspace: Workspace, texts: Sequence[str], number: int) -> None:
    """Take a note in: one a day, of one of many organisations."""
    header = {
        "date": date(2026, 1, 1) - timedelta(days=number),
        "organisations": [{"name": f"Werk{number % _ORGANISATIONS} AG"}],
    }
    workspace.door.take_text("\n".join(texts), header)


@contextmanager
def _noted(spent: list[tuple[float, float]]) -> Iterator[None]:
    worked, started = time.process_time(), time.perf_counter()
    yield
    spent.append((time.process_time() - worked, time.perf_counter() - started))


def _timing(run: Callable[..., Any], steps: Steps) -> Callable[..., Any]:
    """Return `run`, which calls services, with the time of each noted."""

    def timed(service: Callable[..., Any], *args: Any, **options: Any) -> Any:  # noqa: ANN401
        with _noted(steps[service.__name__]):
            return run(service, *args, **options)

    return timed


def _agreement(labels: Labels, placed: dict[int, int], anew: Labels) -> None:
    """Say how many of the new statements were placed, and whether a fit of all agrees.

    Passages, clusters and labels count in one order: the workspace held nothing before.
    """
    became: dict[int, Counter[int]] = defaultdict(Counter)
    for label, now in zip(labels.tolist(), anew[: len(labels)].tolist(), strict=True):
        became[label + 1][now] += 1
    new = {passage: cluster for passage, cluster in placed.items() if passage > len(labels)}
    same = sum(
        anew[passage - 1] == became[cluster].most_common(1)[0][0]
        for passage, cluster in new.items()
    )
    rest = anew[len(labels) :]
    heads = ("new statements", "placed", "as anew", "in a cluster anew")
    row = (len(rest), len(new), same, int((rest != UNCLUSTERED).sum()))
    show("Placed, and found anew", heads, [row])


if __name__ == "__main__":
    main()
