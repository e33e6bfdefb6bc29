"""Find passages and interviews that were kept twice, so that they count as one voice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date as Date

import numpy as np

from ideation.clustering.twins import parallel
from ideation.domain.comparing import Comparable
from ideation.domain.ids import NoteId, PassageId
from ideation.domain.inbox import Proposed
from ideation.domain.vector import Model, Vectors
from ideation.ports import Clock, Records, Store
from ideation.services.capturing.mentions import propose_twins
from ideation.services.rights import Right, requires
from ideation.text.copies import Wording, runs_of, sources_of

# Two notes whose mean vectors stand further apart are not compared passage by passage.
ALIKE_ON_THE_WHOLE = 0.6

# The later note and the earlier one.
Pair = tuple[NoteId, NoteId]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Changes:
    """What is to be compared: notes by id, how each is now, and what changed since.

    `since` is the first passage that came or went, None where none did: what is known of
    earlier ones stands, because a passage copies only earlier ones.
    """

    notes: Mapping[NoteId, Comparable]
    states: Mapping[NoteId, str]
    changed: Set[NoteId]
    since: PassageId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Near:
    """Near copies with their sources; of those that came, who holds which run of words first."""

    sources: Mapping[PassageId, PassageId]
    fresh: Mapping[PassageId, PassageId]
    holders: Mapping[int, PassageId]


@requires(Right.CAPTURE)
def find_copies(store: Store, clock: Clock, model: Model) -> int:
    """Link near copies and interviews told twice to their source; return how many passages.

    What changed since the last time is compared with all, the rest stands: the outcome is that
    of comparing all with all. A twin is proposed in the inbox; one that a person rejected is none.
    """
    with store.reading() as records:
        rejected = records.proposals.rejected(Proposed.TWIN)
        changes = _changes(records, model, rejected)
        near = _near_copies(records, changes)
        twins = dict(_twins(records, model, changes, rejected))
    sources = dict(near.sources)
    for pair in sorted(twins):
        for copy, source in twins[pair][1]:
            sources.setdefault(copy, sources.get(source, source))
    similarities = {pair: similarity for pair, (similarity, _) in sorted(twins.items())}
    with store.writing() as records:
        records.copies.replace(sources, similarities)
        records.compared.keep(changes.since, near.holders, near.fresh, changes.states)
        propose_twins(records, list(similarities), clock())
    return len(sources)


def _changes(records: Records, model: Model, rejected: Set[tuple[int, int]]) -> _Changes:
    apart: dict[int, list[int]] = {}
    for pair in sorted(rejected):
        for each, other in (pair, pair[::-1]):
            apart.setdefault(each, []).append(other)
    notes = {each.note_id: each for each in records.compared.comparable(model)}
    states = {each: _state(note, model, apart.get(each, [])) for each, note in notes.items()}
    before = records.compared.states()
    changed = {each for each in states if states[each] != before.get(each)}
    moved: set[int] = set()
    for each in changed | (before.keys() - states.keys()):
        were = set(json.loads(before[each])["passages"]) if each in before else set()
        moved |= were.symmetric_difference(notes[each].passages if each in notes else ())
    return _Changes(
        notes=notes,
        states=states,
        changed=changed,
        since=PassageId(min(moved)) if moved else None,
    )


def _state(note: Comparable, model: Model, apart: Sequence[int]) -> str:
    """Return all that decides which notes this one repeats or twins."""
    return json.dumps(
        {
            "passages": note.passages,
            "date": note.date.isoformat() if note.date else None,
            "met": note.organisations,
            "apart": apart,
            "model": model.revision,
        }
    )


def _near_copies(records: Records, changes: _Changes) -> _Near:
    known, since = records.compared.copies(), changes.since
    if since is None:
        return _Near(sources=known, fresh={}, holders={})
    kept = {copy: source for copy, source in known.items() if copy < since}
    came = worded(
        records,
        [each for note in changes.notes.values() for each in note.passages if each >= since],
    )
    holders = {
        run: holder
        for run, holder in records.compared.first_holders(runs_of(came.values())).items()
        if holder < since
    }
    before = worded(records, set(holders.values()))
    fresh, first = sources_of(came, before=before, holders=holders, sources=kept)
    return _Near(sources=kept | fresh, fresh=fresh, holders=first)


def worded(records: Records, ids: Iterable[PassageId]) -> dict[PassageId, Wording]:
    """Return how live passages are worded."""
    passages = records.passages.get(sorted(ids))
    return {each.id: Wording(each.note_id, each.reading) for each in passages}


def _twins(
    records: Records, model: Model, changes: _Changes, rejected: Set[tuple[int, int]]
) -> Iterator[tuple[Pair, tuple[float, list[tuple[PassageId, PassageId]]]]]:
    """Yield interviews told twice with their cosine and [(copy, source)].

    Looked at are the pairs of what changed, and those that were twins before.
    """
    notes = changes.notes
    before = [pair for pair in records.copies.twins() if notes.keys() >= set(pair)]
    others = _to_compare(notes, changes.changed)
    involved = set(others).union(*others.values(), *before)
    rows = rows_of(records, model, [notes[each] for each in sorted(involved)])
    centres = {each: own.mean(axis=0) for each, own in rows.items()}
    centres = {each: own / max(float(np.linalg.norm(own)), 1e-9) for each, own in centres.items()}
    pairs = set()
    for one, them in [*others.items(), *((later, [earlier]) for later, earlier in before)]:
        pairs |= {(max(one, other), min(one, other)) for other in _alike(centres, one, them)}
    for later, earlier in sorted(pairs - rejected):
        first, second = notes[earlier], notes[later]
        if not may_be_one(first, second):
            continue
        if (aligned := parallel(rows[earlier], rows[later])) is not None:
            linked = [(second.passages[b], first.passages[a]) for a, b in aligned[1]]
            yield (later, earlier), (aligned[0], linked)


def _to_compare(
    notes: Mapping[NoteId, Comparable], changed: Set[NoteId]
) -> dict[NoteId, list[NoteId]]:
    """Return for each changed note the others of its day and the undated; all for an undated.

    Of two changed notes the later has the earlier.
    """
    by_day: dict[Date | None, list[NoteId]] = {}
    for each, note in notes.items():
        by_day.setdefault(note.date, []).append(each)
    found = {}
    for each in sorted(changed):
        day = notes[each].date
        others = notes if day is None else [*by_day[day], *by_day.get(None, [])]
        found[each] = [one for one in others if one < each or (one > each and one not in changed)]
    return found


def rows_of(records: Records, model: Model, notes: Sequence[Comparable]) -> dict[NoteId, Vectors]:
    """Return the vectors of each note's passages, in reading order."""
    ids, vectors = records.vectors.load(model, [each for note in notes for each in note.passages])
    row_of = {each: row for row, each in enumerate(ids.tolist())}
    return {note.note_id: vectors[[row_of[each] for each in note.passages]] for note in notes}


def _alike(
    centres: Mapping[NoteId, Vectors], one: NoteId, others: Sequence[NoteId]
) -> list[NoteId]:
    """Return those of `others` that are alike on the whole, in one product: they may be many."""
    if not others:
        return []
    near = np.stack([centres[each] for each in others]) @ centres[one] >= ALIKE_ON_THE_WHOLE
    return [others[int(place)] for place in np.flatnonzero(near)]


def may_be_one(one: Comparable, other: Comparable) -> bool:
    """Tell whether two notes are of one day and met one organisation, so far as both say."""
    days = {one.date, other.date} - {None}
    first, second = set(one.organisations), set(other.organisations)
    return len(days) < 2 and (bool(first & second) or not first or not second)
