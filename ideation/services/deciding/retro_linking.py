"""Link the wishes of any day of the archive, from affinities computed once.

The affinity of two contexts depends on nothing but their own vectors and words. Only the words
that count change in time: those of a name fall away on the day the name becomes known. So each
context is laid out once for every stretch of time in which its words are the same, all of them
are compared in one go, and each day picks the rows that are true for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

import numpy as np

from ideation.clustering.affinity import Affinities
from ideation.domain.fold import folded_words
from ideation.domain.ids import PassageId
from ideation.ports import Encoder
from ideation.services.deciding.retro_archive import Archive
from ideation.services.grouping.ideas import Told, affinity_of, groups_of, told_contexts, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Version:
    """A context as it counts from a day on, until its next version."""

    context: int
    since: Date
    words: frozenset[str]


class DayByDay:
    """The ideas of each day."""

    def __init__(self, encoder: Encoder, archive: Archive) -> None:
        material, day_of = archive.material, archive.day_of
        rows = set(map(PassageId, archive.ids.tolist()))
        dated = {
            each: passage
            for each, passage in material.passages.items()
            if passage.note_id in day_of and each in rows
        }
        self._told = told_contexts(dated, material.understood)
        self._days = [day_of[each.note_id] for each in self._told]
        self._versions = self._laid_out(archive)
        self._affinity = self._compared(encoder, archive)

    def ideas(self, day: Date) -> list[frozenset[PassageId]]:
        """Return the wishes of each idea that the notes dated until `day` make."""
        newest: dict[int, int] = {}
        # Versions of a context stand in the order of time: the last one that is true stays.
        for row, each in enumerate(self._versions):
            if each.since <= day:
                newest[each.context] = row
        rows = [newest[context] for context in sorted(newest)]
        told: list[Told] = [self._told[context] for context in sorted(newest)]
        if len(told) < 2:
            return []
        return groups_of(told, self._affinity[np.ix_(rows, rows)])

    def _laid_out(self, archive: Archive) -> list[_Version]:
        """Return the versions of all contexts, by context and time."""
        known: dict[str, Date] = {}
        for name, day in archive.named.items():
            for word in folded_words(name).split():
                known[word] = min(known.get(word, day), day)
        found = []
        for context, words in enumerate(words_of(self._told, archive.words)):
            since = self._days[context]
            barred = {each: known[key] for each in words if (key := folded_words(each)) in known}
            for day in sorted({since, *(each for each in barred.values() if each > since)}):
                left = frozenset(each for each in words if barred.get(each, Date.max) > day)
                found.append(_Version(context=context, since=day, words=left))
        return found

    def _compared(self, encoder: Encoder, archive: Archive) -> Affinities:
        if not self._versions:
            return np.zeros((0, 0), dtype=np.float32)
        contexts: Sequence[Told] = [self._told[each.context] for each in self._versions]
        words = [each.words for each in self._versions]
        passages = archive.material.passages
        return affinity_of(encoder, contexts, words, archive.ids, archive.vectors, passages)
