"""Links from one page to another: to an organisation, a contact, a candidate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from ideation.ui.state import plain

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

_PAGES = "app.pages"


def keep_pages(pages: Mapping[str, Page]) -> None:
    """Remember the pages of this run, so that one can link to another."""
    st.session_state[_PAGES] = dict(pages)


def link(page: str, label: str, *, icon: str | None = None, **address: object) -> None:
    """Draw a link to what `address` names on a page; `label` is user text."""
    target = st.session_state.get(_PAGES, {}).get(page)
    if target is None:
        # A page drawn on its own, without the shell, has nowhere to go.
        st.markdown(plain(label))
        return
    query = {name: str(value) for name, value in address.items()}
    st.page_link(target, label=plain(label), icon=icon, query_params=query, width="content")


def go(page: str, **address: object) -> None:
    """Leave for what `address` names on a page."""
    target = st.session_state.get(_PAGES, {}).get(page)
    if target is not None:
        st.switch_page(target, query_params={name: str(each) for name, each in address.items()})
