"""Small charts of voices over time; each says in words what it shows."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ideation.domain.trend import Bin
from ideation.ui.palette import STATEMENTS, VOICES
from ideation.ui.state import Translate
from ideation.ui.voices import quarter

# A small chart in units of its picture: its size, its base line, how far a full bar rises; the gap
# between two quarters is a share of one.
_WIDTH, _HEIGHT, _FLOOR, _RISE, _GAP = 240, 44, 42, 40, 0.25
# So many voices fill a small chart.
_FULL = 4
_LONGEST_MONTH = 31
# As text stands on either ground, .streamlit/config.toml.
_INK_LIGHT, _INK_DARK = "#1D2530", "#E4E8ED"


def period_name(each: Bin, t: Translate) -> str:
    """Return "Q3 2026" in the reader's language, or "03/2026" for a month."""
    if (each.end - each.start).days <= _LONGEST_MONTH:
        return f"{each.start.month:02}/{each.start.year}"
    number, year = quarter(each)
    return t("trends.quarter", q=number, year=year)


def ink() -> str:
    """Return the colour of words in charts, which do not follow the theme by themselves."""
    return _INK_DARK if st.context.theme.type == "dark" else _INK_LIGHT


def in_words(bins: Sequence[Bin], t: Translate) -> str:
    """Return the series as a sentence for those who cannot see the chart."""
    counts = ", ".join(f"{period_name(each, t)}: {each.organisations}" for each in bins)
    return t("trends.alt", counts=counts)


def spark(bins: Sequence[Bin], t: Translate, *, colour: str = VOICES, top: int = _FULL) -> None:
    """Draw the voices of each quarter as small bars on a base line; `top` fills the height.

    A few voices must not look like many: the scale never ends below `top`. It is a picture, not a
    chart that runs: a page of cards with one each would take seconds in the browser.
    """
    st.image(_drawn(bins, colour, top), width="stretch", alt=in_words(bins, t))


def _drawn(bins: Sequence[Bin], colour: str, top: int) -> str:
    """Return the bars as SVG; nothing but numbers and our own colour goes into it."""
    highest = max(top, *(each.organisations for each in bins))
    step = _WIDTH / len(bins)

    def bar(place: int, y: float, height: float, fill: str) -> str:
        x, width = (place + _GAP / 2) * step, (1 - _GAP) * step
        return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" {fill}/>'

    bars = "".join(
        bar(place, _FLOOR - height, height, f'rx="1" fill="{colour}"')
        for place, each in enumerate(bins)
        if (height := each.organisations / highest * _RISE)
    )
    # The base line shows the quarters in which nobody spoke.
    faint = f'fill="{STATEMENTS}" opacity="0.6"'
    floor = "".join(bar(place, _FLOOR, 1, faint) for place in range(len(bins)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        f' width="{_WIDTH}" height="{_HEIGHT}">{bars}{floor}</svg>'
    )
