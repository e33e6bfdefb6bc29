"""Full text: words by their roots, phrases, any input safe."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence

import numpy as np

from ideation.domain.ids import PassageId
from ideation.domain.passage import Passage
from ideation.domain.search import SoughtWord, WordGain
from ideation.ports import PassageIds
from ideation.storage.sqlite.connection import Connection
from ideation.storage.sqlite.parties import id_list
from ideation.storage.sqlite.passages import passage_of

# How many rows one search scores: with the rarest words first, the rest would move nothing.
_MOST_ROWS = 50_000
# How many words are tried that begin as one that is still written.
_MOST_BEGUN = 50
# Passages of removed notes stand in full text too: so many more than wanted are looked at.
_SLACK = 50


# A column of full text and a word in it, or several that stand side by side.
Term = tuple[str, str]


class SqliteWords:
    """Full text of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        # Counting passes over all places of a word, and one search asks for it many times.
        self._counted: dict[str, dict[str, int]] = {}
        self._counted_at = connection.total_changes

    def gains(self, sought: Sequence[SoughtWord]) -> list[WordGain]:
        """Return what passages gain by each of the words that one of them holds, or its roots.

        A passage gains for each word its inverse document frequency times the chance of the
        likeliest root that it holds: probabilistic structured queries (Darwish and Oard 2003),
        where a word and its translations count as one. How often a word stands in a passage and
        how long that is says little about single statements, and counts nothing.

        A last word that nobody used finds longer ones that begin so: it may still be written.
        """
        [(passages,)] = self._db.execute("select coalesce(max(id), 0) from passage")
        return [
            self._gained(terms, each.telling, passages) for each, terms in self._looked_for(sought)
        ]

    def best(
        self, gains: Sequence[WordGain], limit: int, *, among: PassageIds | None = None
    ) -> list[PassageId]:
        """Return the live passages that gain most in sum, best first, ties by id."""
        if not gains:
            return []
        ids = np.concatenate([each.ids for each in gains])
        own = np.concatenate([each.gains for each in gains])
        if among is not None:
            inside = np.isin(ids, among)
            ids, own = ids[inside], own[inside]
        ids, place = np.unique(ids, return_inverse=True)
        total = np.bincount(place, own, minlength=len(ids))
        return self._living(ids[np.lexsort((ids, -total))].tolist(), limit)

    def _gained(self, chances: Mapping[Term, float], telling: float, passages: int) -> WordGain:
        """Return those of all passages that hold one of a word's terms, and what each gains."""
        # The likeliest first: it is the one that counts where a passage holds several.
        terms = sorted(chances, key=lambda each: (-chances[each], each))
        held = [self._holding(*each) for each in terms]
        often = max(
            sum(
                len(ids) * chances[each]
                for each, ids in zip(terms, held, strict=True)
                if each[0] == column
            )
            for column in ("reading", "roots")
        )
        rarity = telling * math.log1p(max(passages - often, 0.5) / (often + 0.5))
        gains = [
            np.full(len(ids), rarity * chances[each]) for each, ids in zip(terms, held, strict=True)
        ]
        ids, first = np.unique(np.concatenate(held), return_index=True)
        return WordGain(ids=ids, gains=np.concatenate(gains)[first])

    def _holding(self, column: str, term: str) -> PassageIds:
        # One row instead of thousands: handing them over takes longer than finding them.
        [(ids,)] = self._db.execute(
            "select json_group_array(rowid) from passage_fts where passage_fts match ?",
            (f'{column} : "{term}"',),
        )
        return np.array(json.loads(ids), dtype=np.int64)

    def _living(self, found: Sequence[int], limit: int) -> list[PassageId]:
        """Return the first `limit` passages of notes that are not removed."""
        living: list[PassageId] = []
        at = 0
        while len(living) < limit and at < len(found):
            some = found[at : at + limit + _SLACK]
            alive = self._alive(some)
            living += [PassageId(each) for each in some if each in alive]
            at += len(some)
        return living[:limit]

    def _looked_for(
        self, sought: Sequence[SoughtWord]
    ) -> list[tuple[SoughtWord, dict[Term, float]]]:
        """Return each word with the terms that find it and their chances; rarest words first.

        Words are left out once the rows to read would be too many.
        """
        words = [_terms(each) for each in sought]
        if sought:
            words[-1] |= self._begun(sought[-1])
        held = self._held([part for terms in words for _, term in terms for part in term.split()])

        def most(term: Term) -> int:
            return min(held.get((term[0], part), 0) for part in term[1].split())

        known = [{term: each[term] for term in each if most(term)} for each in words]
        found: list[tuple[SoughtWord, dict[Term, float]]] = []
        rows = 0
        for count, number in sorted((sum(map(most, each)), at) for at, each in enumerate(known)):
            rows += count
            if found and rows > _MOST_ROWS:
                break
            if count:
                found.append((sought[number], known[number]))
        return found

    def _begun(self, last: SoughtWord) -> dict[Term, float]:
        """Return the words that begin as the last one, if none is it: it may still be written."""
        begins = _as_kept("".join(_bare([last.word])[-1:]))
        if len(begins) < _PREFIX_FROM or any(self.counts([last.word, *last.roots]).values()):
            return {}
        return {("reading", word): 1.0 for word in self.known(begins)[:_MOST_BEGUN]}

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

    def _held(self, terms: Sequence[str]) -> dict[Term, int]:
        """Return how many passages hold each term in each column; what none holds is left out."""
        spellings: dict[str, set[str]] = {}
        for term in terms:
            for kept in _spellings(term):
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
            (column, term): count
            for kept, held in spellings.items()
            for column, count in self._counted[kept].items()
            for term in held
        }

    def counts(self, words: Sequence[str]) -> dict[str, int]:
        """Return how many passages hold each word, or a word of that root."""
        bare = {word: " ".join(_bare([word])) for word in words}
        held = self._held(list(bare.values()))
        return {
            word: max(held.get((column, term), 0) for column in ("reading", "roots"))
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


def _terms(sought: SoughtWord) -> dict[Term, float]:
    """Return the chance that each term in each column means the word."""
    written = [("reading", each, 1.0) for each in (sought.word, *sought.spellings)]
    roots = [("roots", root, chance) for root, chance in sought.roots.items()]
    bare = [(column, " ".join(_bare([term])), chance) for column, term, chance in written + roots]
    return {(column, term): chance for column, term, chance in bare if term}


def _spellings(term: str) -> list[str]:
    """Return how full text may have kept a term: outside Latin, accents stay."""
    return sorted({term.lower(), _as_kept(term)} - {""})


def _as_kept(word: str) -> str:
    """Fold as FTS5's unicode61 does: no case, no accents, but ß and œ stay letters."""
    lower = unicodedata.normalize("NFD", word).lower()
    return "".join(char for char in lower if not unicodedata.combining(char))
