"""Copies are found word for word or nearly so, and only between notes."""

from hypothesis import given
from hypothesis import strategies as st

from ideation.text.copies import sources_of

TEXT = "The agency accompanies firms of the region in all questions of funding."


def test_a_copy_points_to_the_earliest():
    texts = ["Something else entirely, said by nobody.", TEXT, "Short.", TEXT.upper(), TEXT]
    assert sources_of(texts, [1, 2, 3, 4, 5]) == [0, 1, 2, 1, 1]


def test_a_few_changed_words_leave_it_a_copy():
    changed = TEXT.replace("funding", "money")
    assert sources_of([TEXT, changed], [1, 2]) == [0, 0]


def test_another_statement_with_some_common_words_is_none():
    other = "The agency accompanies nobody; firms of the region help themselves and each other."
    assert sources_of([TEXT, other], [1, 2]) == [0, 1]


def test_within_one_note_nothing_is_a_copy():
    assert sources_of([TEXT, TEXT], [1, 1]) == [0, 1]


def test_short_remarks_are_said_by_chance():
    assert sources_of(["Thank you very much.", "Thank you very much."], [1, 2]) == [0, 1]


@given(st.lists(st.text(max_size=60), max_size=8))
def test_every_source_is_a_source_of_itself(texts):
    found = sources_of(texts, list(range(len(texts))))
    assert all(source <= index for index, source in enumerate(found))
    assert all(found[source] == source for source in found)
