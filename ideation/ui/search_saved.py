"""Searches that are kept: saved under a name, opened with what is new, exported as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

import streamlit as st

from ideation.domain.ids import PassageId
from ideation.domain.search import Unit
from ideation.errors import NotFound
from ideation.services.searching.search import Asked
from ideation.ui.parts import counted, day
from ideation.ui.search_filters import set_filters
from ideation.ui.state import Translate, errors_shown, plain
from ideation.workspace import Workspace

# The widgets that choose what is shown and in which order, and the words of the orders.
UNIT, ORDER = "search.by", "search.sort"
BEST, NEWEST = "best", "newest"
_NEWS = "search.news"
_FORMATS = {"xlsx": "Excel", "csv": "CSV", "docx": "Word"}


def saved_searches(workspace: Workspace, t: Translate) -> None:
    """List the saved searches with what is new in each."""
    found = workspace.finder.saved_searches()
    if not found:
        return
    st.subheader(t("search.saved"), anchor=False)
    for each in found:
        name = each.search.name
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button(
                plain(name),
                key=f"search.saved.{name}",
                icon=":material/bookmark:",
                on_click=_open,
                args=(workspace, name, t),
            )
            if each.new:
                words = counted(t, each.new, "search.new_one", "search.new")
                st.badge(words, icon=":material/fiber_new:", color="primary")
            else:
                since = day(each.search.looked_at.date(), t)
                st.caption(t("search.new_none", day=since), width="content")
            if st.button(
                t("search.forget"),
                key=f"search.forget.{name}",
                type="tertiary",
                icon=":material/bookmark_remove:",
            ):
                with errors_shown():
                    workspace.finder.forget_search(name)
                st.toast(t("search.forgotten"))
                st.rerun()


def _open(workspace: Workspace, name: str, t: Translate) -> None:
    try:
        search, new = workspace.finder.open_search(name)
    except NotFound:
        # Somebody forgot it meanwhile; a callback has no place on the page for a message.
        st.toast(t("search.lost"))
        return
    st.session_state["q"] = search.query
    st.session_state[UNIT] = search.unit.value
    st.session_state[ORDER] = NEWEST if search.newest_first else BEST
    set_filters(search.filters)
    ids = frozenset(hit.passage_id for hit in new)
    st.session_state[_NEWS] = (search.query, ids, search.looked_at)


def news_of(query: str) -> tuple[frozenset[PassageId], datetime | None]:
    """Return what was new when the search was opened from those saved, and since when."""
    asked, new, since = st.session_state.get(_NEWS, (None, frozenset(), None))
    return (new, since) if asked == query else (frozenset(), None)


def save_form(workspace: Workspace, asked: Asked, unit: Unit, t: Translate) -> None:
    """Offer to keep a search with what it shows, and in which order."""
    with st.popover(t("search.save"), icon=":material/bookmark_add:", type="tertiary"):
        name = st.text_input(
            t("search.save_name"), asked.query, max_chars=80, key=f"search.save.{asked.query}"
        )
        if st.button(t("search.save_save"), type="primary", key="search.save.button"):
            with errors_shown():
                workspace.finder.save_search(name or "", asked, unit)
            st.toast(t("search.saved_done"))


def export_form(file: Callable[[str], bytes], name: str, help_: str, t: Translate) -> None:
    """Offer a list as a file called `name`; `file` makes it of an ending, at the click."""
    with st.popover(t("search.export"), icon=":material/download:", type="tertiary"):
        st.caption(help_)
        for ending, word in _FORMATS.items():
            st.download_button(
                word,
                data=partial(file, ending),
                file_name=f"{name}.{ending}",
                key=f"search.export.{ending}",
                on_click="ignore",
                width="stretch",
            )
