"""Context periods that come with Ideation, with the words of their source."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from ideation.domain.band import Band, BandId

_FILE = Path(__file__).parent / "known_bands.toml"
_FALLBACK = "en"


def known_bands(language: str = _FALLBACK) -> list[Band]:
    """Return them, named for a reader of `language`; their ids are below zero."""
    return [
        Band(
            id=BandId(each["id"]),
            name=each["name"].get(language, each["name"][_FALLBACK]),
            first=each["first"],
            last=each["last"],
        )
        for each in _read()
    ]


def source_of(band: Band, language: str = _FALLBACK) -> str | None:
    """Return what a period that came with Ideation rests on; None for those of people.

    With other days than the source names, none rests on it any more.
    """
    for each in _read():
        if (each["id"], each["first"], each["last"]) == (band.id, band.first, band.last):
            found: dict[str, str] = each["source"]
            return found.get(language, found[_FALLBACK])
    return None


def is_known(band_id: BandId) -> bool:
    """Tell whether a period came with Ideation."""
    return any(each["id"] == band_id for each in _read())


@lru_cache(maxsize=1)
def _read() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["bands"]
    return found
