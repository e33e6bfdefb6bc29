"""What a store keeps: whole transactions, full text and vectors that follow the passages."""

from datetime import UTC, datetime
from datetime import date as Date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from ideation.domain.language import Language
from ideation.domain.note import NoteChange, NoteDraft, NoteHeader, Source
from ideation.domain.organisation import (
    Category,
    ContactDraft,
    OrganisationDraft,
    Reference,
    Size,
    Status,
)
from ideation.domain.passage import By, ThemeScore
from ideation.domain.run import RunDraft
from ideation.domain.search import Filters, SoughtWord
from ideation.domain.vector import Model
from ideation.errors import BadInput, EditConflict, ModelMismatch, NotFound
from ideation.services.capturing.capture import hash_of
from ideation.storage.sqlite.connection import write_transaction

REMOVED_AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def sought(*words):
    return [SoughtWord(word=word, roots={}) for word in words]


def words_found(store, *words, limit=10, **options):
    with store.reading() as records:
        return records.words.best(records.words.gains(sought(*words)), limit, **options)


def gained(store, sought_words, *ids):
    """What each of these passages gains by all the words together."""
    with store.reading() as records:
        gains = records.words.gains(sought_words)
    return sum(each.of(np.array(ids)) for each in gains).tolist()


def change(store, note_id, version, **what):
    with store.writing() as records:
        records.notes.update(note_id, NoteChange(version=version, **what))


def machine(slug, score):
    return ThemeScore(slug=slug, score=score, by=By.MACHINE)


# Notes


def test_a_note_comes_back_as_it_was_stored(store, put):
    text = "Öl läuft aus 🛢️.\nZweite Zeile\u2028mit Sonderzeichen"
    note_id = put(
        text,
        title="Besuch",
        date=Date(2026, 3, 12),
        author="T. Adeyemi",
        source=Source.MEETING,
        sector="Wood",
        confidential=True,
        organisations=(OrganisationDraft(name="Kolbenwerk GmbH"), OrganisationDraft(name="Aeolia")),
        contacts=(ContactDraft(name="Anna Weber"),),
    )
    with store.reading() as records:
        note = records.notes.get(note_id)
    assert note.text == text
    assert (note.title, note.author, note.sector) == ("Besuch", "T. Adeyemi", "Wood")
    assert (note.date, note.source, note.confidential) == (
        Date(2026, 3, 12),
        Source.MEETING,
        True,
    )
    assert (note.version, note.removed_at) == (1, None)
    assert note.captured_at == datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    assert [each.name for each in note.organisations] == ["Kolbenwerk GmbH", "Aeolia"]
    assert [each.name for each in note.contacts] == ["Anna Weber"]


def test_what_is_unknown_of_a_note_stays_unknown(store, put):
    note_id = put("Only a text.")
    with store.reading() as records:
        note = records.notes.get(note_id)
    assert (note.date, note.author, note.source, note.sector) == (None, None, None, None)
    assert (note.confidential, note.organisations, note.contacts) == (False, (), ())


@pytest.mark.parametrize("unknown", [99, 0, -1, 2**63 - 1, 2**63, 10**30])
def test_an_unknown_note_is_named_whatever_its_number(store, put, unknown):
    put("One note.")
    with store.reading() as records, pytest.raises(NotFound) as refused:
        records.notes.get(unknown)
    assert refused.value.message == f"There is no note {unknown}."


def test_notes_are_listed_newest_first_and_undated_last(store, put):
    undated = put("No date.", title="undated")
    old = put("Old.", title="old", date=Date(2024, 1, 1))
    new = put("New.", title="new", date=Date(2026, 1, 1))
    later = put("Same day, captured later.", title="later", date=Date(2024, 1, 1))
    with store.reading() as records:
        assert [each.id for each in records.notes.summaries()] == [new, later, old, undated]
        assert [each.id for each in records.notes.summaries(ids=[old, undated])] == [old, undated]
        assert records.notes.summaries(ids=[]) == []
        assert records.notes.summaries(removed=True) == []


def test_a_summary_counts_passages_and_names_their_languages_most_frequent_first(store, put):
    spoken = (Language.GERMAN, Language.FRENCH, Language.ENGLISH, Language.FRENCH)
    note_id = put("Eins.", "Deux.", "Three.", "Quatre.", languages=spoken, sector="Wood")
    with store.reading() as records:
        [summary] = records.notes.summaries()
    assert (summary.id, summary.passages, summary.sector) == (note_id, 4, "Wood")
    assert summary.languages == (Language.FRENCH, Language.GERMAN, Language.ENGLISH)


def test_a_change_made_from_an_older_version_is_refused_and_nothing_is_saved(store, put):
    note_id = put("A text.", title="first")
    change(store, note_id, 1, title="second")
    with pytest.raises(EditConflict, match=r"version 2, yours was made from 1"):
        change(store, note_id, 1, title="third", header=NoteHeader(author="Somebody"))
    with store.reading() as records:
        note = records.notes.get(note_id)
    assert (note.title, note.author, note.version) == ("second", None, 2)


def test_a_change_without_a_header_leaves_the_header(store, put):
    note_id = put("A text.", date=Date(2026, 1, 1), organisations=(OrganisationDraft(name="A"),))
    change(store, note_id, 1, text="Another text.", content_hash="h")
    with store.reading() as records:
        note = records.notes.get(note_id)
    assert (note.text, note.date) == ("Another text.", Date(2026, 1, 1))
    assert [each.name for each in note.organisations] == ["A"]


def test_a_text_of_another_note_is_refused(store, put):
    first, second = put("First text."), put("Second text.")
    with store.reading() as records:
        assert records.notes.find(hash_of("First text.")) == first
        assert records.notes.find("unknown") is None
    with pytest.raises(BadInput, match=f"Note {first} already holds exactly this text"):
        change(store, second, 1, text="First text.", content_hash=hash_of("First text."))
    with store.reading() as records:
        assert records.notes.get(second).text == "Second text."


# Passages


def test_passages_come_in_reading_order_with_their_exact_stretch(store, put, passages):
    note_id = put("Äpfel 🍏 first.", "Then pears.", "At last plums.")
    with store.reading() as records:
        text = records.notes.get(note_id).text
    found = passages(note_id)
    assert [each.text for each in found] == ["Äpfel 🍏 first.", "Then pears.", "At last plums."]
    assert [text[each.start : each.end] for each in found] == [each.text for each in found]
    assert {each.note_id for each in found} == {note_id}


def test_passages_are_got_in_the_order_asked_and_unknown_ones_left_out(store, put, passages):
    first, second, third = [each.id for each in passages(put("One.", "Two.", "Three."))]
    with store.reading() as records:
        got = records.passages.get([third, 999, first, second])
        assert records.passages.get([]) == []
    assert [each.text for each in got] == ["Three.", "One.", "Two."]


def test_a_passage_whose_text_stays_keeps_its_id_even_when_it_moves(put, rewrite, passages):
    note_id = put("Alpha.", "Beta.", "Gamma.")
    alpha, _, gamma = passages(note_id)
    rewrite(note_id, "Gamma.", "Delta.", "Alpha.")
    found = passages(note_id)
    assert [each.text for each in found] == ["Gamma.", "Delta.", "Alpha."]
    assert (found[0].id, found[2].id) == (gamma.id, alpha.id)
    assert found[1].id > gamma.id
    assert [(each.start, each.end) for each in found] == [(0, 6), (7, 13), (14, 20)]


def test_a_text_said_twice_keeps_both_ids_in_order(put, rewrite, passages):
    note_id = put("Yes.", "Maybe.", "Yes.")
    first, _, second = passages(note_id)
    rewrite(note_id, "Yes.", "Yes.", "Yes.")
    found = passages(note_id)
    assert [each.id for each in found[:2]] == [first.id, second.id]
    assert found[2].id not in {first.id, second.id}


def test_the_id_of_a_passage_gone_is_never_given_again(put, rewrite, passages):
    note_id = put("One.", "Two.")
    gone = passages(note_id)[-1].id
    rewrite(note_id, "One.")
    rewrite(note_id, "One.", "Three.")
    assert passages(note_id)[-1].id > gone


FILTERED = {
    "none": (Filters(), ["a", "b", "c"]),
    "sector": (Filters(sector="Wood"), ["a"]),
    "language": (Filters(language=Language.FRENCH), ["b"]),
    "since, which an undated note fails": (Filters(since=Date(2026, 2, 1)), ["b"]),
    "until, the day itself included": (Filters(until=Date(2026, 1, 1)), ["a"]),
    "no day left": (Filters(since=Date(2026, 2, 1), until=Date(2026, 1, 1)), []),
    "organisation in any spelling": (Filters(organisation="KOLBENWERK gmbh"), ["a"]),
    "unknown organisation": (Filters(organisation="Nobody"), []),
    "theme": (Filters(theme="digitalisation"), ["c"]),
    "all must pass": (Filters(theme="digitalisation", sector="Wood"), []),
}


def test_filters_keep_exactly_what_passes(store, put, passages, model):
    party = OrganisationDraft(name="Kolbenwerk")
    put("a", sector="Wood", date=Date(2026, 1, 1), organisations=(party,))
    put("b", languages=(Language.FRENCH,), date=Date(2026, 2, 1))
    [third] = passages(put("c"))
    label(store, model, {third.id: [machine("digitalisation", 0.8)]})
    with store.reading() as records:
        ids = {name: records.passages.matching(each) for name, (each, _) in FILTERED.items()}
        found = {
            name: [passage.text for passage in records.passages.get(each.tolist())]
            for name, each in ids.items()
        }
    assert found == {name: expected for name, (_, expected) in FILTERED.items()}
    assert {each.dtype for each in ids.values()} == {np.dtype(np.int64)}


# Transactions


class Stop(BaseException):
    """What no `except Exception` catches."""


def change_everything_and_stop(store, model, kept, reason):
    party = OrganisationDraft(name="Lost")
    with store.writing() as records:
        records.notes.update(kept, NoteChange(version=1, title="changed", removed_at=REMOVED_AT))
        lost = records.notes.add(
            NoteDraft(text="Lost", header=NoteHeader(organisations=(party,))),
            title="lost",
            content_hash="lost",
            at=REMOVED_AT,
        )
        records.passages.replace(kept, [])
        records.vectors.put(model, [1], np.zeros((1, 3), dtype=np.float32))
        assert records.notes.get(lost).title == "lost"
        raise reason


@pytest.mark.parametrize("reason", [RuntimeError, KeyboardInterrupt, Stop])
def test_an_exception_inside_a_transaction_takes_everything_back(store, put, embed, model, reason):
    kept = put("Kept statement.", organisations=(OrganisationDraft(name="A"),))
    embed()
    before = store.generation()
    with pytest.raises(reason):
        change_everything_and_stop(store, model, kept, reason)
    with store.reading() as records:
        assert [each.title for each in records.notes.summaries()] == ["A note"]
        assert [each.text for each in records.passages.of_note(kept)] == ["Kept statement."]
        assert [each.name for each in records.directory.organisations()] == ["A"]
        ids, vectors = records.vectors.load(model)
    assert (ids.tolist(), vectors.tolist()) == ([1], [[1.0, 0.0, 0.0]])
    assert words_found(store, "kept") == [1]
    assert words_found(store, "lost") == []
    assert store.generation() == before
    assert [each.name for each in store.checks(model) if not each.ok] == []


def test_a_reader_sees_one_state_while_another_writes(store, put):
    put("First.")
    with store.reading() as records:
        assert len(records.notes.summaries()) == 1
        put("Second.")
        assert len(records.notes.summaries()) == 1
    with store.reading() as records:
        assert len(records.notes.summaries()) == 2


# Full text


def full_text_is_sound(store, model):
    [check] = [each for each in store.checks(model) if each.name == "full text"]
    return check.ok


def test_full_text_follows_every_change_of_the_passages(store, put, rewrite, model):
    note_id = put("Ein Prüfstand steht leer.", "Der Ofen raucht.")
    assert words_found(store, "Prüfstand") == [1]
    assert full_text_is_sound(store, model)
    rewrite(note_id, "Der Ofen raucht.", "Die Halle ist kalt.")
    assert words_found(store, "Prüfstand") == []
    assert words_found(store, "Ofen") == [2]
    assert words_found(store, "Halle") == [3]
    assert full_text_is_sound(store, model)
    rewrite(note_id)
    assert words_found(store, "Ofen", "Halle") == []
    assert full_text_is_sound(store, model)


def test_words_are_found_without_accents_and_by_their_beginning_from_four_letters_on(store, put):
    put("Prüfstände für Kilometer.")
    assert words_found(store, "prufstand") == [1]
    assert words_found(store, "PRÜFSTÄNDE") == [1]
    assert words_found(store, "ki") == []
    assert words_found(store, "standen") == []


def test_words_come_best_first_and_no_more_than_asked(store, put):
    put("the oven", "a cold hall", "the oven in the hall", "the lid", "the door", "Nothing.")
    assert words_found(store, "oven", "the", "hall") == [3, 1, 2, 4, 5]
    assert words_found(store, "oven", "the", "hall", limit=2) == [3, 1]
    best = words_found(store, "oven", "the")
    relevance = gained(store, sought("oven", "the"), *best)
    assert relevance == sorted(relevance, reverse=True)


def test_a_word_finds_its_roots_and_what_they_may_mean_less_surely(store, put):
    put("Der Ofen raucht.", "Le four fume.", "A kiln smokes.", "Nothing of the kind.")
    with store.writing() as records:
        records.roots.put({1: "ofen rauchen", 2: "four fumer", 3: "kiln smoke"})
    ovens = SoughtWord(word="Öfen", roots={"ofen": 1.0, "four": 0.8, "kiln": 0.3})
    with store.reading() as records:
        assert records.words.best(records.words.gains([ovens]), 10) == [1, 2, 3]
    [own, likely, unlikely, nothing] = gained(store, [ovens], 1, 2, 3, 4)
    assert nothing == 0
    assert (likely / own, unlikely / own) == pytest.approx((0.8, 0.3))


def test_a_word_and_its_translation_in_one_passage_count_once(store, put):
    put("ofen", "ofen four", "nothing")
    with store.writing() as records:
        records.roots.put({1: "ofen", 2: "ofen four"})
    [own, both] = gained(store, [SoughtWord(word="x", roots={"ofen": 1.0, "four": 0.8})], 1, 2)
    assert own == both > 0


def test_a_word_that_tells_little_gains_little(store, put):
    put("a bench", "a hall", "nothing")
    [whole] = gained(store, [SoughtWord(word="bench", roots={})], 1)
    [part] = gained(store, [SoughtWord(word="bench", roots={}, telling=0.2)], 1)
    assert part == pytest.approx(0.2 * whole)


def test_words_may_be_sought_among_some_passages_only(store, put):
    put("oven", "oven", "oven")
    assert words_found(store, "oven", among=np.asarray([3, 1, 70])) == [1, 3]
    assert words_found(store, "oven", among=np.asarray([], dtype=np.int64)) == []


def test_a_phrase_is_found_word_for_word(store, put):
    put("Anna Weber called.", "Weber met Anna.", "ANNA WÉBER wrote.")
    with store.reading() as records:
        assert records.words.holding([["Anna", "Weber"]]) == [1, 3]
        assert records.words.holding([["Anna", "Weber"], ["met"]]) == [1, 2, 3]
        assert records.words.holding([]) == []
        assert records.words.holding([[]]) == []


@given(
    words=st.lists(st.text(max_size=12), max_size=5),
    phrase=st.lists(st.text(max_size=8), max_size=3),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_word_can_break_full_text(store, words, phrase):
    with store.reading() as records:
        looked_for = [SoughtWord(word=each, roots={each: 0.5}) for each in words]
        assert records.words.best(records.words.gains(looked_for), 5) == []
        assert records.words.holding([phrase]) == []


@pytest.mark.parametrize(
    "word",
    ['"', "'", "*", "AND", "a OR b", "NEAR(", "col:x", "-x", "^a", "{a}:b", "(", "\x00", "a\x00b"],
)
def test_what_full_text_reads_as_its_own_is_an_ordinary_word(store, put, word):
    put("Nothing of the kind.")
    assert words_found(store, word) == []


# Vectors


@given(
    vectors=arrays(
        np.float32,
        st.tuples(st.integers(1, 4), st.just(3)),
        elements=st.floats(width=32, allow_nan=False),
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_a_vector_comes_back_bit_for_bit(store, put, model, vectors):
    with store.reading() as records:
        empty = not records.notes.summaries()
    if empty:
        put("One.", "Two.", "Three.", "Four.")
    ids = [1, 2, 3, 4][: len(vectors)]
    with store.writing() as records:
        records.vectors.put(model, ids, vectors)
    with store.reading() as records:
        found, loaded = records.vectors.load(model, ids)
    assert found.tolist() == ids
    assert loaded.dtype == np.float32
    assert loaded.tobytes() == vectors.tobytes()


def test_vectors_are_put_under_their_ids_in_any_order(store, put, model):
    put("One.", "Two.")
    with store.writing() as records:
        records.vectors.put(model, [2, 1], np.asarray([[0, 2, 0], [1, 0, 0]], dtype=np.float32))
    with store.reading() as records:
        ids, vectors = records.vectors.load(model)
    assert (ids.tolist(), vectors.tolist()) == ([1, 2], [[1, 0, 0], [0, 2, 0]])


def test_a_passage_gone_meanwhile_is_passed_over(store, put, rewrite, model):
    note_id = put("Stays.", "Goes.")
    rewrite(note_id, "Stays.")
    before = store.generation()
    with store.writing() as records:
        records.vectors.put(model, [1, 2, 77], np.eye(3, dtype=np.float32))
    with store.reading() as records:
        ids, vectors = records.vectors.load(model)
        assert records.vectors.changed(before) == [1]
    assert (ids.tolist(), vectors.tolist()) == ([1], [[1, 0, 0]])


def test_vectors_of_the_wrong_shape_are_refused_and_none_is_stored(store, put, model):
    put("One.", "Two.")
    for wrong in (np.zeros((2, 4)), np.zeros((1, 3)), np.zeros(3)):
        with pytest.raises(ModelMismatch, match="model gives 3 dimensions"), store.writing() as to:
            to.vectors.put(model, [1, 2], wrong.astype(np.float32))
    with store.reading() as records:
        assert records.vectors.counts(model) == (0, 2)


def test_vectors_of_two_models_stand_side_by_side(store, put, embed, model):
    put("One.", "Two.")
    embed()
    other = Model(name="other", revision="r2", dim=2)
    with store.writing() as records:
        assert [each.id for each in records.vectors.waiting(other, after=0, limit=9)] == [1, 2]
        records.vectors.put(other, [2], np.asarray([[0, 1]], dtype=np.float32))
    with store.reading() as records:
        assert records.vectors.counts(model) == (2, 0)
        assert records.vectors.counts(other) == (1, 1)
        ids, vectors = records.vectors.load(other)
        assert (ids.tolist(), vectors.tolist()) == ([2], [[0, 1]])
        assert records.vectors.load(model)[1].shape == (2, 3)


def test_another_dimension_under_the_same_revision_is_refused_with_the_way_out(store, put, embed):
    put("One.")
    embed()
    changed = Model(name="model", revision="r1", dim=4)
    with store.reading() as records, pytest.raises(ModelMismatch) as refused:
        records.vectors.load(changed)
    assert "index rebuild" in refused.value.sentence()


def test_no_vectors_have_the_shape_of_none(store, model):
    with store.reading() as records:
        ids, vectors = records.vectors.load(model)
    assert (ids.shape, vectors.shape) == ((0,), (0, 3))


def test_the_log_names_what_came_was_replaced_and_went(store, put, rewrite, embed, model):
    assert store.generation() == 0
    note_id = put("One.", "Two.", "Three.")
    assert store.generation() == 0
    embed()
    first = store.generation()
    assert first == 3
    with store.writing() as records:
        records.vectors.put(model, [2], np.zeros((1, 3), dtype=np.float32))
    second = store.generation()
    rewrite(note_id, "One.", "Two.")
    third = store.generation()
    with store.reading() as records:
        assert records.vectors.changed(0) == [1, 2, 3]
        assert records.vectors.changed(first) == [2, 3]
        assert records.vectors.changed(second) == [3]
        assert records.vectors.changed(third) == []
    change(store, note_id, 1, removed_at=REMOVED_AT)
    with store.reading() as records:
        assert records.vectors.changed(third) == [1, 2]
    fourth = store.generation()
    change(store, note_id, 2, restore=True)
    with store.reading() as records:
        assert records.vectors.changed(fourth) == [1, 2]


def test_what_waits_goes_on_after_the_last_one_seen(store, put, model):
    put("One.", "Two.", "Three.", "Four.")
    with store.writing() as records:
        batch = records.vectors.waiting(model, after=0, limit=2)
        assert [each.text for each in batch] == ["One.", "Two."]
        records.vectors.put(model, [2], np.zeros((1, 3), dtype=np.float32))
    with store.reading() as records:
        assert [each.id for each in records.vectors.waiting(model, after=2, limit=9)] == [3, 4]
        # A new run begins anew and finds what an interrupted one left.
        assert [each.id for each in records.vectors.waiting(model, after=0, limit=9)] == [1, 3, 4]
        assert records.vectors.counts(model) == (1, 3)


def test_vectors_of_texts_are_remembered_by_text_and_model(store, model):
    other = Model(name="model", revision="r2", dim=3)
    vector = np.asarray([0.1, -0.0, 1e-40], dtype=np.float32)
    with store.writing() as records:
        records.text_vectors.put(model, {"a statement": vector})
    with store.reading() as records:
        found = records.text_vectors.load(model, ["a statement", "another"])
        assert records.text_vectors.load(other, ["a statement"]) == {}
    assert list(found) == ["a statement"]
    assert found["a statement"].tobytes() == vector.tobytes()


# Removal


def everything_seen(store, model):
    """Return what each query of the store answers about notes, passages and their parties."""
    with store.reading() as records:
        return {
            "notes": records.notes.summaries(),
            "notes by id": records.notes.summaries(ids=[1]),
            "passages": records.passages.get([1, 2, 3]),
            "filter": records.passages.matching(Filters()).tolist(),
            "sector": records.passages.matching(Filters(sector="Wood")).tolist(),
            "vectors": records.vectors.load(model)[0].tolist(),
            "vectors by id": records.vectors.load(model, [1, 2, 3])[0].tolist(),
            "counts": records.vectors.counts(model),
            "waiting": [each.id for each in records.vectors.waiting(model, after=0, limit=9)],
            "words": records.words.best(records.words.gains(sought("statement")), 9),
            "phrase": records.words.holding([["first", "statement"]]),
            "theme": records.themes.holding("five", "digitalisation"),
            "themes": records.themes.counts("five"),
            "unlabelled": records.themes.waiting("five", "t1", 9),
            "met": records.directory.said_by(contacts=False),
            "people met": records.directory.said_by([1, 2, 3], contacts=True),
            "organisation": [(o.notes, o.passages) for o in records.directory.organisations()],
            "contact": [(c.notes, c.last_contact) for c in records.directory.contacts()],
        }


def label(store, model, scores, revision="t1", scheme="five"):
    with store.writing() as records:
        run = records.runs.add(
            RunDraft(
                kind="themes",
                made_at=REMOVED_AT,
                model=model,
                parameters={"scheme": scheme},
                seed=None,
                corpus_size=len(scores),
            )
        )
        records.themes.assign(scheme, revision, run, scores)
    return run


def test_a_removed_note_is_in_no_answer_and_a_restored_one_in_all_again(store, put, model):
    note_id = put(
        "The first statement.",
        "The second statement.",
        "The third statement.",
        date=Date(2026, 3, 12),
        sector="Wood",
        organisations=(OrganisationDraft(name="Kolbenwerk"),),
        contacts=(ContactDraft(name="Anna Weber"),),
    )
    with store.writing() as records:
        records.vectors.put(model, [1, 2], np.eye(3, dtype=np.float32)[:2])
    label(store, model, {1: [machine("digitalisation", 0.9)]})
    before = everything_seen(store, model)
    assert before["counts"] == (2, 1)
    assert before["unlabelled"] == [2]
    assert before["organisation"] == [(1, 3)]
    assert all(before.values())

    change(store, note_id, 1, removed_at=REMOVED_AT)
    gone = everything_seen(store, model)
    nothing = {
        **{query: [] for query in gone},
        "counts": (0, 0),
        "themes": {},
        "met": {},
        "people met": {},
        "organisation": [(0, 0)],
        "contact": [(0, None)],
    }
    assert gone == nothing
    with store.reading() as records:
        assert [each.id for each in records.notes.summaries(removed=True)] == [note_id]
        assert records.notes.get(note_id).removed_at == REMOVED_AT
        assert len(records.passages.of_note(note_id)) == 3

    change(store, note_id, 2, restore=True)
    assert everything_seen(store, model) == before
    with store.reading() as records:
        assert records.notes.summaries(removed=True) == []
        assert records.notes.get(note_id).removed_at is None


# Themes and runs


def test_themes_are_replaced_by_the_machine_and_ordered_by_score(store, put, embed, model):
    put("One.", "Two.")
    embed()
    label(store, model, {1: [machine("a", 0.3), machine("b", 0.6)], 2: [machine("a", 0.9)]})
    with store.reading() as records:
        assert records.themes.holding("five", "a") == [2, 1]
        assert records.themes.counts("five") == {"a": (2, 0), "b": (1, 0)}
        assert records.themes.holding("another", "a") == []
        [first, _] = records.passages.get([1, 2])
    assert [each.slug for each in first.themes] == ["b", "a"]
    label(store, model, {1: [machine("c", 0.5)]})
    with store.reading() as records:
        assert records.themes.holding("five", "a") == [2]
        assert records.themes.holding("five", "c") == [1]


def test_what_a_human_said_is_never_overwritten(store, put, embed, model, path):
    put("One.")
    embed()
    label(store, model, {1: [machine("a", 0.3)]})
    with write_transaction(path) as connection:
        connection.execute("update theme_label set by = 'human', score = 1.0")
    label(store, model, {1: [machine("a", 0.2), machine("b", 0.7)]}, revision="t2")
    with store.reading() as records:
        [passage] = records.passages.get([1])
        assert records.themes.waiting("five", "t3", 9) == []
    assert passage.themes == (ThemeScore(slug="a", score=1.0, by=By.HUMAN), machine("b", 0.7))


def test_a_passage_waits_for_a_theme_once_it_has_a_vector_and_anew_per_revision(store, put, model):
    put("One.", "Two.")
    with store.reading() as records:
        assert records.themes.waiting("five", "t1", 9) == []
    with store.writing() as records:
        records.vectors.put(model, [1, 2], np.eye(3, dtype=np.float32)[:2])
    label(store, model, {1: [machine("none", 0.9)]})
    with store.reading() as records:
        assert records.themes.waiting("five", "t1", 9) == [2]
        assert records.themes.waiting("five", "t2", 9) == [1, 2]
        assert records.themes.waiting("five", "t2", 1) == [1]


def test_the_newest_run_of_a_kind_is_found(store, model):
    with store.reading() as records:
        assert records.runs.latest("themes") is None
    label(store, model, {})
    newest = label(store, model, {})
    with store.reading() as records:
        run = records.runs.latest("themes")
        assert records.runs.latest("demo") is None
    assert (run.id, run.model_name, run.revision) == (newest, "model", "r1")
    assert (run.made_at, run.corpus_size) == (REMOVED_AT, 0)


# Organisations and contacts


def test_spellings_of_one_organisation_meet_and_fill_what_was_unknown(store, put):
    put("a", organisations=(OrganisationDraft(name="Metaform S.à r.l."),))
    put(
        "b",
        organisations=(
            OrganisationDraft(
                name="METAFORM SARL",
                category=Category.FIRM,
                size=Size.SMALL,
                region="Sud",
                parent="Holding",
            ),
        ),
    )
    put("c", organisations=(OrganisationDraft(name="metaform", category=Category.PUBLIC),))
    with store.reading() as records:
        holding, metaform = records.directory.organisations()
        assert records.directory.names() == ["Holding", "Metaform S.à r.l."]
    assert (metaform.name, metaform.category, metaform.size, metaform.region) == (
        "Metaform S.à r.l.",
        Category.FIRM,
        Size.SMALL,
        "Sud",
    )
    assert (metaform.notes, metaform.passages, metaform.status) == (3, 3, Status.CONFIRMED)
    assert (holding.name, holding.notes, holding.status) == ("Holding", 0, Status.PROPOSED)
    assert metaform.parent_id == holding.id


def test_a_namesake_at_another_organisation_is_another_person(store, put):
    for text, organisation in (("a", "Aeolia"), ("b", "Kolbenwerk"), ("c", "AEOLIA")):
        put(
            text,
            date=Date(2026, 1, 1 + ord(text) - ord("a")),
            contacts=(ContactDraft(name="Anna Weber", organisation=organisation),),
        )
    with store.reading() as records:
        found = [
            (each.organisation.name, each.notes, each.last_contact)
            for each in records.directory.contacts()
        ]
    assert found == [("Aeolia", 2, "2026-01-03"), ("Kolbenwerk", 1, "2026-01-02")]


def test_saving_a_header_again_by_names_alone_keeps_the_person_it_named(store, put):
    put("a", contacts=(ContactDraft(name="Anna Weber", organisation="Aeolia"),))
    second = put("b", contacts=(ContactDraft(name="Anna Weber", organisation="Kolbenwerk"),))
    with store.reading() as records:
        [before] = records.notes.get(second).contacts
    change(store, second, 1, header=NoteHeader(contacts=(ContactDraft(name="Anna Weber"),)))
    with store.reading() as records:
        assert records.notes.get(second).contacts == (before,)


def test_a_header_replaces_the_parties_of_the_note_in_its_order(store, put):
    note_id = put("a", organisations=(OrganisationDraft(name="A"), OrganisationDraft(name="B")))
    parties = tuple(OrganisationDraft(name=name) for name in ("C", "B", "c"))
    change(store, note_id, 1, header=NoteHeader(organisations=parties))
    with store.reading() as records:
        assert [each.name for each in records.notes.get(note_id).organisations] == ["C", "B"]
        assert records.directory.said_by(contacts=False) == {
            1: (Reference(id=3, name="C"), Reference(id=2, name="B"))
        }
