"""A statement opened: its words marked by what carries the theme, why, what is alike."""

from __future__ import annotations

import streamlit as st

from ideation.domain.search import Hit
from ideation.services.theming.theme_why import Why
from ideation.ui.language import percent
from ideation.ui.marked import HERE, Stretch, show_quote, without_markup
from ideation.ui.note_view import open_drawer
from ideation.ui.parts import facts, organisations_by_id, theme_chips
from ideation.ui.state import Translate, errors_shown, plain
from ideation.ui.theme_words import theme_name
from ideation.workspace import Workspace

_SIMILAR = 4


def opened_why(workspace: Workspace, hit: Hit, slug: str | None = None) -> Why:
    """Return why a statement has its theme; what cannot be told is shown as a message."""
    with errors_shown():
        return workspace.teaching.why(int(hit.passage_id), slug)


def statement_card(workspace: Workspace, hit: Hit, t: Translate, found: Why | None = None) -> None:
    """Draw the statement with the words marked that carry its theme; without `found`, none."""
    stretches = [
        Stretch(start=each.start, end=each.end, style=HERE, title=percent(each.weight))
        for each in (found.words if found else ())
    ]
    text, marks = without_markup(hit.text, stretches)
    known = organisations_by_id(workspace)
    with st.container(border=True, gap="xsmall"):
        show_quote(text, marks, lang=hit.language.value, large=True)
        line = facts(hit.organisations, hit.date, hit.title, t, known)
        st.caption(f"{line} :gray-badge[{t(f'language.{hit.language.value}')}]")
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            if found is not None:
                theme_chips(hit.themes, workspace.scheme)
            if st.button(
                t("app.open_note"),
                key=f"themes.open.{hit.passage_id}",
                type="tertiary",
                icon=":material/description:",
            ):
                open_drawer(int(hit.note_id), int(hit.passage_id))


def reasons(workspace: Workspace, hit: Hit, found: Why, t: Translate) -> None:
    """Draw why the statement has its theme, and what is alike."""
    _reasons(workspace, found, t)
    _similar(workspace, hit, t)


def _reasons(workspace: Workspace, found: Why, t: Translate) -> None:
    scheme = workspace.scheme
    with st.expander(t("themes.why"), icon=":material/psychology:", expanded=True):
        scores = " · ".join(
            f"{theme_name(scheme, slug)} {percent(score)}" for slug, score in found.scores[:3]
        )
        st.caption(t("themes.why_scores", scores=scores))
        st.caption(t("themes.why_words" if found.words else "themes.why_none"))
        if found.nearest:
            st.caption(t("themes.nearest", theme=theme_name(scheme, found.slug)))
        for each in found.nearest:
            source = t("themes.example" if each.passage_id is None else "themes.taught")
            quote = t("app.quote", text=plain(each.text))
            st.markdown(f"- {quote} :gray-badge[{source}]")


def _similar(workspace: Workspace, hit: Hit, t: Translate) -> None:
    with st.expander(t("themes.similar"), icon=":material/join:"):
        with errors_shown():
            near = workspace.finder.like(int(hit.passage_id), limit=_SIMILAR)
        if not near:
            st.caption(t("themes.similar_none"))
        for each in near:
            show_quote(without_markup(each.text, ())[0], [], lang=each.language.value)
            with st.container(horizontal=True, gap="xsmall"):
                theme_chips(each.themes, workspace.scheme)
