"""Put what came after the newest run into the clusters that it fits, without a new run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ideation.clustering.fit import UNCLUSTERED, joined
from ideation.domain.group import Change, GroupEvent, LastingGroup, Level
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.passage import By
from ideation.domain.run import Run, RunDraft
from ideation.domain.vector import Model, Vector, Vectors
from ideation.ports import Clock, Encoder, PassageIds, Records, Store
from ideation.services.grouping.finding import GENERATION, SPREAD, is_said
from ideation.services.grouping.finding import RUN_KIND as FINDINGS
from ideation.services.grouping.in_context import in_context
from ideation.services.material import Material
from ideation.services.rights import Right, requires
from ideation.services.trade import common_vector

RUN_KIND = "placing"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Newcomers:
    """Statements in no cluster that came after a run, and what that run's clusters are made of.

    `generation` is up to which vector change all were looked at; `members` are in rows.
    """

    run: Run
    generation: int
    ids: PassageIds
    vectors: Vectors
    members: Vectors
    group_of: PassageIds


@requires(Right.CAPTURE)
def place_newer(store: Store, clock: Clock, encoder: Encoder) -> int:
    """Put statements newer than the newest run into its clusters; return how many were put.

    Each joins the cluster whose centre it is nearest, where its mean similarity with the members
    reaches that of the run and chance would not come so near: the rule by which the run itself
    takes in single statements. Only what the run or a person put into a cluster counts as member,
    so neither the order in which notes come nor a second call changes anything. The others stay
    unclustered, and each is looked at once: what a person takes out afterwards stays out. The next
    run groups all anew.
    """
    generation = store.generation()
    with store.reading() as records:
        found = _newcomers(records, encoder.model, generation)
    if found is None:
        return 0
    common = common_vector(store, encoder)
    chosen = _chosen(found, common)
    with store.writing() as records:
        return _store(records, clock, encoder.model, found, chosen)


def _newcomers(records: Records, model: Model, generation: int) -> _Newcomers | None:
    """Return what to place, None where there is no run or nothing came since."""
    run, last = records.runs.latest(FINDINGS), records.runs.latest(RUN_KIND)
    if run is None or run.revision != model.revision or GENERATION not in run.parameters:
        return None
    settled = int(run.parameters[GENERATION])
    seen = max(settled, int(last.parameters[GENERATION]) if last else 0)
    new = records.vectors.changed(seen)
    if not new:
        return None
    groups = records.groups.living(Level.CLUSTER)
    inside = {each for group in groups for each in group.members}
    # Nearly all are members of something: one by one they would be slower to find.
    ids, vectors = records.vectors.load(model)
    present = np.isin(new, ids)
    said, understood = _said(
        records, [each for each, here in zip(new, present, strict=True) if here]
    )
    free = np.isin(ids, sorted(said - inside))
    if not free.any():
        return None
    leaning = in_context(records, ids, vectors)
    came = set(records.vectors.changed(settled))
    owner = {each: group.id for group in groups for each in _settled(group, came)}
    group_of = np.array([owner.get(PassageId(each), 0) for each in ids.tolist()], dtype=np.int64)
    return _Newcomers(
        run=run,
        generation=generation if understood else seen,
        ids=ids[free],
        vectors=leaning[free],
        members=leaning[group_of > 0],
        group_of=group_of[group_of > 0],
    )


def _settled(group: LastingGroup, came: set[PassageId]) -> list[PassageId]:
    """Return the members that were there at the run, or that a person put there."""
    return [each for each in group.members if each not in came or each in group.pinned]


def _said(records: Records, ids: Sequence[PassageId]) -> tuple[set[PassageId], bool]:
    """Return which of the passages are somebody's statements, and whether all are understood."""
    sources = records.copies.sources()
    told = {sources.get(each, each) for each in ids}
    # Whether a text is standard is told by all its copies.
    alike = {each for each, source in sources.items() if source in told}
    understood = records.understanding.load(sorted(alike.union(told, ids)))
    material = Material(
        passages={each.id: each for each in records.passages.get(list(understood))},
        understood=understood,
        # Who was met does not matter here, and is slow to read.
        notes={},
        organisations={},
        sources=sources,
        agency=frozenset(),
    )
    known = [each for each in ids if each in material.passages]
    return {each for each in known if is_said(material, each)}, len(known) == len(ids)


def _chosen(found: _Newcomers, common: Vector) -> dict[PassageId, GroupId]:
    """Return the cluster of each newcomer that fits one; of equals the older cluster."""
    groups, labels = np.unique(found.group_of, return_inverse=True)
    parameters = found.run.parameters
    chosen = joined(
        found.vectors,
        found.members,
        labels,
        common=common,
        # Older runs knew no spread: nothing is too far for chance.
        spread=float(parameters.get(SPREAD, 0)),
        similarity=float(parameters["similarity"]),
    )
    return {
        PassageId(passage_id): GroupId(int(groups[cluster]))
        for passage_id, cluster in zip(found.ids.tolist(), chosen.tolist(), strict=True)
        if cluster != UNCLUSTERED
    }


def _store(
    records: Records,
    clock: Clock,
    model: Model,
    found: _Newcomers,
    chosen: Mapping[PassageId, GroupId],
) -> int:
    """Place what still is as it was read, tell it of the clusters, and note the run."""
    newest = records.runs.latest(FINDINGS)
    if newest is None or newest.id != found.run.id:
        # Another process found everything anew meanwhile.
        return 0
    groups = records.groups.living(Level.CLUSTER)
    living = {group.id for group in groups}
    inside = {each for group in groups for each in group.members}
    alive = {each.id for each in records.passages.get(sorted(chosen))}
    placed = {
        passage_id: group_id
        for passage_id, group_id in sorted(chosen.items())
        if passage_id in alive and passage_id not in inside and group_id in living
    }
    at = clock()
    run = records.runs.add(
        RunDraft(
            kind=RUN_KIND,
            made_at=at,
            model=model,
            parameters={
                "similarity": found.run.parameters["similarity"],
                GENERATION: found.generation,
                "run": int(found.run.id),
            },
            seed=None,
            corpus_size=len(found.ids),
        )
    )
    records.groups.place(Level.CLUSTER, placed, By.MACHINE)
    records.chronicle.record(
        [
            GroupEvent(
                group_id=group_id,
                change=Change.GROWTH,
                at=at,
                by=By.MACHINE,
                run_id=run,
                came=count,
            )
            for group_id, count in sorted(Counter(placed.values()).items())
        ]
    )
    return len(placed)
