"""Settings of a workspace: defaults, overridden by its `settings.toml`, then by the environment."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from ideation.errors import BadInput

FILE = "settings.toml"

SECTORS = (
    "AutoMobility",
    "CleanTech",
    "Creative Industries",
    "HealthTech",
    "Materials & Manufacturing",
    "Wood",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an agency can set.

    `encoder` is `default`, a name, a model folder or `hashing`; `agency` names the agency itself,
    which never counts as an organisation behind an idea. `independent_backers` and
    `sectors_for_benefit` are the thresholds of the gate. `person` names who works here: it stands
    beside decisions.
    """

    encoder: str = "default"
    agency: tuple[str, ...] = ("Siwenal",)
    sectors: tuple[str, ...] = SECTORS
    independent_backers: int = 2
    sectors_for_benefit: int = 2
    person: str = ""


def load_settings(workspace: Path) -> Settings:
    """Return the settings of the workspace folder; raises BadInput naming the fault."""
    settings = Settings()
    path = workspace / FILE
    if path.is_file():
        settings = _read(path)
    encoder = os.environ.get("IDEATION_ENCODER")
    return replace(settings, encoder=encoder) if encoder else settings


def _read(path: Path) -> Settings:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} is no valid TOML: {error}.") from error
    known = [field.name for field in fields(Settings)]
    for key in data:
        if key not in known:
            raise BadInput(
                f"{path} has an unknown setting {key!r}.", hint=f"Known are: {', '.join(known)}."
            )
    return Settings(**{key: _checked(path, key, value) for key, value in data.items()})


def _checked(path: Path, key: str, value: object) -> Any:  # noqa: ANN401
    """Return the value in the setting's type; raises BadInput where it has another."""
    default = getattr(Settings(), key)
    if isinstance(default, str) and isinstance(value, str):
        return value
    if isinstance(default, tuple) and isinstance(value, list):
        if all(isinstance(each, str) for each in value):
            return tuple(value)
    elif isinstance(default, int) and isinstance(value, int) and not isinstance(value, bool):
        # Fewer than two would make one organisation's wish a flagship.
        if value < 2:
            raise BadInput(f"{path}: {key} = {value} is too small.", hint="It is at least 2.")
        return value
    raise BadInput(f"{path}: {key} = {value!r} has the wrong type.")


def default_workspace() -> Path:
    """Return the folder used when none is named: IDEATION_HOME, else the user's data folder."""
    home = os.environ.get("IDEATION_HOME")
    if home:
        return Path(home).expanduser()
    return user_data_folder() / "workspace"


def user_data_folder() -> Path:
    """Return the platform's folder for this user's Ideation data."""
    from platformdirs import user_data_path

    return user_data_path("ideation", appauthor=False)
