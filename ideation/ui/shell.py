"""The frame of the app: title, navigation, the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from ideation.ui.pages import candidates, capture, clusters, notes, search, themes, trends
from ideation.ui.state import Translate, errors_shown, translator, workspace
from ideation.workspace import Workspace

_ICON = Path(__file__).parent / "icon.png"


def run() -> None:
    """Draw the page that the address names."""
    # A file of ours: an icon by name would be fetched from a font server.
    st.set_page_config(page_title="Ideation", page_icon=str(_ICON), layout="wide")
    t = translator()
    pages = [
        st.Page(
            lambda: _draw(capture.render),
            title=t("capture.title"),
            icon=":material/edit_note:",
            url_path="capture",
            help=t("capture.help"),
        ),
        st.Page(
            lambda: _draw(search.render),
            title=t("search.title"),
            icon=":material/search:",
            url_path="search",
            help=t("search.help"),
            default=True,
        ),
        st.Page(
            lambda: _draw(candidates.render),
            title=t("candidates.title"),
            icon=":material/flag:",
            url_path="candidates",
            help=t("candidates.help"),
        ),
        st.Page(
            lambda: _draw(clusters.render),
            title=t("clusters.title"),
            icon=":material/bubble_chart:",
            url_path="clusters",
            help=t("clusters.help"),
        ),
        st.Page(
            lambda: _draw(trends.render),
            title=t("trends.title"),
            icon=":material/trending_up:",
            url_path="trends",
            help=t("trends.help"),
        ),
        st.Page(
            lambda: _draw(themes.render),
            title=t("themes.title"),
            icon=":material/category:",
            url_path="themes",
            help=t("themes.help"),
        ),
        st.Page(
            lambda: _draw(notes.render),
            title=t("notes.title"),
            icon=":material/description:",
            url_path="notes",
            help=t("notes.help"),
        ),
    ]
    st.navigation(pages, position="top").run()


def _draw(render: Callable[[Workspace, Translate], None]) -> None:
    with errors_shown():
        render(workspace(), translator())
