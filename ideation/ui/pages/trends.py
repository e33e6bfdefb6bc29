"""Trends: the list, the radar, the heat map, the barometer of a sector, and what is new."""

from __future__ import annotations

import streamlit as st

from ideation.domain.trend import Step
from ideation.ui.addressed import switch
from ideation.ui.barometer import barometer_view
from ideation.ui.findings_view import ready
from ideation.ui.heat_map import heat_map_view
from ideation.ui.news import news_view
from ideation.ui.parts import foot
from ideation.ui.radar import radar_view
from ideation.ui.state import Translate
from ideation.ui.trend_detail import detail
from ideation.ui.trend_list import listed
from ideation.workspace import Workspace

_VIEWS = {
    "list": ":material/list:",
    "radar": ":material/radar:",
    "heat": ":material/grid_on:",
    "barometer": ":material/speed:",
    "news": ":material/fiber_new:",
}
_FIRST = "list"


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the view that the address names, or the trend that it opens."""
    address = st.query_params.get("trend", "")
    if not address:
        st.title(t("trends.title"), anchor=False)
    if not ready(workspace, t, page="trends"):
        return
    if address:
        detail(workspace, t, address, _step(t))
        return
    with st.container(horizontal=True):
        view = _view(t)
        step = _step(t) if view in ("list", "radar") else Step.QUARTER
    st.caption(t(f"trends.{view}_lead"))
    if view == "radar":
        radar_view(workspace, t, step)
    elif view == "heat":
        heat_map_view(workspace, t)
    elif view == "barometer":
        barometer_view(workspace, t)
    elif view == "news":
        news_view(workspace, t)
    else:
        listed(workspace, t, step)
    foot(workspace, t)


def _view(t: Translate) -> str:
    return switch(
        t("trends.view"),
        list(_VIEWS),
        words=lambda each: f"{_VIEWS[each]} {t(f'trends.view_{each}')}",
        key="trends.view",
        name="view",
        usual=_FIRST,
    )


def _step(t: Translate) -> Step:
    steps = [Step.QUARTER.value, Step.MONTH.value]
    words = {each: t(f"trends.by_{each}") for each in steps}
    return Step(switch(t("trends.by"), steps, words=words.__getitem__, key="trends.by", name="by"))
