"""When a decision opens again by itself: its conditions held against who speaks now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as Date

from ideation.domain.candidate import Backer
from ideation.domain.decision import Decision, Heard, WakeIf, WakeKind, Woken
from ideation.domain.ids import OrganisationId, PassageId
from ideation.domain.organisation import Category
from ideation.flagships.gate import PRIVATE, PUBLIC
from ideation.flagships.independence import Roots

_ANY: frozenset[Category | None] = frozenset({*Category, None})
# The categories of backers that each condition waits for.
_AWAITED: Mapping[WakeKind, frozenset[Category | None]] = {
    WakeKind.BACKER: _ANY,
    WakeKind.PUBLIC: frozenset(PUBLIC),
    WakeKind.PRIVATE: frozenset(PRIVATE),
}


def heard_of(backers: Sequence[Backer]) -> tuple[Heard, ...]:
    """Return the backers as a decision keeps them."""
    return tuple(
        Heard(
            organisation_id=each.organisation_id,
            category=each.category,
            passage_ids=each.passage_ids,
        )
        for each in backers
    )


def woken(
    decision: Decision,
    backers: Sequence[Backer],
    speakers: Mapping[PassageId, OrganisationId],
    roots: Roots,
    *,
    today: Date,
) -> tuple[Woken, ...]:
    """Return the conditions of a decision that have come true since, in their order.

    `speakers` are the own-voice statements of the idea with who speaks in each. A backer is a
    further one when neither its house nor any of its statements stood behind the idea at the
    decision; so a merge of two entries, or a parent named later, is nothing new.
    """
    found = (
        _came_true(each, decision, backers, speakers, roots, today) for each in decision.wake_if
    )
    return tuple(each for each in found if each is not None)


def _came_true(
    condition: WakeIf,
    decision: Decision,
    backers: Sequence[Backer],
    speakers: Mapping[PassageId, OrganisationId],
    roots: Roots,
    today: Date,
) -> Woken | None:
    if condition.day is not None:
        return Woken(condition=condition) if today >= condition.day else None
    if condition.organisation_id is not None:
        awaited = roots.get(condition.organisation_id, condition.organisation_id)
        said = {
            passage_id: speaker
            for passage_id, speaker in speakers.items()
            if roots.get(speaker, speaker) == awaited and passage_id not in decision.seen
        }
        return _opened(condition, list(said.values()), list(said))
    further = _further(decision, backers, roots, _AWAITED[condition.kind])
    return _opened(
        condition,
        [each.organisation_id for each in further],
        [passage_id for each in further for passage_id in each.passage_ids],
    )


def _further(
    decision: Decision,
    backers: Sequence[Backer],
    roots: Roots,
    awaited: frozenset[Category | None],
) -> list[Backer]:
    """Return the backers of these categories whose voice was not among them at the decision."""
    known = [each for each in decision.heard if each.category in awaited]
    voices = {roots.get(each.organisation_id, each.organisation_id) for each in known}
    said = {passage_id for each in known for passage_id in each.passage_ids}
    voices |= {each.root for each in backers if said & set(each.passage_ids)}
    return [each for each in backers if each.category in awaited and each.root not in voices]


def _opened(
    condition: WakeIf, organisations: Sequence[OrganisationId], passages: Sequence[PassageId]
) -> Woken | None:
    if not passages:
        return None
    return Woken(
        condition=condition,
        organisation_ids=tuple(dict.fromkeys(organisations)),
        passage_ids=tuple(passages),
    )
