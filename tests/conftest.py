"""What several suites share: a workspace in a temporary folder, with a clock that stands still."""

import os
from datetime import UTC, datetime

# Tests run beside other work: BLAS threads that wait for a busy core cost far more than they
# bring. The variable reaches libraries loaded later and child processes.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import hypothesis
import pytest
import pytest_randomly
from plainly import plainly
from threadpoolctl import threadpool_limits

from ideation.settings import Settings
from ideation.text.kind_classifier import KindClassifier
from ideation.themes.classifier import ThemeClassifier
from ideation.workspace import Workspace

threadpool_limits(1)
# The seeder that thinc registers would import torch in every process, for tests that need neither.
pytest_randomly.entrypoint_reseeds = []
# A first call may load a model; how long a case takes is no failure.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)

_LEARNED = {}
_TEXT_VECTORS = {}


class TextVectors:
    """Vectors of example statements, kept by the process and not by each workspace."""

    def __init__(self, connection):
        pass

    def load(self, model, texts):
        keys = {text: (model.revision, text) for text in texts}
        return {
            text: _TEXT_VECTORS[key].copy() for text, key in keys.items() if key in _TEXT_VECTORS
        }

    def put(self, model, vectors):
        for text, vector in vectors.items():
            _TEXT_VECTORS.setdefault((model.revision, text), vector)


def remembering(fit):
    def remembered(shown, vectors, *options, common=None):
        more = {} if common is None else {"common": common}
        told = b"" if common is None else common.tobytes()
        key = (fit.__qualname__, tuple(shown), vectors.tobytes(), options, told)
        if key not in _LEARNED:
            _LEARNED[key] = fit(shown, vectors, *options, **more)
        return _LEARNED[key]

    return remembered


@pytest.fixture(scope="session")
def clock():
    return lambda: NOW


@pytest.fixture(scope="module")
def learned_once():
    """Encode and learn the same examples once per process.

    Each new workspace would encode and store three thousand examples, and each command and page
    would learn from them again: seconds of nothing that most tests are about.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("ideation.storage.sqlite.store.SqliteTextVectors", TextVectors)
        for learner in (ThemeClassifier, KindClassifier):
            patched.setattr(learner, "fit", remembering(learner.fit))
        yield


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
