"""Which organisation a name means."""

import pytest

from ideation.services.capturing.same_name import longer_name, same_name

KNOWN = {"galvokern": 1, "werk 2": 2, "haus der waage": 3, "korbmacherei": 4}


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("galvokern", 1),
        ("galvokren", None),
        ("korbmacherey", None),
        ("korbmacherrei", 4),
        ("werk 3", None),
        ("haus", None),
        ("", None),
    ],
)
def test_a_slip_of_the_pen_is_the_same_name_and_another_number_is_not(key, found):
    assert same_name(key, KNOWN) == found


def test_the_beginning_of_one_longer_name_of_the_note_means_that():
    here = {"water office of the valley": 7, "timber board north": 8, "timber board south": 9}
    assert longer_name("water office", here) == 7
    assert longer_name("timber board", here) is None
    assert longer_name("water", here) is None
