"""The inbox: confirm or reject what the machine proposes, one by one or many at once."""

from __future__ import annotations

from collections.abc import Sequence

from ideation.domain.inbox import Proposal, Proposed
from ideation.domain.mention import FollowUp, FollowUpStatus
from ideation.domain.organisation import Status
from ideation.errors import NotFound
from ideation.ports import Clock, Records, Store
from ideation.services.rights import Right, requires


@requires(Right.READ)
def list_proposals(store: Store, what: Proposed | None = None) -> list[Proposal]:
    """Return what waits for a word from a person, by kind, oldest first."""
    with store.reading() as records:
        return [each for each in records.proposals.waiting() if what in (None, each.what)]


@requires(Right.CAPTURE)
def decide_proposals(
    store: Store, clock: Clock, ids: Sequence[int], *, accepted: bool
) -> list[int]:
    """Accept or reject proposals, all of them or none; return their ids.

    Raises NotFound for one that does not wait.
    """
    at = clock()
    with store.writing() as records:
        waiting = {each.id for each in records.proposals.waiting()}
        unknown = [each for each in ids if each not in waiting]
        if unknown:
            raise NotFound(
                f"No proposal {unknown[0]} waits in the inbox; nothing was decided.",
                hint="`ideation inbox list` shows those that do.",
            )
        for proposal_id, (what, subject, other) in records.proposals.subjects(ids).items():
            _apply(records, clock, what, subject, other, accepted=accepted)
            records.proposals.decide(proposal_id, accepted=accepted, at=at)
    return list(ids)


def _apply(
    records: Records, clock: Clock, what: Proposed, subject: int, other: int, *, accepted: bool
) -> None:
    match what:
        case Proposed.ORGANISATION | Proposed.CONTACT:
            status = Status.CONFIRMED if accepted else Status.REJECTED
            records.parties.set_status(subject, status, contact=what is Proposed.CONTACT)
        case Proposed.FOLLOW_UP:
            standing = FollowUpStatus.OPEN if accepted else FollowUpStatus.REJECTED
            records.follow_ups.set_status(subject, standing, clock())
        case Proposed.MERGE if accepted:
            records.parties.merge(other, subject, clock(), contact=False)
        case Proposed.TWIN if not accepted:
            records.copies.part(subject, other)


@requires(Right.READ)
def list_follow_ups(store: Store, status: FollowUpStatus | None = None) -> list[FollowUp]:
    """Return promises, soonest first, those without a day last."""
    with store.reading() as records:
        return records.follow_ups.all(status)
