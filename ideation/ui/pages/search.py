"""Search: one field, filters as pills under it, quotes with marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import streamlit as st

from ideation.domain.search import Filters, Unit
from ideation.services.searching.search import Asked
from ideation.ui.addressed import held, switch, to_address, words_field
from ideation.ui.parts import empty_workspace, foot, number, organisations_by_id
from ideation.ui.search_address import say_what_was_dropped
from ideation.ui.search_answer import Place, like, parties, passages
from ideation.ui.search_filters import filters_of
from ideation.ui.search_results import Shown
from ideation.ui.search_saved import BEST, NEWEST, ORDER, UNIT, save_form, saved_searches
from ideation.ui.search_start import heard_last, questions
from ideation.ui.state import Translate, errors_shown, language
from ideation.workspace import Workspace

_ORDERS = (BEST, NEWEST)
_UNITS = tuple(each.value for each in Unit)
_SWITCHES = {UNIT: ("search.unit", _UNITS), ORDER: ("search.sort", _ORDERS)}
_LIMIT = 10


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the page."""
    status = workspace.index_status()
    statements = int(status["vectors"]) + int(status["waiting"])
    if not statements:
        st.title(t("search.title"), anchor=False)
        empty_workspace(workspace, t, page="search")
        return
    if status["waiting"]:
        st.caption(t("search.waiting", n=number(int(status["waiting"]))))
    _body(workspace, t, statements)
    foot(workspace, t)


@st.fragment
def _body(workspace: Workspace, t: Translate, statements: int) -> None:
    """Draw everything but the foot; a fragment, so that typing redraws it alone."""
    # Not bound to the address by the widget itself: that would drop the filters in it.
    query = words_field(
        t("search.field"),
        key="q",
        name="q",
        placeholder=t("search.placeholder"),
        type="search",
        live="300ms",
        icon=":material/search:",
    )
    with errors_shown():
        filters = filters_of(workspace, t)
        say_what_was_dropped(query, _SWITCHES, t)
        asked = Asked(query=query, filters=filters, limit=_LIMIT)
        known = organisations_by_id(workspace)
        shown = Shown(workspace=workspace, t=t, known=known, filters=filters)
        of = st.query_params.get("like", "")
        if of.isdecimal():
            _like(int(of), filters, shown)
        elif not asked.query.strip() and asked.filters.empty:
            questions(t)
            saved_searches(workspace, t)
            heard_last(shown, statements)
        else:
            _results(asked, shown)


def _results(asked: Asked, shown: Shown) -> None:
    t = shown.t
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        unit = Unit(_one_of(UNIT, "search.unit", _UNITS, t))
        order = _one_of(ORDER, "search.sort", _ORDERS, t)
        asked = replace(asked, newest_first=order == NEWEST)
        tools = st.container(horizontal=True, gap="small", width="content")
        with tools:
            across = _across(t) if unit is Unit.PASSAGES else False
            save_form(shown.workspace, asked, unit, t)
    place = Place(shown=replace(shown, across=across), tools=tools, language=language())
    with _patience(t):
        if unit is Unit.PASSAGES:
            passages(asked, place)
        else:
            parties(asked, unit, place)


@contextmanager
def _patience(t: Translate) -> Iterator[None]:
    """Say once that the model loads; later answers come too fast for a notice to be read."""
    if st.session_state.get("search.warm"):
        yield
        return
    with st.spinner(t("app.loading")):
        yield
    st.session_state["search.warm"] = True


def _one_of(key: str, label: str, options: Sequence[str], t: Translate) -> str:
    """Draw a choice that the address keeps; the first one is the usual."""
    name = key.removeprefix("search.")
    return switch(t(label), options, words=lambda each: t(f"search.{each}"), key=key, name=name)


def _across(t: Translate) -> bool:
    key = "search.across"
    first = held(key, st.query_params.get("across") == "1")
    on = st.toggle(t("search.across"), first, help=t("search.across_help"), key=key)
    to_address("across", "1" if on else None)
    return on


def _like(passage_id: int, filters: Filters, shown: Shown) -> None:
    """Draw one statement and what is like it, with the way back."""
    tools = st.container(horizontal=True, gap="small", vertical_alignment="center")
    tools.button(
        shown.t("search.like_back"),
        key="search.like.back",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=_leave_like,
    )
    like(passage_id, filters, Place(shown=shown, tools=tools, language=language()))


def _leave_like() -> None:
    st.query_params.pop("like", None)
