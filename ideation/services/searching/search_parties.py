"""Find contacts, organisations and clusters through what was said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date as Date

from ideation.domain.group import Level
from ideation.domain.ids import PassageId
from ideation.domain.organisation import Reference
from ideation.domain.search import PartyHit, Unit
from ideation.errors import BadInput
from ideation.ports import Encoder, Records, Store, VectorIndex
from ideation.search.fusion import Scored
from ideation.search.query import Query
from ideation.services.rights import Right, requires
from ideation.services.searching.across import scored_across
from ideation.services.searching.like import Around
from ideation.services.searching.names_asked import names_asked
from ideation.services.searching.passing import Passing
from ideation.services.searching.search import (
    Asked,
    hits_of,
    parsed,
    ranked,
)

# How many of a party's best passages count, and are shown.
_BEST = 3
# Statements like one that are looked at.
_CANDIDATES = 200
# How many of the best are put in the order of their days.
_CONSIDERED = 50


@requires(Right.SEARCH)
def search_parties(
    store: Store,
    encoder: Encoder,
    index: VectorIndex,
    passing: Passing,
    asked: Asked,
    unit: Unit,
    *,
    language: str = "en",
) -> list[PartyHit]:
    """Return contacts, organisations or clusters, best first, each with its best passages.

    A statement counts for whoever said it, and for all that its note met where nobody is known to
    have. One ranks by the mean of its three best statements, so that one strong statement counts
    and three count more than one of the same strength and two weak ones; on wish the best fifty
    are put in the order of their newest. `language` is the reader's, for the names of clusters.
    """
    query = parsed(asked)
    with store.reading() as records:
        among = passing.among(records, asked.filters)
        scored = ranked(records, encoder, index, query, among, depth=0)
        return _grouped(records, scored, asked, unit, language, query)


@requires(Right.SEARCH)
def parties_like(
    store: Store,
    index: VectorIndex,
    passing: Passing,
    passage_id: PassageId,
    asked: Asked,
    unit: Unit,
    *,
    across: bool = False,
    language: str = "en",
) -> list[PartyHit]:
    """Return who says what is like a statement, with `across` only beyond its border.

    The order is that of `search_parties`; the query asked for plays no part. Raises NotFound.
    """
    with store.reading() as records:
        if across:
            scored = scored_across(
                records, index, passing, passage_id, limit=_CANDIDATES, filters=asked.filters
            )
        else:
            among = passing.among(records, asked.filters)
            scored = Around(records, index, passage_id).nearest(among, _CANDIDATES)
        return _grouped(records, scored, asked, unit, language)


def _grouped(
    records: Records,
    scored: Sequence[Scored],
    asked: Asked,
    unit: Unit,
    language: str,
    query: Query | None = None,
) -> list[PartyHit]:
    """Return whose the scored passages are; those that the query names come first."""
    owners = _owners(records, [each.passage_id for each in scored], unit, language)
    names = {owner.id: owner.name for several in owners.values() for owner in several}
    best: dict[int, list[Scored]] = defaultdict(list)
    for each in scored:
        for owner in owners.get(each.passage_id, ()):
            if len(best[owner.id]) < _BEST:
                best[owner.id].append(each)
    asked_for = {name for _, name in names_asked(query, list(names.values()))} if query else set()
    order = sorted(
        best,
        key=lambda owner: (names[owner] not in asked_for, -_strength(best[owner]), names[owner]),
    )[: max(asked.limit, _CONSIDERED) if asked.newest_first else asked.limit]
    found = [
        PartyHit(
            id=owner,
            name=names[owner],
            score=_strength(best[owner]),
            passages=tuple(hits_of(records, best[owner])),
        )
        for owner in order
    ]
    if asked.newest_first:
        found.sort(key=_newest, reverse=True)
    return found[: asked.limit]


def _newest(party: PartyHit) -> Date:
    return max((hit.date or Date.min for hit in party.passages), default=Date.min)


def _owners(
    records: Records, ids: Sequence[PassageId], unit: Unit, language: str
) -> Mapping[PassageId, Sequence[Reference]]:
    """Return whose each passage is: those who said it, or the cluster it is in."""
    if unit is not Unit.CLUSTERS:
        return records.directory.said_by(ids, contacts=unit is Unit.CONTACTS)
    wanted = set(ids)
    return {
        member: (Reference(id=int(group.id), name=group.label(language)),)
        for group in records.groups.living(Level.CLUSTER)
        for member in group.members
        if member in wanted
    }


def _strength(best: Sequence[Scored]) -> float:
    return sum(each.score for each in best) / _BEST


def checked_unit(by: str) -> Unit:
    """Return the unit called `by`; raises BadInput for another word."""
    try:
        return Unit(by)
    except ValueError:
        raise BadInput(
            f"There is no search by {by!r}.", hint=f"Choose one of: {', '.join(Unit)}."
        ) from None
