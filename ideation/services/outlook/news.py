"""What is new since somebody last looked: statements, clusters, verdicts, passing ideas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import datetime, time
from typing import NamedTuple

from ideation.domain.candidate import Candidate
from ideation.domain.group import LastingGroup, Level
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.rules import GateRules
from ideation.domain.theme import Scheme
from ideation.domain.trend import Course, Scope, Step, Trend
from ideation.domain.visit import Named, News, Since, Snapshot, Turn, Visit
from ideation.errors import BadInput
from ideation.flagships.gate import Sides, gate
from ideation.ports import Clock, Store
from ideation.services.material import Material, gather
from ideation.services.outlook.trends import Courses, Subject, subjects_of
from ideation.services.rights import Right, requires
from ideation.trends.verdict import TrendRules

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """What the news are found with: scheme, agency, the candidates of now and their rules."""

    scheme: Scheme
    agency: Sequence[str]
    candidates: Sequence[Candidate]
    rules: GateRules
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundNews:
    """The news with the material that its statements stand in."""

    news: News
    material: Material


@requires(Right.READ)
def find_news(
    store: Store, clock: Clock, asker: Asker, *, who: str = "", since: Date | None = None
) -> FoundNews:
    """Return what changed since the newest visit of `who`, or since a day at its beginning."""
    now = _Present.of(store, asker)
    who = _named(who)
    if since is not None:
        start = datetime.combine(since, time.min, clock().tzinfo)
        with store.reading() as records:
            passage = records.visits.newest_passage(start)
        found = now.news(Since.DATE, start, now.snapshot(passage, asker.rules), recomputed=True)
    else:
        with store.reading() as records:
            visit = records.visits.last(who)
        if visit is None:
            nothing = Snapshot(passage=PassageId(0), verdicts={}, passing=frozenset())
            found = now.news(Since.BEGINNING, None, nothing)
        else:
            found = now.news(Since.VISIT, visit.at, visit.seen)
    return FoundNews(news=found, material=now.material)


@requires(Right.READ)
def mark_seen(store: Store, clock: Clock, asker: Asker, *, who: str = "") -> Visit:
    """Note that `who` has seen everything there is; `take_back_seen` undoes it."""
    who = _named(who)
    now = _Present.of(store, asker)
    with store.writing() as records:
        visit = Visit(who=who, at=clock(), seen=now.seen(records.visits.newest_passage()))
        records.visits.add(visit)
    return visit


@requires(Right.READ)
def last_seen(store: Store, *, who: str = "") -> datetime | None:
    """Return when `who` last marked everything as seen; None before the first time."""
    with store.reading() as records:
        visit = records.visits.last(_named(who))
    return None if visit is None else visit.at


@requires(Right.READ)
def take_back_seen(store: Store, *, who: str = "") -> bool:
    """Forget the newest visit of `who`, so that what was new is new again; False where none is."""
    with store.writing() as records:
        return records.visits.take_back(_named(who))


def _named(who: str) -> str:
    who = " ".join(who.split())
    if len(who) > _LONGEST_NAME:
        raise BadInput(
            f"A name has up to {_LONGEST_NAME} characters, not {len(who)}.",
            hint="Initials will do.",
        )
    return who


class _Now(NamedTuple):
    subjects: list[Subject]
    trends: list[Trend]
    clusters: list[LastingGroup]
    candidates: Sequence[Candidate]


class _Present:
    """What there is now, and what it would have been with the statements of an earlier time."""

    def __init__(self, material: Material, now: _Now) -> None:
        self.material, self._now = material, now

    @classmethod
    def of(cls, store: Store, asker: Asker) -> _Present:
        """Read and judge everything."""
        with store.reading() as records:
            material = gather(records, asker.agency)
            subjects = subjects_of(records, asker.scheme, asker.language)
            clusters = records.groups.living(Level.CLUSTER)
        trends = Courses(material, Step.QUARTER, TrendRules()).of_all(subjects)
        return cls(material, _Now(subjects, trends, clusters, asker.candidates))

    def seen(self, passage: PassageId) -> Snapshot:
        """Return what somebody sees now, up to a passage."""
        return Snapshot(
            passage=passage,
            verdicts=_by_key(self._now.subjects, self._now.trends),
            passing=frozenset(each.id for each in self._now.candidates if each.passes),
        )

    def snapshot(self, passage: PassageId, rules: GateRules) -> Snapshot:
        """Return what today's themes and groups were with the statements up to a passage."""
        courses = Courses(self.material, Step.QUARTER, TrendRules(), until=passage)
        unknown = {each.key: Course.TOO_FEW for each in self._now.subjects}
        trends = courses.of_all(self._now.subjects)
        return Snapshot(
            passage=passage,
            verdicts=unknown | _by_key(self._now.subjects, trends),
            passing=frozenset(
                each.id for each in self._now.candidates if self._passed(each, passage, rules)
            ),
        )

    def _passed(self, candidate: Candidate, until: PassageId, rules: GateRules) -> bool:
        """Tell whether the gate was passed with the statements up to a passage."""
        own = [
            replace(each, passage_ids=known)
            for each in candidate.backers
            if (known := tuple(one for one in each.passage_ids if one <= until))
        ]
        backing = {each.organisation_id for each in own}
        shared = tuple(
            each
            for each in candidate.gate.beyond_one.support
            if each <= until
            and self.material.understood[each].shared
            and self.material.understood[each].backer in backing
        )
        return gate(own, Sides(shared=shared), rules).passes

    def news(
        self, by: Since, since: datetime | None, seen: Snapshot, *, recomputed: bool = False
    ) -> News:
        """Return what there is now and was not in `seen`."""
        fresh = [each for each in self.material.passages if each > seen.passage]
        return News(
            by=by,
            since=since,
            recomputed=recomputed,
            passage_ids=tuple(sorted(fresh, key=self._newest_first)),
            clusters=tuple(self._born(since)),
            turns=tuple(self._turns(seen.verdicts)),
            candidates=tuple(
                Named(
                    id=each.id,
                    name=each.name,
                    organisations=each.independent,
                    passages=len(each.passage_ids),
                )
                for each in self._now.candidates
                if each.passes and each.id not in seen.passing
            ),
        )

    def _newest_first(self, passage_id: PassageId) -> tuple[int, int]:
        day = self.material.note_of(passage_id).date
        return -(day.toordinal() if day else 0), passage_id

    def _born(self, since: datetime | None) -> list[Named]:
        voices = {
            GroupId(int(trend.id)): trend.organisations
            for trend in self._now.trends
            if trend.scope is Scope.CLUSTER
        }
        return [
            Named(
                id=each.id,
                name=next(
                    subject.name
                    for subject in self._now.subjects
                    if subject.scope is Scope.CLUSTER and subject.id == int(each.id)
                ),
                organisations=voices.get(each.id, 0),
                passages=len(each.members),
            )
            for each in self._now.clusters
            if each.members and (since is None or each.born_at >= since)
        ]

    def _turns(self, before: Mapping[str, Course]) -> list[Turn]:
        return [
            Turn(
                scope=trend.scope,
                id=trend.id,
                name=trend.name,
                before=before[subject.key],
                after=trend.verdict,
            )
            for subject, trend in zip(self._now.subjects, self._now.trends, strict=False)
            if before.get(subject.key, trend.verdict) is not trend.verdict
        ]


def _by_key(subjects: Sequence[Subject], trends: Sequence[Trend]) -> dict[str, Course]:
    # No trends at all where nothing is dated.
    return {subject.key: trend.verdict for subject, trend in zip(subjects, trends, strict=False)}
