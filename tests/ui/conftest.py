"""A workspace in a temporary folder that pages open."""

import pytest

from ideation.settings import Settings
from ideation.workspace import Workspace


@pytest.fixture
def home(tmp_path, monkeypatch, plain_words, learned_once):
    monkeypatch.setenv("IDEATION_HOME", str(tmp_path))
    monkeypatch.setenv("IDEATION_ENCODER", "hashing")
    return tmp_path


@pytest.fixture
def workspace(home):
    return Workspace(home, Settings(encoder="hashing"))
