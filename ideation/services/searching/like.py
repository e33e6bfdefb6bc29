"""Statements like one: what other voices say that comes nearest to it in meaning."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date as Date

from ideation.domain.ids import PassageId
from ideation.domain.search import Filters, Hit
from ideation.ports import PassageIds, Records, Store, VectorIndex
from ideation.search.fusion import Scored
from ideation.services.capturing.statements import live_statement
from ideation.services.rights import Right, requires
from ideation.services.searching.one_voice import OneVoice
from ideation.services.searching.passing import Passing
from ideation.services.searching.search import hits_of

_HINT = "Search shows the numbers of statements."
# So many more than wanted are looked at first: copies count once.
_SLACK = 50
_FURTHER = 4


@requires(Right.SEARCH)
def more_like(
    store: Store,
    index: VectorIndex,
    passing: Passing,
    passage_id: PassageId,
    *,
    limit: int,
    filters: Filters,
    newest_first: bool = False,
) -> list[Hit]:
    """Return what others say nearest in meaning, best first or the newest of these first.

    The statement's own note, its twins and all copies are left out: they are its own voice.
    """
    with store.reading() as records:
        around = Around(records, index, passage_id)
        scored = around.nearest(passing.among(records, filters), limit)
        return in_order(hits_of(records, scored), newest_first=newest_first)


@requires(Right.SEARCH)
def one_statement(store: Store, passage_id: PassageId) -> Hit:
    """Return a statement as searches show it; NotFound where there is none."""
    with store.reading() as records:
        live_statement(records, passage_id, hint=_HINT)
        [hit] = hits_of(records, [Scored(passage_id=passage_id, score=1.0, similarity=None)])
        return hit


class Around:
    """What other voices say around one statement in meaning."""

    def __init__(self, records: Records, index: VectorIndex, passage_id: PassageId) -> None:
        self.passage = live_statement(records, passage_id, hint=_HINT)
        self.voice = OneVoice(records, self.passage)
        # No row where the statement still waits for its vector.
        _, self._rows = index.vectors([passage_id])
        self._index = index

    def nearest(
        self,
        among: PassageIds | None,
        limit: int,
        *,
        at_least: float = -1.0,
        wanted: Callable[[Sequence[PassageId]], Collection[PassageId]] | None = None,
    ) -> list[Scored]:
        """Return the nearest statements, best first; none while the vector is missing.

        Of those `at_least` so near, `wanted` may choose; the search goes on until there are
        enough, or no more.
        """
        found: list[Scored] = []
        depth = limit + len(self.voice.own) + _SLACK
        for row in self._rows:
            while True:
                near = self._index.nearest(row, depth, among=among)
                scored = [
                    Scored(passage_id=each.passage_id, score=value, similarity=value)
                    for each in near
                    if (value := each.similarity) >= at_least
                ]
                if wanted is not None:
                    chosen = wanted([each.passage_id for each in scored])
                    scored = [each for each in scored if each.passage_id in chosen]
                found = list(self.voice.others(scored))[:limit]
                if len(found) == limit or len(near) < depth or near[-1].similarity < at_least:
                    break
                depth *= _FURTHER
        return found


def in_order(hits: Sequence[Hit], *, newest_first: bool) -> list[Hit]:
    """Return hits as they are, or the newest notes first, undated last."""
    if not newest_first:
        return list(hits)
    return sorted(hits, key=lambda hit: hit.date or Date.min, reverse=True)
