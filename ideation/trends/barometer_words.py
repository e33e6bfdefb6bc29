"""The words of a barometer, by language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date as Date
from functools import lru_cache
from pathlib import Path

from ideation.errors import BadInput

_FILE = Path(__file__).parent / "barometer_words.toml"


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, str]]:
    tables: dict[str, dict[str, str]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tables


class Words:
    """What a barometer says in one language; BadInput for a language it does not speak."""

    def __init__(self, language: str) -> None:
        tables = _tables()
        if language not in tables:
            raise BadInput(
                f"A barometer is not written in {language!r}.",
                hint=f"Choose one of: {', '.join(tables)}.",
            )
        self.language = language
        self._table = tables[language]

    def say(self, key: str, **values: object) -> str:
        """Return a sentence with its values; user text in a value is never read as a template."""
        text = self._table[key]
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    def count(self, what: str, n: int) -> str:
        """Return "1 statement" or "14 statements"; `what` is statement, organisation or note."""
        return self.say(what) if n == 1 else self.say(f"{what}s", n=n)

    def month(self, day: Date) -> str:
        """Return "March 2026"."""
        return f"{self._table['months'].split()[day.month - 1]} {day.year}"

    def decimal(self, value: float) -> str:
        """Return a number with one decimal place, as the language writes it."""
        written = f"{value:.1f}"
        return written if self.language == "en" else written.replace(".", ",")
