"""Themes: a board per theme, what to teach the machine, and the schemes."""

from __future__ import annotations

import streamlit as st

from ideation.domain.theme import Theme, ThemeCount
from ideation.ui.addressed import switch
from ideation.ui.palette import theme_icon
from ideation.ui.parts import empty_workspace, foot
from ideation.ui.state import Translate, language
from ideation.ui.theme_board import board
from ideation.ui.theme_schemes import scheme_switch, schemes
from ideation.ui.theme_teach import teach
from ideation.workspace import Workspace

# No slug of a theme: those hold no underscore.
TEACH, SCHEMES = "_teach", "_schemes"
_ICONS = {TEACH: ":material/school:", SCHEMES: ":material/list_alt:"}


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the page."""
    st.title(t("themes.title"), anchor=False)
    counts = {each.slug: each for each in workspace.themes(language())}
    if not any(each.passages for each in counts.values()):
        empty_workspace(workspace, t, page="themes")
        return
    scheme_switch(workspace, t)
    chosen = _choice(counts, t)
    if chosen == TEACH:
        teach(workspace, t)
    elif chosen == SCHEMES:
        schemes(workspace, t)
    else:
        theme = _theme(workspace, chosen)
        board(workspace, theme, counts[theme.slug], t)
    foot(workspace, t)


def _choice(counts: dict[str, ThemeCount], t: Translate) -> str:
    words = {TEACH: t("themes.teach"), SCHEMES: t("themes.schemes")}
    views = [*counts, TEACH, SCHEMES]
    # Another scheme has other themes: what was chosen under the last one is none of them.
    key = f"themes.slug.{'.'.join(counts)}"

    def label(view: str) -> str:
        if view in words:
            return f"{_ICONS[view]} {words[view]}"
        return f"{theme_icon(view)} {counts[view].name} {counts[view].passages}"

    return switch(t("themes.pick"), views, words=label, key=key, name="theme")


def _theme(workspace: Workspace, slug: str) -> Theme:
    theme = workspace.scheme.theme(slug)
    return theme if theme is not None else workspace.scheme.themes[0]
