"""The day that the head of a note names."""

from datetime import date as Date

import pytest

from ideation.text.day_of_note import day_of_note

DAY = Date(2026, 3, 12)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Besuch bei Kolbenwerk, 12. März 2026\n\nSie brauchen einen Ofen.", "12. März 2026"),
        ("# Visite du 12 mars 2026\n\nIls cherchent un four.", "12 mars 2026"),
        ("Meeting with Aeolia (2026-03-12)\nThey need a kiln.", "2026-03-12"),
        ("Reunioun, 12. Mäerz 2026\n\nSi brauchen en Uewen.", "12. Mäerz 2026"),
        ("Kolbenwerk\n\nDatum: 12.03.2026\nOrt: Esch\n\nDer Ofen raucht.", "12.03.2026"),
        ("Interview Aeolia\nRecorded on site on 12 March 2026.\n\nHello.", "12 March 2026"),
        ("12.3.26\nDer Ofen raucht.", "12.3.26"),
    ],
)
def test_the_day_in_a_title_or_a_head_line_is_found_with_its_words(text, words):
    found = day_of_note(text)
    assert found.day == DAY
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "Der Ofen raucht.\n\nAm 12. März 2026 kommt der Kaminkehrer.",
        "Angebote bis 12. März 2026\n\nSie brauchen einen Ofen.",
        "Deadline: by 12 March 2026\nThey need a kiln.",
        "Besuch am 12. März\n\nDas Jahr steht nirgends.",
        "Besuche 12.03.2026 und 14.03.2026\n\nDer Ofen raucht.",
        "Besuch am 31.02.2026\n\nDer Ofen raucht.",
        "Budget 2026\n\nDer Ofen raucht.",
        "",
    ],
)
def test_a_day_that_is_not_the_notes_own_is_none(text):
    assert day_of_note(text) is None
