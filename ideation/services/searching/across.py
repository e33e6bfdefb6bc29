"""Across the border: who in another language or another region says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ideation.domain.ids import PassageId
from ideation.domain.language import Language
from ideation.domain.search import Filters, Hit
from ideation.ports import Records, Store, VectorIndex
from ideation.search.fusion import Scored
from ideation.services.rights import Right, requires
from ideation.services.searching.like import Around, in_order
from ideation.services.searching.passing import Passing
from ideation.services.searching.search import hits_of

# Below this cosine a statement in another language hardly says the same; in one language
# statements lie nearer to one another.
_NEAR_ENOUGH = 0.43
_NEAR_ENOUGH_IN_ONE = 0.48


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """What is said beyond the border of one statement.

    `regions` are those its speakers are in; where none is known, only languages are crossed.
    """

    hits: tuple[Hit, ...]
    regions: tuple[str, ...]


@requires(Right.SEARCH)
def across_border(
    store: Store,
    index: VectorIndex,
    passing: Passing,
    passage_id: PassageId,
    *,
    limit: int,
    filters: Filters,
    newest_first: bool = False,
) -> Crossing:
    """Return what others say alike in another language or region, best first or newest first.

    Each language and region beyond the border speaks before one of them speaks twice. The
    statement's own note, its twins and all copies are left out. Raises NotFound.
    """
    with store.reading() as records:
        border = _Border(records, Around(records, index, passage_id))
        scored = border.beyond(passing, filters, limit)
        hits = in_order(hits_of(records, scored), newest_first=newest_first)
        return Crossing(hits=tuple(hits), regions=border.regions)


def scored_across(
    records: Records,
    index: VectorIndex,
    passing: Passing,
    passage_id: PassageId,
    *,
    limit: int,
    filters: Filters,
) -> list[Scored]:
    """Return up to `limit` of what is said alike beyond the border, best first."""
    border = _Border(records, Around(records, index, passage_id))
    return border.beyond(passing, filters, limit)


class _Border:
    """The border of a statement: its language, and the regions of whoever said it."""

    def __init__(self, records: Records, around: Around) -> None:
        self._records, self._around = records, around
        self._region_of = records.directory.regions()
        own = self._regions([around.passage.id]).get(around.passage.id, set())
        self.regions = tuple(sorted(own))

    def beyond(self, passing: Passing, filters: Filters, limit: int) -> list[Scored]:
        """Return up to `limit` statements of other languages and regions, best first."""
        found: dict[PassageId, tuple[Scored, Language]] = {}
        for language in Language:
            if filters.language not in (None, language):
                continue
            among = passing.among(self._records, replace(filters, language=language))
            if language is not self._around.passage.language:
                scored = self._around.nearest(among, limit, at_least=_NEAR_ENOUGH)
            elif self.regions:
                scored = self._around.nearest(
                    among, limit, at_least=_NEAR_ENOUGH_IN_ONE, wanted=self._elsewhere
                )
            else:
                continue
            found |= {each.passage_id: (each, language) for each in scored}
        best = sorted((each for each, _ in found.values()), key=_best_first)
        # A statement and its translation are one voice: the nearer of them speaks.
        each_once = list(self._around.voice.others(best))
        return self._in_turn(each_once, {key: where for key, (_, where) in found.items()}, limit)

    def _in_turn(
        self, scored: Sequence[Scored], language: dict[PassageId, Language], limit: int
    ) -> list[Scored]:
        """Return `limit` of them, first those whose language or region has not spoken yet."""
        regions = self._regions([each.passage_id for each in scored])
        heard: set[str] = {self._around.passage.language, *self.regions}
        first: list[Scored] = []
        later: list[Scored] = []
        for each in scored:
            sides = {language[each.passage_id], *regions.get(each.passage_id, ())}
            (later if sides <= heard else first).append(each)
            heard |= sides
        return sorted([*first, *later][:limit], key=_best_first)

    def _elsewhere(self, ids: Sequence[PassageId]) -> set[PassageId]:
        """Return those said in known regions, none of which is one of ours."""
        return {
            passage_id
            for passage_id, regions in self._regions(ids).items()
            if regions.isdisjoint(self.regions)
        }

    def _regions(self, ids: Sequence[PassageId]) -> dict[PassageId, set[str]]:
        """Return the known regions of those who said statements."""
        said_by = self._records.directory.said_by(ids, contacts=False)
        regions = {
            passage_id: {self._region_of[each.id] for each in said if each.id in self._region_of}
            for passage_id, said in said_by.items()
        }
        return {passage_id: each for passage_id, each in regions.items() if each}


def _best_first(scored: Scored) -> tuple[float, PassageId]:
    return -scored.score, scored.passage_id
