"""What a search must say of its own answer, whatever unit it was asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ideation.domain.search import Hit, MatchedBy
from ideation.ports import Store
from ideation.search.query import parse
from ideation.services.rights import Right, requires
from ideation.services.searching.corrections import corrected
from ideation.services.searching.names_asked import names_asked
from ideation.services.searching.search import SAYS_SO


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an answer is worth.

    `instead` are words of the query and the known ones that were looked for in their place;
    `only_nearest` tells that nothing says what was asked.
    """

    instead: Mapping[str, str]
    only_nearest: bool


@requires(Right.SEARCH)
def answer_to(store: Store, query: str, hits: Sequence[Hit], names: Sequence[str] = ()) -> Answer:
    """Return what is to be said of explained hits.

    `names` are those of the contacts, organisations or clusters found: one that the query names
    is an answer, and so is what its bearer said.
    """
    with store.reading() as records:
        meant = corrected(records, parse(query))
        known = [*records.directory.names(), *names]
    asked_for = {name for _, name in names_asked(meant.query, known)}
    bearers = {each.name for hit in hits for each in (*hit.organisations, *hit.contacts)}
    named = not asked_for.isdisjoint(bearers.union(names))
    asked = not meant.query.empty and not named
    return Answer(instead=meant.changes, only_nearest=asked and nothing_said(hits))


def nothing_said(hits: Sequence[Hit]) -> bool:
    """Tell whether explained hits are only the nearest there are: none says what was asked."""
    return bool(hits) and all(
        (hit.similarity or 0.0) < SAYS_SO and all(mark.by is MatchedBy.MEANING for mark in hit.why)
        for hit in hits
    )
