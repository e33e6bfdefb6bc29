"""The candidates of a search, each in its context: what is told beside a statement counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from ideation.clustering.affinity import unit_sums
from ideation.domain.ids import PassageId
from ideation.domain.search import WordGain
from ideation.domain.vector import Vector
from ideation.ports import PassageIds, Records, VectorIndex
from ideation.search.fusion import Nearness, Numbers

# Cosines that differ by less are equal: of two that say the same the earlier comes first.
_DIGITS = 6


class InContext:
    """All passages told together with a candidate; `ids` ascend.

    The vector of a context is the mean of those of its statements. In a trial on the questions
    about the sample corpus that found more than its text encoded as a whole.
    """

    def __init__(
        self, records: Records, index: VectorIndex, candidates: Iterable[PassageId]
    ) -> None:
        contexts = records.understanding.together(sorted(candidates))
        owner = {each: at for at, context in enumerate(contexts) for each in context}
        self.ids: list[PassageId] = sorted(owner)
        self.numbers: PassageIds = np.array(self.ids, dtype=np.int64)
        self._owner = np.array([owner[each] for each in self.ids], dtype=np.intp)
        held, self._rows = index.vectors(self.ids)
        self._held = np.isin(self.numbers, np.array(held, dtype=np.int64))
        owner_of_row = self._owner[self._held]
        self._contexts = unit_sums(self._rows, owner_of_row, count=len(contexts))

    def near(self, query: Vector) -> Nearness:
        """Return the cosines of a unit vector with all of them and with their contexts."""
        own = np.full(len(self.ids), np.nan)
        own[self._held] = np.round(self._rows @ query, _DIGITS)
        context = np.round(self._contexts @ query, _DIGITS)[self._owner]
        return Nearness(own=np.clip(own, -1, 1), context=np.clip(context, -1, 1).astype(float))

    def words(self, gains: Sequence[WordGain]) -> tuple[Numbers, Numbers]:
        """Return what share of all that the words can tell each holds, and each context."""
        most = sum(each.most for each in gains)
        own = np.zeros(len(self.ids))
        around = np.zeros(len(self._contexts))
        for each in gains:
            gained = each.of(self.numbers)
            of_context = np.zeros(len(self._contexts))
            np.maximum.at(of_context, self._owner, gained)
            own += gained
            around += of_context
        return own / (most or 1.0), around[self._owner] / (most or 1.0)

    def those(self, found: Iterable[PassageId]) -> NDArray[np.bool_]:
        """Tell of each whether it was found."""
        return np.isin(self.numbers, np.fromiter(found, dtype=np.int64))
