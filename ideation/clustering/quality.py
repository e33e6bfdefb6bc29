"""How good clusters are: tight and apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ideation.clustering.centring import unit
from ideation.clustering.fit import UNCLUSTERED, Labels
from ideation.domain.vector import Vectors

_NEIGHBOURS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """One cluster's quality.

    `cohesion` is the mean cosine of its members to its centre; `nearest` the cluster whose
    centre the members come nearest to, None for an only one; `separation` is by how much their
    mean cosine to that centre is lower, at most 0 where the two are not told apart.
    """

    cohesion: float
    separation: float
    nearest: int | None


def qualities(vectors: Vectors, labels: Labels) -> dict[int, Quality]:
    """Return the quality of each cluster; `vectors` (n, dim) are unit rows."""
    found, means = _means(vectors, labels)
    if not len(found):
        return {}
    lengths = np.linalg.norm(means, axis=1)
    # The mean cosine of the members of row to the centre of column.
    cosines = means @ unit(means).T
    np.fill_diagonal(cosines, -np.inf)
    nearest = cosines.argmax(axis=1)
    return {
        label: Quality(
            cohesion=float(lengths[row]),
            separation=float(lengths[row] - cosines[row, nearest[row]]) if len(found) > 1 else 1.0,
            nearest=int(found[nearest[row]]) if len(found) > 1 else None,
        )
        for row, label in enumerate(found.tolist())
    }


def neighbours(vectors: Vectors, labels: Labels, *, k: int = _NEIGHBOURS) -> dict[int, list[int]]:
    """Return the k clusters with the nearest centres of each cluster, the nearest first."""
    found, means = _means(vectors, labels)
    if not len(found):
        return {}
    centres = unit(means)
    cosines = centres @ centres.T
    np.fill_diagonal(cosines, -np.inf)
    order = np.argsort(-cosines, axis=1, kind="stable")[:, : min(k, len(found) - 1)]
    return {label: found[order[row]].tolist() for row, label in enumerate(found.tolist())}


def closeness(vectors: Vectors, labels: Labels) -> NDArray[np.float32]:
    """Return the cosine of each row to the centre of its cluster, 0 for the unclustered."""
    found, means = _means(vectors, labels)
    close = np.zeros(len(vectors), dtype=np.float32)
    rows = np.flatnonzero(labels != UNCLUSTERED)
    if len(rows):
        centres = unit(means)[np.searchsorted(found, labels[rows])]
        close[rows] = np.einsum("ij,ij->i", vectors[rows], centres)
    return close


def _means(vectors: Vectors, labels: Labels) -> tuple[Labels, Vectors]:
    """Return the clusters, ascending, and the mean of the members of each."""
    rows = np.flatnonzero(labels != UNCLUSTERED)
    found, of, sizes = np.unique(labels[rows], return_inverse=True, return_counts=True)
    sums = np.zeros((len(found), vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, of, vectors[rows])
    return found, np.asarray(sums / sizes[:, None], dtype=np.float32)
