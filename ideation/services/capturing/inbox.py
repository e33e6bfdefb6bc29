"""The inbox: confirm or reject what the machine proposes, one by one or many at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ideation.domain.inbox import Correction, Matter, Proposal, Proposed
from ideation.domain.mention import FollowUp, FollowUpStatus
from ideation.domain.organisation import Status
from ideation.errors import BadInput, NotFound
from ideation.ports import Clock, Records, Store
from ideation.services.capturing.correcting import check_correction, correct, uncorrect
from ideation.services.rights import Right, requires


@requires(Right.READ)
def list_proposals(store: Store, what: Proposed | None = None) -> list[Proposal]:
    """Return what waits for a word from a person, by kind, oldest first."""
    with store.reading() as records:
        return [each for each in records.proposals.waiting() if what in (None, each.what)]


@requires(Right.CAPTURE)
def decide_proposals(
    store: Store,
    clock: Clock,
    ids: Sequence[int],
    correction: Correction | None = None,
    *,
    accepted: bool,
) -> list[int]:
    """Accept or reject proposals, all of them or none; return their ids.

    One that is accepted may be corrected on the way. Raises NotFound for one that does not wait,
    BadInput for a correction of several, or of what its kind does not have.
    """
    at = clock()
    said = correction.given() if correction else {}
    with store.writing() as records:
        waiting = {each.id for each in records.proposals.waiting()}
        unknown = [each for each in ids if each not in waiting]
        if unknown:
            raise NotFound(
                f"No proposal {unknown[0]} waits in the inbox; nothing was decided.",
                hint="`ideation inbox list` shows those that do.",
            )
        matters = records.proposals.matters(ids)
        if said:
            check_correction(list(matters.values()), said)
        for proposal_id, matter in matters.items():
            _apply(records, matter, at, accepted=accepted)
            if said:
                correct(records, matter, said, at)
            records.proposals.decide(proposal_id, accepted=accepted, at=at)
    return list(ids)


@requires(Right.CAPTURE)
def undo_decisions(store: Store, clock: Clock, ids: Sequence[int]) -> list[int]:
    """Take back verdicts, all of them or none; return their ids.

    What was accepted or rejected waits again, what was merged is two again; a pair of notes
    parted before is found again when the next note is understood. Raises NotFound for a
    proposal that nobody has decided on, BadInput where an organisation or person accepted has
    been merged since.
    """
    at = clock()
    with store.writing() as records:
        matters = records.proposals.matters(ids)
        for proposal_id in ids:
            matter = matters.get(proposal_id)
            if matter is None or matter.accepted is None:
                raise NotFound(
                    f"Nobody has decided on a proposal {proposal_id}; nothing was undone.",
                    hint="`ideation inbox accept` and `reject` name the ids they decide on.",
                )
            _take_back(records, matter, at)
            records.proposals.decide(proposal_id, accepted=None, at=at)
    return list(ids)


def _apply(records: Records, matter: Matter, at: datetime, *, accepted: bool) -> None:
    match matter.what:
        case Proposed.ORGANISATION | Proposed.CONTACT:
            status = Status.CONFIRMED if accepted else Status.REJECTED
            contact = matter.what is Proposed.CONTACT
            records.parties.set_status(matter.subject_id, status, contact=contact)
        case Proposed.FOLLOW_UP:
            standing = FollowUpStatus.OPEN if accepted else FollowUpStatus.REJECTED
            records.follow_ups.set_status(matter.subject_id, standing, at)
        case Proposed.MERGE | Proposed.SAME_PERSON if accepted:
            contact = matter.what is Proposed.SAME_PERSON
            records.parties.merge(matter.other_id, matter.subject_id, at, contact=contact)
        case Proposed.TWIN if not accepted:
            records.copies.part(matter.subject_id, matter.other_id)


def _take_back(records: Records, matter: Matter, at: datetime) -> None:
    match matter.what:
        case Proposed.ORGANISATION | Proposed.CONTACT:
            contact = matter.what is Proposed.CONTACT
            if matter.accepted:
                uncorrect(records, matter, at)
                _must_stand_for_itself(records, matter)
            records.parties.set_status(matter.subject_id, Status.PROPOSED, contact=contact)
        case Proposed.FOLLOW_UP:
            uncorrect(records, matter, at)
            records.follow_ups.set_status(matter.subject_id, FollowUpStatus.PROPOSED, at)
        case Proposed.MERGE | Proposed.SAME_PERSON if matter.accepted:
            contact = matter.what is Proposed.SAME_PERSON
            records.parties.unmerge(matter.subject_id, at, contact=contact)


def _must_stand_for_itself(records: Records, matter: Matter) -> None:
    contact = matter.what is Proposed.CONTACT
    if records.parties.merged_at(matter.subject_id, contact=contact) is not None:
        raise BadInput(
            f"The {matter.what} {matter.subject_id} was merged into another one since; "
            "nothing was undone.",
            hint=f"Undo that first: ideation {matter.what}s unmerge {matter.subject_id}",
        )


@requires(Right.READ)
def list_follow_ups(store: Store, status: FollowUpStatus | None = None) -> list[FollowUp]:
    """Return promises, soonest first, those without a day last."""
    with store.reading() as records:
        return records.follow_ups.all(status)
