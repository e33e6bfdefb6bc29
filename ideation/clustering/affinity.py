"""How near two contexts stand: by the meaning of the whole and of their single words.

A wish is often told without its subject ("something stronger, for several of us"); the
paragraph around it names it. Sentence vectors blur rare words, and of one trade the rare words
tell two wishes apart, so words are also compared one by one, as in soft word alignment
(Sultan et al. 2014; the greedy matching of BERTScore, Zhang et al. 2020), each by its rarity.
What few words say is alike by chance, so all of it counts less in a short context.
Nothing here depends on the rest of the corpus: a new note changes no old affinity.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ideation.clustering.centring import unit
from ideation.domain.vector import Vector, Vectors

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

# Shape (n, n), symmetric.
Affinities = NDArray[np.float32]
Numbers = NDArray[np.intp]

# How much the share of words in common counts beside the cosine.
_OVERLAP = 1.8
# How much each further rare word in common counts: one alone ("boiler") makes no idea.
_FURTHER = 0.04
# Beyond so many, more words in common say nothing more.
_MOST_FURTHER = 10.0
# Below this cosine two words have nothing in common.
_WORD_FLOOR = 0.65
# Added to the weight of all words, so that two contexts of one word each are not alike by chance.
_PRIOR = 1.0
# A context of so many words is half as sure as one without end.
_HALF_SURE = 6
# From so many words on, a passage weighs its full share in the vector of its context.
_FULL_WEIGHT = 25


def context_vectors(vectors: Vectors, owner: Numbers, lengths: Numbers, *, count: int) -> Vectors:
    """Return one unit row per context, shape (count, dim).

    `owner[i]` is the context of passage i, `lengths[i]` its words: longer passages weigh more.
    """
    weights = np.minimum(lengths, _FULL_WEIGHT).astype(np.float32) / _FULL_WEIGHT
    weighed = np.asarray(vectors * weights[:, None], dtype=np.float32)
    return unit_sums(weighed, owner, count=count)


def unit_sums(vectors: Vectors, owner: Numbers, *, count: int) -> Vectors:
    """Return the sum of each owner's rows as a unit row, shape (count, dim); zeros without rows."""
    rows = np.zeros((count, vectors.shape[1]), dtype=np.float32)
    np.add.at(rows, owner, vectors)
    return unit(rows)


def affinities(
    contexts: Vectors,
    lengths: Numbers,
    words: Sequence[Sequence[int]],
    word_vectors: Vectors,
    weights: Vector,
) -> Affinities:
    """Return the affinity of every two contexts.

    `contexts` is (n, dim), `lengths` their words, shape (n,); `words[i]` are rows of
    `word_vectors`, the content words of context i; `weights` holds what each of them counts,
    shape (words,), from 0 to 1.
    """
    common = words_in_common(words, word_vectors, weights)
    found = common.overlap
    found *= _OVERLAP
    found += contexts @ contexts.T
    sure = np.sqrt(lengths / (lengths + _HALF_SURE)).astype(np.float32)
    found *= sure[:, None] * sure
    found += _FURTHER * np.minimum(common.further, _MOST_FURTHER)
    return found


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class InCommon:
    """How well the words of every two contexts match, shape (n, n) each, both symmetric.

    `overlap` is the weighted mean of each word's best match on the other side, from 0 to below 1;
    `further` the sum of these matches without the best of them, in whole rare words. Each is the
    geometric mean of both ways.
    """

    overlap: Affinities
    further: Affinities


def words_in_common(
    words: Sequence[Sequence[int]], word_vectors: Vectors, weights: Vector
) -> InCommon:
    """Return how well the words of every two contexts match."""
    from scipy.sparse import csr_matrix

    count, kinds = len(words), len(word_vectors)
    owner = np.repeat(np.arange(count), [len(each) for each in words])
    flat = np.fromiter((word for each in words for word in each), dtype=np.intp, count=len(owner))
    holds = csr_matrix((np.ones(len(owner), dtype=np.float32), (owner, flat)), (count, kinds))
    best = _best_matches(holds.T.tocsr(), word_vectors)
    total = np.zeros((count, count), dtype=np.float32)
    further = np.zeros((count, count), dtype=np.float32)
    for row, each in enumerate(words):
        strongest = np.zeros(count, dtype=np.float32)
        for word in each:
            stretch = slice(best.indptr[word], best.indptr[word + 1])
            others, gains = best.indices[stretch], weights[word] * best.data[stretch]
            total[row, others] += gains
            strongest[others] = np.maximum(strongest[others], gains)
        further[row] = total[row] - strongest
    sums = np.array([weights[list(each)].sum() for each in words], dtype=np.float32)
    total /= (sums + _PRIOR)[:, None]
    return InCommon(overlap=_both_ways(total), further=_both_ways(further))


def _both_ways(one_way: Affinities) -> Affinities:
    return np.asarray(np.sqrt(np.maximum(one_way * one_way.T, 0)), dtype=np.float32)


def _best_matches(holders: csr_matrix, word_vectors: Vectors) -> csr_matrix:
    """Return for each word its best match in each context, shape (words, contexts).

    `holders` tells which context holds which word, in the same shape.
    """
    from scipy.sparse import csr_matrix

    columns: list[Numbers] = []
    values: list[NDArray[np.float32]] = []
    reach = np.zeros(holders.shape[1], dtype=np.float32)
    for vector in word_vectors:
        cosines = word_vectors @ vector
        near = np.flatnonzero(cosines > _WORD_FLOOR)
        touched = [np.empty(0, dtype=np.intp)]
        # The nearest last: it overwrites what a weaker match left in the same context.
        for other in near[np.argsort(cosines[near], kind="stable")]:
            contexts = holders.indices[holders.indptr[other] : holders.indptr[other + 1]]
            reach[contexts] = cosines[other]
            touched.append(contexts)
        found = np.unique(np.concatenate(touched))
        columns.append(found)
        values.append(reach[found])
        reach[found] = 0
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.concatenate([np.empty(0, dtype=np.float32), *values])
    places = np.concatenate([np.empty(0, dtype=np.intp), *columns])
    return csr_matrix((flat, places, ends), shape=holders.shape)


def linked(affinity: Affinities, *, at_least: float) -> list[list[int]]:
    """Return groups of rows by average linkage: two join while their mean affinity reaches it.

    Groups of one are left out; rows ascend, groups come by their first row. Adding contexts
    that stand far from all others changes no group.
    """
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    if len(affinity) < 2:
        return []
    # Any ceiling above the largest affinity serves: linkage wants distances.
    ceiling = 1 + _OVERLAP + _FURTHER * _MOST_FURTHER
    distances = np.float32(ceiling) - affinity
    np.fill_diagonal(distances, 0)
    condensed = squareform(np.maximum(distances, 0), checks=False)
    labels = fcluster(linkage(condensed, "average"), ceiling - at_least, "distance")
    groups: dict[int, list[int]] = {}
    for row, label in enumerate(labels.tolist()):
        groups.setdefault(label, []).append(row)
    return [rows for rows in groups.values() if len(rows) > 1]


def supported(
    groups: Sequence[Sequence[int]],
    affinity: Affinities,
    owners: Sequence[int],
    *,
    at_least: float,
) -> list[list[int]]:
    """Return the groups without the rows that no row of another owner in the group supports.

    Average linkage takes in what is vaguely like all; a row stays where one row of another owner
    stands as near as `at_least`. Groups that are left with one owner are left out.
    """
    found = []
    for group in groups:
        rows, before = list(group), 0
        while len(rows) != before:
            before = len(rows)
            rows = [
                row
                for row in rows
                if any(
                    affinity[row, other] >= at_least
                    for other in rows
                    if owners[other] != owners[row]
                )
            ]
        if rows:
            found.append(rows)
    return found
