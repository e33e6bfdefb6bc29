"""Propose ideas: wishes whose contexts stand near each other, whoever told them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ideation.clustering.affinity import (
    Affinities,
    affinities,
    context_vectors,
    linked,
    supported,
)
from ideation.domain.fold import folded_words
from ideation.domain.ids import NoteId, PassageId
from ideation.domain.passage import Passage
from ideation.domain.understanding import Understanding
from ideation.domain.vector import Vectors
from ideation.ports import Encoder, PassageIds
from ideation.text.pipeline import place_names
from ideation.text.rarity import rarities

# Contexts tell one idea while the mean affinity between its members reaches this, and each
# stands as near as this to one of another note; chosen where most of the concerns that readers of
# three archives found are found, with the fewest groups of people who want different things.
ONE_IDEA = 0.54
SUPPORT = 0.54

Key = tuple[NoteId, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A context that holds a wish: its passages in reading order, those that are wishes."""

    note_id: NoteId
    passages: tuple[PassageId, ...]
    wishes: tuple[PassageId, ...]


def propose_ideas(
    encoder: Encoder,
    ids: PassageIds,
    vectors: Vectors,
    passages: Mapping[PassageId, Passage],
    understood: Mapping[PassageId, Understanding],
    lemmas: Mapping[PassageId, Sequence[str]],
    names: Sequence[str],
) -> list[frozenset[PassageId]]:
    """Return the wishes of each proposed idea; a wish stands in one idea at most.

    Contexts of two notes at least make an idea. `lemmas` are the content words of each passage,
    `names` those of people and organisations: neither who speaks nor a place makes two wishes
    alike.
    """
    told = told_contexts(passages, understood)
    if len(told) < 2:
        return []
    barred = name_words(names) | place_names()
    words = [
        frozenset(each for each in own if folded_words(each) not in barred)
        for own in words_of(told, lemmas)
    ]
    affinity = affinity_of(encoder, told, words, ids, vectors, passages)
    return groups_of(told, affinity)


def affinity_of(
    encoder: Encoder,
    told: Sequence[Told],
    words: Sequence[frozenset[str]],
    ids: PassageIds,
    vectors: Vectors,
    passages: Mapping[PassageId, Passage],
) -> Affinities:
    """Return the affinity of every two contexts; `words[i]` are the content words of context i."""
    rows = {PassageId(each): row for row, each in enumerate(ids.tolist())}
    spoken = [[each for each in context.passages if each in rows] for context in told]
    chosen = [rows[each] for context in spoken for each in context]
    owner = np.repeat(np.arange(len(told)), [len(context) for context in spoken])
    lengths = np.array(
        [len(passages[each].reading.split()) for context in spoken for each in context],
        dtype=np.intp,
    )
    whole = context_vectors(vectors[chosen], owner, lengths, count=len(told))
    number: dict[str, int] = {}
    numbered = [[number.setdefault(word, len(number)) for word in sorted(own)] for own in words]
    distinct = list(number)
    return affinities(
        whole,
        np.bincount(owner, weights=lengths, minlength=len(told)),
        numbered,
        encoder.encode_passages(distinct),
        rarities(distinct),
    )


def groups_of(told: Sequence[Told], affinity: Affinities) -> list[frozenset[PassageId]]:
    """Return the wishes of each group of contexts that tell one idea."""
    notes = [int(each.note_id) for each in told]
    groups = supported(linked(affinity, at_least=ONE_IDEA), affinity, notes, at_least=SUPPORT)
    return [frozenset(each for row in group for each in told[row].wishes) for group in groups]


def told_contexts(
    passages: Mapping[PassageId, Passage], understood: Mapping[PassageId, Understanding]
) -> list[Told]:
    """Return the contexts that hold a wish, in the order of notes and of reading."""
    contexts: dict[Key, list[Passage]] = defaultdict(list)
    for passage_id, passage in passages.items():
        contexts[passage.note_id, understood[passage_id].context].append(passage)
    found = []
    for key in sorted(contexts):
        spoken = sorted(contexts[key], key=lambda each: each.start)
        wishes = tuple(each.id for each in spoken if understood[each.id].is_wish)
        if wishes:
            found.append(
                Told(note_id=key[0], passages=tuple(each.id for each in spoken), wishes=wishes)
            )
    return found


def words_of(
    told: Sequence[Told], lemmas: Mapping[PassageId, Sequence[str]]
) -> list[frozenset[str]]:
    """Return the content words of each context."""
    return [frozenset(word for each in one.passages for word in lemmas[each]) for one in told]


def name_words(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names, folded: who speaks does not make two wishes alike."""
    return frozenset(word for name in names for word in folded_words(name).split())
