"""Voices over time: how many independent organisations spoke in each quarter."""

from __future__ import annotations

from collections.abc import Sequence

from ideation.domain.candidate import Backer
from ideation.domain.trend import Bin, Dated
from ideation.services.material import Material
from ideation.trends.series import quarters, series

# A quarter has three months.
_MONTHS = 3


def voices(backers: Sequence[Backer], material: Material) -> tuple[Bin, ...]:
    """Return the quarters of the whole workspace with the backers' voices in them.

    All sparklines share one time axis, so that they can be compared; a statement without a date
    is in none of them.
    """
    days = sorted(note.date for note in material.notes.values() if note.date)
    said = [
        Dated(passage_id=passage_id, day=day, voices=frozenset({backer.root}))
        for backer in backers
        for passage_id in backer.passage_ids
        if (day := material.note_of(passage_id).date)
    ]
    if not said:
        return ()
    return tuple(series(said, quarters(days[0], days[-1])))


def quarter(each: Bin) -> tuple[int, int]:
    """Return the quarter and the year of a period."""
    return (each.start.month - 1) // _MONTHS + 1, each.start.year
