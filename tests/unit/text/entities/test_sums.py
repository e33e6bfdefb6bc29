"""Sums of money: separators, scales and currencies as four languages write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideation.text.entities.sums import find_sums

PIECES = ("1", "50", "200", ".", ",", " ", "'", "€", "k€", "Euro", "EUR", "TEUR", "Mio.", "k")
PIECES += ("million", "d'euros", "Stück", "\u202f")


def sums(text):
    return [(text[each.start : each.end], each.euros) for each in find_sums(text)]


@pytest.mark.parametrize(
    ("written", "euros"),
    [
        ("1.200 Euro", 1_200),
        ("1,200 euros", 1_200),
        ("1 200 euros", 1_200),
        ("1\u202f200 €", 1_200),
        ("1'200 EUR", 1_200),
        ("1200 Euros", 1_200),
        ("1.200.000 Euro", 1_200_000),
        ("1.200,50 Euro", 1_200),
        ("1,200.50 euros", 1_200),
        ("12,50 €", 12),
        ("300€", 300),
        ("50 k€", 50_000),
        ("50k€", 50_000),
        ("50 T€", 50_000),
        ("50 TEUR", 50_000),
        ("12 M€", 12_000_000),
        ("5 Tsd. Euro", 5_000),
        ("5 tausend Euro", 5_000),
        ("5 mille euros", 5_000),
        ("5 thousand euros", 5_000),
        ("5 dausend Euro", 5_000),
        ("2,5 Mio. €", 2_500_000),
        ("2.5 Mio Euro", 2_500_000),
        ("2 Millionen Euro", 2_000_000),
        ("2 millions d'euros", 2_000_000),
        ("2 millions d’euros", 2_000_000),
        ("2 million euros", 2_000_000),
        ("2 Milliounen Euro", 2_000_000),
        ("3 Mrd. Euro", 3_000_000_000),
        ("1,5 milliard d'euros", 1_500_000_000),
        ("3 billion euros", 3_000_000_000),
        ("3 Milliarden Euro", 3_000_000_000),
        ("€ 3 million", 3_000_000),
        ("€1,200.50", 1_200),
        ("EUR 500", 500),
    ],
)
def test_a_sum_is_read_in_whole_euros(written, euros):
    assert sums(written) == [(written, euros)]
    assert sums(f"Kosten: {written}.") == [(written, euros)]


@pytest.mark.parametrize(
    "text",
    [
        "zwei Millionen Euro",
        "2 Millionen Menschen",
        "2 millions de pièces",
        "2 million people",
        "2 Millioune Leit",
        "Europa 2000",
        "2000 Europäer",
        "7 Eurostars",
        "50 km",
        "10 Prozent",
        "Euro 6",
        "",
    ],
)
def test_other_numbers_are_no_sums(text):
    assert sums(text) == []


def test_several_sums_come_in_order():
    assert sums("Erst 5 Mio. €, dann EUR 300 und 2 k€.") == [
        ("5 Mio. €", 5_000_000),
        ("EUR 300", 300),
        ("2 k€", 2_000),
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Für 5 € 3 Stück", "5 €"),
        ("Pour 50 EUR 20 pièces", "50 EUR"),
        ("For 5 € 3 tiles", "5 €"),
        ("Fir 5 € 3 Stécker", "5 €"),
    ],
)
def test_a_currency_belongs_to_one_number_only(text, written):
    assert [each for each, _ in sums(text)] == [written]


@settings(max_examples=200)
@given(st.text(max_size=100) | st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
def test_in_any_text_sums_lie_apart(text):
    end = 0
    for each in find_sums(text):
        assert end <= each.start < each.end <= len(text)
        assert any(char.isdigit() for char in text[each.start : each.end])
        assert each.euros >= 0
        end = each.end
