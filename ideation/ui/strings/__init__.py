"""The words of the interface, one table per language with equal keys."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

FALLBACK = "en"
# Between groups of three digits and before a per cent sign, as the style guides of all four
# languages allow; no line breaks at it.
NARROW_SPACE = "\u202f"
_FOLDER = Path(__file__).parent


@lru_cache(maxsize=8)
def table(language: str) -> dict[str, str]:
    """Return the strings of a language as "section.key"; English where there is no table."""
    if language not in languages():
        return table(FALLBACK)
    return {
        f"{section}.{key}": text
        for folder in (_FOLDER, _FOLDER / "errors")
        for section, keys in _read(folder / f"{language}.toml").items()
        for key, text in keys.items()
    }


def _read(path: Path) -> dict[str, dict[str, str]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def languages() -> list[str]:
    """Return the languages that have a table."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


def translate(language: str, key: str, **values: object) -> str:
    """Return the string `key` with its values filled in; a missing key is a fault of ours.

    Values are put in as they are: they must never be read as a template.
    """
    text = table(language)[key]
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text
