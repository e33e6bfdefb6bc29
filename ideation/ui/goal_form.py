"""The strategy goals of the agency, to be edited: name and text in three languages."""

from __future__ import annotations

import streamlit as st

from ideation.domain.plan import StrategyGoal
from ideation.ui.state import Translate, errors_shown, language, plain
from ideation.workspace import Workspace

_LANGUAGES = ("en", "de", "fr")


def goal_form(workspace: Workspace, t: Translate) -> None:
    """Draw the library, and the form for one goal or a new one."""
    st.caption(t("goals.lead"))
    library = workspace.desk.goal_library()
    for each in library:
        st.markdown(f":material/flag: **{plain(each.name(language()))}**")
        st.caption(plain(each.text(language())))
    by_id = {each.id: each for each in library}
    which = st.selectbox(
        t("goals.which"),
        [0, *by_id],
        format_func=lambda each: by_id[each].name(language()) if each else t("goals.new"),
        placeholder=t("app.choose"),
        key="goals.which",
    )
    _one(workspace, by_id.get(which or 0), t)
    if st.button(t("goals.undo"), key="goals.undo", type="tertiary", icon=":material/undo:"):
        with errors_shown():
            workspace.desk.undo_goal()
        st.rerun()


def _one(workspace: Workspace, goal: StrategyGoal | None, t: Translate) -> None:
    key = f"goals.{goal.id if goal else 0}"
    names, texts = {}, {}
    for column, code in zip(st.columns(len(_LANGUAGES), gap="small"), _LANGUAGES, strict=True):
        with column:
            said = t(f"language.{code}")
            names[code] = st.text_input(
                t("goals.name", lang=said),
                value=goal.names.get(code, "") if goal else "",
                key=f"{key}.{code}.name",
            )
            texts[code] = st.text_area(
                t("goals.text", lang=said),
                value=goal.texts.get(code, "") if goal else "",
                key=f"{key}.{code}.text",
            )
    with st.container(horizontal=True, gap="small"):
        if st.button(t("goals.save"), key=f"{key}.save", type="primary"):
            with errors_shown():
                workspace.desk.set_goal(names, texts, goal_id=goal.id if goal else None)
            st.toast(t("goals.saved"))
            st.rerun()
        if goal is not None and st.button(
            t("goals.remove"), key=f"{key}.remove", type="tertiary", icon=":material/close:"
        ):
            with errors_shown():
                workspace.desk.remove_goal(goal.id)
            st.rerun()
