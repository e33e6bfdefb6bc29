"""Copies are found word for word or nearly so, and only between notes."""

from hypothesis import given
from hypothesis import strategies as st

from ideation.text.copies import Wording, runs_of, sources_of

TEXT = "The agency accompanies firms of the region in all questions of funding."


def told(texts, notes=None):
    pairs = zip(notes or range(len(texts)), texts, strict=True)
    return {id_: Wording(note, text) for id_, (note, text) in enumerate(pairs, 1)}


def copied(*texts, notes=None):
    return sources_of(told(texts, notes))[0]


def test_a_copy_points_to_the_earliest():
    texts = ["Something else entirely, said by nobody.", TEXT, "Short.", TEXT.upper(), TEXT]
    assert copied(*texts) == {4: 2, 5: 2}


def test_a_few_changed_words_leave_it_a_copy():
    changed = TEXT.replace("funding", "money")
    assert copied(TEXT, changed) == {2: 1}


def test_another_statement_with_some_common_words_is_none():
    other = "The agency accompanies nobody; firms of the region help themselves and each other."
    assert copied(TEXT, other) == {}


def test_within_one_note_nothing_is_a_copy():
    assert copied(TEXT, TEXT, notes=[1, 1]) == {}


def test_short_remarks_are_said_by_chance():
    assert copied("Thank you very much.", "Thank you very much.") == {}


@given(st.lists(st.text(max_size=60), max_size=8))
def test_every_source_is_earlier_and_no_copy_itself(texts):
    found = copied(*texts)
    assert all(source < copy for copy, source in found.items())
    assert not found.keys() & set(found.values())


@given(
    st.lists(st.lists(st.sampled_from("abc"), min_size=5, max_size=9), max_size=12),
    st.integers(0, 12),
    st.randoms(),
)
def test_going_on_from_any_passage_finds_what_comparing_all_finds(worded, at, chance):
    texts = [" ".join(each) for each in worded]
    everything = told(texts, [chance.randrange(4) for _ in texts])
    whole, holders = sources_of(everything)
    earlier = {id_: each for id_, each in everything.items() if id_ <= at}
    later = {id_: each for id_, each in everything.items() if id_ > at}
    first, known = sources_of(earlier)
    wanted = runs_of(later.values())
    more, fresh = sources_of(
        later,
        before=earlier,
        holders={run: holder for run, holder in known.items() if run in wanted},
        sources=first,
    )
    assert (first | more, known | fresh) == (whole, holders)
