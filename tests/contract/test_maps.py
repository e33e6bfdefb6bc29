"""What a store keeps of the desk of clusters: tree, quality, map, hands, memberships."""

from datetime import UTC, datetime, timedelta

from ideation.domain.group import Level
from ideation.domain.hand import Deed, HandDraft, Stood
from ideation.domain.note import NoteChange
from ideation.domain.passage import By
from ideation.domain.run import RunDraft
from ideation.domain.survey import ClusterQuality, Drawing, Leaf, Moved, Spot

AT = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def a_run(records, model):
    return records.runs.add(
        RunDraft(kind="findings", made_at=AT, model=model, parameters={}, seed=None, corpus_size=3)
    )


def test_the_tree_is_replaced_as_a_whole_and_forgets_what_is_gone(
    store, put, passages, model, rewrite
):
    note = put("One.", "Two.", "Three.")
    one, two, three = (each.id for each in passages(note))
    with store.writing() as records:
        run = a_run(records, model)
        records.survey.put_leaves(run, [Leaf(passage_id=one, joins=-1.0)])
        leaves = [
            Leaf(passage_id=three, joins=-1.0),
            Leaf(passage_id=one, joins=0.4),
            Leaf(passage_id=two, joins=0.1),
            Leaf(passage_id=999, joins=0.1),
        ]
        records.survey.put_leaves(run, leaves)
        assert records.survey.leaves() == leaves[:3]
    rewrite(note, "Two.", "Three.")
    with store.reading() as records:
        assert [each.passage_id for each in records.survey.leaves()] == [three, two]


def test_qualities_are_replaced_as_a_whole(store, model):
    with store.writing() as records:
        run = a_run(records, model)
        first, second = (records.groups.add(Level.CLUSTER, AT) for _ in range(2))
        firm = ClusterQuality(cohesion=0.7, stability=0.8, run_id=run)
        small = ClusterQuality(cohesion=0.5, stability=None, run_id=run)
        records.survey.put_qualities({first: firm})
        records.survey.put_qualities({second: small})
        assert records.survey.qualities() == {second: small}


def test_what_has_a_place_keeps_it_until_the_map_is_drawn_anew(store, put, passages):
    note = put("One.", "Two.")
    one, two = (each.id for each in passages(note))
    with store.writing() as records:
        assert records.map.drawing() is None
        records.map.put([Spot(passage_id=one, x=1.0, y=2.0)])
        late = [Spot(passage_id=one, x=9.0, y=9.0), Spot(passage_id=two, x=3.0, y=4.0)]
        records.map.put([*late, Spot(passage_id=999, x=0.0, y=0.0)])
        assert records.map.spots() == [Spot(passage_id=one, x=1.0, y=2.0), late[1]]
        drawing = Drawing(at=AT, revision="r1")
        records.map.begin(drawing)
        assert (records.map.spots(), records.map.drawing()) == ([], drawing)
        records.map.put(late)
    with store.writing() as records:
        records.notes.update(note, NoteChange(version=1, removed_at=AT))
    with store.reading() as records:
        assert records.map.spots() == []


def test_a_hand_comes_back_as_it_was_kept(store, put, passages):
    one, two = (each.id for each in passages(put("One.", "Two.")))
    with store.writing() as records:
        group, other = (records.groups.add(Level.CLUSTER, AT) for _ in range(2))
        draft = HandDraft(
            deed=Deed.MERGE,
            at=AT,
            stood=(
                Stood(passage_id=one, group_id=other, by=By.MACHINE),
                Stood(passage_id=two, group_id=None, by=By.HUMAN),
            ),
            group_id=group,
            ended=other,
            old_name="before",
        )
        hand = records.hands.add(draft)
        records.hands.add(HandDraft(deed=Deed.PIN, at=AT))
        records.hands.take_back(hand.id, AT)
    with store.reading() as records:
        first, second = records.hands.all()
    assert (first.id, first.deed, first.stood) == (hand.id, Deed.MERGE, draft.stood)
    assert (first.group_id, first.ended, first.old_name) == (group, other, "before")
    assert (first.undone_at, second.undone_at) == (AT, None)
    assert (first.passages, first.groups) == ({one, two}, {group, other})


def test_what_a_person_puts_into_none_is_held_out_until_it_is_placed_again(store, put, passages):
    one, two = (each.id for each in passages(put("One.", "Two.")))
    with store.writing() as records:
        group = records.groups.add(Level.CLUSTER, AT)
        records.groups.place(Level.CLUSTER, {one: None}, By.HUMAN)
        records.groups.place(Level.CLUSTER, {two: None}, By.MACHINE)
        assert records.hands.held_out(Level.CLUSTER) == {one}
        assert records.hands.held_out(Level.IDEA) == frozenset()
        records.groups.place(Level.CLUSTER, {one: group}, By.MACHINE)
        assert records.hands.held_out(Level.CLUSTER) == frozenset()


def test_an_ended_group_can_live_again_under_its_id_and_name(store):
    with store.writing() as records:
        group = records.groups.add(Level.CLUSTER, AT)
        records.groups.describe(group, name="Ours", machine_names={}, terms=[])
        records.groups.end(group, AT)
        records.hands.revive(group)
        [found] = records.groups.living(Level.CLUSTER)
    assert (found.id, found.name, found.members) == (group, "Ours", ())


def test_memberships_tell_who_stood_elsewhere_at_a_time(store, put, passages):
    one, two, three = (each.id for each in passages(put("One.", "Two.", "Three.")))
    days = [AT + timedelta(days=each) for each in range(4)]
    with store.writing() as records:
        group, other = (records.groups.add(Level.CLUSTER, days[0]) for _ in range(2))
        records.groups.place(Level.CLUSTER, {one: group, two: group}, By.MACHINE)
        # Noted late: what stood there before has stood there since the cluster was born.
        records.memberships.note(days[1])
        assert records.memberships.moved(days[0]) == []
        records.groups.place(Level.CLUSTER, {one: other, two: None, three: other}, By.MACHINE)
        records.memberships.note(days[2])
        records.memberships.note(days[3])
        assert records.memberships.moved(days[1]) == [
            Moved(passage_id=one, then=group, now=other),
            Moved(passage_id=two, then=group, now=None),
            Moved(passage_id=three, then=None, now=other),
        ]
        assert records.memberships.moved(days[2]) == []
        # There and back again is no change.
        records.groups.place(Level.CLUSTER, {one: group, two: group, three: None}, By.MACHINE)
        records.memberships.note(days[3])
        assert records.memberships.moved(days[1]) == []
