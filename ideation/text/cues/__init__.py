"""The words that decide: tables of cues per language, as patterns compiled once."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from ideation.domain.language import Language

_FOLDER = Path(__file__).parent
# Luxembourgish notes quote German, and the other way round.
_ALSO = {Language.LUXEMBOURGISH: Language.GERMAN}


@lru_cache(maxsize=16)
def _table(name: str) -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = tomllib.loads(
        (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    )
    return data


@lru_cache(maxsize=256)
def _pattern(table: str, key: str, language: Language) -> re.Pattern[str] | None:
    rows = [_table(table)[key].get(language.value, "")]
    if language in _ALSO:
        rows.append(_table(table)[key].get(_ALSO[language].value, ""))
    cues = [cue for row in rows for cue in row.split("\n") if cue.strip()]
    if not cues:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(cue.strip() for cue in cues)})(?!\w)", re.IGNORECASE)


def find_cue(table: str, key: str, text: str, language: Language) -> str | None:
    """Return the first words of `text` that match a cue of `key`, as they stand; None for none."""
    pattern = _pattern(table, key, language)
    match = pattern.search(text) if pattern else None
    return match[0] if match else None


def every_cue(table: str, key: str, text: str, language: Language) -> list[tuple[int, str]]:
    """Return the place and words of each match, in order."""
    pattern = _pattern(table, key, language)
    return [(match.start(), match[0]) for match in pattern.finditer(text)] if pattern else []


@lru_cache(maxsize=32)
def plain_pattern(table: str, key: str, *, ignore_case: bool = True) -> re.Pattern[str]:
    """Return the patterns of a key that speaks all languages, as one."""
    cues = [cue.strip() for cue in _table(table)[key]["patterns"].split("\n") if cue.strip()]
    return re.compile("|".join(f"(?:{cue})" for cue in cues), re.IGNORECASE if ignore_case else 0)
