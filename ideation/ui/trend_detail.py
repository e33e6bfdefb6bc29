"""A trend opened: its periods as a chart, the context around them, the statements of each."""

from __future__ import annotations

import streamlit as st

from ideation.domain.trend import Bin, Course, Scope, Step, Trend
from ideation.errors import NotFound
from ideation.services.outlook.trends import OpenedTrend
from ideation.trends.verdict import TrendRules
from ideation.ui.addressed import select
from ideation.ui.bands import manage
from ideation.ui.charts import period_name
from ideation.ui.cluster_passport import course_badge
from ideation.ui.language import percent
from ideation.ui.links import link
from ideation.ui.palette import VOICES, theme_icon, theme_mark
from ideation.ui.parts import counted, foot, number, paged
from ideation.ui.state import Translate, errors_shown, language, plain
from ideation.ui.statement import said_of, statement
from ideation.ui.trend_chart import course
from ideation.ui.trend_context import comparisons
from ideation.ui.trend_rules import trend_rules
from ideation.workspace import Workspace

_PER_PAGE = 10
_ALMOST = 0.99
_PERIOD = "trends.period"


def detail(workspace: Workspace, t: Translate, key: str, step: Step) -> None:
    """Draw the opened trend, with the way back to the list above it."""
    if st.button(
        t("trends.back"), key="trends.back", type="tertiary", icon=":material/arrow_back:"
    ):
        for name in ("trend", "period"):
            st.query_params.pop(name, None)
        st.session_state.pop(_PERIOD, None)
        st.rerun()
    with errors_shown():
        opened = _open(workspace, key, step)
    if opened is None:
        st.markdown(f"**{t('trends.unknown')}**")
        return
    _head(opened, t)
    _body(opened, t)
    st.subheader(t("bands.compared"), anchor=False)
    comparisons(opened.compared, t)
    manage(workspace, t)
    trend_rules(t, step)
    foot(workspace, t)


def _open(workspace: Workspace, key: str, step: Step) -> OpenedTrend | None:
    try:
        return workspace.outlook.trend(key, step=step, language=language())
    except NotFound:
        return None


def _head(opened: OpenedTrend, t: Translate) -> None:
    trend = opened.trend
    theme = trend.scope is Scope.THEME
    icon = theme_icon(str(trend.id)) if theme else ":material/bubble_chart:"
    st.subheader(f"{icon} {plain(trend.name)}", anchor=False)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        course_badge(trend, t)
        st.caption(voices_in_words(trend, t, opened.step), width="content")
        if not theme:
            link("clusters", t("trends.cluster"), icon=":material/bubble_chart:", cluster=trend.id)


@st.fragment
def _body(opened: OpenedTrend, t: Translate) -> None:
    """Draw the chart and what was said in the chosen period; a fragment, so clicks are fast."""
    trend = opened.trend
    bins = {each.start.isoformat(): each for each in trend.bins if each.passages}
    if not bins:
        st.caption(t("trends.none"))
        return
    colour = theme_mark(str(trend.id)) if trend.scope is Scope.THEME else VOICES
    bands = [band for band, _ in opened.compared]
    clicked = course(trend.bins, bands, t, key="trends.course", colour=colour)
    st.caption(t("trends.chart_help"))
    chosen = _chosen(bins, clicked, t)
    dated = sum(each.passages for each in trend.bins)
    _said_in(bins[chosen], opened, t)
    st.caption(t("trends.counted", n=number(dated), all=number(len(opened.members))))


def _chosen(bins: dict[str, Bin], clicked: str | None, t: Translate) -> str:
    """Return the period that was clicked in the chart, chosen below, or named by the address."""
    last = list(bins)[-1]
    if clicked in bins and clicked != st.session_state.get("trends.clicked"):
        st.session_state[_PERIOD] = clicked
    st.session_state["trends.clicked"] = clicked
    chosen = select(
        t("trends.pick"),
        list(bins),
        words=lambda start: period_name(bins[start], t),
        key=_PERIOD,
        name="period",
        usual=last,
        placeholder=t("app.choose"),
        width=220,
    )
    return chosen or last


def voices_in_words(trend: Trend, t: Translate, step: Step = Step.QUARTER) -> str:
    """Return the verdict's reason in a sentence."""
    rules = TrendRules.of(step)
    if trend.verdict is Course.TOO_FEW:
        if len(trend.bins) < rules.fewest_periods:
            fewest = t(f"trends.n_{step.value}s", n=rules.fewest_periods)
            return t("trends.few_periods", n=fewest)
        return t("trends.few_organisations", n=rules.fewest_organisations)
    sure = t("trends.sure", certainty=_percent(trend.certainty, t))
    words = t("trends.halves", early=number(trend.early), late=number(trend.late))
    return words if trend.verdict is Course.STABLE else f"{words} {sure}"


def _percent(certainty: float, t: Translate) -> str:
    # Nothing that is counted in a few voices is wholly sure.
    return t("trends.almost") if certainty > _ALMOST else percent(certainty)


def _said_in(period: Bin, opened: OpenedTrend, t: Translate) -> None:
    statements = counted(t, period.passages, "app.statement", "app.statements")
    organisations = counted(t, period.organisations, "app.organisation", "app.organisations")
    st.caption(f"{period_name(period, t)} · {statements} · {organisations}")
    key = f"trends.page.{opened.trend.id}.{period.start.isoformat()}"
    for each in paged(period.passage_ids, key=key, per_page=_PER_PAGE):
        statement(said_of(opened.material, each), t, key=f"trends.said.{each}")
