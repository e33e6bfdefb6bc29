"""Public programmes with the days between which they could be asked for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache
from importlib.resources import files

from ideation.text.entities.known import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme; an unknown first or last day is None."""

    name: str
    also: tuple[str, ...]
    since: Date | None
    until: Date | None


@lru_cache(maxsize=1)
def programmes() -> tuple[Programme, ...]:
    """Return the programmes of the register, by name."""
    path = files("ideation.text.entities") / "programmes.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["programme"]
    return tuple(
        Programme(
            name=row["name"],
            also=tuple(row["also"]),
            since=row.get("from"),
            until=row.get("until"),
        )
        for row in sorted(rows, key=lambda row: str(row["name"]).casefold())
    )


@lru_cache(maxsize=1)
def programme_finder() -> Gazetteer:
    """Return the finder of programmes; its keys are places in `programmes()`."""
    return Gazetteer(
        {index: (each.name, *each.also) for index, each in enumerate(programmes())}, people=True
    )
