"""Settings of a workspace: defaults, overridden by its `settings.toml`, then by the environment."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path

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
    which never counts as an organisation behind an idea.
    """

    encoder: str = "default"
    agency: tuple[str, ...] = ("Siwenal",)
    sectors: tuple[str, ...] = SECTORS


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
    settings = Settings()
    for key, value in data.items():
        if key not in known:
            raise BadInput(
                f"{path} has an unknown setting {key!r}.", hint=f"Known are: {', '.join(known)}."
            )
        if key == "encoder" and isinstance(value, str):
            settings = replace(settings, encoder=value)
        elif (
            key != "encoder"
            and isinstance(value, list)
            and all(isinstance(each, str) for each in value)
        ):
            read = tuple(value)
            settings = (
                replace(settings, agency=read)
                if key == "agency"
                else replace(settings, sectors=read)
            )
        else:
            raise BadInput(f"{path}: {key} = {value!r} has the wrong type.")
    return settings


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
