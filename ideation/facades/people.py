"""Who a workspace knows: organisations, contacts, what notes name, and the inbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ideation.domain.ids import NoteId
from ideation.domain.inbox import Correction, Proposal, Proposed
from ideation.domain.mention import FollowUp, FollowUpStatus, Mention
from ideation.domain.organisation import Contact, Organisation
from ideation.domain.party import Fact, PartyEdit
from ideation.facades.facade import Facade
from ideation.services.capturing import inbox
from ideation.services.capturing.mentions import mentions_of
from ideation.services.people import parties
from ideation.services.people.party_lists import Listed, list_parties
from ideation.services.people.profiles import OpenedParty, open_party


class People(Facade):
    """The organisations and people of one workspace."""

    def organisations(self) -> list[Organisation]:
        """Return all organisations by name, proposed ones included."""
        return self._run(parties.list_organisations, self._store)

    def contacts(self) -> list[Contact]:
        """Return all contacts by name, proposed ones included."""
        return self._run(parties.list_contacts, self._store)

    def mentions(self, note_id: int) -> list[Mention]:
        """Return what a note names, in order."""
        return self._run(mentions_of, self._store, NoteId(note_id))

    def proposals(self, what: Proposed | None = None) -> list[Proposal]:
        """Return what waits in the inbox."""
        return self._run(inbox.list_proposals, self._store, what)

    def decide(
        self, ids: Sequence[int], *, accepted: bool, correction: Correction | None = None
    ) -> list[int]:
        """Accept or reject proposals, all of them or none; one may be corrected on the way."""
        args = (self._store, self._clock, ids, correction)
        return self._run(inbox.decide_proposals, *args, accepted=accepted)

    def undo(self, ids: Sequence[int]) -> list[int]:
        """Take back verdicts on proposals, all of them or none."""
        return self._run(inbox.undo_decisions, self._store, self._clock, ids)

    def follow_ups(self, status: FollowUpStatus | None = None) -> list[FollowUp]:
        """Return promises, soonest first."""
        return self._run(inbox.list_follow_ups, self._store, status)

    def merge(self, kept: int, gone: int, *, contact: bool = False) -> None:
        """Make two entries one; `unmerge` undoes it."""
        args = (self._store, self._clock, kept, gone)
        self._run(parties.merge_parties, *args, contact=contact)

    def unmerge(self, gone: int, *, contact: bool = False) -> int:
        """Bring back an entry that was merged into another one; return that one's id."""
        args = (self._store, self._clock, gone)
        return self._run(parties.unmerge_parties, *args, contact=contact)

    def link(self, organisation: int, parent: int | None) -> None:
        """Say which organisation another one belongs to; they count as one voice."""
        self._run(parties.link_parent, self._store, organisation, parent)

    def listed(self, *, contact: bool = False) -> list[Listed]:
        """Return all organisations, or contacts, by name, with sectors and last contact."""
        return self._run(list_parties, self._store, contact=contact)

    def opened(self, party_id: int, *, contact: bool = False) -> OpenedParty:
        """Return an organisation, or a contact, with everything it opens to."""
        return self._run(open_party, self._store, self._settings.agency, party_id, contact=contact)

    def set_facts(
        self, party_id: int, facts: Mapping[Fact, str | None], *, contact: bool = False
    ) -> None:
        """Set facts by a person's word; `undo_fact` takes the newest one back."""
        args = (self._store, self._clock, party_id, facts)
        self._run(parties.set_facts, *args, contact=contact)

    def undo_fact(self, party_id: int, *, contact: bool = False) -> PartyEdit:
        """Bring back what a person's newest change of a fact replaced."""
        return self._run(parties.undo_fact, self._store, self._clock, party_id, contact=contact)
