"""The frame of the app: title, navigation, the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

_ICON = Path(__file__).parent / "icon.png"
Render = Callable[[Workspace, Translate], None]
# In the order of the navigation, by what people come for: address and section of the string
# table, page, icon.
_Page = tuple[str, Render, str]
_PAGES: dict[str, tuple[_Page, ...]] = {
    "collect": (
        ("capture", capture.render, ":material/edit_note:"),
        ("inbox", inbox.render, ":material/inbox:"),
        ("notes", notes.render, ":material/description:"),
    ),
    "find": (
        ("search", search.render, ":material/search:"),
        ("organisations", organisations.render, ":material/domain:"),
        ("contacts", contacts.render, ":material/person:"),
    ),
    "understand": (
        ("themes", themes.render, ":material/category:"),
        ("clusters", clusters.render, ":material/bubble_chart:"),
        ("trends", trends.render, ":material/trending_up:"),
        ("coverage", coverage.render, ":material/explore:"),
    ),
    "decide": (
        ("candidates", candidates.render, ":material/flag:"),
        ("meeting", meeting.render, ":material/co_present:"),
        ("portfolio", portfolio.render, ":material/donut_small:"),
        ("briefs", briefs.render, ":material/article:"),
    ),
}
_FIRST = "search"


def run() -> None:
    """Draw the page that the address names, and the choice of the language under it."""
    # A file of ours: an icon by name would be fetched from a font server.
    st.set_page_config(page_title="Ideation", page_icon=str(_ICON), layout="wide")
    t = translator()
    rooms = {
        room: {name: _page(name, render, icon, t) for name, render, icon in inside}
        for room, inside in _PAGES.items()
    }
    keep_pages({name: page for inside in rooms.values() for name, page in inside.items()})
    named = {t(f"app.{room}"): list(inside.values()) for room, inside in rooms.items()}
    chosen = st.navigation(named, position="top")
    # The foot is drawn first: a page that stops at an error keeps it.
    body, foot = st.container(), st.container(horizontal=True, horizontal_alignment="right")
    with foot:
        language_switch(t("app.language"))
    with body:
        chosen.run()


def _page(name: str, render: Render, icon: str, t: Translate) -> Page:
    return st.Page(
        partial(_draw, render),
        title=t(f"{name}.title"),
        icon=icon,
        url_path=name,
        help=t(f"{name}.help"),
        default=name == _FIRST,
    )


def _draw(render: Render) -> None:
    with errors_shown():
        render(workspace(), translator())
