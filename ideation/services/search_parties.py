"""Find contacts and organisations through what was said when they were met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum

from ideation.domain.search import PartyHit
from ideation.errors import BadInput
from ideation.ports import Encoder, Store, VectorIndex
from ideation.search.fusion import Scored
from ideation.search.query import names_in
from ideation.services.rights import Right, requires
from ideation.services.search import Asked, hits_of, parsed, ranked

# How many of a party's best passages count, and are shown.
_BEST = 3


class Unit(StrEnum):
    """What a search returns."""

    PASSAGES = "passages"
    CONTACTS = "contacts"
    ORGANISATIONS = "organisations"


@requires(Right.SEARCH)
def search_parties(
    store: Store, encoder: Encoder, index: VectorIndex, asked: Asked, unit: Unit
) -> list[PartyHit]:
    """Return contacts or organisations, best first, each with its best passages.

    A party ranks by the mean of its three best statements, so that one strong statement counts
    and three count more than one of the same strength and two weak ones.
    """
    query = parsed(asked)
    with store.reading() as records:
        among = None if asked.filters.empty else records.passages.matching(asked.filters)
        scored = ranked(records, encoder, index, query, among, depth=0)
        met = records.directory.met(
            [each.passage_id for each in scored], contacts=unit is Unit.CONTACTS
        )
        names = {party.id: party.name for parties in met.values() for party in parties}
        best: dict[int, list[Scored]] = defaultdict(list)
        for each in scored:
            for party in met.get(each.passage_id, ()):
                if len(best[party.id]) < _BEST:
                    best[party.id].append(each)
        asked_for = set(names_in(query, list(names.values())))
        order = sorted(
            best,
            key=lambda party: (
                names[party] not in asked_for,
                -_strength(best[party]),
                names[party],
            ),
        )[: asked.limit]
        return [
            PartyHit(
                id=party,
                name=names[party],
                score=_strength(best[party]),
                passages=tuple(hits_of(records, best[party])),
            )
            for party in order
        ]


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
