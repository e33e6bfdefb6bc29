"""The ledger of a candidate: who said what, and whether it counts as an independent voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ideation.domain.candidate import Candidate
from ideation.domain.ids import NoteId, OrganisationId, PassageId
from ideation.domain.ledger import Ledger, LedgerRow, Standing
from ideation.domain.organisation import Organisation
from ideation.domain.passage import Attribution
from ideation.flagships.backing import first_voices
from ideation.flagships.case import Case
from ideation.flagships.gate import one_per_root
from ideation.ports import Store
from ideation.services.deciding.candidates import OpenedCandidate
from ideation.services.material import Material
from ideation.services.rights import Right, requires

_ORDER = list(Standing)


@requires(Right.READ)
def ledger_of(store: Store, opened: OpenedCandidate) -> Ledger:
    """Return the ledger: one row a statement, and one counting row a house."""
    with store.reading() as records:
        twins = records.copies.twins()
    clerk = _Clerk(opened, frozenset(frozenset(pair) for pair in twins))
    rows = [clerk.row(each) for each in ledger_ids(opened.candidate)]
    # Stable: within a reason the strongest statement stays first.
    rows.sort(key=lambda each: _ORDER.index(each.reason))
    return Ledger(
        candidate_id=opened.candidate.id,
        name=opened.candidate.name,
        claim=opened.candidate.claim,
        rows=tuple(rows),
    )


def ledger_ids(candidate: Candidate) -> list[PassageId]:
    """Return the statements of a ledger: those of the backers, then all others that bear on it."""
    counted = [each for backer in candidate.backers for each in backer.passage_ids]
    gate = candidate.gate
    lights = (gate.independent, gate.public_private, gate.beyond_one)
    rest = [each for light in lights for each in (*light.support, *light.against)]
    return list(dict.fromkeys((*counted, *rest, *candidate.passage_ids)))


class _Clerk:
    """Writes the rows of one candidate."""

    def __init__(self, opened: OpenedCandidate, twins: frozenset[frozenset[NoteId]]) -> None:
        self._candidate: Candidate = opened.candidate
        self._material: Material = opened.material
        self._case: Case = opened.case
        self._twins = twins
        self._speaks = self._speaking()
        self._backing = {
            each: backer.organisation_id
            for backer in opened.candidate.backers
            for each in backer.passage_ids
        }
        self._standard = self._standard_text()
        self._objecting = frozenset(opened.candidate.doubts)
        self._sharing = frozenset(opened.candidate.gate.beyond_one.support)

    def row(self, passage_id: PassageId) -> LedgerRow:
        """Return the row of a statement."""
        material = self._material
        passage, note = material.passages[passage_id], material.note_of(passage_id)
        said = material.understood[passage_id]
        who = self._speaker(passage_id)
        reason, of = self._standing(passage_id)
        return LedgerRow(
            passage_id=passage_id,
            note_id=passage.note_id,
            note=note.title,
            text=passage.text,
            language=passage.language,
            date=note.date,
            organisation_id=who.id if who else None,
            organisation=who.name if who else None,
            category=who.category if who else None,
            size=who.size if who else None,
            sector=note.sector,
            region=who.region if who else None,
            kind=said.kind,
            attribution=said.attribution,
            cue=said.attribution_cue,
            counts=reason is Standing.OWN_VOICE,
            reason=reason,
            of=of,
            doubt=passage_id in self._objecting,
        )

    def _speaker(self, passage_id: PassageId) -> Organisation | None:
        """Return who speaks; the agency where a note met nobody else."""
        material, said = self._material, self._material.understood[passage_id]
        if said.organisation_id is not None:
            return material.organisations.get(said.organisation_id)
        met = [OrganisationId(each.id) for each in material.note_of(passage_id).organisations]
        alone = len(met) == 1 and said.attribution is Attribution.OWN and self._is_agency(met[0])
        return material.organisations.get(met[0]) if alone else None

    def _speaking(self) -> dict[OrganisationId, PassageId]:
        """Return the statement that counts for each house: its strongest, an original if any."""
        return {
            each.root: next(
                (one for one in each.passage_ids if self._material.source_of(one) == one),
                each.passage_ids[0],
            )
            for each in one_per_root(self._candidate.backers)
        }

    def _standing(self, passage_id: PassageId) -> tuple[Standing, str | None]:
        if passage_id in self._backing:
            return self._backed(passage_id, self._backing[passage_id])
        said = self._material.understood[passage_id]
        if passage_id in self._objecting:
            return Standing.DOUBT, None
        if said.attribution is Attribution.REPORTED:
            return Standing.REPORTED, None
        if said.attribution is Attribution.MENTIONED:
            return Standing.MENTIONED, None
        speaker = self._speaker(passage_id)
        if speaker is not None and self._is_agency(speaker.id):
            return Standing.AGENCY, None
        if passage_id in self._standard:
            return Standing.STANDARD_TEXT, None
        if self._repeats(passage_id) and passage_id in self._case.members:
            return Standing.COPY, self._title_of(self._material.source_of(passage_id))
        if passage_id in self._sharing:
            return Standing.SHARES, None
        return Standing.NO_VOICE, None

    def _backed(self, passage_id: PassageId, house: OrganisationId) -> tuple[Standing, str | None]:
        root = self._material.roots[house]
        first = self._speaks[root]
        if passage_id == first:
            return Standing.OWN_VOICE, None
        speaker = self._material.understood[first].organisation_id
        if speaker is not None and speaker != house:
            # Sisters and daughters of one house: the one that speaks first counts for all.
            return Standing.SUBSIDIARY, self._name(root if root != house else speaker)
        source = self._material.source_of(passage_id)
        if source != passage_id or source == self._material.source_of(first):
            twin = self._is_twin(passage_id, source if source != passage_id else first)
            other = source if source != passage_id else first
            return (Standing.TWIN if twin else Standing.COPY), self._title_of(other)
        return Standing.AGAIN, None

    def _is_twin(self, passage_id: PassageId, other: PassageId) -> bool:
        passages = self._material.passages
        if other not in passages:
            return False
        return frozenset((passages[passage_id].note_id, passages[other].note_id)) in self._twins

    def _repeats(self, passage_id: PassageId) -> bool:
        """Tell whether another passage of the case tells the same."""
        source = self._material.source_of(passage_id)
        return source != passage_id or any(
            self._material.source_of(each) == passage_id and each != passage_id
            for each in self._case.members
        )

    def _standard_text(self) -> frozenset[PassageId]:
        """Return the wishes that stand in the notes of too many houses to be anybody's."""
        houses: dict[PassageId, set[OrganisationId]] = defaultdict(set)
        for each in self._case.statements:
            backer = each.understanding.backer
            if backer is not None and each.passage_id in self._case.members:
                houses[each.source].add(self._material.roots.get(backer, backer))
        kept = {each.passage_id for each in first_voices(self._case.statements, self._case.roots)}
        return frozenset(
            each.passage_id
            for each in self._case.statements
            if each.passage_id not in kept and len(houses[each.source]) > _TWO_HOUSES
        )

    def _is_agency(self, organisation: OrganisationId) -> bool:
        roots = self._material.roots
        barred = {roots.get(each, each) for each in self._material.agency}
        return roots.get(organisation, organisation) in barred

    def _title_of(self, passage_id: PassageId) -> str | None:
        passage = self._material.passages.get(passage_id)
        return self._material.notes[passage.note_id].title if passage else None

    def _name(self, organisation: OrganisationId) -> str | None:
        known: Mapping[OrganisationId, Organisation] = self._material.organisations
        found = known.get(organisation)
        return found.name if found else None


# Word for word in two houses is a copy; in more it is standard text.
_TWO_HOUSES = 2
