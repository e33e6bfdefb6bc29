"""The sample corpus as the product reads it with the encoder that ships."""

import json
import shutil

import pytest
from once import made_once

from benchmarks.gold import load
from ideation.resources import resource
from ideation.settings import Settings
from ideation.workspace import Workspace


@pytest.fixture(scope="session")
def sample(tmp_path_factory, learned_home):
    """A workspace filled with the sample corpus, and its notes' file names by id.

    Filling it takes a minute: tests only read it.
    """

    def fill(folder):
        home = shutil.copytree(learned_home, folder / "home")
        files = load(resource("corpus"), Workspace(home, Settings()))
        (folder / "files.json").write_text(json.dumps(files), encoding="utf-8")

    folder = made_once(tmp_path_factory, "sample", fill)
    home = shutil.copytree(folder / "home", tmp_path_factory.mktemp("sample") / "home")
    files = json.loads((folder / "files.json").read_text(encoding="utf-8"))
    return Workspace(home, Settings()), {int(note): name for note, name in files.items()}
