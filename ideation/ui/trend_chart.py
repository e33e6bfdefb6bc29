"""The course of a trend as a chart: counts with intervals, context periods behind them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date
from typing import TYPE_CHECKING, Any

import streamlit as st

from ideation.domain.band import Band
from ideation.domain.trend import Bin
from ideation.trends.interval import poisson_interval
from ideation.ui.charts import in_words, ink, period_name
from ideation.ui.palette import STATEMENTS, VOICES
from ideation.ui.state import Translate
from ideation.ui.strings import NARROW_SPACE

if TYPE_CHECKING:
    import altair as alt

_HEIGHT = 260
_PICK = "pick"
# Bars of one period, in parts of its width: organisations, then statements.
_BARS = ((0.10, 0.48), (0.52, 0.90))
# Stands on bars of any theme's colour, on white and on the dark ground.
_WHISKER = "#7C8798"


def course(
    bins: Sequence[Bin], bands: Sequence[Band], t: Translate, *, key: str, colour: str = VOICES
) -> str | None:
    """Draw organisations and statements per period; return the start of one that was clicked."""
    import altair as alt

    rows = _rows(bins, t)
    words = [t("trends.organisations"), t("trends.statements")]
    labels = [period_name(each, t) for each in bins]
    x = alt.X(
        "left:Q",
        title=None,
        scale=alt.Scale(domain=[0, len(bins)], nice=False),
        axis=alt.Axis(
            values=[at + 0.5 for at in range(len(bins))],
            labelExpr=f"{labels!r}[floor(datum.value)]",
            labelOverlap="greedy",
            grid=False,
            tickSize=0,
        ),
    )
    pick = alt.selection_point(name=_PICK, fields=["start"], on="click", empty=True)
    bars = (
        alt.Chart({"values": rows})
        .mark_rect(cornerRadiusTopLeft=2, cornerRadiusTopRight=2, cursor="pointer")
        .encode(
            x=x,
            x2="right:Q",
            y=alt.Y("count:Q", title=None, axis=alt.Axis(tickMinStep=1, format="d")),
            y2="floor:Q",
            color=alt.Color(
                "what:N",
                title=None,
                sort=words,
                scale=alt.Scale(domain=words, range=[colour, STATEMENTS]),
                legend=alt.Legend(orient="top", labelLimit=0),
            ),
            opacity=alt.condition(pick, alt.value(1.0), alt.value(0.55)),
            tooltip=[
                alt.Tooltip("period:N", title=t("trends.when")),
                alt.Tooltip("what:N", title=t("trends.what")),
                alt.Tooltip("count:Q", title=t("trends.count")),
                alt.Tooltip("between:N", title=t("trends.interval")),
            ],
        )
        .add_params(pick)
    )
    whiskers = (
        alt.Chart({"values": rows})
        .mark_rule(color=_WHISKER, strokeWidth=1.5)
        .encode(x="middle:Q", y="low:Q", y2="high:Q")
    )
    chart = alt.layer(*_bands(bins, bands), bars, whiskers).properties(height=_HEIGHT)
    event = st.altair_chart(
        chart,
        width="stretch",
        key=key,
        alt=_alt(bins, bands, t),
        on_select="rerun",
        selection_mode=[_PICK],
    )
    picked = dict(event).get("selection", {}).get(_PICK) or []
    return str(picked[0]["start"]) if picked and "start" in picked[0] else None


def _alt(bins: Sequence[Bin], bands: Sequence[Band], t: Translate) -> str:
    names = ", ".join(each.name for each in bands)
    words = in_words(bins, t)
    return f"{words} {t('bands.alt', names=names)}" if names else words


def _rows(bins: Sequence[Bin], t: Translate) -> list[dict[str, Any]]:
    found = []
    for at, each in enumerate(bins):
        counts = (
            (each.organisations, t("trends.organisations")),
            (each.passages, t("trends.statements")),
        )
        for (left, right), (count, what) in zip(_BARS, counts, strict=True):
            interval = poisson_interval(count)
            found.append(
                {
                    "start": each.start.isoformat(),
                    "period": period_name(each, t),
                    "what": what,
                    "count": count,
                    "floor": 0,
                    "left": at + left,
                    "right": at + right,
                    "middle": at + (left + right) / 2,
                    "low": round(interval.low, 2),
                    "high": round(interval.high, 2),
                    "between": between(interval.low, interval.high),
                }
            )
    return found


def between(low: float, high: float) -> str:
    """Return an interval, one decimal place each, as "1.6 – 11.7"."""
    return f"{low:.1f}{NARROW_SPACE}–{NARROW_SPACE}{high:.1f}"


def _bands(bins: Sequence[Bin], bands: Sequence[Band]) -> list[alt.Chart]:
    """Return the context periods behind the bars, each with its name; none outside the chart."""
    import altair as alt

    rows = []
    for band in bands:
        left, right = place_of(band.first, bins), place_of(band.last or bins[-1].end, bins)
        if right > left:
            rows.append({"left": left, "right": right, "name": band.name})
    if not rows:
        return []
    base = alt.Chart({"values": rows})
    ground = base.mark_rect(color=STATEMENTS, opacity=0.16).encode(
        x="left:Q", x2="right:Q", tooltip=alt.Tooltip("name:N", title=None)
    )
    names = base.mark_text(
        align="left", baseline="top", dx=4, dy=3, fontSize=11, color=ink(), limit=140
    ).encode(x="left:Q", y=alt.value(0), text="name:N")
    return [ground, names]


def place_of(day: Date, bins: Sequence[Bin]) -> float:
    """Return where a day stands on the axis that counts periods from 0, cut at both ends."""
    for at, each in enumerate(bins):
        if day < each.end:
            into = (day - each.start).days / (each.end - each.start).days
            return at + max(into, 0.0)
    return float(len(bins))
