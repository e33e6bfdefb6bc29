"""Settings: defaults, a workspace's file, the environment."""

import pytest

from ideation.errors import BadInput
from ideation.settings import SECTORS, Settings, default_workspace, load_settings


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch):
    monkeypatch.delenv("IDEATION_ENCODER", raising=False)
    monkeypatch.delenv("IDEATION_HOME", raising=False)


def _write(tmp_path, text):
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    return load_settings(tmp_path)


def test_a_folder_without_a_file_has_the_defaults(tmp_path):
    assert load_settings(tmp_path) == Settings()
    assert Settings().sectors == SECTORS


def test_a_file_overrides_what_it_names(tmp_path):
    assert _write(tmp_path, 'agency = ["Kiln"]\nsectors = ["Glas", "Ton"]\n') == Settings(
        agency=("Kiln",), sectors=("Glas", "Ton")
    )


def test_an_agency_sets_its_own_thresholds(tmp_path):
    assert _write(tmp_path, "independent_backers = 3").independent_backers == 3


def test_the_environment_overrides_the_file(tmp_path, monkeypatch):
    assert _write(tmp_path, 'encoder = "folder"').encoder == "folder"
    monkeypatch.setenv("IDEATION_ENCODER", "hashing")
    assert load_settings(tmp_path).encoder == "hashing"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("encoder = x", " is no valid TOML: Invalid value"),
        ('encodr = "x"', " has an unknown setting 'encodr'."),
        ("encoder = 7", ": encoder = 7 has the wrong type."),
        ('agency = "Kiln"', ": agency = 'Kiln' has the wrong type."),
        ("independent_backers = 1", ": independent_backers = 1 is too small."),
        ("independent_backers = true", ": independent_backers = True has the wrong type."),
        ("sectors = [1]", ": sectors = [1] has the wrong type."),
    ],
)
def test_a_fault_is_told_with_its_file(tmp_path, text, fault):
    with pytest.raises(BadInput) as refused:
        _write(tmp_path, text)
    assert refused.value.message.startswith(f"{tmp_path / 'settings.toml'}{fault}")


def test_the_workspace_is_where_the_environment_says(tmp_path, monkeypatch):
    assert default_workspace().name == "workspace"
    monkeypatch.setenv("IDEATION_HOME", str(tmp_path / "own"))
    assert default_workspace() == tmp_path / "own"
