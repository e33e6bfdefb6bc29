"""Full text: words by their roots, phrases, any input safe."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence

import numpy as np

from ideation.domain.ids import PassageId
from ideation.domain.passage import Passage
from ideation.ports import PassageIds
from ideation.storage.sqlite.connection import Connection
from ideation.storage.sqlite.parties import id_list
from ideation.storage.sqlite.passages import passage_of

# How many rows one search scores: with the rarest words first, the rest would move nothing.
_MOST_ROWS = 10_000
# Passages of removed notes stand in full text too: so many more than wanted are looked at.
_SLACK = 50


class SqliteWords:
    """Full text of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        # Counting passes over all places of a word, and one search asks for it many times.
        self._counted: dict[str, dict[str, int]] = {}
        self._counted_at = connection.total_changes

    def search(
        self,
        words: Sequence[str],
        roots: Sequence[str],
        limit: int,
        *,
        phrases: Sequence[Sequence[str]] = (),
        among: PassageIds | None = None,
    ) -> list[tuple[PassageId, float]]:
        """Return live passages holding any of the words, roots or phrases of roots, best first.

        With BM25, higher is better.

        A last word that nobody used finds longer ones that begin so: it may still be written.
        """
        terms = self._rarest(
            [
                *(("reading", word) for word in _bare(words)),
                *(("roots", root) for root in _bare(roots)),
            ]
        )
        terms += [f'roots : "{" ".join(bare)}"' for each in phrases if (bare := _bare(each))]
        terms += self._begun(words)
        if not terms:
            return []
        asked = " OR ".join(terms)
        if among is None:
            return self._best(asked, limit)
        rows = self._db.execute(
            "select rowid, rank from passage_fts where passage_fts match ?", (asked,)
        ).fetchall()
        ids = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
        relevance = -np.fromiter((row[1] for row in rows), dtype=np.float64, count=len(rows))
        inside = np.isin(ids, among)
        order = np.lexsort((ids[inside], -relevance[inside]))[:limit]
        return [(PassageId(int(ids[inside][at])), float(relevance[inside][at])) for at in order]

    def _best(self, asked: str, limit: int) -> list[tuple[PassageId, float]]:
        """Return the best passages of notes that are not removed, ties by id."""
        found: list[tuple[PassageId, float]] = []
        taken = 0
        while len(found) < limit:
            wanted = limit - len(found) + _SLACK
            rows = self._db.execute(
                """
                select rowid, -rank from passage_fts where passage_fts match ?
                order by rank, rowid limit ? offset ?
                """,
                (asked, wanted, taken),
            ).fetchall()
            taken += len(rows)
            alive = self._alive([row[0] for row in rows])
            found += [(PassageId(row[0]), float(row[1])) for row in rows if row[0] in alive]
            if len(rows) < wanted:
                break
        return found[:limit]

    def _begun(self, words: Sequence[str]) -> list[str]:
        """Return an expression for longer words that begin as the last one, if none is it.

        It may still be written.
        """
        last = " ".join(_bare(words[-1:]))
        if len(last) < _PREFIX_FROM or self.counts([last])[last]:
            return []
        return [f'reading : "{last}" *']

    def _alive(self, ids: Sequence[int]) -> set[int]:
        # Not by a join: what a note holds after its text is slow to reach.
        rows = self._db.execute(
            """
            select p.id from passage p where p.id in (select value from json_each(?))
            and p.note_id not in (select id from note where removed_at is not null)
            """,
            (id_list(ids),),
        )
        return {row[0] for row in rows}

    def _rarest(self, terms: Sequence[tuple[str, str]]) -> list[str]:
        """Return expressions for the known terms, rarest first, while rows stay in bounds."""
        held = self._held([term for _, term in terms])
        counted = sorted(
            (count, column, term)
            for column, term in dict.fromkeys(terms)
            if (count := held.get((term, column)))
        )
        chosen: list[str] = []
        rows = 0
        for count, column, term in counted:
            if chosen and rows + count > _MOST_ROWS:
                break
            rows += count
            chosen.append(f'{column} : "{term}"')
        return chosen

    def _held(self, terms: Sequence[str]) -> dict[tuple[str, str], int]:
        """Return how many passages hold each term in each column; what none holds is left out.

        Outside Latin, full text keeps accents.
        """
        spellings: dict[str, set[str]] = {}
        for term in terms:
            for kept in {term.lower(), _as_kept(term)} - {""}:
                spellings.setdefault(kept, set()).add(term)
        if self._db.total_changes != self._counted_at:
            self._counted, self._counted_at = {}, self._db.total_changes
        if asked := sorted(spellings.keys() - self._counted.keys()):
            self._counted |= {kept: {} for kept in asked}
            rows = self._db.execute(
                "select term, col, doc from word where term in (select value from json_each(?))",
                (json.dumps(asked),),
            )
            for row in rows:
                self._counted[row[0]][row[1]] = int(row[2])
        return {
            (term, column): count
            for kept, held in spellings.items()
            for column, count in self._counted[kept].items()
            for term in held
        }

    def counts(self, words: Sequence[str]) -> dict[str, int]:
        """Return how many passages hold each word, or a word of that root."""
        bare = {word: " ".join(_bare([word])) for word in words}
        held = self._held(list(bare.values()))
        return {
            word: max(held.get((term, column), 0) for column in ("reading", "roots"))
            for word, term in bare.items()
        }

    def known(self, begins: str) -> list[str]:
        """Return the words of full text that begin so, as full text folds them."""
        rows = self._db.execute(
            "select term from word where term >= ? and term < ? and col = 'reading'",
            (begins, begins[:-1] + chr(ord(begins[-1]) + 1)),
        )
        return [row[0] for row in rows]

    def holding(self, phrases: Sequence[Sequence[str]]) -> list[PassageId]:
        """Return live passages that hold one of the phrases, word for word, accents aside."""
        expressions = [f'"{bare}"' for phrase in phrases if (bare := " ".join(_bare(phrase)))]
        if not expressions:
            return []
        rows = self._db.execute(
            """
            select f.rowid from passage_fts f join passage p on p.id = f.rowid
            where passage_fts match ?
            and p.note_id not in (select id from note where removed_at is not null)
            order by f.rowid
            """,
            (f"reading : ({' OR '.join(expressions)})",),
        ).fetchall()
        return [PassageId(row[0]) for row in rows]


class SqliteRoots:
    """The roots of passages, for full text."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def waiting(self, limit: int) -> list[Passage]:
        """Return passages whose roots were never found, as those of an older Ideation."""
        rows = self._db.execute(
            "select * from passage where roots is null order by id limit ?", (limit,)
        )
        return [passage_of(row) for row in rows]

    def put(self, roots: Mapping[PassageId, str]) -> None:
        """Store the roots of passages."""
        self._db.executemany(
            "update passage set roots = ? where id = ?",
            [(found, passage_id) for passage_id, found in roots.items()],
        )


_WORD = re.compile(r"[^\W_]+")
# Shorter words must match whole: "ki" is a topic, not the beginning of "Kilometer".
_PREFIX_FROM = 4


def _bare(words: Sequence[str]) -> list[str]:
    """Return the words without anything FTS5 would read as its own, parted where it parts them."""
    return [part for word in words for part in _WORD.findall(word)]


def _as_kept(word: str) -> str:
    """Fold as FTS5's unicode61 does: no case, no accents, but ß and œ stay letters."""
    lower = unicodedata.normalize("NFD", word).lower()
    return "".join(char for char in lower if not unicodedata.combining(char))
