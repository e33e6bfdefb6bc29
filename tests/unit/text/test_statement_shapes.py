"""The shape of a statement: common words as they stand, rare ones by their endings."""

from ideation.text.statement_shapes import Shapes

EXAMPLES = [
    "Farriers want a lighter forge.",
    "Skippers want a longer jetty.",
    "Binders want a dry cellar.",
    "Tuners want a shorter trip, all 12 of them.",
]


def test_statements_of_different_subjects_have_one_shape():
    shape = Shapes.of(EXAMPLES)
    assert shape("Glovers want a better press.")[:3] == ["^", "Xers", "want"]
    assert "^ Xers want" in shape("Glovers want a better press.")
    assert "^ Xers want" in shape("Weavers want a bigger loom.")


def test_numbers_and_marks_are_words_of_the_shape():
    runs = Shapes.of(EXAMPLES)("All 7 want 1.500 trips.")
    assert "^ Xall 0" in runs
    assert "0 xips ." in runs


def test_an_empty_reading_is_only_a_start():
    assert Shapes.of(EXAMPLES)("") == ["^"]
    assert Shapes.of([])("Any word") == ["^", "Xany", "xord", "^ Xany", "Xany xord", "^ Xany xord"]
