"""How things are found: what a workspace hands to pages and commands for searching."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ideation.domain.ids import NoteId, PassageId
from ideation.domain.search import Filters, Hit, PartyHit, SavedSearch, Unit
from ideation.facades.facade import Facade, Shared
from ideation.reports.hits import export_hits, export_parties
from ideation.services.capturing.neighbours import Echo, said_elsewhere
from ideation.services.searching.across import Crossing, across_border
from ideation.services.searching.answering import Answer, answer_to
from ideation.services.searching.corrections import correct
from ideation.services.searching.explain import explain, explain_parties
from ideation.services.searching.like import more_like, one_statement
from ideation.services.searching.passing import Passing
from ideation.services.searching.saved_searches import (
    Saved,
    forget_search,
    list_searches,
    open_search,
    save_search,
)
from ideation.services.searching.search import Asked, search_passages
from ideation.services.searching.search_parties import parties_like, search_parties


class Finder(Facade):
    """Search, and what goes with it."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        self._passing = Passing(shared.store)

    def search(self, asked: Asked) -> list[Hit]:
        """Return passages best first, without marks."""
        args = (self._store, self._encoder(), self._index(), self._passing, asked)
        return self._run(search_passages, *args)

    def parties(self, asked: Asked, unit: Unit, language: str = "en") -> list[PartyHit]:
        """Return contacts, organisations or clusters best first, each with its best passages."""
        args = (self._store, self._encoder(), self._index(), self._passing, asked, unit)
        return self._run(search_parties, *args, language=language)

    def explain(self, query: str, hits: Sequence[Hit]) -> list[Hit]:
        """Return the hits with the stretches that matched."""
        return self._run(explain, self._store, self._encoder(), query, hits)

    def explain_parties(self, query: str, found: Sequence[PartyHit]) -> list[PartyHit]:
        """Return contacts, organisations or clusters with what matched in their statements."""
        return self._run(explain_parties, self._store, self._encoder(), query, found)

    def answer(self, query: str, hits: Sequence[Hit], names: Sequence[str] = ()) -> Answer:
        """Return what is to be said of explained hits; `names` are of parties found."""
        return self._run(answer_to, self._store, query, hits, names)

    def corrected(self, query: str) -> Mapping[str, str]:
        """Return the words of a query that are looked for in another spelling."""
        return self._run(correct, self._store, query)

    def like(
        self,
        passage_id: int,
        *,
        limit: int = 10,
        filters: Filters | None = None,
        newest_first: bool = False,
    ) -> list[Hit]:
        """Return what other voices say nearest to a statement; NotFound where there is none."""
        args = (self._store, self._index(), self._passing, PassageId(passage_id))
        return self._run(
            more_like, *args, limit=limit, filters=filters or Filters(), newest_first=newest_first
        )

    def statement(self, passage_id: int) -> Hit:
        """Return one statement; NotFound where there is none."""
        return self._run(one_statement, self._store, PassageId(passage_id))

    def across(
        self,
        passage_id: int,
        *,
        limit: int = 10,
        filters: Filters | None = None,
        newest_first: bool = False,
    ) -> Crossing:
        """Return who in another language or region says the same; NotFound for no statement."""
        args = (self._store, self._index(), self._passing, PassageId(passage_id))
        return self._run(
            across_border,
            *args,
            limit=limit,
            filters=filters or Filters(),
            newest_first=newest_first,
        )

    def parties_like(
        self,
        passage_id: int,
        asked: Asked,
        unit: Unit,
        language: str = "en",
        *,
        across: bool = False,
    ) -> list[PartyHit]:
        """Return who says what is like a statement, with `across` only beyond its border."""
        args = (self._store, self._index(), self._passing, PassageId(passage_id), asked, unit)
        return self._run(parties_like, *args, across=across, language=language)

    def said_elsewhere(self, note_id: int) -> list[Echo]:
        """Return the statements of a note that other notes come nearest to."""
        args = (self._store, self._encoder().model, self._index(), NoteId(note_id))
        return self._run(said_elsewhere, *args)

    def saved_searches(self) -> list[Saved]:
        """Return the saved searches with the number of new statements of each."""
        return self._run(list_searches, self._store, self._encoder(), self._index())

    def save_search(self, name: str, asked: Asked, unit: Unit = Unit.PASSAGES) -> None:
        """Keep a search with its unit and order under a name."""
        self._run(save_search, self._store, self._clock, name, asked, unit)

    def open_search(self, name: str) -> tuple[SavedSearch, list[Hit]]:
        """Return a saved search and what is new in it, and note that somebody looked."""
        args = (self._store, self._encoder(), self._index(), self._clock, name)
        return self._run(open_search, *args)

    def forget_search(self, name: str) -> None:
        """Drop a saved search; NotFound where there is none."""
        self._run(forget_search, self._store, name)

    def export(self, hits: Sequence[Hit], ending: str, title: str, language: str = "en") -> bytes:
        """Return a list of statements as a file: csv, xlsx or docx, in the reader's language."""
        return export_hits(hits, ending, title=title, language=language)

    def export_parties(
        self, found: Sequence[PartyHit], ending: str, title: str, language: str = "en"
    ) -> bytes:
        """Return contacts, organisations or clusters as such a file."""
        return export_parties(found, ending, title=title, language=language)
