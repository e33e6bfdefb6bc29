"""By which words, and like which examples, a statement speaks of a part of a barometer."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from ideation.domain.barometer import Aspect
from ideation.domain.language import Language
from ideation.text.cues import find_cue

_EXAMPLES = Path(__file__).parent / "cues" / "barometer_examples.toml"


def aspect_cues(reading: str, language: Language) -> dict[Aspect, str]:
    """Return the aspects a statement has words of, each with the first of them as it stands."""
    return {
        each: cue
        for each in Aspect
        if (cue := find_cue("barometer", each.value, reading, language)) is not None
    }


@lru_cache(maxsize=1)
def aspect_examples() -> tuple[tuple[Aspect, str], ...]:
    """Return the example statements of all languages with their aspects."""
    table: dict[str, dict[str, str]] = tomllib.loads(_EXAMPLES.read_text(encoding="utf-8"))
    return tuple(
        (Aspect(aspect), line.strip())
        for aspect, rows in table.items()
        for row in rows.values()
        for line in row.split("\n")
        if line.strip()
    )
