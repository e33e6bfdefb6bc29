"""What a store remembers of comparisons: who held a run of words first, copies, notes."""

from datetime import UTC, datetime

import numpy as np

from ideation.domain.note import NoteChange

AT = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def embedded(store, model, passages):
    with store.writing() as records:
        ids = [each.id for each in passages]
        records.vectors.put(model, ids, np.ones((len(ids), model.dim), dtype=np.float32))


def test_live_notes_with_vectors_are_comparable_in_reading_order(store, put, passages, model):
    first, second, third = put("One.", "Two."), put("Three."), put("Four.")
    [one, two] = passages(first)
    embedded(store, model, [two, one, *passages(third)])
    with store.writing() as records:
        records.notes.update(third, NoteChange(version=1, removed_at=AT))
    with store.reading() as records:
        [note] = records.compared.comparable(model)
    assert (note.note_id, note.passages, note.organisations) == (first, (one.id, two.id), ())
    assert second not in {note.note_id}


def test_what_is_kept_from_a_passage_on_takes_the_place_of_what_was(store, put, passages):
    [one, two] = passages(put("One.", "Two."))
    [three] = passages(put("Three."))
    with store.writing() as records:
        records.compared.keep(one.id, {11: one.id, 22: two.id}, {two.id: one.id}, {1: "a", 2: "b"})
    with store.writing() as records:
        records.compared.keep(two.id, {33: three.id}, {three.id: one.id}, {2: "c"})
    with store.reading() as records:
        assert records.compared.first_holders([11, 22, 33, 44]) == {11: one.id, 33: three.id}
        assert records.compared.copies() == {three.id: one.id}
        assert records.compared.states() == {2: "c"}
    with store.writing() as records:
        records.compared.keep(None, {}, {}, {})
    with store.reading() as records:
        assert records.compared.first_holders([11]) == {11: one.id}
        assert records.compared.states() == {}


def test_of_a_passage_that_is_gone_nothing_is_kept_but_its_notes_state(store, put, passages):
    note_id = put("One.", "Two.")
    [one, two] = passages(note_id)
    with store.writing() as records:
        records.compared.keep(one.id, {11: one.id, 22: two.id}, {two.id: one.id}, {note_id: "a"})
        records.passages.replace(note_id, [])
        records.compared.keep(None, {33: two.id}, {two.id: one.id}, {note_id: "a"})
    with store.reading() as records:
        assert records.compared.first_holders([11, 22, 33]) == {}
        assert records.compared.copies() == {}
        assert records.compared.states() == {note_id: "a"}
