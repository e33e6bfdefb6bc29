"""Reports: the brief of a candidate, and position papers, to read here and to take along."""

from __future__ import annotations

import streamlit as st

from ideation.ui.addressed import switch
from ideation.ui.brief_form import brief_form
from ideation.ui.findings_view import made_by_run, ready
from ideation.ui.paper_editor import paper_editor
from ideation.ui.state import Translate
from ideation.workspace import Workspace

_VIEWS = ("brief", "paper")


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the view that the address names."""
    st.title(t("briefs.title"), anchor=False)
    if not ready(workspace, t, page="briefs"):
        return
    view = switch(
        t("briefs.view"),
        _VIEWS,
        words=lambda each: t(f"briefs.view_{each}"),
        key="briefs.view",
        name="view",
    )
    if view == "paper":
        paper_editor(workspace, t)
    else:
        st.caption(t("briefs.lead"))
        brief_form(workspace, t)
    made_by_run(workspace, t)
