"""A cluster from a sentence: the nearest statements are proposed, a person chooses of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ideation.domain.group import Level
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.passage import Passage
from ideation.errors import BadInput
from ideation.ports import Encoder, Store
from ideation.services.rights import Right, requires

# From this cosine on a statement says something of the matter.
NEAR_ENOUGH = 0.4
# More than this nobody ticks.
_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A statement near to the sentence; `cluster_id` is where it stands now, None for nowhere."""

    passage: Passage
    similarity: float
    cluster_id: GroupId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a new cluster could be made of, best first; `left` are near ones beyond the list."""

    statements: tuple[Proposed, ...]
    left: int


@requires(Right.READ)
def propose_cluster(
    store: Store, encoder: Encoder, sentence: str, *, at_least: float = NEAR_ENOUGH
) -> Proposal:
    """Return the statements whose cosine with a sentence is at least `at_least`, best first."""
    if not sentence.strip():
        raise BadInput(
            "The sentence is empty.", hint="Say in a sentence what the cluster is about."
        )
    if not 0 < at_least <= 1:
        raise BadInput(
            f"The threshold {at_least} is no similarity to look for.",
            hint="Give a number above 0, up to 1; 0.4 is a good start.",
        )
    [vector] = encoder.encode_queries([sentence.strip()])
    with store.reading() as records:
        ids, vectors = records.vectors.load(encoder.model)
        cosines = vectors @ vector
        order = np.argsort(-cosines, kind="stable")
        near = order[cosines[order] >= at_least]
        best = {PassageId(int(ids[row])): float(cosines[row]) for row in near[:_MOST].tolist()}
        passages = records.passages.get(list(best))
        owner = {
            each: group.id
            for group in records.groups.living(Level.CLUSTER)
            for each in group.members
        }
    return Proposal(
        statements=tuple(
            Proposed(
                passage=each,
                similarity=round(best[each.id], 3),
                cluster_id=owner.get(each.id),
            )
            for each in passages
        ),
        left=len(near) - len(best),
    )
