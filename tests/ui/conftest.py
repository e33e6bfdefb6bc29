"""A workspace in a temporary folder that pages open."""

import functools

import pytest
from streamlit.components.v2 import manifest_scanner

from ideation.settings import Settings
from ideation.workspace import Workspace


@pytest.fixture(scope="session", autouse=True)
def packages_scanned_once():
    """Look for Streamlit components once: each drawing reads all installed packages otherwise."""
    with pytest.MonkeyPatch.context() as patched:
        scan = functools.cache(manifest_scanner.scan_component_manifests)
        patched.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture
def home(tmp_path, monkeypatch, plain_words, learned_once):
    monkeypatch.setenv("IDEATION_HOME", str(tmp_path))
    monkeypatch.setenv("IDEATION_ENCODER", "hashing")
    return tmp_path


@pytest.fixture
def workspace(home):
    return Workspace(home, Settings(encoder="hashing"))
