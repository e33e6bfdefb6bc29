"""Find passages by meaning, words and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date
from operator import itemgetter

import numpy as np

from ideation.domain.ids import NoteId, PassageId
from ideation.domain.language import Language
from ideation.domain.note import NoteSummary
from ideation.domain.passage import Passage
from ideation.domain.search import Filters, Hit
from ideation.errors import BadInput
from ideation.ports import Encoder, PassageIds, Records, Store, VectorIndex
from ideation.search.fusion import Evidence, Scored, fuse, lean
from ideation.search.query import Query, parse
from ideation.services.rights import Right, requires
from ideation.services.searching.corrections import corrected
from ideation.services.searching.in_context import InContext
from ideation.services.searching.names_asked import names_asked, ways_to_write
from ideation.services.searching.passing import Passing
from ideation.services.searching.translating import sought

# Candidates that each way of searching brings to the fusion.
_CANDIDATES = 200
# A word that no more passages hold may be a name that nobody has registered yet.
_RARE = 3
# Nearer to the question than this, a statement is an answer, even without one of its words.
SAYS_SO = 0.32
# The answers that the question leans toward before it is asked again: of one language no more
# than two, for those in the others say it in words that the question has not.
_BEST = 5
_OF_ONE_LANGUAGE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A search as the user put it; an empty query with filters lists what passes them."""

    query: str
    filters: Filters = field(default_factory=Filters)
    limit: int = 10
    newest_first: bool = False


@requires(Right.SEARCH)
def search_passages(
    store: Store, encoder: Encoder, index: VectorIndex, passing: Passing, asked: Asked
) -> list[Hit]:
    """Return passages without marks; `explain` adds why each one matched.

    Best first; or those that answer, or the best where too few do, the newest notes first and
    undated last.
    """
    query = parsed(asked)
    with store.reading() as records:
        among = passing.among(records, asked.filters)
        scored = ranked(records, encoder, index, query, among, depth=asked.limit)
        if query.empty:
            return hits_of(records, scored[: asked.limit])
        listed = each_once(records, scored)
        if asked.newest_first:
            said = [each for each in listed if _answers(each[0])][:_CANDIDATES]
            listed = said if len(said) >= asked.limit else listed[: asked.limit]
        else:
            listed = listed[: asked.limit]
        copies = {each.passage_id: count for each, count in listed}
        found = hits_of(records, [each for each, _ in listed])
        hits = [replace(hit, copies=copies[hit.passage_id]) for hit in found]
    if asked.newest_first:
        hits.sort(key=lambda hit: hit.date or Date.min, reverse=True)
    return hits[: asked.limit]


def _answers(scored: Scored) -> bool:
    """Tell whether a passage says what was asked, by a word or by its meaning."""
    return scored.by_word or (scored.similarity or 0.0) >= SAYS_SO


def parsed(asked: Asked) -> Query:
    """Return the query; raises BadInput when neither words nor filters ask for anything."""
    query = parse(asked.query)
    if query.empty and asked.filters.empty:
        raise BadInput(
            "The query holds no word to look for."
            if asked.query.strip()
            else "The query is empty.",
            hint="Type a thought, a question or a name.",
        )
    return query


def ranked(
    records: Records,
    encoder: Encoder,
    index: VectorIndex,
    query: Query,
    among: PassageIds | None,
    *,
    depth: int,
) -> list[Scored]:
    """Return every passage found, best first; each way of searching brings `depth` at least."""
    if query.empty:
        listed = among if among is not None else np.empty(0, dtype=np.int64)
        return [
            Scored(passage_id=each, score=0.0, similarity=None)
            for each in records.passages.newest(listed, depth or len(listed))
        ]
    wanted = max(depth, _CANDIDATES)
    query = corrected(records, query).query
    [vector] = encoder.encode_queries([query.text])
    near = [each.passage_id for each in index.nearest(vector, wanted, among=among)]
    gains = records.words.gains(sought(query))
    held = records.words.best(gains, wanted, among=among)
    named, met = _asked_by_name(records, query, among)
    rare = _rare(records, query, among)
    told = InContext(records, index, {*near, *held, *named, *met, *rare})
    words, words_around = told.words(gains)
    evidence = Evidence(
        ids=told.ids,
        near=told.near(vector),
        words=words,
        words_around=words_around,
        named=told.those(named),
        met=told.those(met),
        rare=told.those(rare),
    )
    # What stands beside a candidate may not pass the filters.
    passing = _those(set(told.ids), among)
    first = [each for each in fuse(evidence) if each.passage_id in passing]
    best = _best_of(records, first)
    held_best, rows = index.vectors(best)
    if len(held_best) < len(best):
        # One of the best still waits for its vector: leaning to the others would bury it.
        return first
    leaned = fuse(evidence, leaned=told.near(lean(vector, rows)))
    return [each for each in leaned if each.passage_id in passing]


def _best_of(records: Records, scored: Sequence[Scored]) -> list[PassageId]:
    """Return the best passages that the question leans toward."""
    looked_at = [each.passage_id for each, _ in each_once(records, scored[: 4 * _BEST])]
    language = {each.id: each.language for each in records.passages.get(looked_at)}
    taken: Counter[Language] = Counter()
    best = []
    for passage_id in looked_at:
        if passage_id in language and taken[language[passage_id]] < _OF_ONE_LANGUAGE:
            taken[language[passage_id]] += 1
            best.append(passage_id)
    return best[:_BEST]


def each_once(records: Records, scored: Sequence[Scored]) -> list[tuple[Scored, int]]:
    """Return of what is said word for word alike the first, with how many it stands for.

    A translation is told beside its original.
    """
    source = records.copies.repeated([each.passage_id for each in scored])
    alike = [source.get(each.passage_id, each.passage_id) for each in scored]
    counts = Counter(alike)
    first = {key: at for at, key in reversed(list(enumerate(alike)))}
    return [(scored[at], counts[key] - 1) for key, at in sorted(first.items(), key=itemgetter(1))]


def _rare(records: Records, query: Query, among: PassageIds | None) -> set[PassageId]:
    """Return the passages that hold a word of the query which is written like a name and rare."""
    names = [word for word in query.words if word[0].isupper()]
    rare = [[word] for word, count in records.words.counts(names).items() if 0 < count <= _RARE]
    return _those(set(records.words.holding(rare)), among)


def _those(found: set[PassageId], among: PassageIds | None) -> set[PassageId]:
    """Return what was found among those that pass the filters, which may be very many."""
    if among is None or not found:
        return found
    ids = np.fromiter(found, dtype=np.int64, count=len(found))
    return set(map(PassageId, ids[np.isin(ids, among)].tolist()))


def _asked_by_name(
    records: Records, query: Query, among: PassageIds | None
) -> tuple[set[PassageId], set[PassageId]]:
    """Return the passages that hold a known name the query asks for, and its bearer's own."""
    asked = names_asked(query, records.directory.names())
    if not asked:
        return set(), set()
    phrases = [way for words, _ in asked for way in ways_to_write(words)]
    named = set(records.words.holding(phrases))
    met = {
        PassageId(each)
        for _, name in asked
        for each in records.passages.matching(Filters(organisation=name)).tolist()
    }
    return _those(named, among), _those(met, among)


def hits_of(records: Records, scored: Sequence[Scored]) -> list[Hit]:
    """Return scored passages with their notes, in order; passages gone meanwhile are left out."""
    passages = {each.id: each for each in records.passages.get([s.passage_id for s in scored])}
    notes: dict[NoteId, NoteSummary] = {
        note.id: note
        for note in records.notes.summaries(ids=sorted({p.note_id for p in passages.values()}))
    }
    return [
        _hit(passages[each.passage_id], notes[passages[each.passage_id].note_id], each)
        for each in scored
        if each.passage_id in passages
    ]


def _hit(passage: Passage, note: NoteSummary, scored: Scored) -> Hit:
    return Hit(
        passage_id=passage.id,
        note_id=note.id,
        text=passage.text,
        start=passage.start,
        end=passage.end,
        language=passage.language,
        date=note.date,
        title=note.title,
        organisations=note.organisations,
        contacts=note.contacts,
        themes=passage.themes,
        similarity=scored.similarity,
        score=scored.score,
    )
