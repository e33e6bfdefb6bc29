"""The words of briefs in three languages, from one table with equal keys."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import date as Date
from functools import lru_cache
from importlib.resources import files

from ideation.domain.calendar_names import WRITTEN_MONTHS
from ideation.errors import BadInput

LANGUAGES = ("en", "de", "fr")
_PLACE = re.compile(r"\{(\w+)\}")
_QUOTES = {
    "en": ("“", "”"),
    "de": ("„", "“"),
    "fr": ("«\u202f", "\u202f»"),
    "lb": ("„", "“"),
}


@lru_cache(maxsize=4)
def table(name: str) -> dict[str, dict[str, str]]:
    """Return the tables of all languages in the file of that name."""
    path = files("ideation.services.reporting") / f"{name}.toml"
    found: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found


class Words:
    """The words of one language; BadInput for a language that has none."""

    def __init__(self, language: str, *, name: str = "brief_words") -> None:
        if language not in LANGUAGES:
            raise BadInput(
                f"Reports are not written in {language!r}.",
                hint=f"Choose one of: {', '.join(LANGUAGES)}.",
            )
        self.language = language
        self._table = table(name)[language]

    def __call__(self, key: str, **values: object) -> str:
        """Return a sentence with its values; they are put in as they are, never as a template."""
        filled = _PLACE.sub(
            lambda place: str(values.get(place[1], place[0])), text := self._table[key]
        )
        # "S.à r.l." at the end of a sentence has its full stop already.
        return filled[:-1] if filled.endswith("..") and not text.endswith("..") else filled

    def counted(self, key: str, count: int, **values: object) -> str:
        """Return the sentence for one, or the one for `n`."""
        if count == 1 and f"{key}_one" in self._table:
            return self(f"{key}_one", **values)
        return self(key, n=count, **values)

    def listed(self, names: Sequence[str]) -> str:
        """Return names as a list in a sentence."""
        *most, last = names or ("",)
        return f"{', '.join(most)} {self('and')} {last}" if most else last

    @property
    def colon(self) -> str:
        """The colon as the language sets it."""
        return " : " if self.language == "fr" else ": "

    def quoted(self, text: str, language: str) -> str:
        """Return what somebody said between the marks of its own language."""
        opening, closing = _QUOTES.get(language, _QUOTES["en"])
        return f"{opening}{text}{closing}"

    def ended(self, text: str) -> str:
        """Return a text with one full stop at its end."""
        return text if text.endswith(".") else f"{text}."

    def day(self, value: Date) -> str:
        """Return a day as the language writes it."""
        month = WRITTEN_MONTHS[self.language][value.month - 1]
        if self.language == "de":
            return f"{value.day}.\u00a0{month} {value.year}"
        first = "1er" if self.language == "fr" and value.day == 1 else str(value.day)
        return f"{first}\u00a0{month} {value.year}"

    @property
    def frame(self) -> frozenset[str]:
        """All words of the table and the months: our own, and no names."""
        words = [word for text in self._table.values() for word in text.split()]
        return frozenset(
            each.strip(".,:;()[]·“”„«»") for each in (*words, *WRITTEN_MONTHS[self.language])
        )
