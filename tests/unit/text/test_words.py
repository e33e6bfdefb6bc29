"""Content words: lemmas without what names no subject."""

import pytest

from ideation.domain.language import Language
from ideation.text.words import content_words


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (
            "Die Betriebe wollen ihre Öfen mit 2 Nachbarn teilen.",
            Language.GERMAN,
            ["Betrieb", "Ofen", "Nachbar", "teilen"],
        ),
        (
            "Les ateliers cherchent des fours pour les artisans.",
            Language.FRENCH,
            ["atelier", "four", "artisan"],
        ),
        (
            "The workshops would share their kilns with neighbours.",
            Language.ENGLISH,
            ["workshop", "share", "kiln", "neighbour"],
        ),
        ("", Language.LUXEMBOURGISH, []),
        ("!!! 2026 ?", Language.ENGLISH, []),
    ],
)
def test_words_are_lemmas_without_empty_ones(text, language, words):
    assert content_words(text, language) == words


def test_luxembourgish_nouns_are_kept():
    words = content_words("De Betrib wëll seng Maschinnen deelen.", Language.LUXEMBOURGISH)
    assert words[0] == "Maschinn"
