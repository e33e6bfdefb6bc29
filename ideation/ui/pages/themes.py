"""Themes: the statements of each theme, the most certain first."""

from __future__ import annotations

import streamlit as st

from ideation.domain.passage import By
from ideation.domain.theme import NONE, Theme, ThemeCount
from ideation.services.themes import ThemedPassage
from ideation.ui.language import percent
from ideation.ui.marked import show_quote
from ideation.ui.note_view import open_drawer
from ideation.ui.palette import theme_colour, theme_icon
from ideation.ui.parts import counted, empty_workspace, facts, foot, organisations_by_id
from ideation.ui.state import Translate, from_address, language, to_address
from ideation.ui.statement import quoted
from ideation.workspace import Workspace

_PER_PAGE = 10


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the page."""
    st.title(t("themes.title"), anchor=False)
    counts = {each.slug: each for each in workspace.themes(language())}
    if not any(each.passages for each in counts.values()):
        empty_workspace(workspace, t, page="themes")
        return
    first = next(iter(counts))
    from_address("themes.slug", "theme", list(counts), first)
    slug = st.segmented_control(
        t("themes.pick"),
        list(counts),
        required=True,
        format_func=lambda each: f"{theme_icon(each)} {counts[each].name} {counts[each].passages}",
        key="themes.slug",
        label_visibility="collapsed",
        wrap=True,
    )
    to_address("theme", slug, first)
    theme = workspace.scheme.theme(slug or "")
    if theme is None:
        return
    _definition(theme, counts[theme.slug], t)
    found = workspace.theme(theme.slug)
    if found:
        _statements(workspace, t, theme, found)
    else:
        st.markdown(f"**{t('themes.none')}**")
        st.caption(t("themes.none_next"))
    st.caption(t("themes.measured"))
    foot(workspace, t)


def _definition(theme: Theme, count: ThemeCount, t: Translate) -> None:
    statements = counted(t, count.passages, "app.statement", "app.statements")
    organisations = counted(t, count.organisations, "app.organisation", "app.organisations")
    st.markdown(theme.meaning(language()))
    st.caption(f"{statements} · {organisations}")
    rules = theme.rules(language())
    if theme.slug != NONE and rules:
        with st.expander(t("themes.borderline"), icon=":material/border_style:"):
            for rule in rules:
                st.markdown(f"- {rule}")


def _statements(
    workspace: Workspace, t: Translate, theme: Theme, found: list[ThemedPassage]
) -> None:
    pages = max(1, -(-len(found) // _PER_PAGE))
    # The key carries the theme: another theme starts on its first page.
    page = st.session_state.get(f"themes.page.{theme.slug}", 1)
    shown = found[(page - 1) * _PER_PAGE : page * _PER_PAGE]
    ids = sorted({each.passage.note_id for each in shown})
    notes = {note.id: note for note in workspace.notes(ids=ids)}
    known = organisations_by_id(workspace)
    st.markdown(f"**{t('themes.sort')}**")
    for each in shown:
        passage = each.passage
        note = notes[passage.note_id]
        with st.container(border=True, gap="xsmall"):
            show_quote(quoted(passage.text), [], lang=passage.language.value)
            st.caption(facts(note.organisations, note.date, note.title, t, known))
            with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
                st.badge(t(f"language.{passage.language.value}"), color="gray")
                st.badge(
                    percent(each.score),
                    icon=":material/check:" if each.by is By.HUMAN else ":material/smart_toy:",
                    color=theme_colour(theme.slug),
                    help=t("themes.human" if each.by is By.HUMAN else "themes.machine"),
                )
                if st.button(
                    t("app.open_note"),
                    key=f"themes.open.{passage.id}",
                    type="tertiary",
                    icon=":material/description:",
                ):
                    open_drawer(passage.note_id, passage.id)
    if pages > 1:
        st.pagination(pages, key=f"themes.page.{theme.slug}")
