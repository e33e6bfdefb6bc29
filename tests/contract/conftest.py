"""A store, and a short way to put notes into it."""

from datetime import UTC, datetime
from itertools import zip_longest

import numpy as np
import pytest

from ideation.domain.language import Language
from ideation.domain.note import NoteDraft, NoteHeader
from ideation.domain.passage import PassageDraft, Span
from ideation.domain.vector import Model
from ideation.services.capturing.capture import hash_of
from ideation.storage.sqlite import SqliteStore

MODEL = Model(name="model", revision="r1", dim=3)
CAPTURED_AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ideation.db"


@pytest.fixture
def store(path):
    return SqliteStore(path)


@pytest.fixture
def model():
    return MODEL


def drafts_of(statements, languages=()):
    """Return one passage per statement of the note that joins them with line ends."""
    start = 0
    for statement, language in zip_longest(statements, languages, fillvalue=Language.ENGLISH):
        end = start + len(statement)
        yield PassageDraft(
            span=Span(start=start, end=end),
            text=statement,
            reading=statement,
            language=language,
            language_probability=0.9,
        )
        start = end + 1


def add(records, *statements, title="A note", languages=(), **header):
    text = "\n".join(statements)
    note_id = records.notes.add(
        NoteDraft(text=text, header=NoteHeader(**header)),
        title=title,
        content_hash=hash_of(text),
        at=CAPTURED_AT,
    )
    records.passages.replace(note_id, list(drafts_of(statements, languages)))
    return note_id


@pytest.fixture
def put(store):
    """Store a note of the statements given, each one passage; return its id."""

    def put_in(*statements, **options):
        with store.writing() as records:
            return add(records, *statements, **options)

    return put_in


@pytest.fixture
def rewrite(store):
    """Give a note other statements."""

    def rewrite_as(note_id, *statements):
        with store.writing() as records:
            records.passages.replace(note_id, list(drafts_of(statements)))

    return rewrite_as


@pytest.fixture
def embed(store, model):
    """Give all waiting passages unit vectors; return their ids."""

    def embed_all():
        with store.writing() as records:
            ids = [each.id for each in records.vectors.waiting(model, after=0, limit=1000)]
            vectors = np.eye(model.dim, dtype=np.float32)[np.arange(len(ids)) % model.dim]
            records.vectors.put(model, ids, vectors)
        return ids

    return embed_all


@pytest.fixture
def passages(store):
    """Return the passages of a note."""

    def passages_of(note_id):
        with store.reading() as records:
            return records.passages.of_note(note_id)

    return passages_of
