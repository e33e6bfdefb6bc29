"""A course before, during and after each context period, in organisations per quarter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from ideation.domain.band import Band
from ideation.trends.context import Comparison, Shift, Stretch
from ideation.ui.language import percent
from ideation.ui.parts import day, number
from ideation.ui.state import Translate, plain
from ideation.ui.trend_chart import between

_DAY = timedelta(days=1)
_ICONS = {
    Shift.MORE: ":material/trending_up:",
    Shift.FEWER: ":material/trending_down:",
    Shift.SAME: ":material/trending_flat:",
    Shift.TOO_FEW: ":material/more_horiz:",
}


def comparisons(compared: Sequence[tuple[Band, Comparison]], t: Translate) -> None:
    """Draw one card per context period."""
    if not compared:
        st.caption(t("bands.none_here"))
        return
    for band, comparison in compared:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{plain(band.name)}**")
            st.caption(span(band, t))
            columns = st.columns(3)
            stretches = (comparison.before, comparison.during, comparison.after)
            for column, name, stretch in zip(
                columns, ("before", "during", "after"), stretches, strict=True
            ):
                with column:
                    _stretch(t(f"bands.{name}"), stretch, t)
            for name, shift, sure in (
                ("during", comparison.during_shift, comparison.during_certainty),
                ("after", comparison.after_shift, comparison.after_certainty),
            ):
                st.markdown(f"{_ICONS[shift]} {_in_words(name, shift, sure, t)}")


def span(band: Band, t: Translate) -> str:
    """Return the days of a context period."""
    if band.last is None:
        return t("bands.open_span", first=day(band.first, t))
    return t("bands.span", first=day(band.first, t), last=day(band.last, t))


def _stretch(name: str, stretch: Stretch | None, t: Translate) -> None:
    if stretch is None:
        st.caption(f"{name}  \n{t('bands.no_notes')}")
        return
    st.caption(f"{name} · {day(stretch.start, t)} – {day(stretch.end - _DAY, t)}")
    st.markdown(f"**{t('bands.rate', rate=f'{stretch.per_quarter:.1f}')}**")
    interval = between(stretch.interval.low, stretch.interval.high)
    heard = f"{stretch.heard / stretch.quarters:.1f}"
    st.caption(t("bands.rate_help", interval=interval, heard=heard, n=number(stretch.passages)))


def _in_words(name: str, shift: Shift, certainty: float, t: Translate) -> str:
    words = t(f"bands.{name}_{shift.name.lower()}")
    if shift in (Shift.MORE, Shift.FEWER):
        return f"{words} {t('trends.sure', certainty=percent(certainty))}"
    return words
