"""Who a workspace knows: organisations, contacts, what notes name, and the inbox."""

from __future__ import annotations

from collections.abc import Sequence

from ideation.domain.ids import NoteId
from ideation.domain.inbox import Proposal, Proposed
from ideation.domain.mention import FollowUp, FollowUpStatus, Mention
from ideation.domain.organisation import Contact, Organisation
from ideation.ports import Clock, Runner, Store
from ideation.services import inbox, parties
from ideation.services.mentions import mentions_of


class People:
    """The organisations and people of one workspace."""

    def __init__(self, run: Runner, store: Store, clock: Clock) -> None:
        self._run = run
        self._store = store
        self._clock = clock

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

    def decide(self, ids: Sequence[int], *, accepted: bool) -> list[int]:
        """Accept or reject proposals, all of them or none."""
        return self._run(inbox.decide_proposals, self._store, self._clock, ids, accepted=accepted)

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
