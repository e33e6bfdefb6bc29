"""Repositories of who and what is named: mentions, promises, proposals, edits of the directory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as Date
from datetime import datetime
from typing import Protocol

from ideation.domain.ids import ContactId, NoteId, OrganisationId, PassageId
from ideation.domain.inbox import Matter, Proposal, Proposed
from ideation.domain.mention import FollowUp, FollowUpStatus, Mention
from ideation.domain.organisation import Category, Namesake, Reference, Status
from ideation.domain.party import Fact, PartyEdit, Sighting


class MentionRepository(Protocol):
    """What notes name."""

    def replace(self, note_id: NoteId, mentions: Sequence[Mention]) -> None:
        """Make these all that a note names."""

    def of_note(self, note_id: NoteId) -> list[Mention]:
        """Return what a note names, in order; what was rejected is left out."""


class FollowUpRepository(Protocol):
    """Promises."""

    def propose(self, passage_id: PassageId, who: str, due: Date | None, at: datetime) -> int:
        """Propose a promise and return its id; one that somebody decided on stays as it is."""

    def withdraw(self, passage_id: PassageId) -> None:
        """Forget what was proposed of a passage, unless somebody decided on it."""

    def all(self, status: FollowUpStatus | None = None) -> list[FollowUp]:
        """Return the promises of live notes, soonest first, those without a day last."""

    def set_status(self, follow_up_id: int, status: FollowUpStatus, at: datetime) -> None:
        """Set where a promise stands."""

    def correct(self, follow_up_id: int, said: Mapping[str, str], at: datetime) -> None:
        """Set `who` and `due` (a day, "" for none) by a person's word."""

    def uncorrect(self, follow_up_id: int, corrected_at: datetime, at: datetime) -> None:
        """Bring back what a person replaced at a moment."""


class ProposalRepository(Protocol):
    """The inbox."""

    def add(
        self,
        what: Proposed,
        subject_id: int,
        *,
        other_id: int = 0,
        note_id: NoteId | None,
        reason: str,
        at: datetime,
    ) -> None:
        """Propose something; what was proposed before stays, while it waits with the new reason.

        That one is the other is the same proposal whichever of the two is its subject.
        """

    def waiting(self) -> list[Proposal]:
        """Return what nobody has decided on, by kind, the surest first, then the oldest."""

    def matters(self, ids: Sequence[int]) -> Mapping[int, Matter]:
        """Return what proposals are about, by id; unknown ids are left out."""

    def decide(self, proposal_id: int, *, accepted: bool | None, at: datetime) -> None:
        """Note the verdict on a proposal; None takes it back, and the proposal waits again."""

    def waits(self, what: Proposed, subject_id: int) -> bool | None:
        """Tell whether a proposal of something waits; None where there never was one."""

    def rejected(self, what: Proposed) -> set[tuple[int, int]]:
        """Return subject and other of the proposals of a kind that were rejected."""


class PartyEdits(Protocol):
    """Changes to organisations and contacts."""

    def propose_organisation(
        self, name: str, category: Category | None
    ) -> tuple[OrganisationId, Status]:
        """Return the organisation of that name, made as a proposal where there is none."""

    def propose_contact(
        self, name: str, role: str | None, organisation_id: OrganisationId | None
    ) -> tuple[ContactId, Status]:
        """Return the contact of that name and organisation, made as a proposal where unknown.

        Titles and the order of the words do not tell two names apart.
        """

    def namesakes(self, name: str) -> list[Namesake]:
        """Return the living contacts whose names share a word with `name`, the surest first."""

    def meet(
        self,
        note_id: NoteId,
        organisations: Sequence[OrganisationId],
        contacts: Sequence[ContactId],
    ) -> None:
        """Propose whom a note met; what a person said of it stays."""

    def set_status(self, party_id: int, status: Status, *, contact: bool) -> None:
        """Confirm or reject an organisation or contact."""

    def respell(self, party_id: int, name: str, *, contact: bool) -> None:
        """Write a name otherwise that stays the same name: case, accents, legal form."""

    def set_parent(self, organisation_id: int, parent_id: int | None) -> None:
        """Say which organisation another one belongs to."""

    def merge(self, kept_id: int, gone_id: int, at: datetime, *, contact: bool) -> int:
        """Make two entries one: everything of `gone_id` goes to `kept_id`; return the merge's id.

        Raises BadInput for one and the same, NotFound where one of them is not there.
        """

    def unmerge(self, gone_id: int, at: datetime, *, contact: bool) -> int:
        """Undo the newest merge of `gone_id`; return the one it had gone to."""

    def merged_at(self, gone_id: int, *, contact: bool) -> datetime | None:
        """Return when an entry went into another one; None where it stands for itself."""

    def forget(self, party_id: int, *, contact: bool) -> None:
        """Remove an entry that nothing names any more; one that something names stays."""


class PartyFacts(Protocol):
    """What people say of organisations and contacts, and the notes it comes from."""

    def set(
        self, party_id: int, fact: Fact, value: str | None, at: datetime, *, contact: bool
    ) -> None:
        """Set a fact by a person's word; what it was before can be brought back."""

    def edits(self, party_id: int, *, contact: bool) -> list[PartyEdit]:
        """Return what people changed and nobody undid, the newest first."""

    def undo(self, party_id: int, at: datetime, *, contact: bool) -> PartyEdit | None:
        """Bring back what the newest change replaced; return that change, None without one."""

    def undo_of(
        self, party_id: int, made_at: datetime, at: datetime, *, contact: bool
    ) -> list[PartyEdit]:
        """Bring back what was replaced at a moment, and return those changes.

        A fact that a person has set otherwise since stays.
        """

    def merged(self, party_id: int, *, contact: bool) -> list[Reference]:
        """Return the entries that went into this one and can be brought back, newest first."""

    def sightings(self, party_id: int, *, contact: bool) -> list[Sighting]:
        """Return the live notes where the party was met or is named, the oldest first."""
