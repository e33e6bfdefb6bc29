"""Organisations: the list, or the one that the address names."""

from __future__ import annotations

import streamlit as st

from ideation.ui.parts import empty_workspace
from ideation.ui.party_detail import detail
from ideation.ui.party_list import party_list
from ideation.ui.state import Translate
from ideation.workspace import Workspace


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the page."""
    address = st.query_params.get("organisation", "")
    if address.isdecimal():
        detail(workspace, t, int(address), contact=False)
        return
    st.title(t("organisations.title"), anchor=False)
    listed = workspace.people.listed()
    if not listed:
        empty_workspace(workspace, t, page="organisations")
        return
    party_list(listed, t, page="organisations")
