"""What is new since the last visit, and the mark that all of it has been seen."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ideation.domain.visit import Named, News, Since, Turn
from ideation.services.outlook.news import FoundNews
from ideation.ui.addressed import words_field
from ideation.ui.links import link
from ideation.ui.palette import COURSE_ICONS
from ideation.ui.parts import counted, day, paged
from ideation.ui.state import Translate, errors_shown, language
from ideation.ui.statement import said_of, statement
from ideation.workspace import Workspace

_PER_PAGE = 10
_SHOWN = 8
_MARKED = "news.marked"


def news_view(workspace: Workspace, t: Translate) -> None:
    """Draw the news of whoever looks."""
    who = _who(t)
    with errors_shown():
        found = workspace.outlook.news(who=who, language=language())
    told = found.news
    _mark(workspace, told, who, t)
    if told.empty:
        st.markdown(f"**{t('news.nothing')}**")
        st.caption(t("news.nothing_next"))
        return
    _candidates(told.candidates, t)
    _turns(told.turns, t)
    _clusters(told.clusters, t)
    _statements(found, t)


def _who(t: Translate) -> str:
    who = words_field(
        t("news.who"),
        key="news.who",
        name="who",
        placeholder=t("news.who_example"),
        max_chars=60,
        width=260,
        help=t("news.who_help"),
    )
    return " ".join(who.split())


def _mark(workspace: Workspace, told: News, who: str, t: Translate) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(_since(told, t), width="content")
        if not told.empty and st.button(
            t("news.mark"), key="news.mark", type="primary", icon=":material/done_all:"
        ):
            with errors_shown():
                workspace.outlook.mark_seen(who=who)
            st.session_state[_MARKED] = who
            st.rerun()
        if st.session_state.get(_MARKED) == who and st.button(
            t("news.take_back"), key="news.take_back", type="tertiary", icon=":material/undo:"
        ):
            del st.session_state[_MARKED]
            with errors_shown():
                workspace.outlook.take_back_seen(who=who)
            st.rerun()


def _since(told: News, t: Translate) -> str:
    if told.by is Since.BEGINNING or told.since is None:
        return t("news.first")
    return t("news.since", day=day(told.since.date(), t))


def _candidates(candidates: Sequence[Named], t: Translate) -> None:
    if not candidates:
        return
    st.subheader(t("news.candidates", n=len(candidates)), anchor=False)
    for each in candidates:
        _named(each, "candidates", "candidate", ":material/flag:", t)


def _turns(turns: Sequence[Turn], t: Translate) -> None:
    if not turns:
        return
    st.subheader(t("news.verdicts", n=len(turns)), anchor=False)
    for each in turns:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            link("trends", each.name, icon=COURSE_ICONS[each.after], trend=each.id)
            before, after = t(f"course.{each.before.value}"), t(f"course.{each.after.value}")
            st.caption(t("news.turn", before=before, after=after), width="content")


def _clusters(clusters: Sequence[Named], t: Translate) -> None:
    if not clusters:
        return
    st.subheader(t("news.clusters", n=len(clusters)), anchor=False)
    for each in clusters[:_SHOWN]:
        _named(each, "clusters", "cluster", ":material/bubble_chart:", t)
    if len(clusters) > _SHOWN:
        with st.expander(t("news.more", n=len(clusters) - _SHOWN)):
            for each in clusters[_SHOWN:]:
                _named(each, "clusters", "cluster", ":material/bubble_chart:", t)


def _named(each: Named, page: str, name: str, icon: str, t: Translate) -> None:
    organisations = counted(t, each.organisations, "app.organisation", "app.organisations")
    statements = counted(t, each.passages, "app.statement", "app.statements")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        link(page, each.name, icon=icon, **{name: each.id})
        st.caption(f"{organisations} · {statements}", width="content")


@st.fragment
def _statements(found: FoundNews, t: Translate) -> None:
    ids = found.news.passage_ids
    if not ids:
        return
    st.subheader(t("news.statements", n=len(ids)), anchor=False)
    for each in paged(ids, key="news.page", per_page=_PER_PAGE):
        statement(said_of(found.material, each), t, key=f"news.said.{each}")
