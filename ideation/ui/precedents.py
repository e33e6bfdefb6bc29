"""Earlier flagships that the agency keeps: new ideas are compared with them."""

from __future__ import annotations

import streamlit as st

from ideation.ui.state import Translate, errors_shown, plain
from ideation.workspace import Workspace

_KEY = "precedents"


@st.fragment
def precedents_panel(workspace: Workspace, t: Translate) -> None:
    """List them, each with its removal, and offer to add one."""
    st.markdown(f"**{t('rules.precedents')}**")
    st.caption(t("rules.precedents_help"))
    kept = workspace.leadership.precedents()
    if not kept:
        st.caption(t("rules.precedents_none"))
    for each in kept:
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            st.markdown(f"{plain(each.name)}: {plain(each.text)}", width="stretch")
            if st.button(
                t("rules.precedent_remove"),
                key=f"{_KEY}.remove.{each.id}",
                type="tertiary",
                icon=":material/close:",
            ):
                with errors_shown():
                    workspace.leadership.remove_precedent(each.id)
                st.session_state[f"{_KEY}.removed"] = (int(each.id), each.name)
                st.rerun()
    _undo(workspace, t)
    round_ = st.session_state.get(f"{_KEY}.round", 0)
    name = st.text_input(t("rules.precedent_name"), key=f"{_KEY}.name.{round_}")
    text = st.text_input(t("rules.precedent_text"), key=f"{_KEY}.text.{round_}")
    if st.button(t("rules.precedent_add"), key=f"{_KEY}.add", icon=":material/add:"):
        with errors_shown():
            workspace.leadership.add_precedent(name or "", text or "")
        st.session_state[f"{_KEY}.round"] = round_ + 1
        st.rerun()


def _undo(workspace: Workspace, t: Translate) -> None:
    removed = st.session_state.get(f"{_KEY}.removed")
    if removed is None:
        return
    number, name = removed
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(t("rules.precedent_removed"), width="content")
        if st.button(
            plain(t("rules.precedent_restore", name=name)),
            key=f"{_KEY}.restore",
            type="tertiary",
            icon=":material/undo:",
        ):
            with errors_shown():
                workspace.leadership.restore_precedent(number)
            st.session_state.pop(f"{_KEY}.removed", None)
            st.rerun()
