"""The ports: what the services ask of the outside, as protocols of at most five verbs.

Adapters in `storage/`, `embeddings/` and `intake/` keep these promises; the workspace chooses
them. Similarity is a cosine in [-1, 1], higher is nearer; adapters convert.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ideation.domain.health import Check
from ideation.domain.ids import NoteId, PassageId, RunId
from ideation.domain.note import Note, NoteChange, NoteDraft, NoteSummary
from ideation.domain.organisation import Contact, Organisation, Reference
from ideation.domain.passage import Passage, PassageDraft, ThemeScore
from ideation.domain.run import Run, RunDraft
from ideation.domain.search import Filters
from ideation.domain.vector import Model, Near, Vector, Vectors

# The present moment, with a time zone.
Clock = Callable[[], datetime]
# Called with (done, total) while something long runs.
Progress = Callable[[int, int], None]
# Text in, passages out.
Splitter = Callable[[str], Sequence[PassageDraft]]

PassageIds = NDArray[np.int64]


class Encoder(Protocol):
    """Turns texts into unit vectors, the same text always into the same vector.

    A text longer than the model's window is read in full: split, encoded, pooled. An empty
    text gives a zero row. Shapes are (len(texts), model.dim), float32.
    """

    @property
    def model(self) -> Model:
        """The identity under which its vectors are kept."""

    @property
    def runtime(self) -> str:
        """What computes the vectors: onnx, torch or hashing."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row per stored text."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row per question."""


class VectorIndex(Protocol):
    """Nearest passages by cosine similarity. Rebuildable from the store, never the only copy.

    Safe to search from several threads while another one changes it.
    """

    @property
    def size(self) -> int:
        """How many passages it holds."""

    def upsert(self, ids: Sequence[PassageId], vectors: Vectors) -> None:
        """Put or replace vectors; a batch that does not fit changes nothing (ValueError)."""

    def remove(self, ids: Collection[PassageId]) -> None:
        """Forget these ids; unknown ones are no error."""

    def nearest(self, query: Vector, k: int, *, among: PassageIds | None = None) -> list[Near]:
        """Return the k nearest, best first, ties by id; `among` restricts exactly."""


class NoteRepository(Protocol):
    """Notes and their headers."""

    def add(self, draft: NoteDraft, *, title: str, content_hash: str, at: datetime) -> NoteId:
        """Store a new note."""

    def get(self, note_id: NoteId) -> Note:
        """Return a note, removed or not; NotFound where there is none."""

    def find(self, content_hash: str) -> NoteId | None:
        """Return the note with that content, removed or not."""

    def summaries(
        self, *, removed: bool = False, ids: Sequence[NoteId] | None = None
    ) -> list[NoteSummary]:
        """Return all notes, newest date first, undated last; or the removed; or those of `ids`."""

    def update(self, note_id: NoteId, change: NoteChange) -> None:
        """Apply a change; EditConflict when the note is no longer at `change.version`."""


class PassageRepository(Protocol):
    """Passages with their themes."""

    def replace(self, note_id: NoteId, drafts: Sequence[PassageDraft]) -> None:
        """Make these the passages of the note; a passage whose text stays keeps its id."""

    def of_note(self, note_id: NoteId) -> list[Passage]:
        """Return the passages of one note in reading order."""

    def get(self, ids: Sequence[PassageId]) -> list[Passage]:
        """Return live passages in the order of `ids`; unknown and removed ones are left out."""

    def matching(self, filters: Filters) -> PassageIds:
        """Return the ids of live passages that pass, ascending."""


class VectorRepository(Protocol):
    """Vectors by passage and model, with the log of what changed."""

    def waiting(self, model: Model, *, after: PassageId, limit: int) -> list[Passage]:
        """Return the next passages without a vector of `model`, ascending by id."""

    def put(self, model: Model, ids: Sequence[PassageId], vectors: Vectors) -> None:
        """Store vectors; passages that are gone by now are passed over."""

    def load(
        self, model: Model, ids: Sequence[PassageId] | None = None
    ) -> tuple[PassageIds, Vectors]:
        """Return vectors of live passages, ascending by id: all, or those of `ids`."""

    def changed(self, since: int) -> list[PassageId]:
        """Return the passages whose vectors came, went or were replaced after a generation."""

    def counts(self, model: Model) -> tuple[int, int]:
        """Return how many live passages have a vector of `model`, and how many wait."""


class WordRepository(Protocol):
    """Full text."""

    def search(
        self, words: Sequence[str], limit: int, *, among: PassageIds | None = None
    ) -> list[tuple[PassageId, float]]:
        """Return live passages holding any of the words, best first, with BM25 (higher better)."""

    def holding(self, phrases: Sequence[Sequence[str]]) -> list[PassageId]:
        """Return live passages that hold one of the phrases, word for word, accents aside."""


class ThemeRepository(Protocol):
    """Themes of passages, and the cache of prototype vectors."""

    def waiting(self, scheme: str, revision: str, limit: int) -> list[PassageId]:
        """Return embedded passages that this revision of the classifier has not seen."""

    def assign(
        self,
        scheme: str,
        revision: str,
        run: RunId,
        scores: Mapping[PassageId, Sequence[ThemeScore]],
    ) -> None:
        """Store the machine's themes; what a human set stays untouched."""

    def holding(self, scheme: str, slug: str) -> list[PassageId]:
        """Return live passages of a theme, most certain first."""

    def counts(self, scheme: str) -> dict[str, tuple[int, int]]:
        """Return passages and distinct organisations by slug."""


class TextVectorRepository(Protocol):
    """Vectors of texts that are not passages (prototypes), so that they are encoded once."""

    def load(self, model: Model, texts: Sequence[str]) -> dict[str, Vector]:
        """Return what is known."""

    def put(self, model: Model, vectors: Mapping[str, Vector]) -> None:
        """Remember these."""


class Directory(Protocol):
    """Organisations and contacts."""

    def organisations(self) -> list[Organisation]:
        """Return all organisations by name."""

    def contacts(self) -> list[Contact]:
        """Return all contacts by name."""

    def names(self) -> list[str]:
        """Return the names of all of them."""

    def met(
        self, ids: Sequence[PassageId] | None = None, *, contacts: bool
    ) -> dict[PassageId, tuple[Reference, ...]]:
        """Return the organisations, or contacts, of the notes of live passages, all or `ids`."""


class RunRepository(Protocol):
    """How computed findings were made."""

    def add(self, draft: RunDraft) -> RunId:
        """Store a run."""

    def latest(self, kind: str) -> Run | None:
        """Return the newest run of a kind."""


class Records(Protocol):
    """The repositories of one transaction."""

    @property
    def notes(self) -> NoteRepository:
        """Notes and their headers."""

    @property
    def passages(self) -> PassageRepository:
        """Passages with their themes."""

    @property
    def vectors(self) -> VectorRepository:
        """Vectors by passage and model."""

    @property
    def words(self) -> WordRepository:
        """Full text."""

    @property
    def themes(self) -> ThemeRepository:
        """Themes of passages."""

    @property
    def text_vectors(self) -> TextVectorRepository:
        """Vectors of prototype statements."""

    @property
    def directory(self) -> Directory:
        """Organisations and contacts."""

    @property
    def runs(self) -> RunRepository:
        """How findings were made."""


class Store(Protocol):
    """The only truth: rows, full text and vectors, changed in whole transactions."""

    def reading(self) -> AbstractContextManager[Records]:
        """Open a consistent view."""

    def writing(self) -> AbstractContextManager[Records]:
        """Open a transaction: all of it is kept, or nothing."""

    def generation(self) -> int:
        """Return the number of the newest vector change; cheap enough for each search."""

    def checks(self, model: Model) -> list[Check]:
        """Examine the store's health."""
