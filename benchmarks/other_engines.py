"""Chroma, LanceDB and txtai behind one interface, each with its defaults.

They are installed with the dependency group `engines`, beside Ideation. Chroma and LanceDB measure
Euclidean distance by default, which orders unit vectors as the cosine does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from benchmarks.engine_data import SHOWN, Row, Wanted
from ideation.domain.vector import Vector, Vectors

_FIELDS = ("language", "sector", "organisation", "day")


class Engine(Protocol):
    """A search engine under measurement; a passage's number is its place in the data."""

    def fill(self, folder: Path, rows: list[Row], vectors: Vectors) -> None:
        """Store everything in `folder`, so that another process can search it."""

    def open(self, folder: Path, questions: list[str], asked: Vectors) -> None:
        """Make ready to search what `folder` holds; `questions` have the vectors `asked`."""

    def ask(self, question: str, vector: Vector, wanted: Wanted) -> list[int]:
        """Return the numbers of the best passages, their texts read, best first."""


class Chroma:
    """A persistent collection."""

    def fill(self, folder: Path, rows: list[Row], vectors: Vectors) -> None:
        """Add in the largest batches that it takes."""
        client = self._client(folder)
        collection = client.create_collection("passages")
        step = client.get_max_batch_size()
        for start in range(0, len(rows), step):
            part = rows[start : start + step]
            collection.add(
                ids=[str(start + place) for place in range(len(part))],
                embeddings=vectors[start : start + step],
                documents=[row.text for row in part],
                metadatas=[{field: getattr(row, field) for field in _FIELDS} for row in part],
            )

    def open(self, folder: Path, questions: list[str], asked: Vectors) -> None:
        """Open the collection."""
        self._collection = self._client(folder).get_collection("passages")

    def ask(self, question: str, vector: Vector, wanted: Wanted) -> list[int]:
        """Search with metadata conditions."""
        conditions: list[dict[str, Any]] = [
            {field: value}
            for field in ("language", "sector")
            if (value := getattr(wanted, field)) is not None
        ]
        if wanted.since is not None:
            conditions.append({"day": {"$gte": wanted.since}})
        where = {"$and": conditions} if len(conditions) > 1 else next(iter(conditions), None)
        found = self._collection.query(query_embeddings=[vector], n_results=SHOWN, where=where)
        return [int(each) for each in found["ids"][0]]

    @staticmethod
    def _client(folder: Path) -> Any:  # noqa: ANN401
        import chromadb

        settings = chromadb.Settings(anonymized_telemetry=False)
        return chromadb.PersistentClient(str(folder), settings=settings)


class Lance:
    """A table, searched by reading every vector unless an index is asked for."""

    index = False
    words = False

    def fill(self, folder: Path, rows: list[Row], vectors: Vectors) -> None:
        """Write one table, and its indexes."""
        import lancedb
        import pyarrow as arrow

        flat = arrow.array(vectors.reshape(-1))
        columns: dict[str, Any] = {
            field: [getattr(row, field) for row in rows] for field in ("text", *_FIELDS)
        }
        table = lancedb.connect(folder).create_table(
            "passages",
            arrow.table(
                {
                    "id": list(range(len(rows))),
                    "vector": arrow.FixedSizeListArray.from_arrays(flat, vectors.shape[1]),
                    **columns,
                }
            ),
        )
        if self.index:
            table.create_index(vector_column_name="vector")
        if self.words:
            table.create_fts_index("text")

    def open(self, folder: Path, questions: list[str], asked: Vectors) -> None:
        """Open the table."""
        import lancedb

        self._table = lancedb.connect(folder).open_table("passages")

    def ask(self, question: str, vector: Vector, wanted: Wanted) -> list[int]:
        """Search with an SQL condition, which it applies before searching."""
        if self.words:
            search = self._table.search(query_type="hybrid").vector(vector).text(question)
        else:
            search = self._table.search(vector).select(["id", "text", "_distance"])
        if condition := _condition(wanted):
            search = search.where(condition)
        return [int(row["id"]) for row in search.limit(SHOWN).to_list()]


class LanceIndexed(Lance):
    """With its own approximate index."""

    index = True


class LanceHybrid(Lance):
    """With full text, joined by reciprocal ranks."""

    words = True


class Txtai:
    """An embeddings database with content; its index depends on the number of passages."""

    hybrid = False

    def fill(self, folder: Path, rows: list[Row], vectors: Vectors) -> None:
        """Index and save."""
        from txtai import Embeddings

        number = {row.text: place for place, row in enumerate(rows)}

        def known(texts: list[str]) -> Vectors:
            return vectors[[number[text] for text in texts]]

        database = Embeddings(method="external", transform=known, content=True, hybrid=self.hybrid)
        database.index(
            (
                str(place),
                {"text": row.text, **{field: getattr(row, field) for field in _FIELDS}},
                None,
            )
            for place, row in enumerate(rows)
        )
        database.save(str(folder))
        database.close()

    def open(self, folder: Path, questions: list[str], asked: Vectors) -> None:
        """Load; a question's vector is looked up."""
        from txtai import Embeddings

        number = {question: place for place, question in enumerate(questions)}

        def known(texts: list[str]) -> Vectors:
            return asked[[number[text] for text in texts]]

        self._database = Embeddings()
        self._database.load(str(folder), config={"transform": known})

    def ask(self, question: str, vector: Vector, wanted: Wanted) -> list[int]:
        """Search with SQL, whose conditions it applies to its nearest candidates."""
        condition = f" and {found}" if (found := _condition(wanted)) else ""
        rows = self._database.search(
            f"select id, text, score from txtai where similar(:question){condition}",
            SHOWN,
            parameters={"question": question},
        )
        return [int(row["id"]) for row in rows]


class TxtaiHybrid(Txtai):
    """With its own full text, scores joined."""

    hybrid = True


def _condition(wanted: Wanted) -> str:
    """Return the filter as SQL; its values are ours, never typed by anybody."""
    parts = [
        f"{field} = '{value}'"
        for field in ("language", "sector")
        if (value := getattr(wanted, field)) is not None
    ]
    if wanted.since is not None:
        parts.append(f"day >= {wanted.since:d}")
    return " and ".join(parts)
