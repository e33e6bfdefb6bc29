"""Find clusters and ideas anew: fit, settle into lasting groups, name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import numpy as np

from ideation.clustering.fit import FitOptions
from ideation.domain.group import GroupEvent, Level
from ideation.domain.ids import PassageId, RunId
from ideation.domain.run import Run, RunDraft
from ideation.domain.search import Filters
from ideation.domain.vector import Model
from ideation.ports import Clock, Encoder, Records, Store
from ideation.services.grouping.ideas import ONE_IDEA, SUPPORT, propose_ideas
from ideation.services.grouping.in_context import in_context
from ideation.services.grouping.naming import Spoken, describe, described, with_a_subject
from ideation.services.grouping.proposing import Statements, finer_parts, propose_clusters
from ideation.services.grouping.settling import settle
from ideation.services.grouping.subjects import Meanings
from ideation.services.learning import kept_vectors
from ideation.services.material import Material, gather, with_contexts
from ideation.services.rights import Right, requires
from ideation.services.trade import common_vector, of_substance
from ideation.text.words import content_words

RUN_KIND = "findings"
# The parameter that says up to which change of vectors a run saw.
GENERATION = "generation"
# The parameter that says how far the cosines of unrelated statements spread.
SPREAD = "spread"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRun:
    """What a run found: living clusters, passages in none, and what changed in clusters."""

    run_id: RunId
    clusters: int
    unclustered: int
    ideas: int
    events: tuple[GroupEvent, ...]


@requires(Right.CURATE)
def find_anew(store: Store, clock: Clock, encoder: Encoder, agency: Sequence[str]) -> FindingRun:
    """Find clusters and ideas in all understood passages; ids and people's names last.

    Clusters are made of what is of the trade or wants something, so agendas, small talk and errands
    make none; other statements join the cluster that they belong to. Each is read in its context.
    """
    common = common_vector(store, encoder)
    at, options = clock(), FitOptions()
    # Read before the vectors: what comes in between counts as newer, and is not missed.
    generation = store.generation()
    with store.reading() as records:
        ids, vectors = records.vectors.load(encoder.model)
        leaning = in_context(records, ids, vectors)
        material = gather(records, agency)
        people = [*records.directory.names(), *_authors(records)]
        standing = [frozenset(each.members) for each in records.groups.living(Level.CLUSTER)]
    known = np.array([each in material.passages for each in map(PassageId, ids.tolist())], bool)
    ids, vectors, leaning = ids[known], vectors[known], leaning[known]
    passages = {PassageId(each): material.passages[PassageId(each)] for each in ids.tolist()}
    said = np.array([is_said(material, each) for each in passages], bool)
    understood = [material.understood[each] for each in passages]
    substance = of_substance(store, encoder, vectors, understood)
    statements = Statements(
        ids=ids,
        vectors=leaning,
        notes=np.array([one.note_id for one in passages.values()], dtype=np.int64),
        substance=substance,
    )
    clusters, spread = propose_clusters(statements.where(said), options, common=common)
    words = {each: content_words(one.reading, one.language) for each, one in passages.items()}
    ideas = propose_ideas(encoder, ids, vectors, passages, material.understood, words, people)
    spoken = Spoken(
        ids,
        vectors,
        passages,
        list(words.values()),
        people,
        meanings=Meanings(partial(kept_vectors, store, encoder)),
        common=common,
        leaning=leaning,
    )
    finer = finer_parts(statements, options, common=common)
    clusters = with_a_subject(clusters, spoken, finer, standing=standing)
    with store.writing() as records:
        run = records.runs.add(_draft(at, encoder.model, options, len(ids), generation, spread))
        # What was removed while this was computed stays out.
        alive = set(map(PassageId, records.passages.matching(Filters()).tolist()))
        settled = settle(
            records, Level.CLUSTER, [each & alive for each in clusters], run=run, at=at
        )
        found = settle(records, Level.IDEA, [each & alive for each in ideas], run=run, at=at)
    # An idea is named by all that is said around its wishes. Names take seconds to find: the
    # store is not kept from others meanwhile.
    around = {each: with_contexts(material, own) for each, own in found.members.items()}
    names = {
        Level.CLUSTER: described(settled.members, spoken, before=settled.names),
        Level.IDEA: described(around, spoken, before=found.names, cores=found.members),
    }
    with store.writing() as records:
        for level, given in names.items():
            describe(records, level, given)
    clustered = sum(len(each) for each in settled.members.values())
    return FindingRun(
        run_id=run,
        clusters=len(settled.members),
        unclustered=len(ids) - clustered,
        ideas=len(found.members),
        events=tuple(settled.events),
    )


@requires(Right.READ)
def last_run(store: Store) -> Run | None:
    """Return the newest run, None before the first."""
    with store.reading() as records:
        return records.runs.latest(RUN_KIND)


@requires(Right.READ)
def newer_than_run(store: Store, model: Model) -> int:
    """Return how many passages came after the newest run; all of them before the first."""
    with store.reading() as records:
        ready, waiting = records.vectors.counts(model)
        run = records.runs.latest(RUN_KIND)
    return max(ready + waiting - (run.corpus_size if run else 0), 0)


def is_said(material: Material, passage_id: PassageId) -> bool:
    """Tell whether a passage is somebody's statement: no question asked, no standard text."""
    spoken = material.understood[passage_id].attribution is not None
    return spoken and passage_id not in material.standard_text


def _draft(
    at: datetime,
    model: Model,
    options: FitOptions,
    size: int,
    generation: int,
    spread: float,
) -> RunDraft:
    return RunDraft(
        kind=RUN_KIND,
        made_at=at,
        model=model,
        parameters={
            "similarity": options.similarity,
            "smallest": options.smallest,
            SPREAD: round(spread, 6),
            "one_idea": ONE_IDEA,
            "support": SUPPORT,
            GENERATION: generation,
        },
        seed=None,
        corpus_size=size,
    )


def _authors(records: Records) -> list[str]:
    return sorted({note.author for note in records.notes.summaries() if note.author})
