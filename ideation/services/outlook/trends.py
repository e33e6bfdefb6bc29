"""The course of themes and clusters over time, in passages and in distinct organisations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ideation.domain.band import Band
from ideation.domain.group import Level
from ideation.domain.ids import PassageId
from ideation.domain.theme import Scheme
from ideation.domain.trend import Dated, Scope, Step, Trend
from ideation.errors import NotFound
from ideation.ports import Records, Store
from ideation.services.material import Material, gather
from ideation.services.outlook.bands import bands_of
from ideation.services.rights import Right, requires
from ideation.trends.context import Comparison, compare
from ideation.trends.known_bands import is_known
from ideation.trends.series import Period, periods, series
from ideation.trends.verdict import TrendRules, judge


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedTrend:
    """A trend with its statements, and how it compares around each context period.

    `members` are all its statements, those that join no trend included.
    """

    trend: Trend
    step: Step
    members: tuple[PassageId, ...]
    material: Material
    compared: tuple[tuple[Band, Comparison], ...]


@requires(Right.READ)
def find_trends(
    store: Store,
    scheme: Scheme,
    agency: Sequence[str],
    *,
    step: Step = Step.QUARTER,
    rules: TrendRules | None = None,
    language: str = "en",
) -> list[Trend]:
    """Return the trend of each theme, then of each cluster, in their usual order.

    Notes without a date join no trend; a copy or a translation counts for its source only, and
    the agency is no voice.
    """
    with store.reading() as records:
        courses = Courses(gather(records, agency), step, rules or TrendRules.of(step))
        subjects = subjects_of(records, scheme, language)
    return courses.of_all(subjects)


@requires(Right.READ)
def open_trend(
    store: Store,
    scheme: Scheme,
    agency: Sequence[str],
    key: str,
    *,
    step: Step = Step.QUARTER,
    language: str = "en",
) -> OpenedTrend:
    """Return the trend of a theme, by its slug, or of a cluster, by its id; raises NotFound."""
    with store.reading() as records:
        material = gather(records, agency)
        subjects = subjects_of(records, scheme, language)
        bands = bands_of(records, language)
    chosen = next((each for each in subjects if str(each.id) == key), None)
    if chosen is None:
        raise NotFound(f"There is no theme or cluster {key!r}.", hint="List them: ideation trends")
    courses = Courses(material, step, TrendRules.of(step))
    said = dated(material, chosen.members)
    return OpenedTrend(
        trend=courses.of(chosen),
        step=step,
        members=tuple(each for each in chosen.members if each in material.passages),
        material=material,
        compared=tuple(
            (band, compare(said, courses.everything, band.first, band.last))
            for band in bands
            if not is_known(band.id) or _reaches(courses.everything, band)
        ),
    )


def _reaches(everything: Sequence[Dated], band: Band) -> bool:
    """Tell whether anything was said before a period ended and after it began.

    One that came along says nothing of an archive that begins later.
    """
    days = [each.day for each in everything]
    return bool(days) and min(days) <= (band.last or max(days)) and max(days) >= band.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A theme or cluster with its passages."""

    scope: Scope
    id: str | int
    name: str
    members: Sequence[PassageId]

    @property
    def key(self) -> str:
        """The name under which snapshots keep its verdict."""
        return f"{self.scope.value}:{self.id}"


def subjects_of(records: Records, scheme: Scheme, language: str) -> list[Subject]:
    """Return the themes, then the clusters, the largest first."""
    themes = [
        Subject(
            scope=Scope.THEME,
            id=theme.slug,
            name=theme.label(language),
            members=records.themes.holding(scheme.slug, theme.slug),
        )
        for theme in scheme.assignable
    ]
    clusters = [
        Subject(
            scope=Scope.CLUSTER, id=int(each.id), name=each.label(language), members=each.members
        )
        for each in records.groups.living(Level.CLUSTER)
    ]
    return [*themes, *sorted(clusters, key=lambda each: (-len(each.members), int(each.id)))]


class Courses:
    """Counts trends over one reading of the material.

    With `until`, only passages up to that id count: those that were there at some time.
    """

    def __init__(
        self,
        material: Material,
        step: Step,
        rules: TrendRules,
        *,
        until: PassageId | None = None,
    ) -> None:
        self._material, self._rules, self._until = material, rules, until
        self.everything = self._dated(material.passages)
        days = [each.day for each in self.everything]
        self._periods: Sequence[Period] = periods(step, min(days), max(days)) if days else []
        self._heard = [each.organisations for each in series(self.everything, self._periods)]

    def of_all(self, subjects: Iterable[Subject]) -> list[Trend]:
        """Return the trends of all subjects, none where nothing is dated."""
        return [self.of(each) for each in subjects] if self.everything else []

    def of(self, subject: Subject) -> Trend:
        """Return the trend of some passages."""
        said = self._dated(subject.members)
        bins = series(said, self._periods)
        voices = frozenset[int]().union(*(each.voices for each in said))
        judged = judge(bins, self._heard, organisations=len(voices), rules=self._rules)
        return Trend(
            scope=subject.scope,
            id=subject.id,
            name=subject.name,
            verdict=judged.course,
            early=judged.early,
            late=judged.late,
            certainty=round(judged.certainty, 3),
            organisations=len(voices),
            bins=tuple(bins),
        )

    def _dated(self, members: Iterable[PassageId]) -> list[Dated]:
        found = dated(self._material, members)
        return [each for each in found if self._until is None or each.passage_id <= self._until]


def dated(material: Material, members: Iterable[PassageId]) -> list[Dated]:
    """Return the passages that count: dated, nobody's copy, with the voices met in their note.

    A trend asks who brings a matter up, so reported wishes count for whoever reports them.
    """
    found = []
    for passage_id in members:
        voice = material.voice_of(passage_id)
        day = None if voice is None else material.note_of(passage_id).date
        if voice is not None and day is not None:
            found.append(Dated(passage_id=passage_id, day=day, voices=frozenset({voice})))
    return found
