"""The course of themes and clusters over quarters, in passages and in distinct organisations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ideation.domain.group import Level
from ideation.domain.ids import PassageId
from ideation.domain.theme import NONE, Scheme
from ideation.domain.trend import Dated, Scope, Trend
from ideation.ports import Store
from ideation.services.material import Material, gather
from ideation.services.rights import Right, requires
from ideation.trends.series import Period, quarters, series
from ideation.trends.verdict import TrendRules, judge


@requires(Right.READ)
def find_trends(
    store: Store,
    scheme: Scheme,
    agency: Sequence[str],
    *,
    rules: TrendRules | None = None,
    language: str = "en",
) -> list[Trend]:
    """Return the trend of each theme, then of each cluster, in their usual order.

    Notes without a date join no trend; a copy or a translation counts for its source only, and
    the agency is no voice.
    """
    with store.reading() as records:
        material = gather(records, agency)
        clusters = records.groups.living(Level.CLUSTER)
        themed = {
            theme.slug: records.themes.holding(scheme.slug, theme.slug)
            for theme in scheme.themes
            if theme.slug != NONE
        }
    everything = _dated(material, material.passages)
    if not everything:
        return []
    days = [each.day for each in everything]
    course = _Course(material, everything, quarters(min(days), max(days)), rules or TrendRules())
    return [
        *(
            course.of(Scope.THEME, theme.slug, theme.label(language), themed[theme.slug])
            for theme in scheme.assignable
        ),
        *(
            course.of(Scope.CLUSTER, int(each.id), each.label(language), each.members)
            for each in sorted(clusters, key=lambda each: (-len(each.members), each.id))
        ),
    ]


class _Course:
    """Counts trends over one reading of the material."""

    def __init__(
        self,
        material: Material,
        everything: Sequence[Dated],
        periods: Sequence[Period],
        rules: TrendRules,
    ) -> None:
        self._material = material
        self._periods = periods
        self._rules = rules
        self._heard = [each.organisations for each in series(everything, periods)]

    def of(self, scope: Scope, key: str | int, name: str, members: Iterable[PassageId]) -> Trend:
        """Return the trend of some passages."""
        said = _dated(self._material, members)
        bins = series(said, self._periods)
        voices = frozenset[int]().union(*(each.voices for each in said))
        judged = judge(bins, self._heard, organisations=len(voices), rules=self._rules)
        return Trend(
            scope=scope,
            id=key,
            name=name,
            verdict=judged.course,
            early=judged.early,
            late=judged.late,
            certainty=round(judged.certainty, 3),
            bins=tuple(bins),
        )


def _dated(material: Material, members: Iterable[PassageId]) -> list[Dated]:
    """Return the passages that count: dated, nobody's copy, with the voices met in their note.

    A trend asks who brings a matter up, so reported wishes count for whoever reports them.
    """
    barred = {material.roots[each] for each in material.agency}
    found = []
    for passage_id in members:
        if passage_id not in material.passages or passage_id in material.sources:
            continue
        day = material.note_of(passage_id).date
        speaker = material.understood[passage_id].organisation_id
        if day is None or speaker is None or material.roots.get(speaker) in barred:
            continue
        voice = material.roots.get(speaker, speaker)
        found.append(Dated(passage_id=passage_id, day=day, voices=frozenset({voice})))
    return found
