"""Repositories of who and what is named: mentions, promises, proposals, edits of the directory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as Date
from datetime import datetime
from typing import Protocol

from ideation.domain.ids import ContactId, NoteId, OrganisationId, PassageId
from ideation.domain.inbox import Proposal, Proposed
from ideation.domain.mention import FollowUp, FollowUpStatus, Mention
from ideation.domain.organisation import Category, Status


class MentionRepository(Protocol):
    """What notes name."""

    def replace(self, note_id: NoteId, mentions: Sequence[Mention]) -> None:
        """Make these all that a note names."""

    def of_note(self, note_id: NoteId) -> list[Mention]:
        """Return what a note names, in order; what was rejected is left out."""


class FollowUpRepository(Protocol):
    """Promises."""

    def propose(self, passage_id: PassageId, who: str, due: Date | None, at: datetime) -> int:
        """Propose a promise and return its id; one that is known stays as it is."""

    def all(self, status: FollowUpStatus | None = None) -> list[FollowUp]:
        """Return the promises of live notes, soonest first, those without a day last."""

    def set_status(self, follow_up_id: int, status: FollowUpStatus, at: datetime) -> None:
        """Set where a promise stands."""


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
        """Propose something; what was proposed before, decided or not, stays as it is."""

    def waiting(self) -> list[Proposal]:
        """Return what nobody has decided on, by kind, the surest first, then the oldest."""

    def subjects(self, ids: Sequence[int]) -> Mapping[int, tuple[Proposed, int, int]]:
        """Return what proposals are about: kind, subject and the other one, by id."""

    def decide(self, proposal_id: int, *, accepted: bool, at: datetime) -> None:
        """Note the verdict on a proposal."""

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
        """Return the contact of that name and organisation, made as a proposal where unknown."""

    def meet(
        self,
        note_id: NoteId,
        organisations: Sequence[OrganisationId],
        contacts: Sequence[ContactId],
    ) -> None:
        """Propose whom a note met; what a person said of it stays."""

    def set_status(self, party_id: int, status: Status, *, contact: bool) -> None:
        """Confirm or reject an organisation or contact."""

    def set_parent(self, organisation_id: int, parent_id: int | None) -> None:
        """Say which organisation another one belongs to."""

    def merge(self, kept_id: int, gone_id: int, at: datetime, *, contact: bool) -> int:
        """Make two entries one: everything of `gone_id` goes to `kept_id`; return the merge's id.

        Raises BadInput for one and the same, NotFound where one of them is not there.
        """

    def unmerge(self, gone_id: int, at: datetime, *, contact: bool) -> int:
        """Undo the newest merge of `gone_id`; return the one it had gone to."""
