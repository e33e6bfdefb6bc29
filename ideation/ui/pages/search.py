"""Search: one field, filters as pills under it, quotes with marks."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ideation.domain.language import Language
from ideation.domain.organisation import Organisation
from ideation.domain.search import Hit, MatchedBy, PartyHit
from ideation.services.filters import checked_filters
from ideation.services.search import Asked
from ideation.services.search_parties import Unit
from ideation.ui.marked import show_marked, stretches_of
from ideation.ui.note_view import open_drawer
from ideation.ui.palette import theme_icon
from ideation.ui.parts import (
    counted,
    empty_workspace,
    facts,
    foot,
    number,
    organisations_by_id,
    theme_chips,
)
from ideation.ui.state import (
    Translate,
    errors_shown,
    from_address,
    language,
    plain,
    to_address,
)
from ideation.workspace import Workspace

_EXAMPLES = ("search.example_1", "search.example_2", "search.example_3", "search.example_4")
_LIMIT = 10
_LATEST = 6


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the page."""
    status = workspace.index_status()
    statements = int(status["vectors"]) + int(status["waiting"])
    if not statements:
        st.title(t("search.title"), anchor=False)
        empty_workspace(workspace, t, page="search")
        return
    query = st.text_input(
        t("search.field"),
        type="search",
        key="q",
        bind="query-params",
        live="400ms",
        placeholder=t("search.placeholder"),
        icon=":material/search:",
    )
    unit = _unit(t)
    asked = _asked(workspace, t, query or "")
    if not (query or "").strip() and asked.filters.empty:
        _start(t)
        _heard_last(workspace, t, statements)
        return
    known = organisations_by_id(workspace)
    if status["waiting"]:
        st.caption(t("search.waiting", n=number(int(status["waiting"]))))
    with errors_shown():
        if unit is Unit.PASSAGES:
            _passages(workspace, t, asked, known)
        else:
            _parties(workspace, t, asked, unit, known)
    foot(workspace, t)


def _unit(t: Translate) -> Unit:
    units = [unit.value for unit in Unit]
    from_address("search.by", "by", units, Unit.PASSAGES.value)
    chosen = st.segmented_control(
        t("search.unit"),
        units,
        required=True,
        format_func=lambda unit: t(f"search.{unit}"),
        key="search.by",
        label_visibility="collapsed",
    )
    to_address("by", chosen, Unit.PASSAGES.value)
    return Unit(chosen or Unit.PASSAGES)


def _asked(workspace: Workspace, t: Translate, query: str) -> Asked:
    """Draw the filters and return what is asked."""
    labels = {theme.slug: theme.label(language()) for theme in workspace.scheme.assignable}
    with st.expander(t("search.filters"), icon=":material/tune:"):
        from_address("search.theme", "theme", list(labels))
        theme = st.pills(
            t("search.theme"),
            list(labels),
            format_func=lambda slug: f"{theme_icon(slug)} {labels[slug]}",
            key="search.theme",
        )
        to_address("theme", theme)
        codes = [code.value for code in Language]
        from_address("search.language", "lang", codes)
        spoken = st.pills(
            t("search.language"),
            codes,
            format_func=lambda code: t(f"language.{code}"),
            key="search.language",
        )
        to_address("lang", spoken)
        left, middle = st.columns(2)
        sector = left.selectbox(
            t("search.sector"), workspace.settings.sectors, index=None, key="search.sector"
        )
        organisation = middle.selectbox(
            t("search.organisation"),
            [each.name for each in workspace.people.organisations()],
            index=None,
            key="search.organisation",
        )
        first, last = st.columns(2)
        since = first.date_input(t("search.since"), value=None, key="search.since")
        until = last.date_input(t("search.until"), value=None, key="search.until")
    filters = checked_filters(
        workspace.scheme.slugs,
        workspace.settings.sectors,
        theme=theme,
        sector=sector,
        language=spoken,
        organisation=organisation,
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
    )
    return Asked(query=query, filters=filters, limit=_LIMIT)


def _start(t: Translate) -> None:
    st.caption(t("search.start"))
    with st.container(horizontal=True, gap="small"):
        for key in _EXAMPLES:
            st.button(
                t(key), key=key, on_click=_ask, args=(t(key),), icon=":material/arrow_forward:"
            )


def _heard_last(workspace: Workspace, t: Translate, statements: int) -> None:
    """Show how much there is to search, and the newest notes as a way in."""
    notes = workspace.notes()
    known = organisations_by_id(workspace)
    size = (
        counted(t, len(notes), "app.note", "app.notes"),
        counted(t, statements, "app.statement", "app.statements"),
        counted(t, len(known), "app.organisation", "app.organisations"),
    )
    st.subheader(t("search.heard_last"), anchor=False)
    st.caption(" · ".join(size))
    with st.grid("auto", min_column_width=320, gap="small"):
        for note in notes[:_LATEST]:
            with st.container(border=True, gap="xsmall"):
                st.markdown(f"**{plain(note.title)}**")
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


def _passages(
    workspace: Workspace, t: Translate, asked: Asked, known: dict[int, Organisation]
) -> None:
    place = st.container()
    with place, st.spinner(t("app.loading")):
        hits = workspace.explain(asked.query, workspace.search(asked))
    if not hits:
        _nothing(t)
        return
    st.caption(t("search.legend"))
    for hit in hits:
        passage_card(workspace, t, hit, known, key=f"search.hit.{hit.passage_id}")


def passage_card(
    workspace: Workspace, t: Translate, hit: Hit, known: dict[int, Organisation], *, key: str
) -> None:
    """Draw a found statement: quote with marks, who and when, themes, the way to its note."""
    words = {by.value: t(f"search.by_{by.value}") for by in MatchedBy}
    with st.container(border=True, gap="xsmall"):
        show_marked(hit.text, stretches_of(hit, words), lang=hit.language.value)
        st.caption(facts(hit.organisations, hit.date, hit.title, t, known))
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.badge(t(f"language.{hit.language.value}"), color="gray")
            theme_chips(hit.themes, workspace.scheme)
            if st.button(
                t("app.open_note"), key=key, type="tertiary", icon=":material/description:"
            ):
                open_drawer(hit.note_id, hit.passage_id)


def _parties(
    workspace: Workspace,
    t: Translate,
    asked: Asked,
    unit: Unit,
    known: dict[int, Organisation],
) -> None:
    with st.spinner(t("app.loading")):
        found: Sequence[PartyHit] = workspace.search_parties(asked, unit)
    if not found:
        _nothing(t)
        return
    for party in found:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{plain(party.name)}**")
            st.caption(counted(t, len(party.passages), "app.statement", "app.statements"))
            for hit in workspace.explain(asked.query, party.passages):
                show_marked(hit.text, stretches_of(hit, {}), lang=hit.language.value)
                with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
                    st.caption(facts(hit.organisations, hit.date, hit.title, t, known))
                    if st.button(
                        t("app.open_note"),
                        key=f"search.{unit.value}.{party.id}.{hit.passage_id}",
                        type="tertiary",
                        icon=":material/description:",
                    ):
                        open_drawer(hit.note_id, hit.passage_id)


def _nothing(t: Translate) -> None:
    st.markdown(f"**{t('search.none')}**")
    st.caption(t("search.none_next"))
