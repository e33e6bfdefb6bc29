"""Undo what a hand did to clusters, the newest or any that nothing later rests on."""

from __future__ import annotations

from collections.abc import Sequence

from ideation.domain.group import Change, GroupEvent, Level
from ideation.domain.hand import Deed, Hand, HandId
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.passage import By
from ideation.errors import BadInput, NotFound
from ideation.ports import Clock, Records, Store
from ideation.services.rights import Right, requires

_LEVEL = Level.CLUSTER
_SEE = "See what was done: ideation clusters hands"


@requires(Right.CURATE)
def undo_hand(store: Store, clock: Clock, hand_id: HandId | None = None) -> Hand:
    """Take back the newest hand, or the one named; return it.

    Statements stand again where they stood, under whoever had put them there; one whose cluster
    has ended since is free until the next run. BadInput where a later hand rests on this one.
    """
    at = clock()
    with store.writing() as records:
        hands = records.hands.all()
        hand = _chosen(hands, hand_id)
        later = [each for each in hands if each.id > hand.id and each.undone_at is None]
        for each in later:
            if _rests_on(each, hand):
                raise BadInput(
                    f"What was done later (number {each.id}) rests on number {hand.id}.",
                    hint=f"Undo that first: ideation clusters undo --number {each.id}",
                )
        if hand.ended is not None:
            records.hands.revive(hand.ended)
        _put_back(records, hand)
        if hand.deed in (Deed.CREATE, Deed.SPLIT) and hand.group_id is not None:
            records.groups.end(hand.group_id, at)
        if hand.deed is Deed.RENAME:
            _name_back(records, hand)
        records.chronicle.record(
            [
                GroupEvent(
                    group_id=each,
                    change=Change.UNDO,
                    at=at,
                    by=By.HUMAN,
                    detail=hand.deed.value,
                )
                for each in sorted(hand.groups)
            ]
        )
        records.memberships.note(at)
        records.hands.take_back(hand.id, at)
    return hand


def _chosen(hands: Sequence[Hand], hand_id: HandId | None) -> Hand:
    if hand_id is None:
        standing = [each for each in hands if each.undone_at is None]
        if not standing:
            raise BadInput("Nothing was done by hand that could be undone.", hint=_SEE)
        return standing[-1]
    hand = next((each for each in hands if each.id == hand_id), None)
    if hand is None:
        raise NotFound(f"Nothing was done under number {hand_id}.", hint=_SEE)
    if hand.undone_at is not None:
        raise BadInput(f"Number {hand_id} is undone already.", hint=_SEE)
    return hand


def _rests_on(later: Hand, hand: Hand) -> bool:
    """Tell whether undoing `hand` would take the ground from under a later one."""
    if later.passages & hand.passages:
        return True
    if hand.deed in (Deed.CREATE, Deed.SPLIT):
        return hand.group_id in later.groups
    if hand.deed is Deed.RENAME:
        same = later.deed is Deed.RENAME and later.group_id == hand.group_id
        return same or later.ended == hand.group_id
    return later.ended is not None and later.ended in hand.groups


def _put_back(records: Records, hand: Hand) -> None:
    living = {each.id for each in records.groups.living(_LEVEL)}
    # What was edited away or removed since has no place to go back to.
    live = {each.id for each in records.passages.get(sorted(hand.passages))}
    stood = [each for each in hand.stood if each.passage_id in live]
    for by in By:
        back: dict[PassageId, GroupId | None] = {
            each.passage_id: each.group_id
            for each in stood
            if each.by is by and (each.group_id is None or each.group_id in living)
        }
        records.groups.place(_LEVEL, back, by)
    homeless = [
        each.passage_id
        for each in stood
        if each.group_id is not None and each.group_id not in living
    ]
    records.groups.place(_LEVEL, dict.fromkeys(homeless), By.MACHINE)


def _name_back(records: Records, hand: Hand) -> None:
    for group in records.groups.living(_LEVEL):
        if group.id == hand.group_id:
            records.groups.describe(
                group.id,
                name=hand.old_name,
                machine_names=group.machine_names,
                terms=group.terms,
            )
