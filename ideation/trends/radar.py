"""Where dots stand on the radar: a half circle, themes side by side, verdicts as rings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from ideation.domain.radar import RINGS, Blip

# The centre stays free, so that the innermost ring has room for its dots.
_INNER = 0.22
_STEP = (1 - _INNER) / len(RINGS)
# Dots of one cell stand on two lines in turn, these parts of the ring's width.
_LINES = (0.3, 0.7)
_MIDDLE = 0.5
# So many points make an arc look round.
_SMOOTH = 49

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A dot on the radar, x in [-1, 1] and y in [0, 1], with its number in the list."""

    number: int
    blip: Blip
    x: float
    y: float


def place(
    blips: Sequence[Blip], segments: Sequence[str | None], *, per_cell: int
) -> tuple[list[Spot], list[Blip]]:
    """Return the dots in the order of `blips`, and those for which a cell has no room.

    `blips` stand by ring, the widest of a ring first; a cell, a ring within the segment of a
    theme, takes the first `per_cell`. The same blips always stand in the same places.
    """
    cells: dict[tuple[int, int], list[Blip]] = {}
    left = []
    for blip in blips:
        cell = RINGS.index(blip.verdict), segments.index(blip.theme)
        if len(cells.setdefault(cell, [])) < per_cell:
            cells[cell].append(blip)
        else:
            left.append(blip)
    at = {
        blip.cluster_id: _point(ring, segment, len(segments), index, len(held))
        for (ring, segment), held in cells.items()
        for index, blip in enumerate(held)
    }
    shown = [each for each in blips if each.cluster_id in at]
    return [
        Spot(number=number, blip=blip, x=at[blip.cluster_id][0], y=at[blip.cluster_id][1])
        for number, blip in enumerate(shown, start=1)
    ], left


def arcs() -> list[list[Point]]:
    """Return the line around each ring, from the innermost outwards, the centre's first."""
    return [
        [_polar(_INNER + _STEP * ring, pi * (1 - at / (_SMOOTH - 1))) for at in range(_SMOOTH)]
        for ring in range(len(RINGS) + 1)
    ]


def spokes(count: int) -> list[tuple[Point, Point]]:
    """Return the lines between `count` segments, the two at the base included."""
    angles = [pi * (1 - at / count) for at in range(count + 1)]
    return [(_polar(_INNER, each), _polar(1.0, each)) for each in angles]


def segment_label(segment: int, count: int) -> Point:
    """Return where the name of a segment stands, outside the outermost ring."""
    return _polar(1.07, pi * (1 - (segment + _MIDDLE) / count))


def ring_label(ring: int) -> Point:
    """Return where the name of a ring stands, below the base line on the right."""
    return _INNER + _STEP * (ring + _MIDDLE), -0.05


def segments_of(blips: Sequence[Blip], themes: Sequence[str]) -> list[str | None]:
    """Return the segments from left to right: all themes, then none where a dot has none."""
    without: list[str | None] = [None] if any(each.theme is None for each in blips) else []
    return [*themes, *without]


def _point(ring: int, segment: int, segments: int, index: int, count: int) -> Point:
    width = pi / segments
    angle = pi - width * (segment + (index + _MIDDLE) / count)
    line = _LINES[index % 2] if count > 1 else _MIDDLE
    return _polar(_INNER + _STEP * (ring + line), angle)


def _polar(radius: float, angle: float) -> Point:
    return round(radius * cos(angle), 4), round(radius * sin(angle), 4)
