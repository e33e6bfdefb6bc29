"""The built wheel, installed away from the repository, runs the demo on what it carries."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
_FEW = 12


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """An interpreter that has the wheel, and our dependencies, but not our source."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [wheel] = (folder / "dist").glob("*.whl")
    subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", str(folder / "venv")], check=True
    )
    packages = next((folder / "venv" / "lib").glob("python3*")) / "site-packages"
    install = ["-m", "pip", "install", "--quiet", "--no-deps", "--target", str(packages)]
    subprocess.run([sys.executable, *install, str(wheel)], check=True)
    # Dependencies come from this environment; its editable install of ours is not followed.
    (packages / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return folder / "venv" / "bin" / "python"


def run(python: Path, folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "IDEATION_ENCODER": "hashing"}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        [str(python), *arguments], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_is_what_runs(python, tmp_path):
    where = run(python, tmp_path, "-c", "import ideation; print(ideation.__file__)").strip()
    assert Path(where).is_relative_to(python.parents[1])


def test_the_demo_runs_from_the_wheel(python, tmp_path):
    # What all of them give is asked of the sample corpus elsewhere.
    script = "from ideation.resources import resource; print(resource('corpus'))"
    corpus = Path(run(python, tmp_path, "-c", script).strip())
    carried = sorted(corpus.glob("*.md"))
    assert [each.name for each in carried] == sorted(
        each.name for each in (ROOT / "corpus").glob("*.md")
    )
    for note in carried[_FEW:]:
        note.unlink()
    answer = run(python, tmp_path, "-m", "ideation", "--workspace", "ws", "demo", "--json")
    found = json.loads(answer)
    assert found["notes"] == _FEW
    assert sum(found["languages"].values()) == found["passages"]


@pytest.mark.parametrize("name", ["app.py", "corpus/gold.json", ".streamlit/config.toml"])
def test_the_wheel_carries_app_corpus_and_look(python, tmp_path, name):
    script = f"from ideation.resources import resource; print(resource({name!r}).is_file())"
    assert run(python, tmp_path, "-c", script).strip() == "True"
