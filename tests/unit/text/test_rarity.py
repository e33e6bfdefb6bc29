"""Words count by how rare they are in ordinary statements of the trade."""

import numpy as np

from ideation.text.rarity import rarities


def test_ordinary_words_are_less_rare_than_those_of_one_matter_in_every_language():
    ordinary = rarities(["the", "die", "les", "mir"])
    special = rarities(["hydrogen", "Zulassung", "vernis", "Prüfstand"])
    assert ordinary.max() < special.min()
    assert ordinary.min() >= 0


def test_a_word_of_no_statement_is_as_rare_as_can_be_and_of_several_the_most_ordinary_counts():
    unknown, both, known = rarities(["qwxyz", "qwxyz project", "Project"])
    assert unknown == 1
    assert both == known < 1


def test_no_words_have_no_rarity():
    assert rarities([]).shape == (0,)
    assert rarities([]).dtype == np.float32
