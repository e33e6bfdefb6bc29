"""Days and months as the command line takes them."""

from __future__ import annotations

from datetime import date as Date

from ideation.errors import BadInput


def day_of(given: str, option: str) -> Date:
    """Return the day that `given` writes as YYYY-MM-DD; raises BadInput naming the option."""
    try:
        return Date.fromisoformat(given.strip())
    except ValueError as error:
        raise BadInput(
            f"{option} takes a day, not {given!r}.", hint="Write it as 2026-03-01."
        ) from error


def month_of(given: str, option: str) -> Date:
    """Return the first day of the month that `given` writes as YYYY-MM; raises BadInput."""
    try:
        return Date.fromisoformat(f"{given.strip()}-01")
    except ValueError as error:
        raise BadInput(
            f"{option} takes a month, not {given!r}.", hint="Write it as 2026-03."
        ) from error
