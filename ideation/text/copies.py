"""Passages that repeat another word for word, or nearly so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from ideation.domain.fold import folded_words
from ideation.domain.ids import NoteId, PassageId

# Two passages with this share of common words are one, copied.
_COPY = 0.7
# Fewer words than this are said by chance.
_FEWEST_WORDS = 6
_RUN = 4
_HASH_BYTES = 8


@dataclass(frozen=True)
class Wording:
    """How a passage is worded; `owner` is its note: within one note nothing is a copy."""

    owner: NoteId
    reading: str

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(folded_words(self.reading).split())

    @cached_property
    def distinct(self) -> frozenset[str]:
        """Each folded word once."""
        return frozenset(self._words)

    @cached_property
    def runs(self) -> frozenset[int]:
        """Each run of four words once, as a signed number of eight bytes; none of a remark."""
        own = self._words
        if len(own) < _FEWEST_WORDS:
            return frozenset()
        return frozenset(
            _number(" ".join(own[start : start + _RUN])) for start in range(len(own) - _RUN + 1)
        )


def sources_of(
    told: Mapping[PassageId, Wording],
    *,
    before: Mapping[PassageId, Wording] | None = None,
    holders: Mapping[int, PassageId] | None = None,
    sources: Mapping[PassageId, PassageId] | None = None,
) -> tuple[dict[PassageId, PassageId], dict[int, PassageId]]:
    """Return the earliest passage that each copy repeats, and the first holder of each new run.

    Ids ascend with time. A copy shares at least a run of four words with its source, and 70 % of
    the words of both. Only earlier passages decide, so that a comparison can go on where one
    ended: `holders` then are the first holders of runs, `before` their wording, and `sources`
    what was found of them. All that comes back is of the passages `told`.
    """
    known, first = dict(sources or {}), dict(holders or {})
    words = {**(before or {}), **told}
    copies: dict[PassageId, PassageId] = {}
    fresh: dict[int, PassageId] = {}
    for each in sorted(told):
        own = words[each]
        for earlier in sorted({first[run] for run in own.runs if run in first}):
            if words[earlier].owner != own.owner and _alike(words[earlier], own):
                copies[each] = known[each] = known.get(earlier, earlier)
                break
        for run in own.runs:
            if run not in first:
                first[run] = fresh[run] = each
    return copies, fresh


def runs_of(told: Iterable[Wording]) -> set[int]:
    """Return all runs of words of these passages."""
    return {run for each in told for run in each.runs}


def _alike(one: Wording, other: Wording) -> bool:
    first, second = one.distinct, other.distinct
    return len(first & second) >= _COPY * len(first | second)


def _number(text: str) -> int:
    digest = blake2b(text.encode(), digest_size=_HASH_BYTES).digest()
    return int.from_bytes(digest, "big", signed=True)
