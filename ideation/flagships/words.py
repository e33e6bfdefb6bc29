"""The rules of the gate, and what would turn a light, in the reader's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from ideation.domain.rules import GateRules
from ideation.domain.turn import Turn, TurnKind

_FALLBACK = "en"


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("words.toml")
    table: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return table


def _words(language: str) -> dict[str, str]:
    table = _table()
    return table.get(language, table[_FALLBACK])


def rule_words(rules: GateRules, language: str = _FALLBACK) -> dict[str, str]:
    """Return each light's rule in a sentence."""
    words = _words(language)
    between = words[f"between_{rules.associations.value}"]
    beyond = words["by_sectors" if rules.by_sectors else "by_words"]
    return {
        "independent": words["independent"].format(n=rules.independent),
        "public_private": f"{words['public_private']} {between}",
        "beyond_one": beyond.format(n=rules.sectors),
    }


def turn_words(turn: Turn, names: Sequence[str], language: str = _FALLBACK) -> str:
    """Return the fact in a sentence; `names` are those of its organisations, in order."""
    words = _words(language)
    key = f"turn_{turn.kind.value}"
    if turn.count > 1 and turn.kind in (TurnKind.ORGANISATION, TurnKind.HOUSE):
        key += "_many"
    sentence = words[key].format(n=turn.count, who=_listed(names, words))
    # A name may end in a full stop of its own.
    return sentence.removesuffix(".") if sentence.endswith("..") else sentence


def _listed(names: Sequence[str], words: Mapping[str, str]) -> str:
    if not names:
        return words["nobody"]
    *most, last = names
    return f"{', '.join(most)} {words['and']} {last}" if most else last
