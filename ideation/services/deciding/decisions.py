"""Decide on ideas, under conditions that open a decision again; take decisions back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date as Date

from ideation.domain.candidate import Candidate
from ideation.domain.decision import (
    Decision,
    Verdict,
    WakeIf,
    WakeKind,
    standing,
)
from ideation.domain.group import Level
from ideation.domain.ids import GroupId, OrganisationId
from ideation.domain.passage import By
from ideation.errors import BadInput, NotFound
from ideation.flagships.waking import heard_of
from ideation.ports import Clock, Records, Store
from ideation.services.rights import Right, requires

# Returns the idea as it stands; NotFound where there is none.
Find = Callable[[GroupId], Candidate]


@requires(Right.DECIDE)
def decide(
    store: Store,
    clock: Clock,
    find: Find,
    group_id: GroupId,
    verdict: Verdict,
    reason: str,
    *,
    wake_if: Sequence[WakeIf] = (),
    who: str,
) -> Decision:
    """Record a decision with its reason and the conditions that open it again.

    The newest one counts, the older ones stay on record. Who backs the idea at this moment is
    kept with it: from that a later condition tells what is new.
    """
    if not reason.strip():
        raise BadInput("A decision needs a reason.", hint="Say it in one sentence with --reason.")
    at = clock()
    candidate = find(group_id)
    decision = Decision(
        group_id=group_id,
        verdict=verdict,
        reason=reason.strip(),
        by=By.HUMAN,
        at=at,
        who=who,
        wake_if=tuple(dict.fromkeys(wake_if)),
        heard=heard_of(candidate.backers),
        seen=candidate.passage_ids,
    )
    with store.writing() as records:
        if all(each.id != group_id for each in records.groups.living(Level.IDEA)):
            raise NotFound(
                f"There is no idea {group_id}.", hint="List them: ideation candidates list"
            )
        _possible(records, decision.wake_if, at.date())
        records.chronicle.decide(decision)
        return records.chronicle.decisions([group_id])[-1]


@requires(Right.DECIDE)
def take_back(store: Store, clock: Clock, group_id: GroupId, who: str) -> Decision:
    """Take the decision that stands back; both stay on record, the one before counts again."""
    with store.writing() as records:
        newest = standing(records.chronicle.decisions([group_id]))
        if newest is None:
            raise BadInput(
                f"No decision stands on idea {group_id}.", hint="There is nothing to take back."
            )
        records.chronicle.take_back(newest.id, clock(), who)
        return next(
            each for each in records.chronicle.decisions([group_id]) if each.id == newest.id
        )


@requires(Right.READ)
def decisions_on(store: Store, day: Date) -> list[Decision]:
    """Return the decisions taken on a day on living ideas, the oldest first."""
    with store.reading() as records:
        ids = [each.id for each in records.groups.living(Level.IDEA)]
        return [each for each in records.chronicle.decisions(ids) if each.at.date() == day]


def read_condition(written: str) -> WakeIf:
    """Return the condition that stands as `backer`, `date:2027-01-01` or `organisation:7`."""
    kind, _, given = written.strip().partition(":")
    if kind not in set(WakeKind):
        raise BadInput(f"There is no condition {written!r}.", hint=_HINT)
    known = WakeKind(kind)
    try:
        return WakeIf(
            kind=known,
            day=Date.fromisoformat(given) if known is WakeKind.DATE else None,
            organisation_id=(
                OrganisationId(int(given)) if known is WakeKind.ORGANISATION else None
            ),
        )
    except ValueError as error:
        raise BadInput(f"The condition {written!r} lacks its day or id.", hint=_HINT) from error


_HINT = "Give backer, public, private, date:YYYY-MM-DD or organisation:ID."


def _possible(records: Records, conditions: Sequence[WakeIf], today: Date) -> None:
    """Refuse a day that has come, and an organisation that is not there."""
    known = {each.id for each in records.directory.organisations()}
    for each in conditions:
        if each.day is not None and each.day <= today:
            raise BadInput(f"The day {each.day} has come already.", hint="Give a day after today.")
        if each.organisation_id is not None and each.organisation_id not in known:
            raise NotFound(
                f"There is no organisation {each.organisation_id}.",
                hint="`ideation organisations list` shows all.",
            )
