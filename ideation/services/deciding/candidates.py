"""Candidates: ideas with their backers, gate, score and stage, computed from what is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from itertools import chain

from ideation.domain.candidate import Candidate
from ideation.domain.decision import Decision, Verdict, standing
from ideation.domain.group import GroupEvent, LastingGroup, Level
from ideation.domain.ids import GroupId
from ideation.domain.rules import GateRules
from ideation.domain.turn import Turn
from ideation.domain.vector import Model
from ideation.errors import NotFound
from ideation.flagships.case import Case, judge
from ideation.flagships.what_if import turns
from ideation.ports import Records, Store
from ideation.services.deciding.judging import Aims, Bench, with_firmness
from ideation.services.deciding.stages import OnRecord, on_record, staged
from ideation.services.material import Material, gather
from ideation.services.rights import Right, requires


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCandidate:
    """A candidate with the passages it opens to, its decisions and what happened to its idea.

    `case` is what its gate reads, `turns` by light the facts that would turn it.
    """

    candidate: Candidate
    material: Material
    decisions: tuple[Decision, ...]
    events: tuple[GroupEvent, ...]
    case: Case
    turns: Mapping[str, tuple[Turn, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Docket:
    """All ideas, read once: judging them under other rules asks nothing more of the store.

    `candidates` are every idea, best first, under `rules`. The material holds their statements,
    and of those around them what backers say for sharing or as a doubt. The words that stand
    against a light are not looked for here: the `against` of lights is complete only in `weighed`
    and opened candidates.
    """

    rules: GateRules
    material: Material
    ideas: Mapping[GroupId, LastingGroup]
    cases: Mapping[GroupId, Case]
    bench: Bench
    known: OnRecord
    today: Date
    language: str
    candidates: tuple[Candidate, ...] = ()


@requires(Right.READ)
def look_over(
    store: Store,
    model: Model,
    agency: Sequence[str],
    rules: GateRules,
    *,
    today: Date,
    language: str = "en",
    aims: Aims | None = None,
) -> Docket:
    """Return every idea with its case.

    A decision whose conditions have come true by `today` is open again.
    """
    with store.reading() as records:
        ideas = {each.id: each for each in records.groups.living(Level.IDEA)}
        told = records.understanding.around(
            [each for idea in ideas.values() for each in idea.members], bearing=True
        )
        material = gather(records, agency, told)
        ids, vectors = records.vectors.load(model, told)
        known = on_record(records, list(ideas))
    members = {
        each: [one for one in idea.members if one in material.passages]
        for each, idea in ideas.items()
    }
    advanced = [ideas[each] for each in _advanced(known) if members.get(each)]
    bench = Bench(material, ids.tolist(), vectors, aims=aims, advanced=advanced, language=language)
    docket = Docket(
        rules=rules,
        material=material,
        ideas=ideas,
        cases={each: bench.case(own) for each, own in members.items() if own},
        bench=bench,
        known=known,
        today=today,
        language=language,
    )
    return replace(docket, candidates=tuple(under(docket, rules)))


def under(docket: Docket, rules: GateRules) -> list[Candidate]:
    """Return every idea under some rules, best first."""
    found = [
        docket.bench.candidate(docket.ideas[each], case, rules, language=docket.language)
        for each, case in docket.cases.items()
    ]
    found = staged(found, docket.known, docket.material, rules, today=docket.today)
    return with_firmness(found, rules)


@requires(Right.READ)
def list_candidates(docket: Docket, *, every: bool = False) -> list[Candidate]:
    """Return ideas with two or more independent backers, best first; with `every` all ideas."""
    return [each for each in docket.candidates if every or each.independent >= 2]


@requires(Right.READ)
def weighed(
    store: Store, model: Model, docket: Docket, candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Return candidates of the docket with all that stands against their lights; slow for many."""
    with store.reading() as records:
        _, cases = _around(records, model, docket, [each.id for each in candidates])
    return [_weighed(each, cases[each.id], docket) for each in candidates]


@requires(Right.READ)
def open_candidate(
    store: Store, model: Model, docket: Docket, candidate_id: GroupId
) -> OpenedCandidate:
    """Return one idea with everything it opens to; NotFound where there is none."""
    chosen = next((each for each in docket.candidates if each.id == candidate_id), None)
    if chosen is None:
        raise NotFound(
            f"There is no idea {candidate_id}.", hint="List them: ideation candidates list --all"
        )
    with store.reading() as records:
        material, cases = _around(records, model, docket, [candidate_id])
        case = cases[candidate_id]
        return OpenedCandidate(
            candidate=_weighed(chosen, case, docket),
            material=material,
            decisions=tuple(records.chronicle.decisions([candidate_id])),
            events=tuple(records.chronicle.events(candidate_id)),
            case=case,
            turns=turns(case, docket.rules),
        )


@requires(Right.READ)
def state_of(store: Store) -> object:
    """Return what differs after any change of the store: a docket of another state is stale."""
    return store.state()


def _around(
    records: Records, model: Model, docket: Docket, ids: Sequence[GroupId]
) -> tuple[Material, dict[GroupId, Case]]:
    """Return the material with all that is said around these ideas, and their cases in it."""
    members = {each: sorted(docket.cases[each].members) for each in ids}
    told = records.understanding.around([one for own in members.values() for one in own])
    material = docket.material.widened(records, told)
    rows, vectors = records.vectors.load(model, sorted({*told, *chain(*members.values())}))
    bench = Bench(material, rows.tolist(), vectors)
    return material, {each: bench.case(own, cues=True) for each, own in members.items()}


def _weighed(candidate: Candidate, case: Case, docket: Docket) -> Candidate:
    """Return a candidate with its gate as the whole case gives it."""
    return replace(candidate, gate=judge(case, docket.rules, language=docket.language).gate)


def _advanced(known: OnRecord) -> list[GroupId]:
    """Return the ideas that leadership decided to advance."""
    found = []
    for each, decisions in known.decisions.items():
        decision = standing(decisions)
        if decision is not None and decision.verdict is Verdict.ADVANCE:
            found.append(each)
    return sorted(found)
