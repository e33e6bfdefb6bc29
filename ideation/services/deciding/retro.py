"""Retro-cast: replay the archive, and tell when each candidate would first have been seen.

Each day sees the notes dated until then and links their wishes anew; ideas keep their identity
from day to day as the lasting ones do, by membership. What people merged or moved since then is
not seen. Vectors and the understanding of each statement are those of today.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from datetime import date as Date

from ideation.clustering.lineage import trace
from ideation.domain.candidate import Candidate
from ideation.domain.group import LastingGroup, Level
from ideation.domain.ids import GroupId, PassageId, RunId
from ideation.domain.retro import Retro, Step
from ideation.domain.rules import GateRules
from ideation.domain.run import RunDraft
from ideation.flagships.case import Case
from ideation.flagships.score import ranked
from ideation.ports import Clock, Encoder, Progress, Store
from ideation.services.deciding.judging import Bench
from ideation.services.deciding.retro_archive import Archive, read_archive
from ideation.services.deciding.retro_gold import Gold, GoldFlagship
from ideation.services.deciding.retro_linking import DayByDay
from ideation.services.deciding.retro_story import Story
from ideation.services.rights import Right, requires

RUN_KIND = "retro-cast"
Members = frozenset[PassageId]


@requires(Right.CURATE)
def retro_cast(
    store: Store,
    clock: Clock,
    encoder: Encoder,
    agency: Sequence[str],
    rules: GateRules,
    today: Sequence[Candidate],
    *,
    step: Step = Step.DAY,
    gold: Sequence[GoldFlagship] = (),
    progress: Progress | None = None,
) -> tuple[RunId, Retro]:
    """Replay the archive and keep the result; `today` are the ideas as they stand now."""
    archive = read_archive(store, encoder.model, agency)
    retro = replay(encoder, archive, rules, today, step=step, gold=gold, progress=progress)
    with store.writing() as records:
        run = records.runs.add(
            RunDraft(
                kind=RUN_KIND,
                made_at=clock(),
                model=encoder.model,
                parameters={"step": step.value, "days": len(retro.days), "gold": len(gold)},
                seed=None,
                corpus_size=len(archive.material.passages),
            )
        )
        records.retros.keep(run, retro)
    return run, retro


@requires(Right.READ)
def last_retro(store: Store) -> tuple[RunId, Retro] | None:
    """Return the newest replay with its run, None before the first."""
    with store.reading() as records:
        return records.retros.latest()


def replay(
    encoder: Encoder,
    archive: Archive,
    rules: GateRules,
    today: Sequence[Candidate],
    *,
    step: Step = Step.DAY,
    gold: Sequence[GoldFlagship] = (),
    progress: Progress | None = None,
) -> Retro:
    """Return what each day of the archive would have seen; deterministic, nothing is stored."""
    days, linking = archive.days(step), DayByDay(encoder, archive)
    reading = Reading(archive, rules)
    known = Gold(gold, archive) if gold else None
    story = Story(archive, step, known)
    living: dict[int, frozenset[int]] = {}
    newborn = 0
    for done, day in enumerate(days, start=1):
        groups = linking.ideas(day)
        lineage = trace(living, [frozenset(map(int, each)) for each in groups])
        ids = []
        for continued in lineage.continues:
            newborn += continued is None
            ids.append(newborn if continued is None else continued)
        living = {each: frozenset(map(int, group)) for each, group in zip(ids, groups, strict=True)}
        found = reading.candidates(day, dict(zip(ids, groups, strict=True)))
        story.tell(day, found, lineage.merged)
        if progress is not None:
            progress(done, len(days))
    return story.ended(today, rules)


class Reading:
    """Candidates of a day; an idea with the same members has the same case on every day."""

    def __init__(self, archive: Archive, rules: GateRules) -> None:
        self._newest = archive.newest
        self._bench = Bench(archive.material, archive.ids.tolist(), archive.vectors)
        self._rules = rules
        self._cases: dict[Members, Case] = {}

    def candidates(self, day: Date, groups: dict[int, Members]) -> list[Candidate]:
        """Return the ideas with these members as they stood on a day, best first."""
        found, newest = [], self._newest(day)
        for number, members in groups.items():
            if members not in self._cases:
                self._cases[members] = self._bench.case(sorted(members))
            idea = LastingGroup(
                id=GroupId(number),
                level=Level.IDEA,
                name=None,
                machine_names={},
                terms=(),
                born_at=datetime(day.year, day.month, day.day, tzinfo=UTC),
                members=tuple(sorted(members)),
            )
            case = self._cases[members]
            found.append(self._bench.candidate(idea, case, self._rules, newest=newest))
        return ranked(found)
