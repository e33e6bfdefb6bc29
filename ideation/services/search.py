"""Find passages by meaning, words and names; contacts and organisations through them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date
from enum import StrEnum

import numpy as np

from ideation.domain.ids import NoteId, PassageId
from ideation.domain.language import Language
from ideation.domain.note import NoteSummary
from ideation.domain.passage import Passage
from ideation.domain.search import Filters, Hit, Mark, MatchedBy, PartyHit
from ideation.errors import BadInput
from ideation.ports import Encoder, PassageIds, Records, Store, VectorIndex
from ideation.search.fusion import Scored, fuse
from ideation.search.marks import merged, name_marks, word_marks
from ideation.search.query import Query, names_in, parse
from ideation.services.rights import Right, requires
from ideation.text.reading import reading_of
from ideation.text.sentences import clauses

# How many of a contact's or organisation's best passages count, and are shown.
_BEST = 3
# Candidates that each way of searching brings to the fusion.
_CANDIDATES = 200
# Below this cosine a stretch is not marked as near in meaning.
_NEAR_ENOUGH = 0.25


class Unit(StrEnum):
    """What a search returns."""

    PASSAGES = "passages"
    CONTACTS = "contacts"
    ORGANISATIONS = "organisations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A search as the user put it; an empty query with filters lists what passes them."""

    query: str
    filters: Filters = field(default_factory=Filters)
    limit: int = 10


@requires(Right.SEARCH)
def search_passages(store: Store, encoder: Encoder, index: VectorIndex, asked: Asked) -> list[Hit]:
    """Return passages best first, without marks; `explain` adds why each one matched."""
    query = _parsed(asked)
    with store.reading() as records:
        among = None if asked.filters.empty else records.passages.matching(asked.filters)
        scored = _scored(records, encoder, index, query, among, depth=asked.limit)
        return hits_of(records, scored[: asked.limit])


@requires(Right.SEARCH)
def search_parties(
    store: Store, encoder: Encoder, index: VectorIndex, asked: Asked, unit: Unit
) -> list[PartyHit]:
    """Return contacts or organisations, best first, each with its best passages.

    A party ranks by the mean of its three best statements, so that one strong statement counts
    and three count more than one of the same strength and two weak ones.
    """
    query = _parsed(asked)
    with store.reading() as records:
        among = None if asked.filters.empty else records.passages.matching(asked.filters)
        scored = _scored(records, encoder, index, query, among, depth=_CANDIDATES)
        met = records.directory.met(
            [each.passage_id for each in scored], contacts=unit is Unit.CONTACTS
        )
        names = {party.id: party.name for parties in met.values() for party in parties}
        best: dict[int, list[Scored]] = defaultdict(list)
        for each in scored:
            for party in met.get(each.passage_id, ()):
                if len(best[party.id]) < _BEST:
                    best[party.id].append(each)
        asked_for = set(names_in(query, list(names.values())))
        ranked = sorted(
            best,
            key=lambda party: (
                names[party] not in asked_for,
                -_strength(best[party]),
                names[party],
            ),
        )[: asked.limit]
        return [
            PartyHit(
                id=party,
                name=names[party],
                score=_strength(best[party]),
                passages=tuple(hits_of(records, best[party])),
            )
            for party in ranked
        ]


@requires(Right.SEARCH)
def explain(store: Store, encoder: Encoder, query: str, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits with the stretches that matched: names, words, the nearest sentence."""
    parsed = parse(query)
    with store.reading() as records:
        names = [name.split() for name in names_in(parsed, records.directory.names())]
    nearest = _nearest_stretches(encoder, parsed, hits)
    return [
        replace(
            hit,
            why=merged(
                [
                    *name_marks(hit.text, names, offset=hit.start),
                    *word_marks(hit.text, parsed.words, offset=hit.start),
                    *([nearest[hit.passage_id]] if hit.passage_id in nearest else []),
                ]
            ),
        )
        for hit in hits
    ]


def _parsed(asked: Asked) -> Query:
    query = parse(asked.query)
    if query.empty and asked.filters.empty:
        raise BadInput(
            "The query holds no word to look for."
            if asked.query.strip()
            else "The query is empty.",
            hint="Type a thought, a question or a name.",
        )
    return query


def _scored(
    records: Records,
    encoder: Encoder,
    index: VectorIndex,
    query: Query,
    among: PassageIds | None,
    *,
    depth: int,
) -> list[Scored]:
    if query.empty:
        listed = among if among is not None else np.empty(0, dtype=np.int64)
        return [
            Scored(passage_id=PassageId(int(each)), score=0.0, similarity=None)
            for each in listed[::-1]
        ]
    wanted = max(depth, _CANDIDATES)
    [vector] = encoder.encode_queries([query.text])
    meaning = {
        near.passage_id: near.similarity for near in index.nearest(vector, wanted, among=among)
    }
    words = dict(records.words.search(query.words, wanted, among=among))
    named = _named(records, query, among)
    missing = sorted((words.keys() | named) - meaning.keys())
    ids, vectors = records.vectors.load(encoder.model, missing)
    meaning.update(zip(map(PassageId, ids.tolist()), (vectors @ vector).tolist(), strict=True))
    return fuse(meaning, words, named)


def _named(records: Records, query: Query, among: PassageIds | None) -> set[PassageId]:
    """Return the passages that hold a known name which the query asks for."""
    names = names_in(query, records.directory.names())
    found = records.words.holding([name.split() for name in names])
    return set(found) if among is None else set(found) & set(map(PassageId, among.tolist()))


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


def _strength(best: Sequence[Scored]) -> float:
    return sum(each.score for each in best) / _BEST


def _nearest_stretches(
    encoder: Encoder, query: Query, hits: Sequence[Hit]
) -> dict[PassageId, Mark]:
    """Return, for each hit, the sentence or clause whose meaning is nearest to the query."""
    if query.empty or not hits:
        return {}
    stretches = [(hit, span) for hit in hits for span in clauses(hit.text)]
    texts = [reading_of(span.of(hit.text)) for hit, span in stretches]
    [vector] = encoder.encode_queries([query.text])
    similarities = encoder.encode_passages(texts) @ vector
    best: dict[PassageId, tuple[float, Mark]] = {}
    for (hit, span), similarity in zip(stretches, similarities.tolist(), strict=True):
        mark = Mark(start=hit.start + span.start, end=hit.start + span.end, by=MatchedBy.MEANING)
        if similarity > best.get(hit.passage_id, (_NEAR_ENOUGH, mark))[0]:
            best[hit.passage_id] = (similarity, mark)
    return {passage_id: mark for passage_id, (_, mark) in best.items()}


def checked_unit(by: str) -> Unit:
    """Return the unit called `by`; raises BadInput for another word."""
    try:
        return Unit(by)
    except ValueError:
        raise BadInput(
            f"There is no search by {by!r}.", hint=f"Choose one of: {', '.join(Unit)}."
        ) from None


def checked_filters(
    themes: Sequence[str],
    sectors: Sequence[str],
    *,
    theme: str | None = None,
    sector: str | None = None,
    language: str | None = None,
    organisation: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Filters:
    """Return filters from what a person typed; raises BadInput naming what does not fit."""
    return Filters(
        theme=_one_of("theme", theme, themes),
        sector=_one_of("sector", sector, sectors),
        language=Language(code)
        if (code := _one_of("language", language, list(Language)))
        else None,
        organisation=organisation or None,
        since=_day("since", since),
        until=_day("until", until),
    )


def _one_of(what: str, given: str | None, allowed: Sequence[str]) -> str | None:
    if not given:
        return None
    found = next((each for each in allowed if each.casefold() == given.casefold()), None)
    if found is None:
        raise BadInput(
            f"There is no {what} {given!r}.", hint=f"Choose one of: {', '.join(allowed)}."
        )
    return found


def _day(what: str, given: str | None) -> Date | None:
    if not given:
        return None
    try:
        return Date.fromisoformat(given)
    except ValueError:
        raise BadInput(
            f"{what} = {given!r} is no day of the calendar.", hint="Write it YYYY-MM-DD."
        ) from None
