"""Passages in SQLite; full text follows them by triggers."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence

import numpy as np

from ideation.domain.fold import name_key
from ideation.domain.ids import NoteId, PassageId
from ideation.domain.language import Language
from ideation.domain.passage import Attribution, By, Kind, Passage, PassageDraft, ThemeScore
from ideation.domain.search import Filters
from ideation.ports import PassageIds
from ideation.storage.sqlite.connection import Connection, Row
from ideation.storage.sqlite.parties import id_list


class SqlitePassages:
    """The passages of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def replace(self, note_id: NoteId, drafts: Sequence[PassageDraft]) -> None:
        """Make these the note's passages.

        A passage whose text stays keeps its id, and with it its vector and what people said of
        it, even when it moved. Where it is read otherwise than before, its vector goes.
        """
        kept: dict[str, deque[Row]] = defaultdict(deque)
        for row in self._db.execute(
            "select id, text, reading from passage where note_id = ? order by start", (note_id,)
        ).fetchall():
            kept[row["text"]].append(row)
        reread = []
        for draft in drafts:
            known = kept.get(draft.text)
            if known:
                row = known.popleft()
                self._move(row["id"], draft)
                if row["reading"] != draft.reading:
                    self._reread(row["id"], draft)
                    reread.append(row["id"])
            else:
                self._insert(note_id, draft)
        self._forget_vectors(reread)
        self._delete([row["id"] for left in kept.values() for row in left])

    def _insert(self, note_id: NoteId, draft: PassageDraft) -> None:
        self._db.execute(
            """
            insert into passage
                (note_id, start, end, text, reading, language, language_probability, roots)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                note_id,
                draft.span.start,
                draft.span.end,
                draft.text,
                draft.reading,
                draft.language,
                draft.language_probability,
                draft.roots,
            ),
        )

    def _move(self, passage_id: int, draft: PassageDraft) -> None:
        self._db.execute(
            """
            update passage set start = ?, end = ?, language = ?, language_probability = ?
            where id = ?
            """,
            (
                draft.span.start,
                draft.span.end,
                draft.language,
                draft.language_probability,
                passage_id,
            ),
        )

    def _reread(self, passage_id: int, draft: PassageDraft) -> None:
        self._db.execute(
            "update passage set reading = ?, roots = ? where id = ?",
            (draft.reading, draft.roots, passage_id),
        )

    def _forget_vectors(self, ids: Sequence[int]) -> None:
        gone = (id_list(sorted(ids)),)
        self._db.execute(
            """
            insert into vector_change (passage_id) select distinct passage_id from vector
            where passage_id in (select value from json_each(?)) order by passage_id
            """,
            gone,
        )
        self._db.execute(
            "delete from vector where passage_id in (select value from json_each(?))", gone
        )

    def _delete(self, ids: Sequence[int]) -> None:
        self._forget_vectors(ids)
        gone = (id_list(sorted(ids)),)
        self._db.execute("delete from passage where id in (select value from json_each(?))", gone)

    def of_note(self, note_id: NoteId) -> list[Passage]:
        """Return the passages of one note in reading order, also of a removed one."""
        rows = self._db.execute(
            "select id from passage where note_id = ? order by start", (note_id,)
        )
        return self._whole([row["id"] for row in rows])

    def get(self, ids: Sequence[PassageId]) -> list[Passage]:
        """Return live passages in the order of `ids`."""
        rows = self._db.execute(
            """
            select p.id from json_each(?) wanted join passage p on p.id = wanted.value
            join note n on n.id = p.note_id and n.removed_at is null order by wanted.key
            """,
            (id_list(ids),),
        )
        return self._whole([row["id"] for row in rows])

    def _whole(self, ids: Sequence[int]) -> list[Passage]:
        """Return passages with their themes and what is understood of them, in this order."""
        themes: dict[int, tuple[ThemeScore, ...]] = {}
        for label in self._db.execute(
            """
            select passage_id, slug, score, by from theme_label
            where passage_id in (select value from json_each(?))
            and scheme = (select slug from scheme_in_use) order by score desc, slug
            """,
            (id_list(ids),),
        ):
            score = ThemeScore(slug=label["slug"], score=label["score"], by=By(label["by"]))
            themes[label["passage_id"]] = (*themes.get(label["passage_id"], ()), score)
        # Not in order here: SQLite would sort the texts along.
        found = {
            row["id"]: passage_of(row, understood=True, themes=themes.get(row["id"], ()))
            for row in self._db.execute(
                """
                select p.id, p.note_id, p.start, p.end, p.text, p.reading, p.language,
                    u.kind, u.attribution, u.organisation_id, u.speaker_id, m.group_id
                from json_each(?) wanted join passage p on p.id = wanted.value
                left join understanding u on u.passage_id = p.id
                left join group_member m on m.passage_id = p.id and m.level = 'cluster'
                """,
                (id_list(ids),),
            )
        }
        return [found[each] for each in ids]

    def newest(self, ids: PassageIds, limit: int) -> list[PassageId]:
        """Return up to `limit` of live passages, those of the newest notes first, undated last."""
        rows = self._db.execute(
            """
            select p.id from passage p join note n on n.id = p.note_id
            where p.id in (select value from json_each(?)) and n.removed_at is null
            order by n.date desc, p.id desc limit ?
            """,
            (id_list(ids.tolist()), limit),
        )
        return [PassageId(row[0]) for row in rows]

    def matching(self, filters: Filters) -> PassageIds:
        """Return the ids of live passages that pass, ascending.

        Notes first, from an index that holds all that is asked of them: their texts are long.
        """
        [ids] = self._db.execute(
            """
            with chosen as materialized (
                select n.id from note n where n.removed_at is null
                and (:sector is null or n.sector = :sector)
                and (:author is null or n.author = :author)
                and (:since is null or n.date >= :since)
                and (:until is null or n.date <= :until)
                and (:organisation is null or n.id in (
                    select no.note_id from note_organisation no
                    join organisation o on o.id = no.organisation_id
                    where o.name_key = :organisation))
                and ((:category is null and :region is null) or n.id in (
                    select no.note_id from note_organisation no
                    join organisation o on o.id = no.organisation_id
                    where (:category is null or o.category = :category)
                    and (:region is null or o.region = :region)))
            )
            select group_concat(p.id) from chosen c cross join passage p on p.note_id = c.id
            where (:language is null or p.language = :language)
            and (:theme is null or p.id in (
                select passage_id from theme_label
                where slug = :theme and scheme = (select slug from scheme_in_use)))
            and ((:kind is null and :attribution is null) or p.id in (
                select passage_id from understanding
                where (:kind is null or kind = :kind)
                and (:attribution is null or attribution = :attribution)))
            """,
            {
                "theme": filters.theme,
                "sector": filters.sector,
                "language": filters.language,
                "kind": filters.kind,
                "attribution": filters.attribution,
                "category": filters.category,
                "region": filters.region,
                "author": filters.author,
                "since": filters.since.isoformat() if filters.since else None,
                "until": filters.until.isoformat() if filters.until else None,
                "organisation": name_key(filters.organisation) if filters.organisation else None,
            },
        ).fetchone()
        if not ids:
            return np.empty(0, dtype=np.int64)
        # One text of many numbers is read far faster than as many rows.
        return np.sort(np.array(ids.split(","), dtype="S").astype(np.int64))


def passage_of(
    row: Row, *, understood: bool = False, themes: tuple[ThemeScore, ...] = ()
) -> Passage:
    """Return a row as a passage, with what is `understood` of it where the row holds that too."""
    kind = row["kind"] if understood else None
    voice = row["attribution"] if understood else None
    return Passage(
        id=PassageId(row["id"]),
        note_id=NoteId(row["note_id"]),
        start=row["start"],
        end=row["end"],
        text=row["text"],
        reading=row["reading"],
        language=Language(row["language"]),
        kind=Kind(kind) if kind else None,
        attribution=Attribution(voice) if voice else None,
        speaker_id=row["speaker_id"] if understood else None,
        organisation_id=row["organisation_id"] if understood else None,
        themes=themes,
        cluster_id=row["group_id"] if understood else None,
    )
