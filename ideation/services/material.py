"""Everything that findings are made of, read in one view: passages, vectors, voices, people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from functools import cached_property

from ideation.domain.fold import name_key
from ideation.domain.ids import NoteId, OrganisationId, PassageId
from ideation.domain.note import NoteSummary
from ideation.domain.organisation import Organisation
from ideation.domain.passage import Passage
from ideation.domain.understanding import Understanding
from ideation.flagships.independence import top_parents
from ideation.ports import Records

_STANDARD_TEXT = 3


@dataclass(frozen=True)
class Material:
    """The live passages with what is known of them; built by `gather`.

    `sources` names for each copied passage the one it copies.
    """

    passages: Mapping[PassageId, Passage]
    understood: Mapping[PassageId, Understanding]
    notes: Mapping[NoteId, NoteSummary]
    organisations: Mapping[OrganisationId, Organisation]
    sources: Mapping[PassageId, PassageId]
    agency: frozenset[OrganisationId]

    @cached_property
    def roots(self) -> dict[OrganisationId, OrganisationId]:
        """The top parent of each organisation."""
        return top_parents(list(self.organisations.values()))

    @cached_property
    def _barred(self) -> frozenset[OrganisationId]:
        return frozenset(self.roots[each] for each in self.agency)

    def voice_of(self, passage_id: PassageId) -> OrganisationId | None:
        """Return the independent organisation that speaks.

        None for copies, whose source speaks already, and for the agency.
        """
        if passage_id not in self.passages or passage_id in self.sources:
            return None
        speaker = self.understood[passage_id].organisation_id
        if speaker is None:
            return None
        voice = self.roots.get(speaker, speaker)
        return None if voice in self._barred else voice

    @cached_property
    def newest(self) -> Date | None:
        """The day of the newest dated note."""
        return max((note.date for note in self.notes.values() if note.date), default=None)

    @cached_property
    def contexts(self) -> dict[tuple[NoteId, int], list[PassageId]]:
        """The passages of each context, by note and the context's number in it."""
        found: dict[tuple[NoteId, int], list[PassageId]] = defaultdict(list)
        for passage_id in self.passages:
            found[self.context_of(passage_id)].append(passage_id)
        return found

    def context_of(self, passage_id: PassageId) -> tuple[NoteId, int]:
        """Return the key of the context that a passage stands in."""
        return self.passages[passage_id].note_id, self.understood[passage_id].context

    def note_of(self, passage_id: PassageId) -> NoteSummary:
        """Return the note a passage stands in."""
        return self.notes[self.passages[passage_id].note_id]

    @cached_property
    def standard_text(self) -> frozenset[PassageId]:
        """Passages that stand nearly word for word in three notes or more: nobody's statement."""
        copies: dict[PassageId, set[NoteId]] = defaultdict(set)
        for passage_id in self.passages:
            copies[self.source_of(passage_id)].add(self.passages[passage_id].note_id)
        return frozenset(
            each for each in self.passages if len(copies[self.source_of(each)]) >= _STANDARD_TEXT
        )

    def widened(self, records: Records, ids: Sequence[PassageId]) -> Material:
        """Return the material with these passages too, where it knows their notes."""
        passages = [each for each in records.passages.get(ids) if each.note_id in self.notes]
        understood = records.understanding.load([each.id for each in passages])
        known = {each.id: each for each in passages if each.id in understood}
        return replace(
            self,
            passages={**self.passages, **known},
            understood={**self.understood, **{each: understood[each] for each in known}},
        )

    def source_of(self, passage_id: PassageId) -> PassageId:
        """Return the passage that this one copies or translates, itself where none."""
        return self.sources.get(passage_id, passage_id)


def gather(
    records: Records, agency: Sequence[str], ids: Sequence[PassageId] | None = None
) -> Material:
    """Return the material of all understood live passages, or of `ids`."""
    understood = records.understanding.load(ids)
    passages = records.passages.get(list(understood))
    own = {name_key(name) for name in agency}
    organisations = {each.id: each for each in records.directory.organisations()}
    return Material(
        passages={each.id: each for each in passages},
        understood=understood,
        notes={each.id: each for each in records.notes.summaries()},
        organisations=organisations,
        sources=records.copies.sources(),
        agency=frozenset(each.id for each in organisations.values() if name_key(each.name) in own),
    )


def with_contexts(material: Material, members: Iterable[PassageId]) -> frozenset[PassageId]:
    """Return all passages of the contexts in which the members stand."""
    keys = {material.context_of(each) for each in members if each in material.passages}
    return frozenset(each for key in keys for each in material.contexts[key])
