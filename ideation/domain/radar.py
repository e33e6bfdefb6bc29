"""The trend radar: clusters as dots, themes as segments, verdicts as rings."""

from __future__ import annotations

from dataclasses import dataclass

from ideation.domain.trend import Course

# From the centre outwards; what too few speak of stands on no ring.
RINGS = (Course.EMERGING, Course.GROWING, Course.STABLE, Course.FADING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blip:
    """A cluster on the radar: its theme's slug, None where it has none, and its verdict.

    `early` and `late` are the voices that the verdict rests on.
    """

    cluster_id: int
    name: str
    theme: str | None
    verdict: Course
    organisations: int
    passages: int
    early: int
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Radar:
    """The clusters that can be judged, and those of which too few speak to say."""

    blips: tuple[Blip, ...]
    too_few: tuple[Blip, ...]
