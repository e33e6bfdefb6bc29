"""Kinds, voices, copies and twins of passages in SQLite."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from ideation.domain.ids import ContactId, NoteId, OrganisationId, PassageId
from ideation.domain.passage import Attribution, By, Kind
from ideation.domain.understanding import Understanding
from ideation.storage.sqlite.connection import Connection
from ideation.storage.sqlite.parties import id_list


class SqliteUnderstanding:
    """What was understood, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def waiting(self, revision: str, limit: int) -> list[NoteId]:
        """Return the next live notes with a passage that this revision has not understood."""
        rows = self._db.execute(
            """
            select distinct p.note_id from passage p
            where p.note_id not in (select id from note where removed_at is not null)
            and not exists (
                select 1 from understanding u where u.passage_id = p.id and u.revision = ?)
            order by p.note_id limit ?
            """,
            (revision, limit),
        )
        return [NoteId(row["note_id"]) for row in rows]

    def put(self, revision: str, understood: Mapping[PassageId, Understanding]) -> None:
        """Store what was understood, replacing what was."""
        self._db.executemany(
            """
            insert into understanding (passage_id, revision, context, kind, kind_cue, attribution,
                attribution_cue, organisation_id, shared, doubt, speaker_id, wish)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (passage_id) do update set revision = excluded.revision,
                context = excluded.context, kind = excluded.kind, kind_cue = excluded.kind_cue,
                attribution = excluded.attribution, attribution_cue = excluded.attribution_cue,
                organisation_id = excluded.organisation_id, shared = excluded.shared,
                doubt = excluded.doubt, speaker_id = excluded.speaker_id, wish = excluded.wish
            """,
            [
                (
                    passage_id,
                    revision,
                    each.context,
                    each.kind,
                    each.kind_cue,
                    each.attribution,
                    each.attribution_cue,
                    each.organisation_id,
                    each.shared,
                    each.doubt,
                    each.speaker_id,
                    int(each.is_wish),
                )
                for passage_id, each in understood.items()
            ],
        )

    def forget(self, note_ids: Sequence[NoteId]) -> None:
        """Make the passages of these notes wait again."""
        self._db.execute(
            """
            delete from understanding where passage_id in (
                select id from passage where note_id in (select value from json_each(?)))
            """,
            (id_list(note_ids),),
        )

    def around(self, ids: Sequence[PassageId], *, bearing: bool = False) -> list[PassageId]:
        """Return the live passages of the contexts in which these stand, ascending by id.

        With `bearing` only these themselves, and what an organisation says there in its own
        voice for sharing or as a doubt.
        """
        rows = self._db.execute(
            """
            with told as materialized (
                select distinct p.note_id, u.context from json_each(?1) wanted
                join passage p on p.id = wanted.value
                join understanding u on u.passage_id = p.id
                join note n on n.id = p.note_id and n.removed_at is null)
            select p.id from told cross join passage p on p.note_id = told.note_id
            join understanding u on u.passage_id = p.id and u.context = told.context
            where not ?2 or p.id in (select value from json_each(?1))
            or (u.attribution = 'own' and (u.shared is not null or u.doubt is not null))
            order by p.id
            """,
            (id_list(ids), int(bearing)),
        )
        return [PassageId(row["id"]) for row in rows]

    def together(self, ids: Sequence[PassageId]) -> list[tuple[PassageId, ...]]:
        """Return the contexts in which these stand, each with its live passages by id."""
        rows = self._db.execute(
            """
            with wanted as materialized (
                select distinct p.id, p.note_id, u.context from json_each(?) asked
                join passage p on p.id = asked.value
                join note n on n.id = p.note_id and n.removed_at is null
                left join understanding u on u.passage_id = p.id),
            told as materialized (
                select distinct note_id, context from wanted where context is not null)
            select json_array(id) as members from wanted where context is null
            union all
            select json_group_array(p.id) from told
            cross join passage p on p.note_id = told.note_id
            join understanding u on u.passage_id = p.id and u.context = told.context
            group by told.note_id, told.context
            """,
            (id_list(ids),),
        )
        return [tuple(sorted(map(PassageId, json.loads(row["members"])))) for row in rows]

    def load(self, ids: Sequence[PassageId] | None = None) -> dict[PassageId, Understanding]:
        """Return what was understood of live passages, all or `ids`, ascending by id."""
        # Led by the ids: left to choose, SQLite reads all that is understood.
        rows = self._db.execute(
            """
            select u.*, exists (select 1 from statement_edit e
                where e.passage_id = u.passage_id and e.undone_at is null) as by_hand
            from json_each(
                coalesce(?, (select json_group_array(passage_id) from understanding))) wanted
            cross join understanding u on u.passage_id = wanted.value
            join passage p on p.id = u.passage_id
            join note n on n.id = p.note_id and n.removed_at is null
            order by u.passage_id
            """,
            (None if ids is None else id_list(ids),),
        )
        return {
            PassageId(row["passage_id"]): Understanding(
                context=row["context"],
                kind=Kind(row["kind"]) if row["kind"] else None,
                kind_cue=row["kind_cue"],
                attribution=Attribution(row["attribution"]) if row["attribution"] else None,
                attribution_cue=row["attribution_cue"],
                organisation_id=(
                    OrganisationId(row["organisation_id"]) if row["organisation_id"] else None
                ),
                shared=row["shared"],
                doubt=row["doubt"],
                is_wish=bool(row["wish"]),
                speaker_id=ContactId(row["speaker_id"]) if row["speaker_id"] else None,
                by=By.HUMAN if row["by_hand"] else By.MACHINE,
            )
            for row in rows
        }


class SqliteCopies:
    """Which passages copy another, and which notes tell the same in another language."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def replace(
        self,
        sources: Mapping[PassageId, PassageId],
        twins: Mapping[tuple[NoteId, NoteId], float],
    ) -> None:
        """Make these all the copies (passage -> source) and twins ((note, twin of) -> cosine)."""
        self._db.execute("delete from copy")
        self._db.execute("delete from note_twin")
        self._db.executemany(
            "insert into copy (passage_id, source_id) values (?, ?)", list(sources.items())
        )
        self._db.executemany(
            "insert into note_twin (note_id, twin_of, similarity) values (?, ?, ?)",
            [(note_id, twin, similarity) for (note_id, twin), similarity in twins.items()],
        )

    def part(self, note_id: int, twin_of: int) -> None:
        """Say that two notes are no twins after all: their statements count for themselves."""
        pair = (note_id, twin_of)
        self._db.execute("delete from note_twin where note_id = ? and twin_of = ?", pair)
        self._db.execute(
            """
            delete from copy where passage_id in (select id from passage where note_id = ?)
            and source_id in (select id from passage where note_id = ?)
            """,
            pair,
        )

    def sources(self) -> dict[PassageId, PassageId]:
        """Return the source of each passage that copies one."""
        rows = self._db.execute("select passage_id, source_id from copy order by passage_id")
        return {PassageId(row["passage_id"]): PassageId(row["source_id"]) for row in rows}

    def repeated(self, ids: Sequence[PassageId]) -> dict[PassageId, PassageId]:
        """Return the source of those of these that copy one word for word."""
        rows = self._db.execute(
            """
            select c.passage_id, c.source_id from json_each(?) wanted
            cross join copy c on c.passage_id = wanted.value
            join passage p on p.id = c.passage_id
            join passage s on s.id = c.source_id and s.reading = p.reading
            """,
            (id_list(ids),),
        )
        return {PassageId(row["passage_id"]): PassageId(row["source_id"]) for row in rows}

    def twins(self) -> dict[tuple[NoteId, NoteId], float]:
        """Return the pairs of notes that are one interview told twice."""
        rows = self._db.execute("select note_id, twin_of, similarity from note_twin order by 1, 2")
        return {(NoteId(row["note_id"]), NoteId(row["twin_of"])): row["similarity"] for row in rows}
