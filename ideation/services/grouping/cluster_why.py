"""Why a statement belongs to its cluster: the members it is nearest to, the words it shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ideation.domain.fold import fold
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.passage import By, Passage
from ideation.domain.vector import Model, Vectors
from ideation.ports import Store
from ideation.services.grouping.clusters import living_cluster
from ideation.services.rights import Right, requires
from ideation.text.words import content_words

_NEAREST = 2
_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A member near to a statement; `similarity` is their cosine."""

    passage_id: PassageId
    text: str
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """Why a statement stands in a cluster.

    `nearest` are the members it is nearest to; `words` are those it shares with them or with the
    terms of the cluster, in their dictionary form; `by` tells whether a person put it there.
    """

    passage_id: PassageId
    by: By
    nearest: tuple[Neighbour, ...]
    words: tuple[str, ...]


@requires(Right.READ)
def why_here(
    store: Store, model: Model, cluster_id: GroupId, passage_ids: Sequence[PassageId]
) -> list[Belonging]:
    """Return why these members stand in a cluster, in their order; others are left out."""
    with store.reading() as records:
        group = living_cluster(records, cluster_id)
        asked = [each for each in dict.fromkeys(passage_ids) if each in set(group.members)]
        ids, vectors = records.vectors.load(model, group.members)
        near = _nearest(list(map(PassageId, ids.tolist())), vectors, asked)
        wanted = {*asked, *(other for found in near.values() for other, _ in found)}
        passages = {each.id: each for each in records.passages.get(sorted(wanted))}
    terms = {fold(each) for each in group.terms}
    return [
        Belonging(
            passage_id=each,
            by=By.HUMAN if each in group.pinned else By.MACHINE,
            nearest=tuple(
                Neighbour(passage_id=other, text=passages[other].text, similarity=cosine)
                for other, cosine in near.get(each, ())
            ),
            words=_shared(
                passages[each], [passages[other] for other, _ in near.get(each, ())], terms
            ),
        )
        for each in asked
        if each in passages
    ]


def _nearest(
    ids: Sequence[PassageId], vectors: Vectors, asked: Sequence[PassageId]
) -> dict[PassageId, list[tuple[PassageId, float]]]:
    """Return the nearest members of each, best first, with their cosine."""
    row = {each: at for at, each in enumerate(ids)}
    found = {}
    for each in asked:
        if each in row and len(ids) > 1:
            cosines = vectors @ vectors[row[each]]
            cosines[row[each]] = -np.inf
            best = np.argsort(-cosines, kind="stable")[: min(_NEAREST, len(ids) - 1)]
            found[each] = [(ids[at], round(float(cosines[at]), 3)) for at in best.tolist()]
    return found


def _shared(passage: Passage, others: Sequence[Passage], terms: set[str]) -> tuple[str, ...]:
    """Return the words of a passage that the others, or the terms of the cluster, have too."""
    theirs = {fold(word) for each in others for word in content_words(each.reading, each.language)}
    own = {fold(word): word for word in content_words(passage.reading, passage.language)}
    return tuple(word for folded, word in own.items() if folded in theirs | terms)[:_WORDS]
