"""Small charts of voices over time; each says in words what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from ideation.domain.trend import Bin
from ideation.ui.palette import STATEMENTS, VOICES
from ideation.ui.state import Translate
from ideation.ui.voices import quarter

if TYPE_CHECKING:
    import altair as alt

_SPARK_HEIGHT = 44
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


def spark(
    bins: Sequence[Bin], t: Translate, *, key: str, colour: str = VOICES, top: int = _FULL
) -> None:
    """Draw the voices of each quarter as small bars on a base line; `top` fills the height.

    A few voices must not look like many: the scale never ends below `top`.
    """
    import altair as alt

    rows = _rows(bins, t)
    highest = max(top, *(each.organisations for each in bins))
    x = alt.X("quarter:N", sort=None, axis=None, scale=alt.Scale(paddingInner=0.25))
    base = alt.Chart({"values": rows}).encode(x=x, tooltip=_tooltip(t))
    bars = base.mark_bar(color=colour, cornerRadiusTopLeft=1, cornerRadiusTopRight=1).encode(
        y=alt.Y("organisations:Q", axis=None, scale=alt.Scale(domain=[0, highest], nice=False))
    )
    # The base line shows the quarters in which nobody spoke.
    floor = base.mark_tick(color=STATEMENTS, opacity=0.6, thickness=1, bandSize=18).encode(
        y=alt.datum(0)
    )
    chart = (
        alt.layer(bars, floor)
        .properties(height=_SPARK_HEIGHT, padding={"left": 0, "right": 0, "top": 2, "bottom": 2})
        .configure_view(strokeWidth=0)
    )
    st.altair_chart(chart, width="stretch", key=key, alt=in_words(bins, t))


def _tooltip(t: Translate) -> list[alt.Tooltip]:
    import altair as alt

    return [
        alt.Tooltip("quarter:N", title=t("trends.when")),
        alt.Tooltip("organisations:Q", title=t("trends.organisations")),
        alt.Tooltip("passages:Q", title=t("trends.statements")),
    ]


def _rows(bins: Sequence[Bin], t: Translate) -> list[dict[str, Any]]:
    return [
        {
            "quarter": period_name(each, t),
            "organisations": each.organisations,
            "passages": each.passages,
        }
        for each in bins
    ]
