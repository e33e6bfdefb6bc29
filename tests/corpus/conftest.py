"""The sample corpus as the product reads it with the encoder that ships."""

import shutil

import pytest

from benchmarks.gold import load
from ideation.resources import resource
from ideation.settings import Settings
from ideation.workspace import Workspace


@pytest.fixture(scope="session")
def sample(tmp_path_factory, learned_home):
    """A workspace filled with the sample corpus, and its notes' file names by id.

    Filling it takes a minute, so it is done once per process: tests only read it, and those that
    do are of one group.
    """
    home = shutil.copytree(learned_home, tmp_path_factory.mktemp("sample") / "home")
    workspace = Workspace(home, Settings())
    return workspace, load(resource("corpus"), workspace)
