"""Match two sides one to one so that the matched pairs share the most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np


def best_pairs(
    weights: Mapping[tuple[int, int], int], lefts: Sequence[int], rights: Sequence[int]
) -> dict[int, int]:
    """Return left -> right with the greatest sum of `weights` (assignment; Kuhn 1955).

    Only pairs with a positive weight are matched. Of equal sums the one with earlier `lefts`,
    then with earlier `rights` is taken. Solved in each connected part on its own, so that
    memory follows the pairs and not all combinations.
    """
    from scipy.optimize import linear_sum_assignment

    found: dict[int, int] = {}
    for rows, columns in _parts(weights, lefts, rights):
        matrix = _matrix(weights, rows, columns)
        for row, column in zip(*linear_sum_assignment(matrix, maximize=True), strict=True):
            if matrix[row, column] > 0:
                found[rows[row]] = columns[column]
    return found


def _parts(
    weights: Mapping[tuple[int, int], int], lefts: Sequence[int], rights: Sequence[int]
) -> list[tuple[list[int], list[int]]]:
    """Return the connected parts of the graph of pairs, each in the order given."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    if not weights:
        return []
    left_at = {each: index for index, each in enumerate(lefts)}
    right_at = {each: len(lefts) + index for index, each in enumerate(rights)}
    ends = np.asarray([(left_at[left], right_at[right]) for left, right in weights])
    size = len(lefts) + len(rights)
    graph = coo_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(size, size))
    _, part = connected_components(graph, directed=False)
    parts: dict[int, tuple[list[int], list[int]]] = {}
    for left, index in left_at.items():
        parts.setdefault(int(part[index]), ([], []))[0].append(left)
    for right, index in right_at.items():
        parts.setdefault(int(part[index]), ([], []))[1].append(right)
    return [each for each in parts.values() if each[0] and each[1]]


def _matrix(
    weights: Mapping[tuple[int, int], int], rows: Sequence[int], columns: Sequence[int]
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return the weights, scaled so that the earlier-first rule only decides between equals."""
    height, width = len(rows), len(columns)
    matrix = np.zeros((height, width))
    scale = (height + 1.0) * (min(height, width) + 1)
    for row, left in enumerate(rows):
        for column, right in enumerate(columns):
            weight = weights.get((left, right), 0)
            if weight:
                later = (width - column) / ((width + 1.0) * (min(height, width) + 1))
                matrix[row, column] = weight * scale + (height - row) + later
    return matrix
