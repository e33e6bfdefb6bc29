"""The score of an idea: named parts from 0 to 100, each resting on passages, and the ranking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

from ideation.domain.candidate import Backer, Candidate, ScorePart
from ideation.flagships.gate import PRIVATE, PUBLIC

# How much each part counts; together 1.
WEIGHTS: Mapping[str, float] = {
    "breadth": 0.35,
    "mix": 0.25,
    "momentum": 0.15,
    "cross_sector": 0.125,
    "cross_border": 0.125,
}
_RECENT = timedelta(days=182)


def score_parts(backers: Sequence[Backer], *, newest: Date | None) -> dict[str, ScorePart]:
    """Return the parts of the score; `newest` is the day of the newest note of the workspace.

    breadth: independent organisations, 0 for one, 40 for two, each further one closing two
    fifths of what is missing. mix: how evenly firms and public or research bodies share the
    backing. momentum: the share of voices heard in the half year before `newest`.
    cross_sector and cross_border: sectors and regions, 0 for one, each further one halving
    what is missing.
    """
    voices: dict[int, list[Backer]] = {}
    for each in backers:
        voices.setdefault(each.root, []).append(each)
    recent = [
        group
        for group in voices.values()
        if newest and any(newest - day <= _RECENT for each in group for day in each.dates)
    ]
    sectors = {sector: each for each in reversed(backers) for sector in each.sectors}
    regions = {each.region: each for each in reversed(backers) if each.region}
    return {
        "breadth": _part(100 * (1 - 0.6 ** max(len(voices) - 1, 0)), backers),
        "mix": _mix(backers),
        "momentum": _part(
            100 * len(recent) / max(len(voices), 1), [each for group in recent for each in group]
        ),
        "cross_sector": _part(100 * (1 - 0.5 ** max(len(sectors) - 1, 0)), sectors.values()),
        "cross_border": _part(100 * (1 - 0.5 ** max(len(regions) - 1, 0)), regions.values()),
    }


def total(parts: Mapping[str, ScorePart]) -> int:
    """Return the weighted mean of the parts."""
    return round(sum(WEIGHTS[name] * part.value for name, part in parts.items()))


def ranked(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates best first: passing before not, lights, then score; ties share a rank."""

    def key(each: Candidate) -> tuple[int, int]:
        gate = each.gate
        lights = (gate.independent.on, gate.public_private.on, gate.beyond_one.on)
        return (-sum(lights), -each.score)

    ordered = sorted(candidates, key=lambda each: (key(each), each.id))
    keys = [key(each) for each in ordered]
    return [
        replace(each, rank=keys.index(own) + 1, tied=keys.count(own) > 1)
        for each, own in zip(ordered, keys, strict=True)
    ]


def _mix(backers: Sequence[Backer]) -> ScorePart:
    private = {each.root for each in backers if each.category in PRIVATE}
    public = {each.root for each in backers if each.category in PUBLIC}
    both = len(private) + len(public)
    value = 100 * 2 * min(len(private), len(public)) / both if both else 0
    return _part(value, [each for each in backers if each.root in private | public])


def _part(value: float, backers: Iterable[Backer]) -> ScorePart:
    strongest = dict.fromkeys(each.passage_ids[0] for each in backers)
    return ScorePart(value=round(value), passage_ids=tuple(strongest))
