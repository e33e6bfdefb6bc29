"""What several suites share: a workspace in a temporary folder, with a clock that stands still."""

import functools
import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

# Tests run beside other work: BLAS threads that wait for a busy core cost far more than they
# bring. The variable reaches libraries loaded later and child processes.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import hypothesis
import pytest
import pytest_randomly
from once import made_once
from plainly import plainly
from threadpoolctl import threadpool_limits

from ideation.services import learning
from ideation.services.learning import learn_kinds
from ideation.settings import Settings
from ideation.storage.sqlite import SqliteStore, checks, connection, store
from ideation.themes.classifier import ThemeClassifier
from ideation.workspace import DATABASE, Workspace

threadpool_limits(1)
# The seeder that thinc registers would import torch in every process, for tests that need neither.
pytest_randomly.entrypoint_reseeds = []
# A first call may load a model; how long a case takes is no failure.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

TESTS = Path(__file__).parent
JOURNEYS = ("cli", "services", "ui")
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)

_LEARNED = {}
_TEXT_VECTORS = {}


class TextVectors:
    """Vectors of example statements, kept by the process and not by each workspace."""

    def __init__(self, connection):
        pass

    def load(self, model, texts):
        known = _TEXT_VECTORS.get(model.revision, {})
        return {text: known[text] for text in texts if text in known}

    def put(self, model, vectors):
        known = _TEXT_VECTORS.setdefault(model.revision, {})
        for text, vector in vectors.items():
            kept = known.setdefault(text, vector.copy())
            kept.setflags(write=False)


def remembering(fit):
    def remembered(shown, vectors, *options, common=None):
        more = {} if common is None else {"common": common}
        told = b"" if common is None else common.tobytes()
        key = (fit.__qualname__, tuple(shown), vectors.tobytes(), options, told)
        if key not in _LEARNED:
            _LEARNED[key] = fit(shown, vectors, *options, **more)
        return _LEARNED[key]

    return remembered


def kinds_learned_once(tmp_path_factory):
    """Return `learn_kinds` that learns once per session; each process reads what was kept."""

    @functools.wraps(learn_kinds)
    def learn_once(_, encoder):
        told = repr((encoder.model.revision, len(learning.examples())))
        if told not in _LEARNED:
            name = f"kinds-{hashlib.sha256(told.encode()).hexdigest()[:16]}"
            kept = made_once(
                tmp_path_factory,
                name,
                lambda folder: learn_kinds(SqliteStore(folder / DATABASE), encoder),
            )
            _LEARNED[told] = learn_kinds(SqliteStore(kept / DATABASE), encoder)
        return _LEARNED[told]

    return learn_once


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Tell journeys by where they begin: at a service, a command, a page, a real encoder."""
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        if folder in JOURNEYS or item.get_closest_marker("model"):
            item.add_marker("journey")


@pytest.fixture(scope="session")
def new_database(tmp_path_factory):
    """A way to get an empty database, which is made once."""

    def make(folder):
        # Only here: the schema tools bring pandas along.
        from ideation.storage.sqlite.schema import migrate

        migrate(folder / DATABASE)

    return functools.cache(
        lambda: (made_once(tmp_path_factory, "database", make) / DATABASE).read_bytes()
    )


@pytest.fixture(autouse=True, scope="module")
def at_hand(request, new_database):
    """Copy new databases, and let no commit wait for the disk: no test cuts the power.

    The store's contract is tested on databases made and written as users' are.
    """
    if request.path.is_relative_to(TESTS / "contract"):
        yield
        return
    version_of, pragmas = store._schema_version, connection.expected_pragmas

    def version_of_copied(path):
        if not path.exists():
            store._make_folder(path.parent)
            if os.access(path.parent, os.W_OK):
                path.write_bytes(new_database())
        return version_of(path)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(store, "_schema_version", version_of_copied)
        for module in (connection, checks):
            patched.setattr(module, "expected_pragmas", lambda: pragmas() | {"synchronous": 0})
        yield


@pytest.fixture(scope="session")
def clock():
    return lambda: NOW


@pytest.fixture(scope="module")
def learned_once(tmp_path_factory):
    """Encode the same examples once per process, and learn from them once.

    Each new workspace would encode and store three thousand examples, and each command and page
    would learn from them again: seconds of nothing that most tests are about.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("ideation.storage.sqlite.store.SqliteTextVectors", TextVectors)
        patched.setattr(ThemeClassifier, "fit", remembering(ThemeClassifier.fit))
        patched.setattr("ideation.workspace.learn_kinds", kinds_learned_once(tmp_path_factory))
        yield


@pytest.fixture(scope="session")
def learned_home(tmp_path_factory):
    """An empty workspace that learned with the encoder that ships, to be copied.

    It takes half a minute. What a first start does is asked of the wheel.
    """

    def learn(folder):
        workspace = Workspace(folder, Settings())
        assert workspace.kinds
        assert workspace.teaching.trained()

    return made_once(tmp_path_factory, "learned", learn)


@pytest.fixture
def few_examples(monkeypatch):
    """Learn kinds from every tenth example: what learning does is the same with less."""
    shown = learning.examples()[::10]
    monkeypatch.setattr(learning, "examples", lambda: shown)
    return shown


@pytest.fixture
def plain_words():
    """Name groups by their words as written: the dictionaries of four languages take seconds."""
    with plainly():
        yield


@pytest.fixture
def few_rounds(monkeypatch):
    """Resample a few times only: the intervals widen, the values stay."""
    monkeypatch.setattr("ideation.services.measuring.measure._ROUNDS", 20)


@pytest.fixture
def home(tmp_path):
    """The folder of a workspace that does not exist yet."""
    return tmp_path / "home"


@pytest.fixture
def workspace(home, clock, learned_once):
    return Workspace(home, Settings(encoder="hashing"), clock=clock)
