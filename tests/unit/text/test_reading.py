"""The reading: text repaired for machines."""

import pytest
from hypothesis import given
from test_sentences import ANY_TEXT

from ideation.text.reading import reading_of


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Informa-\ntion", "Information"),
        ("Informa-  \r\n  tion", "Information"),
        ("Informa\u00ad\ntion", "Information"),
        ("Infor\u00admation", "Information"),
        ("Natur-\nund Umweltschutz", "Natur- und Umweltschutz"),
        ("Vente-\net service", "Vente- et service"),
        ("2-\n3 Wochen", "2- 3 Wochen"),
        ("eine lange\nZeile\r\nund noch\teine", "eine lange Zeile und noch eine"),
        ("## Besuch in Esch", "Besuch in Esch"),
        ("- eine Säge", "eine Säge"),
        ("• 1) une presse", "une presse"),
        ("Bedarf:\n- eine Säge", "Bedarf: eine Säge"),
        ("12. März 2026 in Esch", "12. März 2026 in Esch"),
        ("12. Sitzung des Rats", "Sitzung des Rats"),
        ("**Wärme** ist _teuer_, 2*3 und a_b bleiben", "Wärme ist teuer, 2*3 und a_b bleiben"),
        ("Ｃａｆé\u00a0ﬁn", "Café fin"),
        ("E\u0301tude", "Étude"),
        ("\ufeffHal\u200ble", "Halle"),
        ("a\u2028b\x85c\x0bd", "a b c d"),
        ("", ""),
        (" \n ", ""),
        ("***", ""),
    ],
)
def test_the_reading_of_a_text(text, reading):
    assert reading_of(text) == reading


@given(ANY_TEXT)
def test_any_text_has_a_reading_on_one_line(text):
    reading = reading_of(text)
    assert len(reading.splitlines()) <= 1
    assert reading == reading.strip()


@given(ANY_TEXT)
def test_a_reading_keeps_a_word_wherever_the_text_has_a_letter(text):
    has_letter = any(char.isalpha() for char in text)
    assert any(char.isalnum() for char in reading_of(text)) or not has_letter
