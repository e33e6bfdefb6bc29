"""A trend opened: its quarters as a chart, and the statements of each."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ideation.domain.ids import PassageId
from ideation.domain.trend import Bin, Course, Scope, Trend
from ideation.trends.verdict import TrendRules
from ideation.ui.charts import course, quarter_name
from ideation.ui.cluster_passport import course_badge
from ideation.ui.findings_view import trend_rules
from ideation.ui.language import percent
from ideation.ui.palette import VOICES, theme_icon, theme_mark
from ideation.ui.parts import counted, foot, number, organisations_by_id
from ideation.ui.state import Translate, errors_shown, from_address, language, plain, to_address
from ideation.ui.statement import Said, said, said_of, statement
from ideation.workspace import Workspace

_PER_PAGE = 10
_ALMOST = 0.99


def detail(workspace: Workspace, t: Translate, trend: Trend | None) -> None:
    """Draw the opened trend, with the way back to the list above it."""
    if st.button(
        t("trends.back"), key="trends.back", type="tertiary", icon=":material/arrow_back:"
    ):
        st.query_params.pop("trend", None)
        st.query_params.pop("quarter", None)
        st.rerun()
    if trend is None:
        st.markdown(f"**{t('trends.unknown')}**")
        return
    theme = trend.scope is Scope.THEME
    icon = theme_icon(str(trend.id)) if theme else ":material/bubble_chart:"
    st.subheader(f"{icon} {plain(trend.name)}", anchor=False)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        course_badge(trend, t)
        st.caption(voices_in_words(trend, t), width="content")
    if any(each.passages for each in trend.bins):
        colour = theme_mark(str(trend.id)) if theme else VOICES
        course(trend.bins, t, key="trends.course", colour=colour)
    with errors_shown():
        known = _statements(workspace, trend)
    _quarters(trend, known, t)
    dated = sum(each.passages for each in trend.bins)
    st.caption(t("trends.counted", n=number(dated), all=number(len(known))))
    trend_rules(t)
    foot(workspace, t)


def voices_in_words(trend: Trend, t: Translate) -> str:
    """Return the verdict's reason in a sentence."""
    rules = TrendRules()
    if trend.verdict is Course.TOO_FEW:
        if len(trend.bins) < rules.fewest_periods:
            return t("trends.few_periods", n=rules.fewest_periods)
        return t("trends.few_organisations", n=rules.fewest_organisations)
    sure = t("trends.sure", certainty=_percent(trend.certainty, t))
    words = t("trends.halves", early=number(trend.early), late=number(trend.late))
    return words if trend.verdict is Course.STABLE else f"{words} {sure}"


def _percent(certainty: float, t: Translate) -> str:
    # Nothing that is counted in a few voices is wholly sure.
    return t("trends.almost") if certainty > _ALMOST else percent(certainty)


def _statements(workspace: Workspace, trend: Trend) -> Mapping[PassageId, Said]:
    """Return all statements of the trend by id, those without a date included."""
    if trend.scope is Scope.CLUSTER:
        opened = workspace.findings.cluster(int(trend.id), language())
        return {each.id: said_of(opened.material, each.id) for each in opened.passages}
    passages = [each.passage for each in workspace.theme(str(trend.id))]
    ids = sorted({each.note_id for each in passages})
    notes = {each.id: each for each in workspace.notes(ids=ids)}
    known = organisations_by_id(workspace)
    return {each.id: said(each, notes, known) for each in passages if each.note_id in notes}


@st.fragment
def _quarters(trend: Trend, known: Mapping[PassageId, Said], t: Translate) -> None:
    """Let the reader choose a quarter, and show what was said in it."""
    bins = {each.start.isoformat(): each for each in trend.bins if each.passages}
    if not bins:
        return
    last = list(bins)[-1]
    from_address("trends.quarter", "quarter", list(bins), last)
    if st.session_state.get("trends.quarter") not in bins:
        st.session_state["trends.quarter"] = last
    chosen = st.segmented_control(
        t("trends.pick"),
        list(bins),
        required=True,
        format_func=lambda start: quarter_name(bins[start], t),
        key="trends.quarter",
        wrap=True,
    )
    to_address("quarter", chosen, last)
    _said_in(bins[chosen or last], trend, known, t)


def _said_in(period: Bin, trend: Trend, known: Mapping[PassageId, Said], t: Translate) -> None:
    statements = counted(t, period.passages, "app.statement", "app.statements")
    organisations = counted(t, period.organisations, "app.organisation", "app.organisations")
    st.caption(f"{quarter_name(period, t)} · {statements} · {organisations}")
    ids = [each for each in period.passage_ids if each in known]
    pages = max(1, -(-len(ids) // _PER_PAGE))
    # The key carries what is shown: another quarter starts on its first page.
    key = f"trends.page.{trend.id}.{period.start.isoformat()}"
    page = min(st.session_state.get(key, 1), pages)
    for each in ids[(page - 1) * _PER_PAGE : page * _PER_PAGE]:
        statement(known[each], t, key=f"trends.said.{each}")
    if pages > 1:
        st.pagination(pages, key=key)
