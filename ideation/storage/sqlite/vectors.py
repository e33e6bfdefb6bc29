"""Vectors in SQLite: float32 little-endian BLOBs keyed by passage and model revision."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

import numpy as np

from ideation.domain.ids import PassageId
from ideation.domain.passage import Passage
from ideation.domain.vector import Model, Vector, Vectors
from ideation.errors import ModelMismatch
from ideation.ports import PassageIds
from ideation.storage.sqlite.connection import Connection
from ideation.storage.sqlite.parties import id_list
from ideation.storage.sqlite.passages import passage_of

_LITTLE = np.dtype("<f4")
# Rows are long: all are read from end to end, and some looked up one by one. Left to choose,
# SQLite looks up each of all of them (the plus sign keeps it from that index).
_ALL = """
    select v.passage_id, v.data from vector v
    cross join passage p on p.id = v.passage_id
    join note n on n.id = p.note_id and n.removed_at is null
    where +v.revision = ? order by v.passage_id
"""
_SOME = """
    select v.passage_id, v.data from json_each(?2) wanted
    cross join vector v on v.passage_id = wanted.value and v.revision = ?1
    join passage p on p.id = v.passage_id
    join note n on n.id = p.note_id and n.removed_at is null
"""


class SqliteVectors:
    """The vectors of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def waiting(self, model: Model, *, after: PassageId, limit: int) -> list[Passage]:
        """Return the next passages without a vector of `model`.

        The queue is not a table of its own: a passage waits while its vector is missing, so no
        crash can lose its place.
        """
        rows = self._db.execute(
            """
            select p.* from passage p
            where p.id > ? and not exists (
                select 1 from vector v where v.passage_id = p.id and v.revision = ?)
            and p.note_id not in (select id from note where removed_at is not null)
            order by p.id limit ?
            """,
            (after, model.revision, limit),
        )
        return [passage_of(row) for row in rows]

    def put(self, model: Model, ids: Sequence[PassageId], vectors: Vectors) -> None:
        """Store vectors and log the change; passages that are gone by now are passed over."""
        if vectors.shape != (len(ids), model.dim):
            raise ModelMismatch(
                f"{model.name} gives {model.dim} dimensions, but {len(ids)} passages came with "
                f"vectors of shape {vectors.shape}."
            )
        alive = {
            row["id"]
            for row in self._db.execute(
                "select id from passage where id in (select value from json_each(?))",
                (id_list(ids),),
            )
        }
        blobs = np.ascontiguousarray(vectors, dtype=_LITTLE)
        for passage_id, blob in zip(ids, blobs, strict=True):
            if passage_id not in alive:
                continue
            self._db.execute(
                """
                insert into vector (passage_id, revision, model_name, data) values (?, ?, ?, ?)
                on conflict (passage_id, revision) do update set data = excluded.data
                """,
                (passage_id, model.revision, model.name, blob.tobytes()),
            )
            self._db.execute("insert into vector_change (passage_id) values (?)", (passage_id,))

    def load(
        self, model: Model, ids: Sequence[PassageId] | None = None
    ) -> tuple[PassageIds, Vectors]:
        """Return vectors of live passages, ascending by id."""
        if ids is None:
            rows = self._db.execute(_ALL, (model.revision,)).fetchall()
        else:
            wanted = id_list(sorted(set(ids)))
            rows = self._db.execute(_SOME, (model.revision, wanted)).fetchall()
            # Here, because SQLite would sort the rows with all their data.
            rows.sort(key=lambda row: int(row["passage_id"]))
        found = np.fromiter((row["passage_id"] for row in rows), dtype=np.int64, count=len(rows))
        data = b"".join(row["data"] for row in rows)
        vectors = np.frombuffer(data, dtype=_LITTLE).reshape(len(rows), -1 if rows else model.dim)
        if vectors.shape[1] != model.dim:
            raise ModelMismatch(
                f"The workspace holds vectors of {vectors.shape[1]} dimensions under the revision "
                f"of {model.name}, which gives {model.dim}.",
                hint="Rebuild them with: ideation index rebuild",
            )
        return found, vectors.astype(np.float32, copy=False)

    def changed(self, since: int) -> list[PassageId]:
        """Return the passages whose vectors came, went or were replaced after a generation."""
        rows = self._db.execute(
            "select distinct passage_id from vector_change where generation > ? order by 1",
            (since,),
        )
        return [PassageId(row["passage_id"]) for row in rows]

    def counts(self, model: Model) -> tuple[int, int]:
        """Return how many live passages have a vector of `model`, and how many wait."""
        # Counted in the index: the vectors themselves are long, and this is asked on every page.
        row = self._db.execute(
            """
            select count(v.passage_id) as ready, count(*) as passages from passage p
            join note n on n.id = p.note_id and n.removed_at is null
            left join vector v indexed by vector_revision
                on v.passage_id = p.id and v.revision = ?
            """,
            (model.revision,),
        ).fetchone()
        return row["ready"], row["passages"] - row["ready"]


class SqliteTextVectors:
    """Vectors of prototype statements, keyed by the hash of their text and the model."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def load(self, model: Model, texts: Sequence[str]) -> dict[str, Vector]:
        """Return the vectors that are known."""
        by_hash = {_hash(text): text for text in texts}
        rows = self._db.execute(
            """
            select text_hash, data from text_vector
            where revision = ? and text_hash in (select value from json_each(?))
            """,
            (model.revision, json.dumps(list(by_hash))),
        )
        return {
            by_hash[row["text_hash"]]: np.frombuffer(row["data"], dtype=_LITTLE).astype(np.float32)
            for row in rows
        }

    def put(self, model: Model, vectors: Mapping[str, Vector]) -> None:
        """Remember vectors."""
        self._db.executemany(
            "insert or ignore into text_vector (text_hash, revision, data) values (?, ?, ?)",
            [
                (_hash(text), model.revision, vector.astype(_LITTLE).tobytes())
                for text, vector in vectors.items()
            ],
        )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
