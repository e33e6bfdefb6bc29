"""What hands do to clusters holds through runs, can be undone, and loses no statement."""

import shutil
from datetime import UTC, datetime, timedelta

import hypothesis
import pytest
from hypothesis import strategies as st

from ideation.domain.group import Change, Level
from ideation.domain.hand import Deed
from ideation.domain.language import Language
from ideation.domain.note import NoteDraft, NoteHeader
from ideation.domain.passage import By, PassageDraft, Span
from ideation.domain.run import RunDraft
from ideation.domain.vector import Model
from ideation.errors import BadInput, IdeationError, NotFound
from ideation.services.capturing.capture import hash_of
from ideation.services.grouping.hand_undo import undo_hand
from ideation.services.grouping.hands import (
    create_cluster,
    list_hands,
    merge_clusters,
    move_statements,
    pin_statements,
    rename_cluster,
    split_cluster,
)
from ideation.services.grouping.settling import settle
from ideation.storage.sqlite import SqliteStore

AT = datetime(2026, 11, 1, 9, tzinfo=UTC)
COUNT = 12


class Bench:
    """A store of twelve statements, and runs that propose what a test says."""

    def __init__(self, template, path):
        shutil.copy(template, path / "ideation.db")
        self.store = SqliteStore(path / "ideation.db")
        self.now = AT
        with self.store.reading() as records:
            [note] = records.notes.summaries()
            self.ids = [each.id for each in records.passages.of_note(note.id)]

    def clock(self):
        self.now += timedelta(hours=1)
        return self.now

    def run(self, *groups):
        """Settle groups of statements, given by their numbers, as a run does."""
        proposed = [frozenset(self.ids[each] for each in group) for group in groups if group]
        at = self.clock()
        with self.store.writing() as records:
            run = records.runs.add(
                RunDraft(
                    kind="findings",
                    made_at=at,
                    model=Model(name="m", revision="r", dim=3),
                    parameters={},
                    seed=None,
                    corpus_size=COUNT,
                )
            )
            settle(records, Level.CLUSTER, proposed, run=run, at=at)
            records.memberships.note(at)

    def groups(self):
        with self.store.reading() as records:
            return records.groups.living(Level.CLUSTER)

    def stands(self):
        """Return the cluster of each statement by its number, None for none."""
        owner = {each: group.id for group in self.groups() for each in group.members}
        return [owner.get(each) for each in self.ids]

    def pinned(self):
        with self.store.reading() as records:
            held = records.hands.held_out(Level.CLUSTER)
        found = {each: group.id for group in self.groups() for each in group.pinned}
        return {**found, **dict.fromkeys(held)}

    def everything(self):
        """Return all that an undo must bring back."""
        named = {each.id: each.name for each in self.groups() if each.members}
        return self.stands(), self.pinned(), named

    def of(self, *numbers):
        return [self.ids[each] for each in numbers]


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A database with one note of twelve statements; making it takes longer than copying it."""
    path = tmp_path_factory.mktemp("template") / "ideation.db"
    lines = [f"Statement {number:02}." for number in range(COUNT)]
    text = "\n".join(lines)
    drafts = [
        PassageDraft(
            span=Span(start=text.index(line), end=text.index(line) + len(line)),
            text=line,
            reading=line,
            language=Language.ENGLISH,
            language_probability=0.9,
        )
        for line in lines
    ]
    with SqliteStore(path).writing() as records:
        draft = NoteDraft(text=text, header=NoteHeader())
        note = records.notes.add(draft, title="A note", content_hash=hash_of(text), at=AT)
        records.passages.replace(note, drafts)
    return path


@pytest.fixture
def bench(template, tmp_path):
    bench = Bench(template, tmp_path)
    bench.run({0, 1, 2, 3}, {4, 5, 6, 7})
    return bench


def test_a_moved_statement_stays_where_a_person_put_it(bench):
    one, other = (each.id for each in bench.groups())
    hand = move_statements(bench.store, bench.clock, bench.of(0), other)
    assert (hand.deed, hand.passages) == (Deed.MOVE, set(bench.of(0)))
    bench.run({0, 1, 2, 3}, {4, 5, 6, 7})
    assert bench.stands() == [other, one, one, one, *[other] * 4, *[None] * 4]
    assert bench.pinned() == {bench.ids[0]: other}


def test_a_statement_put_out_of_all_stays_out(bench):
    one = bench.groups()[0].id
    move_statements(bench.store, bench.clock, bench.of(0), None)
    bench.run({0, 1, 2, 3}, {4, 5, 6, 7}, {0, 8, 9})
    assert bench.stands()[0] is None
    assert bench.stands()[1] == one
    # Until a person puts it back.
    move_statements(bench.store, bench.clock, bench.of(0), one)
    assert bench.stands()[0] == one


def test_a_pin_keeps_a_statement_where_the_machine_put_it_and_unpin_lets_go(bench):
    one, other = (each.id for each in bench.groups())
    pin_statements(bench.store, bench.clock, bench.of(0, 8))
    bench.run({1, 2, 3}, {0, 4, 5, 6, 7, 8})
    assert bench.stands()[0] == one
    assert bench.stands()[8] is None
    pin_statements(bench.store, bench.clock, bench.of(0, 8), pinned=False)
    assert bench.stands()[0] == one
    bench.run({1, 2, 3}, {0, 4, 5, 6, 7, 8})
    assert bench.stands()[0] == bench.stands()[8] == other


def test_a_cluster_made_of_statements_from_anywhere_stays_and_draws_its_like(bench):
    one, other = (each.id for each in bench.groups())
    born = create_cluster(bench.store, bench.clock, bench.of(0, 4, 8), "A matter of ours")
    assert bench.stands()[:9] == [born, one, one, one, born, other, other, other, born]
    bench.run({1, 2, 3}, {5, 6, 7}, {0, 4, 8, 9})
    assert bench.stands()[9] == born
    [made] = [each for each in bench.groups() if each.id == born]
    assert (made.name, made.named_by) == ("A matter of ours", By.HUMAN)


def test_what_hands_did_is_told_in_the_history_of_each_cluster(bench):
    one, other = (each.id for each in bench.groups())
    move_statements(bench.store, bench.clock, bench.of(0, 1), other)
    with bench.store.reading() as records:
        here, there = records.chronicle.events(one)[-1], records.chronicle.events(other)[-1]
    assert (here.change, here.by, here.went, here.others) == (Change.MOVE, By.HUMAN, 2, (other,))
    assert (there.change, there.came, there.others) == (Change.MOVE, 2, (one,))


HANDS = {
    "move": lambda b: move_statements(b.store, b.clock, b.of(0, 8), b.groups()[1].id),
    "out": lambda b: move_statements(b.store, b.clock, b.of(0), None),
    "pin": lambda b: pin_statements(b.store, b.clock, b.of(0, 8)),
    "unpin": lambda b: pin_statements(b.store, b.clock, b.of(1), pinned=False),
    "create": lambda b: create_cluster(b.store, b.clock, b.of(0, 4, 9), "New"),
    "split": lambda b: split_cluster(b.store, b.clock, b.groups()[0].id, b.of(0, 2), "New"),
    "merge": lambda b: merge_clusters(b.store, b.clock, *(each.id for each in b.groups())),
    "rename": lambda b: rename_cluster(b.store, b.clock, b.groups()[0].id, "Ours"),
}


@pytest.mark.parametrize("deed", HANDS)
def test_each_hand_can_be_undone(bench, deed):
    pin_statements(bench.store, bench.clock, bench.of(1))
    before = bench.everything()
    HANDS[deed](bench)
    assert bench.everything() != before
    assert undo_hand(bench.store, bench.clock).deed == deed
    assert bench.everything() == before
    newest = list_hands(bench.store)[0]
    assert newest.undone_at is not None
    with bench.store.reading() as records:
        told = [each for each in records.chronicle.events(bench.groups()[0].id)]
    assert told[-1].change is Change.UNDO or deed in ("pin",)


def test_an_undo_after_a_run_leaves_the_runs_own_findings_alone(bench):
    one = bench.groups()[0].id
    move_statements(bench.store, bench.clock, bench.of(0), None)
    bench.run({0, 1, 2, 3, 8}, {4, 5, 6, 7})
    undo_hand(bench.store, bench.clock)
    assert bench.stands()[0] == bench.stands()[8] == one
    assert bench.pinned() == {}


def test_an_older_hand_is_undone_by_its_number_unless_a_later_one_rests_on_it(bench):
    create_cluster(bench.store, bench.clock, bench.of(0, 4), "New")
    rename_cluster(bench.store, bench.clock, bench.groups()[0].id, "Ours")
    born = bench.groups()[-1].id
    move_statements(bench.store, bench.clock, bench.of(9), born)
    with pytest.raises(BadInput, match=r"number 3\) rests on number 1"):
        undo_hand(bench.store, bench.clock, 1)
    undo_hand(bench.store, bench.clock, 2)
    with pytest.raises(BadInput, match="undone already"):
        undo_hand(bench.store, bench.clock, 2)
    undo_hand(bench.store, bench.clock, 3)
    undo_hand(bench.store, bench.clock, 1)
    assert born not in bench.stands()
    with pytest.raises(BadInput, match="Nothing was done by hand"):
        undo_hand(bench.store, bench.clock)
    with pytest.raises(NotFound, match="Nothing was done under number 9"):
        undo_hand(bench.store, bench.clock, 9)


def test_hands_are_told_what_cannot_be_and_change_nothing(bench):
    before = bench.everything()
    for wrong, error, match in (
        (lambda: move_statements(bench.store, bench.clock, [], 1), BadInput, "No statement"),
        (lambda: move_statements(bench.store, bench.clock, [999], 1), NotFound, "statement 999"),
        (
            lambda: move_statements(bench.store, bench.clock, bench.of(0), 77),
            NotFound,
            "cluster 77",
        ),
        (lambda: pin_statements(bench.store, bench.clock, [999]), NotFound, "statement 999"),
        (lambda: create_cluster(bench.store, bench.clock, bench.of(0), " "), BadInput, "name"),
    ):
        with pytest.raises(error, match=match):
            wrong()
    rename_cluster(bench.store, bench.clock, bench.groups()[0].id, "Ours")
    with pytest.raises(BadInput, match="Another cluster is called 'Ours'"):
        create_cluster(bench.store, bench.clock, bench.of(4), "Ours")
    undo_hand(bench.store, bench.clock)
    assert bench.everything() == before


numbers = st.lists(st.integers(0, COUNT - 1), min_size=1, max_size=4, unique=True)
steps = st.one_of(
    st.tuples(st.just("move"), numbers, st.integers(0, 4)),
    st.tuples(st.just("out"), numbers),
    st.tuples(st.just("pin"), numbers),
    st.tuples(st.just("unpin"), numbers),
    st.tuples(st.just("create"), numbers),
    st.tuples(st.just("split"), numbers),
    st.tuples(st.just("merge"), st.integers(0, 4), st.integers(0, 4)),
    st.tuples(st.just("undo"), st.none() | st.integers(1, 6)),
    st.tuples(st.just("run"), st.lists(st.integers(-1, 3), min_size=COUNT, max_size=COUNT)),
)


@hypothesis.settings(max_examples=30)
@hypothesis.given(st.lists(steps, max_size=9))
def test_whatever_hands_and_runs_do_no_statement_is_lost_and_pins_hold(
    template, tmp_path_factory, sequence
):
    bench = Bench(template, tmp_path_factory.mktemp("hands"))
    bench.run({0, 1, 2, 3}, {4, 5, 6, 7}, {8, 9})
    for number, (deed, *what) in enumerate(sequence):
        before = bench.pinned()
        touched = apply(bench, number, deed, what)
        groups = bench.groups()
        members = [each for group in groups for each in group.members]
        # Each statement is in one cluster at most, and none is lost or invented.
        assert len(members) == len(set(members))
        assert set(members) <= set(bench.ids)
        stands = dict(zip(bench.ids, bench.stands(), strict=True))
        after = bench.pinned()
        assert all(stands[each] == where for each, where in after.items())
        if deed == "run":
            assert after == before
        elif deed != "undo":
            assert {k: v for k, v in before.items() if k not in touched} == {
                k: v for k, v in after.items() if k not in touched
            }


def apply(bench, number, deed, what):
    """Do one step; return the statements that it was to touch. What cannot be is refused."""
    groups = [each for each in bench.groups() if each.members]
    pick = lambda at: groups[at % len(groups)].id if groups else 1  # noqa: E731
    touched = bench.of(*what[0]) if isinstance(what[0], list) and deed != "run" else []
    try:
        if deed == "move":
            move_statements(bench.store, bench.clock, touched, pick(what[1]))
        elif deed == "out":
            move_statements(bench.store, bench.clock, touched, None)
        elif deed in ("pin", "unpin"):
            pin_statements(bench.store, bench.clock, touched, pinned=deed == "pin")
        elif deed == "create":
            create_cluster(bench.store, bench.clock, touched, f"New {number}")
        elif deed == "split":
            group = bench.stands()[what[0][0]]
            split_cluster(bench.store, bench.clock, group, touched, f"Part {number}")
        elif deed == "merge":
            touched = [
                each for group in groups if group.id == pick(what[1]) for each in group.members
            ]
            merge_clusters(bench.store, bench.clock, pick(what[0]), pick(what[1]))
        elif deed == "undo":
            undo_hand(bench.store, bench.clock, what[0])
        else:
            bench.run(*({at for at, of in enumerate(what[0]) if of == each} for each in range(4)))
    except IdeationError:
        return []
    return touched
