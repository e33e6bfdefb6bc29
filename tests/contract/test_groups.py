"""What a store keeps of findings: kinds and voices, copies, lasting groups, events, decisions."""

from dataclasses import replace
from datetime import UTC, date, datetime

from understood import understood

from ideation.domain.decision import Decision, Heard, Verdict, WakeIf, WakeKind
from ideation.domain.group import Change, GroupEvent, Level
from ideation.domain.note import NoteChange
from ideation.domain.organisation import Category, OrganisationDraft
from ideation.domain.passage import Attribution, By, Kind
from ideation.domain.plan import Act, ActKind, counting

AT = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def remove(store, note_id):
    with store.writing() as records:
        records.notes.update(note_id, NoteChange(version=1, removed_at=AT))


def living(store, level=Level.CLUSTER):
    with store.reading() as records:
        return records.groups.living(level)


def test_what_was_understood_comes_back_and_shows_in_the_passage(store, put, passages):
    note_id = put("They need a bench.", organisations=(OrganisationDraft(name="Kiln"),))
    [passage] = passages(note_id)
    with store.writing() as records:
        [organisation] = records.directory.organisations()
        one = understood(organisation_id=organisation.id, shared="for all", doubt="but")
        records.understanding.put("1", {passage.id: one})
    with store.reading() as records:
        assert records.understanding.load() == {passage.id: one}
        [shown] = records.passages.get([passage.id])
    assert (shown.kind, shown.attribution) == (Kind.NEED, Attribution.OWN)
    assert shown.organisation_id == organisation.id


def test_a_note_waits_until_all_its_passages_are_understood_by_the_newest_rules(
    store, put, passages
):
    note_id = put("One.", "Two.")
    one, two = passages(note_id)
    with store.writing() as records:
        records.understanding.put("1", {one.id: understood()})
        assert records.understanding.waiting("1", 10) == [note_id]
        records.understanding.put("1", {two.id: understood(kind=None, attribution=None)})
        assert records.understanding.waiting("1", 10) == []
        assert records.understanding.waiting("2", 10) == [note_id]
        records.understanding.forget([note_id])
        assert records.understanding.waiting("1", 10) == [note_id]


def test_a_removed_note_neither_waits_nor_is_understood(store, put, passages):
    note_id = put("One.")
    [passage] = passages(note_id)
    with store.writing() as records:
        records.understanding.put("1", {passage.id: understood()})
    remove(store, note_id)
    with store.reading() as records:
        assert records.understanding.load() == {}
        assert records.understanding.waiting("2", 10) == []


def test_a_copy_repeats_its_source_word_for_word(store, put):
    put("A sentence said twice.", "A sentence said once more.")
    put("A sentence said twice.")
    with store.writing() as records:
        records.copies.replace({2: 1, 3: 1}, {})
    with store.reading() as records:
        assert records.copies.repeated([1, 2, 3, 99]) == {3: 1}
        assert records.copies.repeated([2]) == {}


def test_copies_are_replaced_as_a_whole(store, put, passages):
    first, second = put("One text."), put("Another text.")
    [one], [other] = passages(first), passages(second)
    with store.writing() as records:
        records.copies.replace({other.id: one.id}, {(second, first): 0.9})
    with store.reading() as records:
        assert records.copies.sources() == {other.id: one.id}
        assert records.copies.twins() == {(second, first): 0.9}
    with store.writing() as records:
        records.copies.replace({}, {})
        assert (records.copies.sources(), records.copies.twins()) == ({}, {})


def test_a_group_keeps_its_members_names_and_level(store, put, passages):
    [one, two, three] = passages(put("One.", "Two.", "Three."))
    with store.writing() as records:
        cluster = records.groups.add(Level.CLUSTER, AT)
        idea = records.groups.add(Level.IDEA, AT)
        records.groups.describe(cluster, name=None, machine_names={"*": "a · b"}, terms=["a", "b"])
        records.groups.place(Level.CLUSTER, {two.id: cluster, one.id: cluster}, By.MACHINE)
        records.groups.place(Level.CLUSTER, {three.id: cluster}, By.HUMAN)
        records.groups.place(Level.IDEA, {one.id: idea}, By.MACHINE)
    [found] = living(store)
    assert (found.id, found.members) == (cluster, (one.id, two.id, three.id))
    assert found.pinned == {three.id}
    assert (found.label("fr"), found.named_by, found.terms) == ("a · b", By.MACHINE, ("a", "b"))
    assert found.born_at == AT
    assert [each.members for each in living(store, Level.IDEA)] == [(one.id,)]
    with store.reading() as records:
        assert records.passages.get([one.id])[0].cluster_id == cluster


def test_a_passage_is_in_one_group_of_a_level_at_most(store, put, passages):
    [one] = passages(put("One."))
    with store.writing() as records:
        first, second = (records.groups.add(Level.CLUSTER, AT) for _ in range(2))
        records.groups.place(Level.CLUSTER, {one.id: first}, By.MACHINE)
        records.groups.place(Level.CLUSTER, {one.id: second}, By.HUMAN)
    assert [each.members for each in living(store)] == [(), (one.id,)]
    with store.writing() as records:
        records.groups.place(Level.CLUSTER, {one.id: None}, By.MACHINE)
    assert [each.members for each in living(store)] == [(), ()]


def test_an_ended_group_frees_its_members_and_its_id_is_never_given_again(store, put, passages):
    [one] = passages(put("One."))
    with store.writing() as records:
        first = records.groups.add(Level.CLUSTER, AT)
        records.groups.place(Level.CLUSTER, {one.id: first}, By.MACHINE)
        records.groups.end(first, AT)
        second = records.groups.add(Level.CLUSTER, AT)
    assert second > first
    assert [each.id for each in living(store)] == [second]
    with store.reading() as records:
        assert records.passages.get([one.id])[0].cluster_id is None


def test_the_members_of_a_removed_note_are_no_members(store, put, passages):
    note_id = put("One.")
    [one] = passages(note_id)
    with store.writing() as records:
        group = records.groups.add(Level.CLUSTER, AT)
        records.groups.place(Level.CLUSTER, {one.id: group}, By.MACHINE)
    remove(store, note_id)
    assert [each.members for each in living(store)] == [()]


def test_a_passage_that_goes_leaves_its_group(store, put, passages, rewrite):
    note_id = put("One.", "Two.")
    one, two = passages(note_id)
    with store.writing() as records:
        group = records.groups.add(Level.CLUSTER, AT)
        records.groups.place(Level.CLUSTER, {one.id: group, two.id: group}, By.MACHINE)
    rewrite(note_id, "Two.")
    assert [each.members for each in living(store)] == [(two.id,)]


def test_events_and_decisions_stay_in_their_order(store):
    with store.writing() as records:
        group = records.groups.add(Level.IDEA, AT)
        events = [
            GroupEvent(group_id=group, change=Change.BIRTH, at=AT, by=By.MACHINE, came=3),
            GroupEvent(
                group_id=group,
                change=Change.MERGE,
                at=AT,
                by=By.HUMAN,
                others=(group,),
                came=2,
                went=1,
                detail="a → b",
            ),
        ]
        decisions = [
            Decision(group_id=group, verdict=verdict, reason=reason, by=By.HUMAN, at=AT)
            for verdict, reason in ((Verdict.HOLD, "no money"), (Verdict.ADVANCE, "money"))
        ]
        records.chronicle.record(events)
        for decision in decisions:
            records.chronicle.decide(decision)
    with store.reading() as records:
        assert records.chronicle.events(group) == events
        found = records.chronicle.decisions([group])
    assert [replace(each, id=0) for each in found] == decisions
    assert found[0].id < found[1].id


def test_a_decision_keeps_all_it_was_given_and_is_marked_when_taken_back(store):
    condition = WakeIf(kind=WakeKind.DATE, day=date(2027, 1, 15))
    heard = Heard(organisation_id=3, category=Category.FIRM, passage_ids=(5, 8))
    nameless = Heard(organisation_id=4, category=None, passage_ids=())
    with store.writing() as records:
        group = records.groups.add(Level.IDEA, AT)
        given = Decision(
            group_id=group,
            verdict=Verdict.HOLD,
            reason="no money",
            by=By.HUMAN,
            at=AT,
            who="A. Brandt",
            wake_if=(condition, WakeIf(kind=WakeKind.ORGANISATION, organisation_id=9)),
            heard=(heard, nameless),
            seen=(5, 8, 13),
        )
        records.chronicle.decide(given)
    with store.writing() as records:
        [kept] = records.chronicle.decisions([group])
        assert replace(kept, id=0) == given
        records.chronicle.take_back(kept.id, AT, "M. Lund")
        # Who took it back first stays on record.
        records.chronicle.take_back(kept.id, AT, "somebody else")
    with store.reading() as records:
        [gone] = records.chronicle.decisions([group])
        assert gone == replace(kept, undone_at=AT, undone_by="M. Lund")


def test_acts_of_people_are_kept_by_kind_and_idea_and_taken_back(store):
    with store.writing() as records:
        group = records.groups.add(Level.IDEA, AT)
        line = Act(
            what=ActKind.LINE,
            group_id=group,
            subject="1",
            content={"step": "call „Ä“", "goals": [1, 2], "due": None},
            at=AT,
            who="M. Lund",
        )
        goal = replace(line, what=ActKind.GOAL, group_id=None, content={"removed": False})
        ids = [records.acts.add(each) for each in (line, goal, line)]
        records.acts.take_back(ids[2], AT, "A. Brandt")
    with store.reading() as records:
        first, second = records.acts.of(ActKind.LINE, [group])
        assert replace(first, id=0) == line
        assert (second.undone_at, second.undone_by) == (AT, "A. Brandt")
        assert counting([first, second]) == [first]
        assert [each.id for each in records.acts.of(ActKind.GOAL)] == [ids[1]]
        assert records.acts.of(ActKind.CLAIM, [group]) == []
        assert records.acts.of(ActKind.LINE, []) == []
