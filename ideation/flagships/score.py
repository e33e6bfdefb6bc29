"""The score of an idea: named parts from 0 to 100, each resting on passages, and the ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

from ideation.domain.candidate import Backer, Candidate, ScorePart
from ideation.domain.rules import WEIGHTS
from ideation.flagships.gate import PRIVATE, PUBLIC

_NOTHING = ScorePart(value=0, passage_ids=())


def score_parts(
    backers: Sequence[Backer],
    *,
    newest: Date | None,
    recent_days: int = 182,
    fit: ScorePart = _NOTHING,
    novelty: ScorePart = _NOTHING,
) -> dict[str, ScorePart]:
    """Return the parts of the score; `newest` is the day of the newest note of the workspace.

    breadth: independent organisations, 0 for one, 40 for two, each further one closing two
    fifths of what is missing. mix: how evenly firms and public or research bodies share the
    backing. momentum: the share of voices heard in the `recent_days` before `newest`.
    cross_sector and cross_border: sectors and regions, 0 for one, each further one halving
    what is missing. `fit` and `novelty` rest on vectors and are computed in `nearness`.
    """
    recently = timedelta(days=recent_days)
    voices: dict[int, list[Backer]] = {}
    for each in backers:
        voices.setdefault(each.root, []).append(each)
    recent = [
        group
        for group in voices.values()
        if newest and any(newest - day <= recently for each in group for day in each.dates)
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
        "fit": fit,
        "novelty": novelty,
    }


def total(parts: Mapping[str, ScorePart], weights: Mapping[str, float] = WEIGHTS) -> int:
    """Return the weighted mean of the parts."""
    return round(sum(weights.get(name, 0) * part.value for name, part in parts.items()))


def ranked(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates best first; ties share a rank.

    Those that two independent organisations back come first, then the number of lights decides,
    then the score.
    """
    keys = {each.id: (precedence(each), -each.score) for each in candidates}
    ordered = sorted(candidates, key=lambda each: (keys[each.id], each.id))
    counts = Counter(keys.values())
    found: list[Candidate] = []
    for place, each in enumerate(ordered):
        same = bool(place) and keys[each.id] == keys[ordered[place - 1].id]
        rank = found[-1].rank if same else place + 1
        found.append(replace(each, rank=rank, tied=counts[keys[each.id]] > 1))
    return found


def precedence(candidate: Candidate) -> int:
    """Return what comes before the score, the smaller the better; no weight changes it."""
    gate = candidate.gate
    lights = (gate.independent.on, gate.public_private.on, gate.beyond_one.on)
    return -sum(lights) - (len(lights) + 1 if candidate.independent > 1 else 0)


def _mix(backers: Sequence[Backer]) -> ScorePart:
    private = {each.root for each in backers if each.category in PRIVATE}
    public = {each.root for each in backers if each.category in PUBLIC}
    both = len(private) + len(public)
    value = 100 * 2 * min(len(private), len(public)) / both if both else 0
    return _part(value, [each for each in backers if each.root in private | public])


def _part(value: float, backers: Iterable[Backer]) -> ScorePart:
    strongest = dict.fromkeys(each.passage_ids[0] for each in backers)
    return ScorePart(value=round(value), passage_ids=tuple(strongest))
