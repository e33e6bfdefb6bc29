"""Ideation behind the interface of the other search engines, its encoder's answers given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date
from pathlib import Path

import numpy as np

from benchmarks.engine_data import PER_NOTE, SHOWN, Row, Wanted
from ideation.domain.cleaning import Drop
from ideation.domain.ids import PassageId
from ideation.domain.language import Language
from ideation.domain.passage import PassageDraft, Span
from ideation.domain.search import Filters
from ideation.domain.vector import Model, Vector, Vectors
from ideation.embeddings.faiss_index import FaissIndex
from ideation.ports import Splitter
from ideation.services.searching.live_index import LiveIndex
from ideation.services.searching.search import Asked
from ideation.settings import load_settings
from ideation.storage.sqlite import SqliteStore
from ideation.text.passages import whole
from ideation.workspace import DATABASE, Workspace

# Each generated passage ends in its number.
_NUMBER = re.compile(r"(\d+)$")
_BATCH = 5_000


class _Given:
    """An encoder that knows the vectors of numbered passages and of some questions."""

    runtime = "given"

    def __init__(self, vectors: Vectors, questions: Sequence[str] = ()) -> None:
        self.model = Model(name="given", revision="given", dim=vectors.shape[1])
        self._vectors = vectors
        self._place = {question: place for place, question in enumerate(questions)}

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of numbered passages."""
        rows: Vectors = self._vectors[[number_of(text) for text in texts]]
        return rows

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of known questions."""
        rows: Vectors = self._vectors[[self._place[text] for text in texts]]
        return rows


class Whole:
    """The search of the app: meaning, words and names, with notes, themes and organisations."""

    def fill(self, folder: Path, rows: list[Row], vectors: Vectors) -> None:
        """Take the notes in as the app does, then store the vectors in bulk, as others get them."""
        languages = {row.text: Language(row.language) for row in rows}
        workspace = Workspace(folder, load_settings(folder), splitter=by_line(languages))
        for start in range(0, len(rows), PER_NOTE):
            first = rows[start]
            workspace.door.take_text(
                "\n".join(row.text for row in rows[start : start + PER_NOTE]),
                {
                    "date": Date.fromordinal(first.day),
                    "sector": first.sector,
                    "organisations": [{"name": first.organisation}],
                },
            )
        store, encoder = SqliteStore(folder / DATABASE), _Given(vectors)
        with store.reading() as records:
            ids = list(map(PassageId, records.passages.matching(Filters()).tolist()))
        for start in range(0, len(ids), _BATCH):
            with store.writing() as records:
                part = records.passages.get(ids[start : start + _BATCH])
                rows_of_part = encoder.encode_passages([each.reading for each in part])
                records.vectors.put(encoder.model, [each.id for each in part], rows_of_part)

    def open(self, folder: Path, questions: list[str], asked: Vectors) -> None:
        """Open the workspace."""
        self._workspace = Workspace.open(folder)
        self._workspace.encoder = _Given(asked, questions)

    def ask(self, question: str, vector: Vector, wanted: Wanted) -> list[int]:
        """Search as the app does."""
        asked = Asked(query=question, filters=_filters(wanted), limit=SHOWN)
        return [number_of(hit.text) for hit in self._workspace.finder.search(asked)]


class Meaning(Whole):
    """Its vector index alone, and the passages found."""

    def open(self, folder: Path, questions: list[str], asked: Vectors) -> None:
        """Open the store and its index."""
        self._store = SqliteStore(folder / DATABASE)
        self._index = LiveIndex(self._store, FaissIndex)
        self._model = _Given(asked).model

    def ask(self, question: str, vector: Vector, wanted: Wanted) -> list[int]:
        """Search the index among what passes the filters."""
        index, filters = self._index.current(self._model), _filters(wanted)
        with self._store.reading() as records:
            among = None if filters.empty else records.passages.matching(filters)
            found = [near.passage_id for near in index.nearest(vector, SHOWN, among=among)]
            return [number_of(passage.text) for passage in records.passages.get(found)]


def _filters(wanted: Wanted) -> Filters:
    return Filters(
        language=Language(wanted.language) if wanted.language else None,
        sector=wanted.sector,
        since=Date.fromordinal(wanted.since) if wanted.since else None,
    )


def by_line(languages: dict[str, Language]) -> Splitter:
    """Return what makes each line a passage of a known language."""

    def split(text: str, apart: Sequence[Drop]) -> list[PassageDraft]:
        found, start = [], 0
        for line in text.split("\n"):
            [draft] = whole(line)
            span = Span(start=start, end=start + len(line))
            found.append(replace(draft, span=span, language=languages[line]))
            start += len(line) + 1
        return found

    return split


def number_of(text: str) -> int:
    """Return the number in which a generated passage ends."""
    found = _NUMBER.search(text)
    assert found, "a generated passage ends in its number"
    return int(found.group(1))


def encoding(questions: Sequence[str]) -> list[float]:
    """Return the milliseconds that the shipped encoder takes for each question."""
    import time

    from ideation.embeddings.choose import choose_encoder

    encoder = choose_encoder("default")
    encoder.encode_queries(list(questions[:1]))
    spent = []
    for question in questions:
        started = time.perf_counter()
        assert np.isfinite(encoder.encode_queries([question])).all()
        spent.append(1000 * (time.perf_counter() - started))
    return spent
