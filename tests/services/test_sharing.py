"""Shared ideas from the store: parents count once, the agency never, removed notes not at all."""

import numpy as np
import pytest

from ideation.domain.note import NoteChange, NoteDraft, NoteHeader
from ideation.domain.organisation import OrganisationDraft
from ideation.domain.passage import PassageDraft, Span
from ideation.domain.vector import Model
from ideation.services.shared_ideas import find_groups
from ideation.storage.sqlite import SqliteStore

pytestmark = pytest.mark.usefixtures("plain_words")

MODEL = Model(name="model", revision="r1", dim=4)
AGENCY = ("Siwenal",)


@pytest.fixture
def store(tmp_path):
    return SqliteStore(tmp_path / "ideation.db")


@pytest.fixture
def say(store, clock):
    """Store a note of one statement whose vector points along `axis`, said by organisations."""

    def put(text, axis, *organisations):
        header = NoteHeader(organisations=tuple(map(draft, organisations)))
        passage = PassageDraft(
            span=Span(start=0, end=len(text)),
            text=text,
            reading=text,
            language="en",
            language_probability=1.0,
        )
        with store.writing() as records:
            note_id = records.notes.add(
                NoteDraft(text=text, header=header), title=text, content_hash=text, at=clock()
            )
            records.passages.replace(note_id, [passage])
            [stored] = records.passages.of_note(note_id)
            vector = np.eye(MODEL.dim, dtype=np.float32)[[axis]]
            records.vectors.put(MODEL, [stored.id], vector)
        return stored.id

    def draft(given):
        name, parent = given if isinstance(given, tuple) else (given, None)
        return OrganisationDraft(name=name, parent=parent)

    return put


def groups_of(store):
    return find_groups(store, MODEL, AGENCY)


def names(group):
    return [each.name for each in group.organisations]


def test_near_statements_form_a_group_and_the_rest_stands_alone(store, say):
    near = [say(f"The test bench stands idle {day}.", 0, "A") for day in ("today", "now", "again")]
    say("The oven smokes.", 1, "B")
    say("The hall is cold.", 2, "C")
    found = groups_of(store)
    [group] = found.groups
    assert [passage.id for passage in group.passages] == near
    assert found.unclustered == 2
    assert (names(group), group.independent) == (["A"], 1)
    assert found.shared == ()
    assert "bench" in group.name


def test_independent_organisations_share_an_idea(store, say):
    say("Rent the bench.", 0, "A")
    say("Hire the bench.", 0, "B")
    say("Lend the bench.", 0)
    [shared] = groups_of(store).shared
    assert (names(shared), shared.independent, len(shared.passages)) == (["A", "B"], 2, 3)


def test_a_parent_and_its_subsidiaries_are_one_voice(store, say):
    say("Rent the bench.", 0, ("Works One", "Holding"))
    say("Hire the bench.", 0, ("Works Two", "HOLDING S.A."))
    say("Lend the bench.", 0, "Holding")
    found = groups_of(store)
    assert (sorted(names(found.groups[0])), found.groups[0].independent) == (
        ["Holding", "Works One", "Works Two"],
        1,
    )
    assert found.shared == ()


def test_the_top_of_a_chain_of_parents_counts(store, say):
    say("Rent the bench.", 0, ("Plant", "Division"))
    say("Hire the bench.", 0, ("Division", "Holding"))
    say("Lend the bench.", 0, ("Another plant", "Holding"))
    assert groups_of(store).groups[0].independent == 1


def test_the_agency_never_counts_in_any_spelling(store, say):
    say("Rent the bench.", 0, "A", "Siwenal")
    say("Hire the bench.", 0, "SIWENAL S.A.")
    say("Lend the bench.", 0, "siwenal")
    found = groups_of(store)
    assert (names(found.groups[0]), found.groups[0].independent) == (["A"], 1)
    assert found.shared == ()


def test_a_removed_note_has_no_voice(store, say, clock):
    for number, organisation in enumerate(("A", "B", "C", "C")):
        say(f"Bench {number}.", 0, organisation)
    assert groups_of(store).shared[0].independent == 3
    with store.writing() as records:
        records.notes.update(1, NoteChange(version=1, removed_at=clock()))
    assert names(groups_of(store).shared[0]) == ["B", "C"]


def test_a_statement_without_a_vector_waits_outside(store, say):
    for number in range(3):
        say(f"Bench {number}.", 0, "A")
    other = Model(name="other", revision="r2", dim=4)
    assert find_groups(store, other, AGENCY).groups == ()
