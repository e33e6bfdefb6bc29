"""Days: numeric, worded in four languages, lists of days; the year is the note's where none is."""

import re
from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideation.text.entities.dates import find_dates

PIECES = ("1", "8", "31", "2026", "26", " ", ".", ",", "/", "-", "3.4.", "Mai", "March", "octobre")
PIECES += ("Abrëll", "und", "et", "th", "er", "2026-04-03", "\n", "Leute")


def days(text, year=None):
    return [(text[each.start : each.end], each.day.isoformat()) for each in find_dates(text, year)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Am 3. März 2026 kommt sie.", "3. März 2026"),
        ("Elle vient le 3 mars 2026 au four.", "3 mars 2026"),
        ("She comes on 3 March 2026 to see it.", "3 March 2026"),
        ("She comes on the 3rd of March 2026.", "3rd of March 2026"),
        ("Si kënnt den 3. Mäerz 2026 bei eis.", "3. Mäerz 2026"),
        ("She comes on March 3, 2026 to see it.", "March 3, 2026"),
        ("She comes on March 3rd, 2026.", "March 3rd, 2026"),
        ("Am 03.03.2026 kommt sie.", "03.03.2026"),
        ("Am 3.3.26 kommt sie.", "3.3.26"),
        ("Le 03/03/2026 elle vient.", "03/03/2026"),
        ("Termin: 2026-03-03", "2026-03-03"),
    ],
)
def test_a_day_is_found_as_it_is_written(text, written):
    assert days(text) == [(written, "2026-03-03")]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("4. Jänner 2026", 1),
        ("4 févr. 2026", 2),
        ("4 avril 2026", 4),
        ("4. Abrëll 2026", 4),
        ("4. Mee 2026", 5),
        ("4 juin 2026", 6),
        ("4 July 2026", 7),
        ("4 août 2026", 8),
        ("4 sept. 2026", 9),
        ("4 OKTOBER 2026", 10),
        ("4 Auguſt 2026", 8),
        ("4 Nov 2026", 11),
        ("4 déc. 2026", 12),
    ],
)
def test_months_are_known_in_any_case_and_cut_short(text, month):
    assert days(text) == [(text, date(2026, month, 4).isoformat())]


@pytest.mark.parametrize(
    "text",
    [
        "1., 8. und 15. Oktober 2026",
        "1, 8 et 15 octobre 2026",
        "1, 8 and 15 October 2026",
        "1., 8. an 15. Oktober 2026",
    ],
)
def test_a_list_of_days_shares_its_month(text):
    found = find_dates(f"Es geht: {text}.", None)
    assert [each.day for each in found] == [date(2026, 10, day) for day in (1, 8, 15)]
    assert [f"Es geht: {text}."[each.start :][:2] for each in found] == [text[:2], *_starts(text)]


def _starts(text):
    return [text[text.index(day) :][:2] for day in ("8", "15")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Sie kommt am 5. Mai wieder.", "5. Mai"),
        ("Elle revient le 5 mai prochain.", "5 mai"),
        ("She is back on 5 May again.", "5 May"),
        ("Si kënnt de 5. Mee erëm.", "5. Mee"),
        ("Sie kommt am 5.5. wieder.", "5.5."),
    ],
)
def test_a_day_without_a_year_takes_that_of_the_note_or_is_none(text, written):
    assert days(text, 2025) == [(written, "2025-05-05")]
    assert days(text) == []


def test_the_only_year_near_by_is_meant():
    assert days("Am 5. Mai hier, im Juni 2024 dort.") == [("5. Mai", "2024-05-05")]
    assert days("Am 5. Mai, im Juni 2024 oder Juli 2025.") == []
    assert days("Am 5. Mai hier, im Juni 2024 dort.", 2026) == [("5. Mai", "2026-05-05")]


@pytest.mark.parametrize(
    "text",
    [
        "31.02.",
        "31.02.2026",
        "31. Februar 2026",
        "30 février 2026",
        "31 June 2026",
        "31. Abrëll 2026",
        "29.02.2025",
        "2026-13-03",
        "0 May",
        "Version 1.2.3",
        "192.168.1.1",
        "1.200,50 Meter",
        "Mai 2026",
        "décembre 2026",
        "10 Marschälle",
        "the 3 mayors",
        "3/4",
        "",
    ],
)
def test_what_no_calendar_holds_is_no_day(text):
    assert days(text, 2025) == []


@pytest.mark.parametrize(
    "text",
    [
        "Am 3.4. 12 Leute zu Gast.",
        "Am 3. April 12 Leute zu Gast.",
        "Le 3 avril 12 personnes sont venues.",
        "On 3 April 12 people came.",
        "Den 3. Abrëll 12 Leit.",
    ],
)
def test_a_number_behind_a_day_is_neither_its_year_nor_a_day(text):
    assert [each.day.isoformat() for each in find_dates(text, 2025)] == ["2025-04-03"]


def test_days_come_in_the_order_of_the_text():
    text = "Am 9.9.2026, am 2. Mai 2026 und am 2026-07-01."
    assert [day for _, day in days(text)] == ["2026-09-09", "2026-05-02", "2026-07-01"]


@settings(max_examples=200)
@given(
    st.text(max_size=100) | st.lists(st.sampled_from(PIECES), max_size=15).map("".join),
    st.none() | st.just(2026),
)
def test_in_any_text_days_are_read_from_where_they_point(text, year):
    found = find_dates(text, year)
    assert [each.start for each in found] == sorted({each.start for each in found})
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        numbers = re.findall(r"\d+", text[each.start : each.end])
        assert each.day.day in map(int, numbers)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_month_with_an_accent_is_read_in_both_spellings(form):
    text = normalize(form, "Den 5. Mäerz 2026 an de 3 août 2026")
    assert [day for _, day in days(text)] == ["2026-03-05", "2026-08-03"]
