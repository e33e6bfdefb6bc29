"""What was understood of passages, as a store gives it back: all, some, and what stands around."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from ideation.domain.ids import OrganisationId
from ideation.domain.note import NoteChange
from ideation.domain.organisation import ContactDraft, OrganisationDraft
from ideation.domain.passage import Attribution, Kind
from ideation.domain.understanding import Understanding

FACT = Understanding(
    context=0,
    kind=Kind.FACT,
    kind_cue="",
    attribution=Attribution.OWN,
    attribution_cue="",
    organisation_id=OrganisationId(1),
    shared=None,
    doubt=None,
    is_wish=False,
)


def understand(store, understood):
    with store.writing() as records:
        records.understanding.put("1", understood)


def remove(store, note_id):
    removed_at = datetime(2026, 11, 23, tzinfo=UTC)
    with store.writing() as records:
        records.notes.update(note_id, NoteChange(version=1, removed_at=removed_at))


def test_a_statement_is_of_whoever_said_it_else_of_all_that_were_met(store, put):
    put(
        *("By a firm.", "By a person.", "By nobody known."),
        organisations=(
            OrganisationDraft(name="Kolbenwerk", region="Norden"),
            OrganisationDraft(name="Drehhof"),
        ),
        contacts=(
            ContactDraft(name="Anna Weber", organisation="Kolbenwerk"),
            ContactDraft(name="Luc Thill", organisation="Drehhof"),
            ContactDraft(name="Kim Free"),
        ),
    )
    with store.reading() as records:
        firm = {each.name: each.id for each in records.directory.organisations()}
        person = {each.name: each.id for each in records.directory.contacts()}
    understand(
        store,
        {
            1: replace(FACT, organisation_id=firm["Kolbenwerk"]),
            2: replace(FACT, organisation_id=firm["Drehhof"], speaker_id=person["Luc Thill"]),
        },
    )
    with store.reading() as records:
        firms = records.directory.said_by([1, 2, 3], contacts=False)
        people = records.directory.said_by([1, 2, 3], contacts=True)
        assert records.directory.regions() == {firm["Kolbenwerk"]: "Norden"}
    assert [[each.name for each in firms[number]] for number in (1, 2, 3)] == [
        ["Kolbenwerk"],
        ["Drehhof"],
        ["Kolbenwerk", "Drehhof"],
    ]
    assert [[each.name for each in people[number]] for number in (1, 2, 3)] == [
        ["Anna Weber", "Kim Free"],
        ["Luc Thill"],
        ["Anna Weber", "Luc Thill", "Kim Free"],
    ]


def six(store, put):
    """Store six statements in one context, and one in another."""
    told = ("A wish.", "Shared.", "Doubted.", "Plain.", "Shared, says one.", "Far.")
    put(*told, organisations=(OrganisationDraft(name="Kolbenwerk GmbH"),))
    understand(
        store,
        {
            1: replace(FACT, is_wish=True),
            2: replace(FACT, shared="for all"),
            3: replace(FACT, doubt="who pays"),
            4: FACT,
            5: replace(FACT, shared="for all", attribution=Attribution.REPORTED),
            6: replace(FACT, shared="for all", context=1),
        },
    )


def test_around_a_statement_is_its_whole_context(store, put):
    six(store, put)
    with store.reading() as records:
        assert records.understanding.around([1]) == [1, 2, 3, 4, 5]
        assert records.understanding.around([6, 4]) == [1, 2, 3, 4, 5, 6]
        assert records.understanding.around([]) == []


def test_contexts_come_whole_and_once(store, put):
    six(store, put)
    put("Not understood yet.", "Nor this.")
    with store.reading() as records:
        assert sorted(records.understanding.together([2, 1])) == [(1, 2, 3, 4, 5)]
        assert sorted(records.understanding.together([6, 4, 99])) == [(1, 2, 3, 4, 5), (6,)]
        assert sorted(records.understanding.together([7, 1])) == [(1, 2, 3, 4, 5), (7,)]
        assert records.understanding.together([]) == []
    remove(store, 1)
    with store.reading() as records:
        assert records.understanding.together([1, 7]) == [(7,)]


def test_what_bears_on_it_is_own_words_of_sharing_and_doubt(store, put):
    six(store, put)
    with store.reading() as records:
        assert records.understanding.around([1], bearing=True) == [1, 2, 3]
        assert records.understanding.around([5], bearing=True) == [2, 3, 5]
        assert records.understanding.around([6], bearing=True) == [6]


def test_some_are_read_as_they_stand_among_all(store, put):
    six(store, put)
    with store.reading() as records:
        everything = records.understanding.load()
        some = records.understanding.load([5, 2, 5, 99])
    assert list(everything) == [1, 2, 3, 4, 5, 6]
    assert list(some.items()) == [(2, everything[2]), (5, everything[5])]


def test_what_is_removed_is_neither_understood_nor_around(store, put):
    six(store, put)
    remove(store, 1)
    with store.reading() as records:
        assert records.understanding.load() == {}
        assert records.understanding.load([1, 2]) == {}
        assert records.understanding.around([1], bearing=True) == []


def test_some_vectors_come_ascending_and_once(store, put, embed, model):
    put("One.", "Two.", "Three.")
    put("Gone.")
    embed()
    remove(store, 2)
    with store.reading() as records:
        ids, vectors = records.vectors.load(model, [3, 1, 3, 4, 99])
        every, rows = records.vectors.load(model)
        assert records.vectors.counts(model) == (3, 0)
    assert ids.tolist() == [1, 3]
    assert every.tolist() == [1, 2, 3]
    assert np.array_equal(vectors, rows[[0, 2]])
