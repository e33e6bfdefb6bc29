"""The board of one theme: what it means, how right it is, its statements, one of them opened."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ideation.domain.passage import By
from ideation.domain.theme import Theme, ThemeCount
from ideation.services.theming.themes import ThemedPassage
from ideation.ui.parts import counted
from ideation.ui.state import Translate, language, plain
from ideation.ui.statement import quoted
from ideation.ui.theme_desk import Desk, desk
from ideation.ui.theme_words import certainty_words, how_right, is_abstention, quality_strip
from ideation.workspace import Workspace

_HEIGHT = 560
_LONGEST = 220
_ALL, _MACHINE, _HUMAN = "all", "machine", "human"


def board(workspace: Workspace, theme: Theme, count: ThemeCount, t: Translate) -> None:
    """Draw the board."""
    _head(workspace, theme, count, t)
    found = workspace.theme(theme.slug)
    if not found:
        st.markdown(f"**{t('themes.none')}**")
        st.caption(t("themes.none_next"))
        # The last one may just have left: taking it back must stay in reach.
        desk(Desk.of(workspace, f"board.{theme.slug}", ()), t)
        return
    _body(workspace, theme, found, t)


def _head(workspace: Workspace, theme: Theme, count: ThemeCount, t: Translate) -> None:
    quality = workspace.teaching.quality()
    quality_strip(quality, t)
    statements = counted(t, count.passages, "app.statement", "app.statements")
    organisations = counted(t, count.organisations, "app.organisation", "app.organisations")
    # A scheme may be anybody's file: its words must not come alive.
    st.markdown(plain(theme.meaning(language())))
    st.caption(f"{statements} · {organisations} · {how_right(quality, theme.slug, t)}")
    rules = theme.rules(language())
    if rules and not is_abstention(theme.slug):
        with st.expander(t("themes.borderline"), icon=":material/border_style:"):
            for rule in rules:
                st.markdown(f"- {plain(rule)}")
    st.caption(certainty_words(quality, t))


@st.fragment
def _body(workspace: Workspace, theme: Theme, found: Sequence[ThemedPassage], t: Translate) -> None:
    """Draw list and opened statement; a fragment, so that a key draws nothing else anew."""
    left, right = st.columns([9, 11], gap="medium")
    with left:
        shown = _filtered(found, t)
        place = Desk.of(workspace, f"board.{theme.slug}", [each.passage.id for each in shown])
        _list(shown, place, t)
    with right:
        desk(place, t, slug=theme.slug)


def _filtered(found: Sequence[ThemedPassage], t: Translate) -> list[ThemedPassage]:
    words = {
        _ALL: t("themes.all"),
        _MACHINE: t("themes.only_machine"),
        _HUMAN: t("themes.only_human"),
    }
    chosen = st.segmented_control(
        t("themes.show"),
        list(words),
        default=_ALL,
        required=True,
        format_func=words.__getitem__,
        key="themes.by",
    )
    return [each for each in found if chosen in (_ALL, None, each.by.value)]


def _list(shown: Sequence[ThemedPassage], place: Desk, t: Translate) -> None:
    """Show the statements as rows, the most certain first; the chosen one opens beside them."""
    if not shown:
        st.caption(t("themes.none"))
        return
    key = f"themes.rows.{place.name}.{len(shown)}"

    def chosen() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows and rows[0] < len(shown):
            place.go_to(shown[rows[0]].passage.id)

    st.dataframe(
        [
            {
                "by": t("themes.by_human" if each.by is By.HUMAN else "themes.by_machine"),
                "certainty": round(each.score * 100),
                "statement": quoted(each.passage.text)[:_LONGEST],
                "language": t(f"language.{each.passage.language.value}"),
            }
            for each in shown
        ],
        column_config={
            "by": st.column_config.TextColumn(t("themes.by"), width=85),
            "certainty": st.column_config.NumberColumn(
                t("themes.certainty"), width=75, format="%d %%"
            ),
            "statement": st.column_config.TextColumn(t("themes.statement"), width=310),
            "language": st.column_config.TextColumn(t("themes.language"), width=105),
        },
        hide_index=True,
        on_select=chosen,
        selection_mode="single-row",
        key=key,
        height=_HEIGHT if len(shown) > 14 else "auto",
        alt=t("themes.help"),
    )
