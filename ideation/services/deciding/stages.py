"""Stages of ideas: what is on record of each, held against its lights and who speaks now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

from ideation.domain.candidate import Candidate
from ideation.domain.decision import Decision, Woken, standing
from ideation.domain.ids import GroupId, OrganisationId, PassageId
from ideation.domain.passage import Attribution, By
from ideation.domain.plan import ActKind, OwnClaim, counting
from ideation.domain.rules import GateRules
from ideation.flagships.stages import HumanActs, missing_of, stage_of
from ideation.flagships.waking import woken
from ideation.ports import Records
from ideation.services.deciding.heirs import heirs
from ideation.services.deciding.plans import line_of, names_who_and_what
from ideation.services.material import Material


@dataclass(frozen=True, slots=True, kw_only=True)
class OnRecord:
    """What people did with ideas: decisions oldest first, claims, and who has a plan.

    `heirs` say into which organisation one went that a condition waits for.
    """

    decisions: Mapping[GroupId, tuple[Decision, ...]]
    claims: Mapping[GroupId, OwnClaim]
    planned: frozenset[GroupId]
    heirs: Mapping[OrganisationId, OrganisationId]


def on_record(records: Records, ids: Sequence[GroupId]) -> OnRecord:
    """Return what people did with these ideas."""
    decisions: dict[GroupId, list[Decision]] = defaultdict(list)
    for each in records.chronicle.decisions(ids):
        decisions[each.group_id].append(each)
    claims = counting(records.acts.of(ActKind.CLAIM, ids))
    lines = counting(records.acts.of(ActKind.LINE, ids))
    awaited = {
        condition.organisation_id
        for each in decisions.values()
        for decision in each
        for condition in decision.wake_if
        if condition.organisation_id is not None
    }
    return OnRecord(
        heirs=heirs(records, awaited),
        decisions={group_id: tuple(each) for group_id, each in decisions.items()},
        claims={
            act.group_id: OwnClaim(text=act.content["text"], at=act.at, who=act.who)
            for act in claims
            if act.group_id is not None and act.content["text"]
        },
        planned=frozenset(
            act.group_id
            for act in lines
            if act.group_id is not None and names_who_and_what(line_of(act))
        ),
    )


def staged(
    candidates: Sequence[Candidate],
    known: OnRecord,
    material: Material,
    rules: GateRules,
    *,
    today: Date,
) -> list[Candidate]:
    """Return candidates with stage, what each lacks, the decision that stands and what woke it."""
    return [_staged(each, known, material, rules, today) for each in candidates]


def _staged(
    candidate: Candidate, known: OnRecord, material: Material, rules: GateRules, today: Date
) -> Candidate:
    decision = standing(known.decisions.get(candidate.id, ()))
    opened: tuple[Woken, ...] = ()
    if decision is not None and decision.wake_if:
        speakers = own_voices(material, candidate.passage_ids)
        gone = {old: material.roots.get(kept, kept) for old, kept in known.heirs.items()}
        roots = {**material.roots, **gone}
        opened = woken(decision, candidate.backers, speakers, roots, today=today)
    claim = known.claims.get(candidate.id)
    acts = HumanActs(
        claimed=claim is not None or candidate.named_by is By.HUMAN,
        planned=candidate.id in known.planned,
        decided=decision is not None and not opened,
    )
    return replace(
        candidate,
        stage=stage_of(candidate.gate, acts),
        missing=missing_of(candidate.gate, acts, candidate.backers, rules),
        own_claim=claim,
        decision=decision,
        woken=opened,
    )


def own_voices(material: Material, ids: Sequence[PassageId]) -> dict[PassageId, OrganisationId]:
    """Return who speaks in each of these passages in its own voice; the others are left out."""
    return {
        each: understood.organisation_id
        for each in ids
        if (understood := material.understood.get(each)) is not None
        and understood.organisation_id is not None
        and understood.attribution is Attribution.OWN
    }
