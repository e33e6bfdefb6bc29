"""Positions on a plane: a first drawing, and places for what comes in later.

Clusters that are near in meaning lie near each other, members around the middle of their cluster,
the most typical innermost. What once has a position keeps it. All is computed from the vectors
alone, in one order; nothing is drawn by chance.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ideation.clustering.centring import unit
from ideation.clustering.fit import UNCLUSTERED, Labels
from ideation.clustering.nearest import nearest
from ideation.domain.vector import Vectors

# Shape (n, 2).
Positions = NDArray[np.float64]

# From so many clusters on, neighbours matter more than the whole.
_MANY = 25
_PERPLEXITY = 8.0
# Steps of the drawing, and the number of clusters up to which it is exact.
_ITERATIONS, _EXACT = 400, 600
# The room of one member, the gap between clusters, and the share of the plane that is covered.
_ROOM, _GAP, _COVER = 0.6, 1.0, 0.3
_PUSHES = 120
# Screens are wider than high: the plane is drawn so, the clusters themselves stay round.
_SHAPE = np.array([1.5, 1 / 1.5])
# A new passage stands between so many placed ones.
_BETWEEN = 4
# The angle by which leaves follow each other on a stem: no two of the first thousands coincide.
_GOLDEN = np.pi * (3 - np.sqrt(5))


def draw(rows: Vectors, clusters: Labels) -> Positions:
    """Return a position for each row of `rows`, shape (n, dim), unit rows.

    `clusters[i]` is the cluster of row i, -1 for none. Rows of no cluster stand between the
    members they are nearest to.
    """
    found = np.unique(clusters[clusters != UNCLUSTERED])
    members = [np.flatnonzero(clusters == each) for each in found]
    radii = np.array([_ROOM * np.sqrt(len(each)) for each in members])
    centres = _apart(_centres(rows, members), radii)
    positions = np.zeros((len(rows), 2))
    for centre, own in zip(centres, members, strict=True):
        positions[own] = centre + _around(rows[own])
    rest = np.flatnonzero(clusters == UNCLUSTERED)
    placed = np.flatnonzero(clusters != UNCLUSTERED)
    if len(rest):
        positions[rest] = _between(rows[rest], rows[placed], positions[placed])
    return np.round(positions, 3)


def place(rows: Vectors, clusters: Labels, known: Positions) -> Positions:
    """Return `known`, shape (n, 2), with a place for each row that has none (nan there).

    A new row stands between the placed rows of its own cluster that it is nearest to; without
    such, as the unclustered do, between the nearest of all. Where nothing has a place yet, all
    is drawn.
    """
    placed = ~np.isnan(known).any(axis=1)
    if not placed.any():
        return draw(rows, clusters)
    positions = known.copy()
    new = np.flatnonzero(~placed)
    at_home = np.zeros(len(rows), dtype=bool)
    for each in np.unique(clusters[new[clusters[new] != UNCLUSTERED]]):
        own = np.flatnonzero(placed & (clusters == each))
        come = new[clusters[new] == each]
        if len(own):
            positions[come] = _between(rows[come], rows[own], known[own])
        else:
            # A new cluster: its middle first, its members around it.
            middle = unit(rows[come].mean(axis=0, keepdims=True))
            spot = _between(middle, rows[placed], known[placed])[0]
            positions[come] = _free(spot, len(come), known[placed]) + _around(rows[come])
        at_home[come] = True
    rest = new[~at_home[new]]
    if len(rest):
        positions[rest] = _between(rows[rest], rows[placed], known[placed])
    positions[new] = np.round(positions[new], 3)
    return positions


def _centres(rows: Vectors, members: list[Labels]) -> Positions:
    """Return where clusters lie to each other, in no particular unit."""
    if not members:
        return np.zeros((0, 2))
    means = unit(np.stack([rows[each].mean(axis=0) for each in members]))
    whole = _scaled(1 - means.astype(np.float64) @ means.T.astype(np.float64))
    if len(members) < _MANY:
        return whole
    from sklearn.manifold import TSNE

    # From the picture of the whole (van der Maaten & Hinton 2008; such a start keeps families
    # where they are: Kobak & Berens 2019).
    start = whole / max(float(whole.std()), 1e-9) * 1e-4
    model = TSNE(
        metric="cosine",
        init=start.astype(np.float32),
        perplexity=min(_PERPLEXITY, (len(members) - 1) / 3),
        max_iter=_ITERATIONS,
        method="exact" if len(members) < _EXACT else "barnes_hut",
        random_state=0,
    )
    return np.asarray(model.fit_transform(means), dtype=np.float64)


def _scaled(distances: Positions) -> Positions:
    """Return points whose distances are most like those given (classical scaling; Torgerson 1952).

    A point's larger coordinate decides the sign of an axis, so that it never flips.
    """
    count = len(distances)
    middle = np.eye(count) - 1 / count
    values, axes = np.linalg.eigh(-middle @ distances**2 @ middle / 2)
    values, axes = values[::-1][:2], axes[:, ::-1][:, :2]
    found = axes * np.sqrt(np.maximum(values, 0))
    if found.shape[1] < 2:
        found = np.pad(found, ((0, 0), (0, 2 - found.shape[1])))
    return np.asarray(found * _signs(found), dtype=np.float64)


def _signs(columns: Positions) -> Positions:
    largest = np.abs(columns).argmax(axis=0)
    signs = np.sign(columns[largest, np.arange(columns.shape[1])])
    return np.asarray(np.where(signs == 0, 1, signs), dtype=np.float64)


def _apart(centres: Positions, radii: Positions) -> Positions:
    """Return the centres scaled to the discs around them and pushed until none overlap."""
    from scipy.spatial import cKDTree

    if len(centres) < 2:
        return np.zeros_like(centres)
    spread = centres - centres.mean(axis=0)
    reach = float(np.sqrt((spread**2).sum(axis=1).mean())) or 1.0
    wanted = np.sqrt((radii**2).sum() / _COVER / 2)
    found = spread / reach * wanted * _SHAPE
    # Two at one point need a way to part.
    turn = _GOLDEN * np.arange(len(found))
    found += 1e-3 * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    for _ in range(_PUSHES):
        # Only neighbours can overlap; in a fixed order, so that sums are the same each time.
        pairs = np.unique(
            cKDTree(found).query_pairs(2 * radii.max() + _GAP, output_type="ndarray"), axis=0
        )
        ones, others = pairs.T
        away = found[ones] - found[others]
        distance = np.sqrt((away**2).sum(axis=1))
        short = radii[ones] + radii[others] + _GAP - distance
        meet = short > 0
        if not meet.any():
            break
        ones, others = ones[meet], others[meet]
        push = away[meet] * (short[meet] / np.maximum(distance[meet], 1e-9) / 2)[:, None]
        moves = np.zeros_like(found)
        np.add.at(moves, ones, push)
        np.add.at(moves, others, -push)
        met = np.bincount(np.concatenate([ones, others]), minlength=len(found))
        found = found + moves / np.maximum(met, 1)[:, None]
    return np.asarray(found, dtype=np.float64)


def _around(rows: Vectors) -> Positions:
    """Return members around the middle of their cluster, evenly spread over its disc.

    The angle is that of the two main directions in which members differ.
    """
    count = len(rows)
    centre = rows.mean(axis=0)
    residual = (rows - centre).astype(np.float64)
    closeness = np.round(rows @ centre, 5)
    rank = np.empty(count)
    rank[np.lexsort((np.arange(count), -closeness))] = np.arange(count)
    angle = _GOLDEN * rank
    if count > 3:
        # On the members' products: as many as members, not as dimensions.
        values, axes = np.linalg.eigh(residual @ residual.T)
        main = axes[:, ::-1][:, :2] * np.sqrt(np.maximum(values[::-1][:2], 0))
        main = main * _signs(main)
        angle = np.arctan2(main[:, 1], main[:, 0])
        # Evenly: neighbours in angle stay neighbours, and none lies upon another.
        order = np.lexsort((np.arange(count), angle))
        spread = np.empty(count)
        spread[order] = 2 * np.pi * np.arange(count) / count
        angle = spread
    radius = _ROOM * np.sqrt(rank)
    return np.asarray(np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1))


def _between(rows: Vectors, placed: Vectors, positions: Positions) -> Positions:
    """Return a spot for each row between the placed rows it is nearest to."""
    if not len(placed):
        return _around(rows)
    k = min(_BETWEEN, len(placed))
    # A column of its own for each row, which `nearest` leaves out.
    beyond = np.vstack([placed, np.zeros((1, placed.shape[1]), dtype=np.float32)])
    near, cosines = nearest(rows, beyond, np.full(len(rows), len(placed)), k=k)
    weights = np.maximum(cosines.astype(np.float64), 0.01) ** 4
    spots = (positions[near] * weights[:, :, None]).sum(axis=1) / weights.sum(axis=1)[:, None]
    # A little aside: several may have the same neighbours.
    turn = _GOLDEN * np.arange(len(rows))
    aside = _ROOM * (0.3 + 0.5 * np.sqrt(np.arange(len(rows)) % 25) / 5)
    return np.asarray(spots + aside[:, None] * np.stack([np.cos(turn), np.sin(turn)], axis=1))


def _free(spot: Positions, count: int, taken: Positions) -> Positions:
    """Return the point nearest to `spot`, on a spiral, around which `count` members have room."""
    needed = _ROOM * np.sqrt(count) + _GAP / 2
    for step in range(400):
        radius = needed * 0.5 * np.sqrt(step)
        at = spot + radius * np.array([np.cos(_GOLDEN * step), np.sin(_GOLDEN * step)])
        if np.sqrt(((taken - at) ** 2).sum(axis=1)).min() >= needed:
            return np.asarray(at)
    return np.asarray(spot)
