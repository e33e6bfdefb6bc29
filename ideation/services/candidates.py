"""Candidates: ideas with their backers, gate, score and stage, computed from what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ideation.domain.candidate import Backer, Candidate, Decision, Gate, Stage, Verdict
from ideation.domain.group import GroupEvent, LastingGroup, Level
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.passage import Attribution, By
from ideation.domain.vector import Model, Vectors
from ideation.errors import BadInput, NotFound
from ideation.flagships.backing import Statement, backers
from ideation.flagships.gate import GateRules, gate
from ideation.flagships.score import ranked, score_parts, total
from ideation.ports import Clock, Store
from ideation.services.material import Material, gather, with_contexts
from ideation.services.rights import Right, requires


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCandidate:
    """A candidate with the passages it opens to, its decisions and what happened to its idea."""

    candidate: Candidate
    material: Material
    decisions: tuple[Decision, ...]
    events: tuple[GroupEvent, ...]


@requires(Right.READ)
def list_candidates(
    store: Store,
    model: Model,
    agency: Sequence[str],
    rules: GateRules,
    *,
    every: bool = False,
    language: str = "en",
) -> list[Candidate]:
    """Return ideas with two or more independent backers, best first; with `every` all ideas."""
    with store.reading() as records:
        ideas = records.groups.living(Level.IDEA)
        material = gather(records, agency)
        told = sorted(with_contexts(material, (each for idea in ideas for each in idea.members)))
        ids, vectors = records.vectors.load(model, told)
        decided = {
            each.group_id: each for each in records.chronicle.decisions([idea.id for idea in ideas])
        }
    builder = _Builder(material, ids.tolist(), vectors, rules)
    found = [
        builder.candidate(idea, decided.get(idea.id), language) for idea in ideas if idea.members
    ]
    return ranked([each for each in found if every or each.independent >= 2])


@requires(Right.READ)
def open_candidate(
    store: Store,
    model: Model,
    agency: Sequence[str],
    rules: GateRules,
    candidate_id: GroupId,
    *,
    language: str = "en",
) -> OpenedCandidate:
    """Return one idea with everything it opens to; NotFound where there is none."""
    listed = list_candidates(store, model, agency, rules, every=True, language=language)
    chosen = next((each for each in listed if each.id == candidate_id), None)
    if chosen is None:
        raise NotFound(
            f"There is no idea {candidate_id}.", hint="List them: ideation candidates list --all"
        )
    with store.reading() as records:
        return OpenedCandidate(
            candidate=chosen,
            material=gather(records, agency),
            decisions=tuple(records.chronicle.decisions([candidate_id])),
            events=tuple(records.chronicle.events(candidate_id)),
        )


@requires(Right.DECIDE)
def decide(
    store: Store, clock: Clock, candidate_id: GroupId, verdict: Verdict, reason: str
) -> Decision:
    """Record a decision with its reason; the newest one counts, the older ones stay on record."""
    if not reason.strip():
        raise BadInput("A decision needs a reason.", hint="Say it in one sentence with --reason.")
    decision = Decision(
        group_id=candidate_id, verdict=verdict, reason=reason.strip(), by=By.HUMAN, at=clock()
    )
    with store.writing() as records:
        if all(each.id != candidate_id for each in records.groups.living(Level.IDEA)):
            raise NotFound(
                f"There is no idea {candidate_id}.", hint="List them: ideation candidates list"
            )
        records.chronicle.decide(decision)
    return decision


class _Builder:
    """Turns ideas into candidates over one reading of the material."""

    def __init__(
        self, material: Material, ids: Sequence[int], vectors: Vectors, rules: GateRules
    ) -> None:
        self._material = material
        self._rows = {PassageId(each): row for row, each in enumerate(ids)}
        self._vectors = vectors
        self._rules = rules

    def candidate(self, idea: LastingGroup, decision: Decision | None, language: str) -> Candidate:
        """Return the candidate an idea makes."""
        members = [each for each in idea.members if each in self._material.passages]
        around = sorted(with_contexts(self._material, members))
        statements = self._statements(around, members)
        own = backers(
            [each for each in statements if each.passage_id in set(members)],
            self._material.organisations,
            self._material.roots,
            never=self._material.agency,
        )
        shared, doubts, uncounted = _sides(statements, members, own)
        lights = gate(own, shared=shared, doubts=doubts, uncounted=uncounted, rules=self._rules)
        parts = score_parts(own, newest=self._material.newest)
        claim = self._claim(own, members, statements)
        return Candidate(
            id=idea.id,
            name=idea.label(language),
            named_by=idea.named_by,
            claim=self._material.passages[claim].text,
            claim_id=claim,
            stage=_stage(lights, decision),
            gate=lights,
            backers=own,
            score=total(parts),
            score_parts=parts,
            passage_ids=tuple(members),
            doubts=doubts,
            uncounted=uncounted,
        )

    def _statements(
        self, around: Sequence[PassageId], members: Sequence[PassageId]
    ) -> list[Statement]:
        """Return the passages strongest first: nearest to the centre of the members."""
        rows = [self._rows[each] for each in members if each in self._rows]
        centre = self._vectors[rows].sum(axis=0)
        centre = centre / max(float(np.linalg.norm(centre)), 1e-9)
        found = []
        for passage_id in around:
            passage, note = self._material.passages[passage_id], self._material.note_of(passage_id)
            row = self._rows.get(passage_id)
            found.append(
                Statement(
                    passage_id=passage_id,
                    note_id=passage.note_id,
                    date=note.date,
                    sector=note.sector,
                    understanding=self._material.understood[passage_id],
                    strength=0.0 if row is None else round(float(self._vectors[row] @ centre), 6),
                    source=self._material.source_of(passage_id),
                )
            )
        return sorted(found, key=lambda each: each.order)

    def _claim(
        self, own: Sequence[Backer], members: Sequence[PassageId], statements: Sequence[Statement]
    ) -> PassageId:
        """Return the backers' strongest statement, or the strongest of all where none backs."""
        backing = {each for backer in own for each in backer.passage_ids} or set(members)
        return next(each.passage_id for each in statements if each.passage_id in backing)


def _sides(
    statements: Sequence[Statement], members: Sequence[PassageId], own: Sequence[Backer]
) -> tuple[tuple[PassageId, ...], tuple[PassageId, ...], tuple[PassageId, ...]]:
    """Return what the backers say of sharing, what they object, and the wishes not counted."""
    backing = {each.organisation_id for each in own}
    counted = {each for backer in own for each in backer.passage_ids}
    voices = [each for each in statements if each.understanding.backer in backing]
    shared = tuple(each.passage_id for each in voices if each.understanding.shared)
    doubts = tuple(
        each.passage_id
        for each in voices
        if each.understanding.doubt and each.passage_id not in counted
    )
    uncounted = tuple(
        each.passage_id
        for each in statements
        if each.passage_id in set(members)
        and each.understanding.attribution in (Attribution.REPORTED, Attribution.MENTIONED)
    )
    return shared, doubts, uncounted


def _stage(lights: Gate, decision: Decision | None) -> Stage:
    if decision is not None:
        return Stage.DECIDED
    if lights.passes:
        return Stage.CANDIDATE
    return Stage.BACKED if lights.independent.on else Stage.CAPTURED
