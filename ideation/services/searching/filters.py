"""Filters from what a person typed: checked, with the choices named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Date

from ideation.domain.language import Language
from ideation.domain.organisation import Category
from ideation.domain.passage import Attribution, Kind
from ideation.domain.search import Filters
from ideation.errors import BadInput

_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}")


def checked_filters(
    themes: Sequence[str],
    sectors: Sequence[str],
    *,
    theme: str | None = None,
    sector: str | None = None,
    language: str | None = None,
    kind: str | None = None,
    attribution: str | None = None,
    organisation: str | None = None,
    category: str | None = None,
    region: str | None = None,
    author: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Filters:
    """Return filters from what a person typed; raises BadInput naming what does not fit."""
    return Filters(
        theme=_one_of("theme", theme, themes),
        sector=_one_of("sector", sector, sectors),
        language=Language(code)
        if (code := _one_of("language", language, list(Language)))
        else None,
        kind=Kind(word) if (word := _one_of("kind", kind, list(Kind))) else None,
        attribution=Attribution(word)
        if (word := _one_of("attribution", attribution, list(Attribution)))
        else None,
        organisation=organisation or None,
        category=Category(word)
        if (word := _one_of("category", category, list(Category)))
        else None,
        region=region or None,
        author=author or None,
        since=_day("since", since),
        until=_day("until", until),
    )


def _one_of(what: str, given: str | None, allowed: Sequence[str]) -> str | None:
    if not given:
        return None
    found = next((each for each in allowed if each.casefold() == given.casefold()), None)
    if found is None:
        raise BadInput(
            f"There is no {what} {given!r}.", hint=f"Choose one of: {', '.join(allowed)}."
        )
    return found


def _day(what: str, given: str | None) -> Date | None:
    if not given:
        return None
    try:
        # The library also reads "20260312" and "2026-W11-4", which nobody means here.
        if not _WRITTEN.fullmatch(given):
            raise ValueError
        return Date.fromisoformat(given)
    except ValueError:
        raise BadInput(
            f"{what} = {given!r} is no day of the calendar.", hint="Write it YYYY-MM-DD."
        ) from None
