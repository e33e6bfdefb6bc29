"""The index in memory follows the database, whichever process wrote last."""

import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from ideation.domain.note import NoteChange, NoteDraft
from ideation.domain.passage import PassageDraft, Span
from ideation.domain.vector import Model
from ideation.embeddings.exact_index import ExactIndex
from ideation.services.searching.live_index import LiveIndex
from ideation.services.searching.search import Asked
from ideation.settings import Settings
from ideation.storage.sqlite import SqliteStore
from ideation.storage.sqlite.connection import connect
from ideation.workspace import DATABASE, Workspace

MODEL = Model(name="model", revision="r1", dim=3)
OTHER = Model(name="other", revision="r2", dim=2)


@pytest.fixture
def store(tmp_path):
    return SqliteStore(tmp_path / DATABASE)


@pytest.fixture
def built():
    """How many indexes were made, by dimension."""
    return []


@pytest.fixture
def live(store, built):
    def make(dim):
        built.append(dim)
        return ExactIndex(dim)

    return LiveIndex(store, make)


def put(store, number, vector, clock, model=MODEL):
    text = f"Statement {number}."
    draft = PassageDraft(
        span=Span(start=0, end=len(text)),
        text=text,
        reading=text,
        language="en",
        language_probability=1.0,
    )
    with store.writing() as records:
        note_id = records.notes.find(text) or records.notes.add(
            NoteDraft(text=text), title=text, content_hash=text, at=clock()
        )
        records.passages.replace(note_id, [draft])
        [passage] = records.passages.of_note(note_id)
        records.vectors.put(model, [passage.id], np.asarray([vector], dtype=np.float32))
    return passage.id


@pytest.fixture
def filled(store, clock):
    for number in range(10):
        put(store, number, [1.0, 0.0, number / 10], clock)
    return store


def held(index):
    query = np.ones(index._dim, dtype=np.float32)
    return sorted(near.passage_id for near in index.nearest(query, 1000))


def test_the_first_look_builds_the_index_from_the_store(filled, live, built):
    assert held(live.current(MODEL)) == list(range(1, 11))
    assert built == [3]


def test_without_a_change_the_same_index_is_given_again(filled, live, built):
    assert live.current(MODEL) is live.current(MODEL)
    assert built == [3]


def test_few_changes_are_caught_up_and_many_lead_to_a_new_index(filled, live, built, clock):
    live.current(MODEL)
    put(filled, 10, [0, 1, 0], clock)
    put(filled, 3, [0, 1, 1], clock)
    index = live.current(MODEL)
    assert held(index) == list(range(1, 12))
    assert sorted(near.passage_id for near in index.nearest(np.float32([0, 1, 0]), 2)) == [4, 11]
    assert built == [3]
    for number in range(20, 26):
        put(filled, number, [0, 0, 1], clock)
    assert held(live.current(MODEL)) == list(range(1, 18))
    assert built == [3, 3]


def test_removal_restoration_and_edits_are_followed(filled, live, built, clock):
    live.current(MODEL)
    with filled.writing() as records:
        records.notes.update(2, NoteChange(version=1, removed_at=clock()))
        records.passages.replace(5, [])
    assert held(live.current(MODEL)) == [1, 3, 4, 6, 7, 8, 9, 10]
    with filled.writing() as records:
        records.notes.update(2, NoteChange(version=2, restore=True))
    assert held(live.current(MODEL)) == [1, 2, 3, 4, 6, 7, 8, 9, 10]
    assert built == [3]


def test_a_change_of_another_models_vectors_costs_no_new_index(filled, live, built, clock):
    live.current(MODEL)
    put(filled, 1, [0.0, 1.0], clock, model=OTHER)
    assert held(live.current(MODEL)) == list(range(1, 11))
    assert built == [3]


def test_another_model_gets_an_index_of_its_own_vectors(filled, live, built, clock):
    assert held(live.current(MODEL)) == list(range(1, 11))
    put(filled, 1, [0.0, 1.0], clock, model=OTHER)
    assert held(live.current(OTHER)) == [2]
    assert held(live.current(MODEL)) == list(range(1, 11))
    assert built == [3, 2, 3]


def test_a_rebuild_makes_a_new_index(filled, live, built):
    first = live.current(MODEL)
    assert live.rebuild(MODEL) is not first
    assert built == [3, 3]
    assert held(live.current(MODEL)) == list(range(1, 11))
    assert built == [3, 3]


class Late:
    """A store that a thread asked for its generation before another one caught up."""

    def __init__(self, store):
        self.reading = store.reading
        self._store = store
        self.before = []

    def generation(self):
        return self.before.pop() if self.before else self._store.generation()


def test_a_look_that_waited_for_another_ones_catching_up_costs_no_new_index(filled, clock):
    built = []
    store = Late(filled)
    live = LiveIndex(store, lambda dim: built.append(dim) or ExactIndex(dim))
    live.current(MODEL)
    before = filled.generation()
    put(filled, 10, [0, 1, 0], clock)
    index = live.current(MODEL)
    store.before.append(before)
    assert live.current(MODEL) is index
    assert built == [3]


def test_a_database_that_went_back_to_an_older_copy_gets_a_new_index(
    filled, live, built, clock, tmp_path
):
    live.current(MODEL)
    copy = tmp_path / "copy.db"
    connection = connect(filled.path)
    connection.execute("vacuum into ?", (str(copy),))
    connection.close()
    put(filled, 10, [0, 1, 0], clock)
    assert held(live.current(MODEL)) == list(range(1, 12))
    for each in tmp_path.glob(f"{DATABASE}*"):
        each.unlink()
    copy.rename(filled.path)
    assert held(live.current(MODEL)) == list(range(1, 11))
    assert built == [3, 3]


def test_what_arrives_while_the_index_is_built_is_caught_up_next_time(filled, clock):
    def make(dim):
        # Between reading the vectors and handing the index out, another process writes.
        if not arrived:
            arrived.append(put(filled, 77, [0, 1, 0], clock))
        return ExactIndex(dim)

    arrived = []
    live = LiveIndex(filled, make)
    live.current(MODEL)
    assert held(live.current(MODEL)) == list(range(1, 12))


def test_threads_that_look_while_others_write_always_see_what_was_there_before(filled, clock):
    live = LiveIndex(filled, ExactIndex)
    failures = []
    done = threading.Event()

    def look():
        try:
            while not done.is_set():
                known = 10 + len(written)
                assert len(held(live.current(MODEL))) >= known
        except BaseException as error:
            failures.append(error)

    written = []
    threads = [threading.Thread(target=look) for _ in range(3)]
    for each in threads:
        each.start()
    for number in range(100, 125):
        written.append(put(filled, number, [0, 1, 0], clock))
    done.set()
    for each in threads:
        each.join()
    assert failures == []
    assert held(live.current(MODEL)) == list(range(1, 36))


# The same through workspaces


def found(workspace, query):
    return [hit.text for hit in workspace.finder.search(Asked(query=query))]


def test_a_workspace_finds_what_another_one_on_the_same_folder_stored(workspace, home):
    other = Workspace(home, Settings(encoder="hashing"))
    workspace.door.take_text("Der Ofen raucht.", {})
    workspace.catch_up()
    assert found(other, "Ofen") == ["Der Ofen raucht."]
    other.door.take_text("Die Halle ist kalt.", {})
    other.catch_up()
    assert found(workspace, "Die Halle ist kalt.")[0] == "Die Halle ist kalt."
    other.remove_note(1)
    assert found(workspace, "Ofen") == ["Die Halle ist kalt."]
    assert [each.name for each in workspace.doctor() if not each.ok] == []


# Through the store alone: reading a text loads dictionaries, which takes seconds.
STORE = """
import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, sys.argv[2])
from test_live_index import put
from ideation.embeddings.hashing import HashingEncoder
from ideation.storage.sqlite import SqliteStore
from ideation.workspace import DATABASE

encoder = HashingEncoder()
[vector] = encoder.encode_passages(["Statement 7."])
store = SqliteStore(Path(sys.argv[1]) / DATABASE)
put(store, 7, vector, lambda: datetime.now(UTC), encoder.model)
"""


def test_a_workspace_finds_what_another_process_stored(workspace, home):
    workspace.door.take_text("Der Ofen raucht.", {})
    workspace.catch_up()
    index = workspace._index.current(workspace.encoder.model)
    assert index.size == 1
    command = [sys.executable, "-c", STORE, str(home), str(Path(__file__).parent)]
    subprocess.run(command, check=True, timeout=60)
    assert found(workspace, "Statement 7")[0] == "Statement 7."
    assert workspace._index.current(workspace.encoder.model).size == 2


def test_vectors_of_a_former_encoder_wait_to_be_replaced(home, clock, learned_once, few_examples):
    from ideation.embeddings.hashing import HashingEncoder

    former = Workspace(home, Settings(encoder="hashing"), clock=clock)
    former.encoder = HashingEncoder(dim=64)
    former.door.take_text("Der Ofen raucht.", {})
    former.catch_up()
    assert former.index_status()["vectors"] == 1

    now = Workspace(home, Settings(encoder="hashing"), clock=clock)
    assert now.index_status() == {
        "model": "hashing",
        "revision": "char-wb-2-4-384",
        "dim": 384,
        "runtime": "hashing",
        "vectors": 0,
        "waiting": 1,
    }
    [hit] = now.finder.search(Asked(query="Ofen"))
    assert hit.similarity is None
    assert {each.name for each in now.doctor() if not each.ok} >= {
        "statements waiting for a vector",
        "vectors of the current model",
    }
    assert now.rebuild_index()["waiting"] == 0
    [hit] = now.finder.search(Asked(query="Ofen"))
    assert hit.similarity > 0
    assert [each.name for each in now.doctor() if not each.ok] == []
    # The former encoder's vectors still serve where it is still in use.
    assert former.finder.search(Asked(query="Ofen"))[0].similarity > 0
