"""What was compared for copies, in SQLite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date as Date

from ideation.domain.comparing import Comparable
from ideation.domain.ids import NoteId, OrganisationId, PassageId
from ideation.domain.vector import Model
from ideation.storage.sqlite.connection import Connection
from ideation.storage.sqlite.parties import id_list


class SqliteComparisons:
    """Comparisons of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def comparable(self, model: Model) -> list[Comparable]:
        """Return the live notes that have passages with vectors of `model`, by id."""
        passages: dict[int, list[PassageId]] = defaultdict(list)
        # Of indexes alone: the rows hold long texts.
        for note_id, passage_id in self._db.execute(
            """
            select p.note_id, p.id from passage p indexed by passage_note
            cross join vector v indexed by vector_revision
            on v.revision = ? and v.passage_id = p.id order by p.note_id, p.start
            """,
            (model.revision,),
        ):
            passages[note_id].append(PassageId(passage_id))
        met: dict[int, list[OrganisationId]] = defaultdict(list)
        for note_id, organisation_id in self._db.execute(
            """
            select no.note_id, o.id from note_organisation no join organisation o
            on o.id = no.organisation_id and o.status in ('confirmed', 'proposed')
            order by 1, 2
            """
        ):
            met[note_id].append(OrganisationId(organisation_id))
        return [
            Comparable(
                note_id=NoteId(note_id),
                date=Date.fromisoformat(date) if date else None,
                organisations=tuple(met[note_id]),
                passages=tuple(passages[note_id]),
            )
            for note_id, date in self._db.execute(
                "select id, date from note where removed_at is null order by id"
            )
            if note_id in passages
        ]

    def states(self) -> dict[NoteId, str]:
        """Return how each note was when it was compared last."""
        rows = self._db.execute("select note_id, state from compared_note")
        return {NoteId(note_id): state for note_id, state in rows}

    def first_holders(self, runs: Iterable[int]) -> dict[int, PassageId]:
        """Return the first passage that holds each of these runs of words, where one does."""
        rows = self._db.execute(
            """
            select c.run, c.passage_id from json_each(?) wanted
            join compared_run c on c.run = wanted.value
            """,
            (id_list(list(runs)),),
        )
        return {run: PassageId(passage_id) for run, passage_id in rows}

    def copies(self) -> dict[PassageId, PassageId]:
        """Return the source of each passage that repeats one nearly word for word."""
        rows = self._db.execute("select passage_id, source_id from compared_copy order by 1")
        return {PassageId(passage_id): PassageId(source_id) for passage_id, source_id in rows}

    def keep(
        self,
        since: PassageId | None,
        holders: Mapping[int, PassageId],
        copies: Mapping[PassageId, PassageId],
        states: Mapping[NoteId, str],
    ) -> None:
        """Store what was found of the passages from `since` on, and all notes' states."""
        if since is not None:
            self._db.execute("delete from compared_run where passage_id >= ?", (since,))
            self._db.execute("delete from compared_copy where passage_id >= ?", (since,))
        self._db.executemany(
            """
            insert or ignore into compared_run (run, passage_id)
            select ?1, ?2 where exists (select 1 from passage where id = ?2)
            """,
            list(holders.items()),
        )
        self._db.executemany(
            """
            insert or ignore into compared_copy (passage_id, source_id)
            select ?1, ?2 where (select count(*) from passage where id in (?1, ?2)) = 2
            """,
            list(copies.items()),
        )
        self._db.execute("delete from compared_note")
        self._db.executemany(
            "insert into compared_note (note_id, state) values (?, ?)", list(states.items())
        )
