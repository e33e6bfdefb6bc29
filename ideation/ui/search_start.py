"""The search page before anything is asked: questions to begin with, and what was heard last."""

from __future__ import annotations

import streamlit as st

from ideation.ui.note_view import open_drawer
from ideation.ui.parts import counted, facts
from ideation.ui.search_results import Shown
from ideation.ui.state import Translate, plain

_EXAMPLES = ("search.example_1", "search.example_2", "search.example_3", "search.example_4")
_LATEST = 6


def questions(t: Translate) -> None:
    """Offer some questions to begin with."""
    st.caption(t("search.start"))
    with st.container(horizontal=True, gap="small"):
        for key in _EXAMPLES:
            st.button(
                t(key), key=key, on_click=_ask, args=(t(key),), icon=":material/arrow_forward:"
            )


def heard_last(shown: Shown, statements: int) -> None:
    """Show how much there is to search, and the newest notes as a way in."""
    t = shown.t
    notes = shown.workspace.notes()
    size = (
        counted(t, len(notes), "app.note", "app.notes"),
        counted(t, statements, "app.statement", "app.statements"),
        counted(t, len(shown.known), "app.organisation", "app.organisations"),
    )
    st.subheader(t("search.heard_last"), anchor=False)
    st.caption(" · ".join(size))
    with st.grid("auto", min_column_width=320, gap="small"):
        for note in notes[:_LATEST]:
            with st.container(border=True, gap="xsmall"):
                st.markdown(f"**{plain(note.title)}**")
                known = dict(shown.known)
                st.caption(facts(note.organisations, note.date, note.sector or "", t, known))
                if st.button(
                    t("app.open_note"),
                    key=f"search.latest.{note.id}",
                    type="tertiary",
                    icon=":material/description:",
                ):
                    open_drawer(note.id)


def _ask(query: str) -> None:
    st.session_state["q"] = query
