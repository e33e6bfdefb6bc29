"""Small charts: what is drawn, and what those hear who cannot see it."""

from datetime import date as Date
from functools import partial
from xml.etree import ElementTree

import streamlit as st

from ideation.domain.trend import Bin
from ideation.ui import charts
from ideation.ui.strings import translate

T = partial(translate, "en")


def bins(*counts):
    return [
        Bin(
            start=Date(2026, 3 * at + 1, 1),
            end=Date(2026, 3 * at + 3, 28),
            passages=count,
            organisations=count,
        )
        for at, count in enumerate(counts)
    ]


def drawn(monkeypatch, *counts, **options):
    """Return the bars as (height, base line or not), and the words for those who cannot see."""
    shown = {}
    monkeypatch.setattr(st, "image", lambda image, **told: shown.update(image=image, **told))
    charts.spark(bins(*counts), T, **options)
    return list(ElementTree.fromstring(shown["image"])), shown["alt"]


def test_a_quarter_with_twice_the_voices_has_a_bar_twice_as_high(monkeypatch):
    bars, _ = drawn(monkeypatch, 2, 4)
    low, high = (float(bar.get("height")) for bar in bars[:2])
    assert high == 2 * low


def test_a_few_voices_do_not_fill_the_chart(monkeypatch):
    [one, *_], _ = drawn(monkeypatch, 1, 0, top=4)
    [full, *_], _ = drawn(monkeypatch, 4, 0, top=4)
    assert float(one.get("height")) * 4 == float(full.get("height"))


def test_a_silent_quarter_has_nothing_but_the_base_line(monkeypatch):
    bars, words = drawn(monkeypatch, 0, 3, 0)
    assert len(bars) == 1 + 3
    assert words == "Organisations per period. Q1 2026: 0, Q2 2026: 3, Q3 2026: 0"


def test_all_quarters_lie_within_the_picture(monkeypatch):
    bars, _ = drawn(monkeypatch, *[3] * 4)
    assert all(0 <= float(bar.get("x")) <= 240 - float(bar.get("width")) for bar in bars)
