"""Search: one field, filters as pills under it, quotes with marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

import streamlit as st

from ideation.domain.search import Filters, Hit
from ideation.services.searching.explain import nothing_said
from ideation.services.searching.search import Asked
from ideation.services.searching.search_parties import Unit
from ideation.ui.addressed import held, switch, to_address, words_field
from ideation.ui.note_view import open_drawer
from ideation.ui.parts import (
    counted,
    day,
    empty_workspace,
    facts,
    foot,
    number,
    organisations_by_id,
)
from ideation.ui.search_filters import filters_of
from ideation.ui.search_results import Shown, cards, hit_card, party_cards
from ideation.ui.search_saved import export_form, news_of, save_form, saved_searches
from ideation.ui.state import Translate, errors_shown, language, plain
from ideation.workspace import Workspace

_EXAMPLES = ("search.example_1", "search.example_2", "search.example_3", "search.example_4")
_ORDERS = ("best", "newest")
_LIMIT = 10
_LATEST = 6
# So many statements at most go into a file, or are looked through for what is new.
_MOST = 200


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
        asked = Asked(query=query, filters=filters_of(workspace, t), limit=_LIMIT)
        shown = Shown(workspace=workspace, t=t, known=organisations_by_id(workspace))
        like = st.query_params.get("like", "")
        if like.isdecimal():
            _like(int(like), asked.filters, shown)
        elif not asked.query.strip() and asked.filters.empty:
            _start(t)
            saved_searches(workspace, t)
            _heard_last(shown, statements)
        else:
            _results(asked, shown)


def _results(asked: Asked, shown: Shown) -> None:
    t = shown.t
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        unit = Unit(_one_of("by", "search.unit", [each.value for each in Unit], t))
        order = _one_of("sort", "search.sort", _ORDERS, t)
        asked = replace(asked, newest_first=order == "newest")
        with st.container(horizontal=True, gap="small", width="content"):
            across = _across(t) if unit is Unit.PASSAGES else False
            save_form(shown.workspace, asked, t)
            found = partial(_everything, shown.workspace, asked, unit)
            title = asked.query.strip() or t("search.everything")
            export_form(shown.workspace, found, title, _MOST, t)
    with _patience(t):
        if unit is Unit.PASSAGES:
            _passages(asked, replace(shown, across=across))
        else:
            _parties(asked, unit, shown)


@contextmanager
def _patience(t: Translate) -> Iterator[None]:
    """Say once that the model loads; later answers come too fast for a notice to be read."""
    if st.session_state.get("search.warm"):
        yield
        return
    with st.spinner(t("app.loading")):
        yield
    st.session_state["search.warm"] = True


def _one_of(name: str, label: str, options: Sequence[str], t: Translate) -> str:
    """Draw a choice that the address keeps; the first one is the usual."""
    key = f"search.{name}"
    return switch(t(label), options, words=lambda each: t(f"search.{each}"), key=key, name=name)


def _across(t: Translate) -> bool:
    key = "search.across"
    first = held(key, st.query_params.get("across") == "1")
    on = st.toggle(t("search.across"), first, help=t("search.across_help"), key=key)
    to_address("across", "1" if on else None)
    return on


def _everything(workspace: Workspace, asked: Asked, unit: Unit) -> list[Hit]:
    """Return the statements of the whole list, for a file."""
    asked = replace(asked, limit=_MOST)
    if unit is Unit.PASSAGES:
        return workspace.finder.search(asked)
    parties = workspace.finder.parties(asked, unit)
    return list({hit.passage_id: hit for party in parties for hit in party.passages}.values())


def _passages(asked: Asked, shown: Shown) -> None:
    t, finder = shown.t, shown.workspace.finder
    for written, meant in finder.corrected(asked.query).items():
        words = t("search.instead", written=plain(written), meant=plain(meant))
        st.caption(f":material/spellcheck: {words}")
    new, since = news_of(asked.query)
    only_new = bool(new) and st.toggle(
        t("search.only_new", day=day(since.date() if since else None, t), n=len(new)),
        value=True,
        key="search.only_new",
    )
    limit = _limit(asked)
    hits = finder.search(replace(asked, limit=_MOST if only_new else limit + 1))
    if only_new:
        hits = [hit for hit in hits if hit.passage_id in new]
    if not hits:
        _nothing(t)
        return
    explained = finder.explain(asked.query, hits[:limit])
    if asked.query.strip():
        said = not nothing_said(explained)
        st.caption(t("search.legend") if said else f":material/info: {t('search.nearest')}")
    cards(explained, replace(shown, new=new))
    if len(hits) > limit:
        st.button(t("search.more"), key="search.more", on_click=_show_more, args=(asked,))


def _limit(asked: Asked) -> int:
    """Return how many statements are shown; another search starts anew."""
    of, limit = st.session_state.get("search.limit", (None, _LIMIT))
    return int(limit) if of == asked else _LIMIT


def _show_more(asked: Asked) -> None:
    st.session_state["search.limit"] = (asked, _limit(asked) + _LIMIT)


def _parties(asked: Asked, unit: Unit, shown: Shown) -> None:
    found = shown.workspace.finder.parties(asked, unit, language())
    if not found:
        _nothing(shown.t)
    party_cards(found, unit, asked.query, shown)


def _like(passage_id: int, filters: Filters, shown: Shown) -> None:
    """Draw one statement and what is like it, with the way back."""
    t, finder = shown.t, shown.workspace.finder
    st.button(
        t("search.like_back"),
        key="search.like.back",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=_leave_like,
    )
    hit_card(finder.statement(passage_id), shown, key="search.like.of")
    found = finder.like(passage_id, limit=_LIMIT, filters=filters)
    st.caption(t("search.like_of") if found else t("search.like_none"))
    cards(found, shown)


def _leave_like() -> None:
    st.query_params.pop("like", None)


def _start(t: Translate) -> None:
    st.caption(t("search.start"))
    with st.container(horizontal=True, gap="small"):
        for key in _EXAMPLES:
            st.button(
                t(key), key=key, on_click=_ask, args=(t(key),), icon=":material/arrow_forward:"
            )


def _heard_last(shown: Shown, statements: int) -> None:
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


def _nothing(t: Translate) -> None:
    st.markdown(f"**{t('search.none')}**")
    st.caption(t("search.none_next"))
