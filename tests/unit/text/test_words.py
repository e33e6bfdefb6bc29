"""Content words: lemmas without what names no subject.

English and Luxembourgish here; the tables of German and French take seconds to load and are
met in the suites that fill a workspace.
"""

import pytest

from ideation.domain.language import Language
from ideation.text.words import content_words


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (
            "The workshops would share their kilns with neighbours.",
            Language.ENGLISH,
            ["workshop", "share", "kiln", "neighbour"],
        ),
        ("They need 2 new kilns, which they want this year.", Language.ENGLISH, ["kiln"]),
        (
            "Hie wëll seng Maschinnen elo mat den Noperen deelen.",
            Language.LUXEMBOURGISH,
            ["Maschinn", "Noper", "deelen"],
        ),
        ("", Language.LUXEMBOURGISH, []),
        ("!!! 2026 ?", Language.ENGLISH, []),
    ],
)
def test_words_are_lemmas_without_empty_ones(text, language, words):
    assert content_words(text, language) == words
