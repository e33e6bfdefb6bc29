"""What to teach: the statements whose label matters most, how right it is, second readings."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ideation.domain.teaching import Correction
from ideation.services.theming.theme_teaching import Question
from ideation.ui.language import percent
from ideation.ui.palette import theme_icon
from ideation.ui.parts import counted, day
from ideation.ui.state import Translate, errors_shown, language, plain
from ideation.ui.statement import quoted
from ideation.ui.theme_desk import Desk, desk
from ideation.ui.theme_statement import statement_card
from ideation.ui.theme_words import quality_strip, theme_name, theme_names
from ideation.workspace import Workspace

_QUESTIONS = 20
_CHANGES = 20


def teach(workspace: Workspace, t: Translate) -> None:
    """Draw the view."""
    quality = workspace.teaching.quality()
    quality_strip(quality, t)
    ask, again, changed = st.tabs(
        [t("themes.teach"), t("themes.second"), t("themes.history")], on_change="rerun"
    )
    if ask.open:
        with ask:
            _questions(workspace, t)
    if again.open:
        with again:
            _second(workspace, t)
    if changed.open:
        with changed:
            _history(workspace, t)


@st.fragment
def _questions(workspace: Workspace, t: Translate) -> None:
    with errors_shown():
        found = workspace.teaching.questions(limit=_QUESTIONS)
    if not found:
        st.caption(t("themes.teach_none"))
        return
    st.caption(t("themes.teach_lead"))
    place = Desk.of(workspace, "teach", [each.passage.id for each in found])
    left, right = st.columns([9, 11], gap="medium")
    with left:
        _list(workspace, found, place, t)
    with right:
        desk(place, t)


def _list(workspace: Workspace, found: Sequence[Question], place: Desk, t: Translate) -> None:
    key = f"themes.rows.teach.{found[0].passage.id}"

    def chosen() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows and rows[0] < len(found):
            place.go_to(found[rows[0]].passage.id)

    st.dataframe(
        [
            {
                "statement": quoted(each.passage.text)[:220],
                "wavers": _wavers(workspace, each, t),
                "language": t(f"language.{each.passage.language.value}"),
            }
            for each in found
        ],
        column_config={
            "statement": st.column_config.TextColumn(t("themes.statement"), width=280),
            "wavers": st.column_config.TextColumn(t("themes.pick"), width=200),
            "language": st.column_config.TextColumn(t("themes.language"), width=105),
        },
        hide_index=True,
        on_select=chosen,
        selection_mode="single-row",
        key=key,
        height="auto" if len(found) < 14 else 560,
        alt=t("themes.teach_lead"),
    )


def _wavers(workspace: Workspace, question: Question, t: Translate) -> str:
    names = []
    for slug, score in question.likeliest:
        theme = workspace.scheme.theme(slug)
        names.append(f"{theme.label(language()) if theme else slug} {percent(score)}")
    first, second = (*names, "")[:2]
    return t("themes.wavers", first=first, second=second)


@st.fragment
def _second(workspace: Workspace, t: Translate) -> None:
    """Show what one person labelled without the label, for a second one to read."""
    st.caption(t("themes.second_lead"))
    waiting = workspace.teaching.to_read_again()
    if not waiting:
        st.caption(t("themes.second_none"))
        return
    reader = st.text_input(t("themes.reader"), key="themes.reader", width=260)
    st.caption(counted(t, len(waiting), "themes.second_one", "themes.second_left"))
    with errors_shown():
        hit = workspace.finder.statement(int(waiting[0].id))
    statement_card(workspace, hit, t)
    with st.container(horizontal=True, gap="xsmall"):
        for theme in workspace.scheme.themes:
            if st.button(
                plain(theme.label(language())),
                key=f"themes.second.{theme.slug}",
                icon=theme_icon(theme.slug),
            ):
                with errors_shown():
                    workspace.teaching.read_again(int(hit.passage_id), [theme.slug], reader or "")
                st.toast(t("themes.second_kept"))
                st.rerun()


def _history(workspace: Workspace, t: Translate) -> None:
    changes = workspace.teaching.history()[:_CHANGES]
    if not changes:
        st.caption(t("themes.history_none"))
        return
    for each in changes:
        text = workspace.finder.statement(int(each.passage_id)).text
        words = plain(quoted(text)[:120])
        st.markdown(f"- {_change(workspace, each, t)} · {t('app.quote', text=words)}")


def _change(workspace: Workspace, change: Correction, t: Translate) -> str:
    scheme = workspace.scheme
    before = theme_name(scheme, change.before[0]) if change.before else t("themes.unknown")
    after = theme_names(scheme, change.after) if change.after else t("themes.unknown")
    told = t("themes.changed", day=day(change.at.date(), t), before=before, after=after)
    if change.undone_at is None:
        return told
    return f"{told} ({t('themes.changed_back', day=day(change.undone_at.date(), t))})"
