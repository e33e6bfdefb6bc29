"""Small charts of voices over time; each says in words what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from ideation.domain.trend import Bin
from ideation.ui.palette import STATEMENTS, VOICES
from ideation.ui.state import Translate
from ideation.ui.voices import quarter

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
    highest = max(top, *(each.organisations for each in bins))
    x = {
        "field": "quarter",
        "type": "nominal",
        "sort": None,
        "axis": None,
        "scale": {"paddingInner": 0.25},
    }
    rows, tooltip = _rows(bins, t), _tooltip(t)

    def layer(y: dict[str, Any], **mark: str | float) -> dict[str, Any]:
        encoding = {"x": x, "y": y, "tooltip": tooltip}
        return {"data": {"values": rows}, "mark": mark, "encoding": encoding}

    y = {
        "field": "organisations",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, highest], "nice": False},
    }
    bars = layer(y, type="bar", color=colour, cornerRadiusTopLeft=1, cornerRadiusTopRight=1)
    # The base line shows the quarters in which nobody spoke.
    floor = layer(
        {"datum": 0}, type="tick", color=STATEMENTS, opacity=0.6, thickness=1, bandSize=18
    )
    # A plain specification, and its data in each layer: on a page of many cards Altair's checks
    # take longer than all the rest, and data beside the layers would load pandas first.
    chart = {
        "layer": [bars, floor],
        "height": _SPARK_HEIGHT,
        "padding": {"left": 0, "right": 0, "top": 2, "bottom": 2},
        "config": {"view": {"strokeWidth": 0}},
    }
    st.vega_lite_chart(chart, width="stretch", key=key, alt=in_words(bins, t))


def _tooltip(t: Translate) -> list[dict[str, str]]:
    return [
        {"field": "quarter", "type": "nominal", "title": t("trends.when")},
        {"field": "organisations", "type": "quantitative", "title": t("trends.organisations")},
        {"field": "passages", "type": "quantitative", "title": t("trends.statements")},
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
