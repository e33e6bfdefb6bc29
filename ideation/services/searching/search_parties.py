"""Find contacts, organisations and clusters through what was said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date as Date
from enum import StrEnum

from ideation.domain.group import Level
from ideation.domain.ids import PassageId
from ideation.domain.organisation import Reference
from ideation.domain.search import PartyHit
from ideation.errors import BadInput
from ideation.ports import Encoder, Records, Store, VectorIndex
from ideation.search.fusion import Scored
from ideation.services.rights import Right, requires
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
# How many of the best are put in the order of their days.
_CONSIDERED = 50


class Unit(StrEnum):
    """What a search returns."""

    PASSAGES = "passages"
    CONTACTS = "contacts"
    ORGANISATIONS = "organisations"
    CLUSTERS = "clusters"


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

    One ranks by the mean of its three best statements, so that one strong statement counts and
    three count more than one of the same strength and two weak ones; on wish the best fifty are put
    in the order of their newest. `language` is the reader's, for the names of clusters.
    """
    query = parsed(asked)
    with store.reading() as records:
        among = passing.among(records, asked.filters)
        scored = ranked(records, encoder, index, query, among, depth=0)
        owners = _owners(records, [each.passage_id for each in scored], unit, language)
        names = {owner.id: owner.name for several in owners.values() for owner in several}
        best: dict[int, list[Scored]] = defaultdict(list)
        for each in scored:
            for owner in owners.get(each.passage_id, ()):
                if len(best[owner.id]) < _BEST:
                    best[owner.id].append(each)
        asked_for = {name for _, name in names_asked(query, list(names.values()))}
        order = sorted(
            best,
            key=lambda owner: (
                names[owner] not in asked_for,
                -_strength(best[owner]),
                names[owner],
            ),
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
    """Return whose each passage is: the parties met, or the cluster it is in."""
    if unit is not Unit.CLUSTERS:
        return records.directory.met(ids, contacts=unit is Unit.CONTACTS)
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
