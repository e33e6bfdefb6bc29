"""Searches that people come back to, and what is new in each since somebody last looked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ideation.domain.ids import PassageId
from ideation.domain.search import Hit, SavedSearch, Unit
from ideation.errors import BadInput, NotFound
from ideation.ports import Clock, Encoder, Records, Store, VectorIndex
from ideation.search.fusion import Scored
from ideation.search.query import parse
from ideation.services.rights import Right, requires
from ideation.services.searching.search import Asked, hits_of, parsed, ranked

_LONGEST_NAME = 80
# A statement is news for a search when it holds one of its words or names, or comes this near.
_NEAR_ENOUGH = 0.32
_MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A saved search and how many statements are new in it."""

    search: SavedSearch
    new: int


@requires(Right.SEARCH)
def list_searches(store: Store, encoder: Encoder, index: VectorIndex) -> list[Saved]:
    """Return the saved searches by name."""
    with store.reading() as records:
        return [
            Saved(search=each, new=len(_news(records, encoder, index, each)))
            for each in records.searches.all()
        ]


@requires(Right.SEARCH)
def save_search(
    store: Store, clock: Clock, name: str, asked: Asked, unit: Unit = Unit.PASSAGES
) -> None:
    """Keep a search with its unit and order under a name, in the place of one of that name.

    Raises BadInput where there is no name or nothing to look for.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= _LONGEST_NAME:
        raise BadInput(
            f"A saved search needs a name of up to {_LONGEST_NAME} characters, not {len(name)}.",
            hint="Give it a short name.",
        )
    parsed(asked)
    with store.writing() as records:
        now = clock()
        records.searches.save(
            SavedSearch(
                name=name,
                query=asked.query,
                filters=asked.filters,
                unit=unit,
                newest_first=asked.newest_first,
                saved_at=now,
                looked_at=now,
                seen=PassageId(0),
            )
        )


@requires(Right.SEARCH)
def open_search(
    store: Store, encoder: Encoder, index: VectorIndex, clock: Clock, name: str
) -> tuple[SavedSearch, list[Hit]]:
    """Return a saved search and the statements that are new in it, best first.

    From now on they are no longer new. Raises NotFound.
    """
    with store.writing() as records:
        for each in records.searches.all():
            if each.name == name:
                new = _news(records, encoder, index, each)
                records.searches.look(name, at=clock())
                return each, hits_of(records, new)
    raise _unknown(name)


@requires(Right.SEARCH)
def forget_search(store: Store, name: str) -> None:
    """Drop a saved search; raises NotFound."""
    with store.writing() as records:
        if not records.searches.forget(name):
            raise _unknown(name)


def _news(
    records: Records, encoder: Encoder, index: VectorIndex, search: SavedSearch
) -> list[Scored]:
    allowed = records.passages.matching(search.filters)
    among = allowed[allowed > search.seen]
    if not len(among):
        return []
    query = parse(search.query)
    found = ranked(records, encoder, index, query, np.asarray(among), depth=_MOST)
    return [
        each
        for each in found
        if query.empty or each.by_word or (each.similarity or 0.0) >= _NEAR_ENOUGH
    ]


def _unknown(name: str) -> NotFound:
    return NotFound(
        f"There is no saved search {name!r}.", hint="List them with: ideation searches list"
    )
