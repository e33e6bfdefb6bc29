"""Themes of passages and the runs they came from, in SQLite."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from ideation.domain.ids import PassageId, RunId
from ideation.domain.passage import By, ThemeScore
from ideation.domain.run import Run, RunDraft
from ideation.storage.sqlite.connection import Connection


class SqliteThemes:
    """The theme labels of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def waiting(self, scheme: str, revision: str, limit: int) -> list[PassageId]:
        """Return embedded passages that this revision of the classifier has not seen.

        `revision` names the classifier and the model its vectors come from; a passage that the
        machine has labelled always holds at least one label, the abstention included.
        """
        rows = self._db.execute(
            """
            select p.id from passage p
            where p.note_id not in (select id from note where removed_at is not null)
            and exists (select 1 from vector v where v.passage_id = p.id)
            and not exists (
                select 1 from theme_label t where t.passage_id = p.id and t.scheme = ?
                and (t.revision = ? or t.by = 'human'))
            order by p.id limit ?
            """,
            (scheme, revision, limit),
        )
        return [PassageId(row["id"]) for row in rows]

    def assign(
        self,
        scheme: str,
        revision: str,
        run: RunId,
        scores: Mapping[PassageId, Sequence[ThemeScore]],
    ) -> None:
        """Replace the machine's themes; what a human set stays untouched."""
        self._db.executemany(
            "delete from theme_label where passage_id = ? and scheme = ? and by = 'machine'",
            [(passage_id, scheme) for passage_id in scores],
        )
        self._db.executemany(
            """
            insert or ignore into theme_label
            (passage_id, scheme, slug, score, by, revision, run_id)
            values (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                (passage_id, scheme, theme.slug, theme.score, By.MACHINE, revision, run)
                for passage_id, themes in scores.items()
                for theme in themes
            ],
        )

    def holding(self, scheme: str, slug: str) -> list[PassageId]:
        """Return live passages of a theme, most certain first."""
        rows = self._db.execute(
            """
            select t.passage_id from theme_label t
            join passage p on p.id = t.passage_id
            join note n on n.id = p.note_id and n.removed_at is null
            where t.scheme = ? and t.slug = ? order by t.score desc, t.passage_id
            """,
            (scheme, slug),
        )
        return [PassageId(row["passage_id"]) for row in rows]

    def counts(self, scheme: str) -> dict[str, tuple[int, int]]:
        """Return passages and distinct organisations by slug."""
        rows = self._db.execute(
            """
            select t.slug, count(distinct p.id) as passages,
                count(distinct no.organisation_id) as organisations
            from theme_label t join passage p on p.id = t.passage_id
            join note n on n.id = p.note_id and n.removed_at is null
            left join note_organisation no on no.note_id = n.id
            where t.scheme = ? group by t.slug
            """,
            (scheme,),
        )
        return {row["slug"]: (row["passages"], row["organisations"]) for row in rows}

    def labels(self, scheme: str) -> dict[PassageId, tuple[ThemeScore, ...]]:
        """Return the themes of all live passages, the primary first, ascending by passage."""
        rows = self._db.execute(
            """
            select t.passage_id, t.slug, t.score, t.by from theme_label t
            join passage p on p.id = t.passage_id
            join note n on n.id = p.note_id and n.removed_at is null
            where t.scheme = ? order by t.passage_id, t.score desc, t.slug
            """,
            (scheme,),
        )
        found: dict[PassageId, tuple[ThemeScore, ...]] = {}
        for row in rows:
            given = ThemeScore(slug=row["slug"], score=row["score"], by=By(row["by"]))
            found[row["passage_id"]] = (*found.get(row["passage_id"], ()), given)
        return found


class SqliteRuns:
    """The runs of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, draft: RunDraft) -> RunId:
        """Store a run."""
        row = self._db.execute(
            """
            insert into run (kind, made_at, model_name, revision, parameters, seed, corpus_size)
            values (?, ?, ?, ?, ?, ?, ?) returning id
            """,
            (
                draft.kind,
                draft.made_at.isoformat(),
                draft.model.name,
                draft.model.revision,
                json.dumps(dict(draft.parameters), sort_keys=True),
                draft.seed,
                draft.corpus_size,
            ),
        ).fetchone()
        return RunId(row["id"])

    def latest(self, kind: str) -> Run | None:
        """Return the newest run of a kind."""
        row = self._db.execute(
            "select * from run where kind = ? order by id desc limit 1", (kind,)
        ).fetchone()
        if row is None:
            return None
        return Run(
            id=RunId(row["id"]),
            kind=row["kind"],
            made_at=datetime.fromisoformat(row["made_at"]),
            model_name=row["model_name"],
            revision=row["revision"],
            parameters=json.loads(row["parameters"]),
            corpus_size=row["corpus_size"],
        )
