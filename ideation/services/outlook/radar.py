"""The trend radar: what moves, by theme and verdict, sized by organisations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ideation.domain.ids import PassageId
from ideation.domain.radar import RINGS, Blip, Radar
from ideation.domain.theme import NONE, Scheme
from ideation.domain.trend import Course, Scope, Step, Trend
from ideation.ports import Store
from ideation.services.material import Material, gather
from ideation.services.outlook.trends import Courses, Subject, subjects_of
from ideation.services.rights import Right, requires
from ideation.trends.verdict import TrendRules

# A cluster stands in a theme's segment when at least this share of its statements has the theme.
_SHARE = 1 / 3


@requires(Right.READ)
def find_radar(
    store: Store,
    scheme: Scheme,
    agency: Sequence[str],
    *,
    step: Step = Step.QUARTER,
    language: str = "en",
) -> Radar:
    """Return the clusters by ring, within a ring those most organisations speak of first."""
    with store.reading() as records:
        material = gather(records, agency)
        subjects = subjects_of(records, scheme, language)
    courses = Courses(material, step, TrendRules.of(step))
    clusters = [each for each in subjects if each.scope is Scope.CLUSTER]
    blips = sorted(
        (
            _blip(subject, trend, theme_of(material, subject.members))
            for subject, trend in zip(clusters, courses.of_all(clusters), strict=False)
        ),
        key=lambda each: (_ring(each), -each.organisations, -each.passages, each.cluster_id),
    )
    return Radar(
        blips=tuple(each for each in blips if each.verdict is not Course.TOO_FEW),
        too_few=tuple(each for each in blips if each.verdict is Course.TOO_FEW),
    )


def theme_of(material: Material, members: Iterable[PassageId]) -> str | None:
    """Return the theme that most statements have as their first, None where a third do not.

    Of equally frequent themes the first by name.
    """
    known = [each for each in members if each in material.passages]
    slugs = Counter(
        themes[0].slug
        for each in known
        if (themes := material.passages[each].themes) and themes[0].slug != NONE
    )
    if not slugs:
        return None
    slug, count = min(slugs.items(), key=lambda each: (-each[1], each[0]))
    return slug if count >= len(known) * _SHARE else None


def _ring(blip: Blip) -> int:
    return RINGS.index(blip.verdict) if blip.verdict in RINGS else len(RINGS)


def _blip(subject: Subject, trend: Trend, theme: str | None) -> Blip:
    return Blip(
        cluster_id=int(subject.id),
        name=subject.name,
        theme=theme,
        verdict=trend.verdict,
        organisations=trend.organisations,
        passages=sum(each.passages for each in trend.bins),
        early=trend.early,
        late=trend.late,
    )
