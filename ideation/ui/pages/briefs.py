"""Reports: the brief of a candidate, and position papers, to read here and to take along."""

from __future__ import annotations

import streamlit as st

from ideation.ui.brief_form import brief_form
from ideation.ui.findings_view import made_by_run, ready
from ideation.ui.paper_editor import paper_editor
from ideation.ui.state import Translate, from_address, to_address
from ideation.workspace import Workspace

_VIEWS = ("brief", "paper")


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the view that the address names."""
    st.title(t("briefs.title"), anchor=False)
    if not ready(workspace, t, page="briefs"):
        return
    from_address("briefs.view", "view", _VIEWS, _VIEWS[0])
    view = st.segmented_control(
        t("briefs.view"),
        _VIEWS,
        required=True,
        format_func=lambda each: t(f"briefs.view_{each}"),
        key="briefs.view",
        label_visibility="collapsed",
    )
    to_address("view", view, _VIEWS[0])
    if view == "paper":
        paper_editor(workspace, t)
    else:
        st.caption(t("briefs.lead"))
        brief_form(workspace, t)
    made_by_run(workspace, t)
