"""Say why a passage was found: mark names, words and the stretch nearest in meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ideation.domain.fold import fold
from ideation.domain.ids import PassageId
from ideation.domain.search import Hit, Mark, MatchedBy, PartyHit
from ideation.domain.vector import Vector
from ideation.ports import Encoder, Store
from ideation.search.marks import merged, name_marks, word_marks
from ideation.search.query import names_in, parse
from ideation.services.rights import Right, requires
from ideation.services.searching.beside import best_beside, those_beside
from ideation.services.searching.corrections import corrected
from ideation.services.searching.search import SAYS_SO
from ideation.services.searching.translating import sought
from ideation.text.reading import reading_of
from ideation.text.sentences import clauses

# Below this cosine a stretch is not marked as near in meaning.
_NEAR_ENOUGH = 0.22
# A less likely translation adds a little to the score, but would look wrong as a mark.
_SURE_ENOUGH = 0.3


@requires(Right.SEARCH)
def explain(store: Store, encoder: Encoder, query: str, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits with the stretches that matched: names, words, the nearest sentence.

    One that was found by what stands beside it is told with that.
    """
    if not hits or parse(query).empty:
        return list(hits)
    with store.reading() as records:
        parsed = corrected(records, parse(query)).query
        names = [name.split() for name in names_in(parsed, records.directory.names())]
    looked_for = sought(parsed)
    roots = [
        part
        for each in looked_for
        for root, chance in each.roots.items()
        if chance >= _SURE_ENOUGH
        for part in root.split()
    ] + [fold(spelling) for each in looked_for for spelling in each.spellings]

    def surely(text: str, offset: int = 0) -> list[Mark]:
        return [
            *name_marks(text, names, offset=offset),
            *word_marks(text, parsed.words, offset=offset, roots=roots),
        ]

    sure = {hit.passage_id: surely(hit.text, hit.start) for hit in hits}
    unsure = [hit for hit in hits if not sure[hit.passage_id] and (hit.similarity or 0.0) < SAYS_SO]
    with store.reading() as records:
        beside = those_beside(records, unsure)
    [vector] = encoder.encode_queries([parsed.text])
    nearest = _nearest_stretches(encoder, vector, hits)
    around = best_beside(encoder, vector, unsure, beside, lambda text: bool(surely(text)))
    return [
        replace(
            hit,
            around=around.get(hit.passage_id, ""),
            why=merged(
                [
                    *sure[hit.passage_id],
                    *([nearest[hit.passage_id]] if hit.passage_id in nearest else []),
                ]
            ),
        )
        for hit in hits
    ]


@requires(Right.SEARCH)
def explain_parties(
    store: Store, encoder: Encoder, query: str, found: Sequence[PartyHit]
) -> list[PartyHit]:
    """Return contacts, organisations or clusters with their statements explained, all at once."""
    hits = {hit.passage_id: hit for party in found for hit in party.passages}
    marked = {
        hit.passage_id: hit.why for hit in explain(store, encoder, query, list(hits.values()))
    }
    return [
        replace(
            party,
            passages=tuple(replace(hit, why=marked[hit.passage_id]) for hit in party.passages),
        )
        for party in found
    ]


def _nearest_stretches(
    encoder: Encoder, query: Vector, hits: Sequence[Hit]
) -> dict[PassageId, Mark]:
    """Return, for each hit, the sentence or clause whose meaning is nearest to the query."""
    stretches = [(hit, span) for hit in hits for span in clauses(hit.text)]
    texts = [reading_of(span.of(hit.text)) for hit, span in stretches]
    similarities = encoder.encode_passages(texts) @ query
    best: dict[PassageId, tuple[float, Mark]] = {}
    for (hit, span), similarity in zip(stretches, similarities.tolist(), strict=True):
        mark = Mark(start=hit.start + span.start, end=hit.start + span.end, by=MatchedBy.MEANING)
        if similarity > best.get(hit.passage_id, (_NEAR_ENOUGH, mark))[0]:
            best[hit.passage_id] = (similarity, mark)
    return {passage_id: mark for passage_id, (_, mark) in best.items()}
