"""Full text: words and phrases, any input safe."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ideation.domain.ids import PassageId
from ideation.ports import PassageIds
from ideation.storage.sqlite.connection import Connection
from ideation.storage.sqlite.parties import id_list


class SqliteWords:
    """Full text of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def search(
        self, words: Sequence[str], limit: int, *, among: PassageIds | None = None
    ) -> list[tuple[PassageId, float]]:
        """Return live passages holding any of the words, or longer words that begin so."""
        expressions = [_expression(bare) for word in words if (bare := _bare([word]))]
        if not expressions:
            return []
        rows = self._db.execute(
            """
            select f.rowid, -bm25(passage_fts) as relevance
            from passage_fts f join passage p on p.id = f.rowid
            join note n on n.id = p.note_id and n.removed_at is null
            where passage_fts match ?1
            and (?2 is null or f.rowid in (select value from json_each(?2)))
            order by relevance desc, f.rowid limit ?3
            """,
            (" OR ".join(expressions), None if among is None else id_list(among.tolist()), limit),
        ).fetchall()
        return [(PassageId(row[0]), float(row[1])) for row in rows]

    def holding(self, phrases: Sequence[Sequence[str]]) -> list[PassageId]:
        """Return live passages that hold one of the phrases, word for word, accents aside."""
        expressions = [f'"{bare}"' for phrase in phrases if (bare := _bare(phrase))]
        if not expressions:
            return []
        rows = self._db.execute(
            """
            select f.rowid from passage_fts f join passage p on p.id = f.rowid
            join note n on n.id = p.note_id and n.removed_at is null
            where passage_fts match ? order by f.rowid
            """,
            (" OR ".join(expressions),),
        ).fetchall()
        return [PassageId(row[0]) for row in rows]


_WORD = re.compile(r"[^\W_]+")
# Shorter words must match whole: "ki" is a topic, not the beginning of "Kilometer".
_PREFIX_FROM = 4


def _expression(bare: str) -> str:
    return f'"{bare}"*' if len(bare) >= _PREFIX_FROM else f'"{bare}"'


def _bare(words: Sequence[str]) -> str:
    """Return the words without anything FTS5 would read as its own, parted where it parts them."""
    return " ".join(part for word in words for part in _WORD.findall(word))
