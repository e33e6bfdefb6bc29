"""What several suites share: a workspace in a temporary folder, with a clock that stands still."""

import os
from datetime import UTC, datetime

# Tests run beside other work: BLAS threads that wait for a busy core cost far more than they
# bring. The variable reaches libraries loaded later and child processes.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import hypothesis
import pytest
from plainly import plainly
from threadpoolctl import threadpool_limits

from ideation.settings import Settings
from ideation.text.kind_classifier import KindClassifier
from ideation.themes.classifier import ThemeClassifier
from ideation.workspace import Workspace

threadpool_limits(1)
# A first call may load a model; how long a case takes is no failure.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)

_LEARNED = {}


@pytest.fixture(scope="session")
def clock():
    return lambda: NOW


@pytest.fixture(scope="module")
def learned_once():
    """Learn the same examples from the same vectors once per session: a second each time."""

    def remembering(fit):
        def remembered(shown, vectors, *options):
            key = (fit.__qualname__, tuple(shown), vectors.tobytes(), options)
            if key not in _LEARNED:
                _LEARNED[key] = fit(shown, vectors, *options)
            return _LEARNED[key]

        return remembered

    with pytest.MonkeyPatch.context() as patched:
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
