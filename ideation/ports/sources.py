"""Repositories of what came in: notes, passages, vectors, words, people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from ideation.domain.cleaning import Drop
from ideation.domain.ids import NoteId, PassageId
from ideation.domain.note import Note, NoteChange, NoteDraft, NoteSummary, Original
from ideation.domain.organisation import Contact, Organisation, Reference
from ideation.domain.passage import Passage, PassageDraft
from ideation.domain.search import Filters, SavedSearch, SoughtWord, WordGain
from ideation.domain.vector import Model, Vector, Vectors
from ideation.ports.engines import PassageIds


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


class ProvenanceRepository(Protocol):
    """Where notes came from: their files, and the stretches set apart."""

    def original(self, note_id: NoteId) -> Original | None:
        """Return the file a note was read from; None for pasted text."""

    def set_drops(self, note_id: NoteId, drops: Sequence[Drop]) -> None:
        """Make these the stretches set apart from a note."""

    def drops(self, note_id: NoteId) -> list[Drop]:
        """Return the stretches of a note in order, restored ones included."""


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

    def newest(self, ids: PassageIds, limit: int) -> list[PassageId]:
        """Return up to `limit` of live passages, those of the newest notes first, undated last."""


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

    def gains(self, sought: Sequence[SoughtWord]) -> list[WordGain]:
        """Return what passages gain by each of the words that one of them holds, or its roots.

        Rare words weigh more. Passages of removed notes may be among them.
        """

    def best(
        self, gains: Sequence[WordGain], limit: int, *, among: PassageIds | None = None
    ) -> list[PassageId]:
        """Return the live passages that gain most in sum, best first; `among` restricts exactly."""

    def counts(self, words: Sequence[str]) -> dict[str, int]:
        """Return how many passages hold each word, or a word of that root."""

    def known(self, begins: str) -> list[str]:
        """Return the words of full text that begin so, folded."""

    def holding(self, phrases: Sequence[Sequence[str]]) -> list[PassageId]:
        """Return live passages that hold one of the phrases, word for word, accents aside."""


class RootRepository(Protocol):
    """The roots by which full text finds words whatever their endings."""

    def waiting(self, limit: int) -> list[Passage]:
        """Return passages whose roots were never found, as those of an older Ideation."""

    def put(self, roots: Mapping[PassageId, str]) -> None:
        """Store the roots of passages, words with spaces between."""


class SavedSearchRepository(Protocol):
    """Searches that people come back to."""

    def all(self) -> list[SavedSearch]:
        """Return them by name."""

    def save(self, search: SavedSearch) -> None:
        """Keep a search, in the place of one of that name; all there is now counts as seen."""

    def look(self, name: str, *, at: datetime) -> None:
        """Note that somebody looked: what there is now is no longer new."""

    def forget(self, name: str) -> bool:
        """Drop the search of that name; tell whether there was one."""


class TextVectorRepository(Protocol):
    """Vectors of texts that are not passages (prototypes), so that they are encoded once."""

    def load(self, model: Model, texts: Sequence[str]) -> dict[str, Vector]:
        """Return what is known."""

    def put(self, model: Model, vectors: Mapping[str, Vector]) -> None:
        """Remember these."""


class LearnedRepository(Protocol):
    """What was learned from examples, kept so that it is learned once; one state per name."""

    def load(self, name: str, revision: str) -> bytes | None:
        """Return the state of a name, None where there is none of this revision."""

    def put(self, name: str, revision: str, state: bytes) -> None:
        """Keep a state in the place of the one before."""


class Directory(Protocol):
    """Organisations and contacts."""

    def organisations(self) -> list[Organisation]:
        """Return all organisations by name."""

    def contacts(self) -> list[Contact]:
        """Return all contacts by name."""

    def names(self) -> list[str]:
        """Return the names of all of them."""

    def said_by(
        self, ids: Sequence[PassageId] | None = None, *, contacts: bool
    ) -> dict[PassageId, tuple[Reference, ...]]:
        """Return the organisations, or contacts, that said live passages, all or `ids`.

        Where a passage has no speaker of its own, they are those its note met.
        """

    def regions(self) -> dict[int, str]:
        """Return the region of each organisation whose region is known."""
