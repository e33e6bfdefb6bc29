"""The list of trends: themes, then clusters, with verdict, reason and voices per period."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from ideation.domain.trend import Course, Scope, Step, Trend
from ideation.ui.addressed import pills
from ideation.ui.charts import spark
from ideation.ui.cluster_passport import course_badge
from ideation.ui.palette import COURSE_ICONS, VOICES, theme_icon, theme_mark
from ideation.ui.parts import number, paged
from ideation.ui.state import Translate, language, plain
from ideation.ui.trend_detail import voices_in_words
from ideation.ui.trend_rules import trend_rules
from ideation.workspace import Workspace

_PER_PAGE = 10
# So many voices of a cluster fill its small chart.
_FULL = 6
# What moves stands first; what nobody can judge stands last.
_FIRST = (Course.EMERGING, Course.GROWING, Course.FADING, Course.STABLE, Course.TOO_FEW)


def listed(workspace: Workspace, t: Translate, step: Step) -> None:
    """Draw the list with its filter, and the rules under it."""
    found = workspace.findings.trends(language(), step=step)
    if not any(each.passages for trend in found for each in trend.bins):
        st.markdown(f"**{t('trends.none')}**")
        st.caption(t("trends.none_next"))
        return
    _body(found, t, step)
    trend_rules(t, step)


@st.fragment
def _body(found: list[Trend], t: Translate, step: Step) -> None:
    """Draw filter and rows; a fragment, so that a filter does not count all trends anew."""
    verdict = _filter(found, t)
    shown = [each for each in found if verdict is None or each.verdict is verdict]
    themes = [each for each in shown if each.scope is Scope.THEME]
    clusters = sorted(
        (each for each in shown if each.scope is Scope.CLUSTER),
        key=lambda each: (_FIRST.index(each.verdict), -each.certainty),
    )
    if themes:
        st.subheader(t("trends.themes"), anchor=False)
        most = max(each.organisations for trend in themes for each in trend.bins)
        for each in themes:
            _row(each, t, step, top=most)
    if clusters:
        st.subheader(t("trends.clusters"), anchor=False)
        key = f"trends.page.{verdict.value if verdict else 'all'}"
        for each in paged(clusters, key=key, per_page=_PER_PAGE):
            _row(each, t, step, top=_FULL)


def _filter(found: list[Trend], t: Translate) -> Course | None:
    counts = Counter(each.verdict for each in found)
    options = [each.value for each in _FIRST if counts[each]]
    chosen = pills(
        t("trends.filter"),
        options,
        words=lambda each: (
            f"{COURSE_ICONS[Course(each)]} {t(f'course.{each}')} {number(counts[Course(each)])}"
        ),
        key="trends.verdict",
        name="verdict",
        label_visibility="collapsed",
    )
    return Course(chosen) if chosen else None


def _row(trend: Trend, t: Translate, step: Step, *, top: int) -> None:
    theme = trend.scope is Scope.THEME
    key = f"trends.{trend.scope.value}.{trend.id}"
    with st.container(border=True, key=f"{key}.row"):
        name, verdict, chart, door = st.columns([4, 5, 3, 1], vertical_alignment="center")
        icon = theme_icon(str(trend.id)) if theme else ":material/bubble_chart:"
        name.markdown(f"{icon} **{plain(trend.name)}**")
        with verdict.container(gap="xsmall"):
            course_badge(trend, t)
            st.caption(voices_in_words(trend, t, step))
        with chart:
            if any(each.organisations for each in trend.bins):
                colour = theme_mark(str(trend.id)) if theme else VOICES
                spark(trend.bins, t, colour=colour, top=top)
        if door.button(t("trends.open"), key=f"{key}.open", type="tertiary", width="stretch"):
            st.query_params["trend"] = str(trend.id)
            st.rerun()
