"""The frame of the app: title, navigation, the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from ideation.ui.language import language_switch
from ideation.ui.links import keep_pages
from ideation.ui.pages import (
    briefs,
    candidates,
    capture,
    clusters,
    contacts,
    coverage,
    inbox,
    meeting,
    notes,
    organisations,
    portfolio,
    search,
    themes,
    trends,
)
from ideation.ui.state import Translate, errors_shown, translator, workspace
from ideation.workspace import Workspace

_ICON = Path(__file__).parent / "icon.png"
Render = Callable[[Workspace, Translate], None]
# In the order of the navigation: address and section of the string table, page, icon.
_PAGES: tuple[tuple[str, Render, str], ...] = (
    ("capture", capture.render, ":material/edit_note:"),
    ("inbox", inbox.render, ":material/inbox:"),
    ("search", search.render, ":material/search:"),
    ("candidates", candidates.render, ":material/flag:"),
    ("portfolio", portfolio.render, ":material/donut_small:"),
    ("meeting", meeting.render, ":material/co_present:"),
    ("briefs", briefs.render, ":material/article:"),
    ("clusters", clusters.render, ":material/bubble_chart:"),
    ("trends", trends.render, ":material/trending_up:"),
    ("coverage", coverage.render, ":material/explore:"),
    ("themes", themes.render, ":material/category:"),
    ("organisations", organisations.render, ":material/domain:"),
    ("contacts", contacts.render, ":material/person:"),
    ("notes", notes.render, ":material/description:"),
)
_FIRST = "search"


def run() -> None:
    """Draw the page that the address names, and the choice of the language under it."""
    # A file of ours: an icon by name would be fetched from a font server.
    st.set_page_config(page_title="Ideation", page_icon=str(_ICON), layout="wide")
    t = translator()
    pages = {
        name: st.Page(
            partial(_draw, render),
            title=t(f"{name}.title"),
            icon=icon,
            url_path=name,
            help=t(f"{name}.help"),
            default=name == _FIRST,
        )
        for name, render, icon in _PAGES
    }
    keep_pages(pages)
    chosen = st.navigation(list(pages.values()), position="top")
    # The foot is drawn first: a page that stops at an error keeps it.
    body, foot = st.container(), st.container(horizontal=True, horizontal_alignment="right")
    with foot:
        language_switch(t("app.language"))
    with body:
        chosen.run()


def _draw(render: Render) -> None:
    with errors_shown():
        render(workspace(), translator())
