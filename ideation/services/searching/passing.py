"""What passes filters, found once while the store stays as it is."""

from __future__ import annotations

from ideation.domain.search import Filters
from ideation.ports import PassageIds, Records, Store

# Filters whose passages are kept: people come and go between a few.
_MOST = 16


class Passing:
    """The ids of live passages that pass filters; those of the filters asked last are kept.

    A broad filter lists most of a large store: reading the list takes longer than searching it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._state: object = None
        self._kept: dict[Filters, PassageIds] = {}

    def among(self, records: Records, filters: Filters) -> PassageIds | None:
        """Return the ids, ascending, not to be changed; None where the filters ask nothing."""
        if filters.empty:
            return None
        # Asked before the ids are read: what changes in between is kept under a state that
        # never comes back.
        state = self._store.state()
        kept = self._kept if state == self._state else {}
        ids = kept.get(filters)
        if ids is None:
            ids = records.passages.matching(filters)
            ids.flags.writeable = False
        # Put in place as a whole, for searches run in several threads.
        others = [each for each in kept.items() if each[0] != filters]
        self._kept = dict([*others[-_MOST + 1 :], (filters, ids)])
        self._state = state
        return ids
