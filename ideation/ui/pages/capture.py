"""Capture: paste or drop, see what is understood, save, see who said the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ideation.errors import IdeationError
from ideation.intake.formats import ENDINGS
from ideation.services.capture import Captured, CaptureStatus, Understood
from ideation.ui.header_form import LAST_AUTHOR, header_form
from ideation.ui.marked import Stretch, show_marked
from ideation.ui.note_view import open_drawer
from ideation.ui.palette import theme_colour, theme_icon, theme_wash
from ideation.ui.parts import counted, facts, organisations_by_id
from ideation.ui.state import Translate, language, plain
from ideation.workspace import Workspace

_PASTE_HEIGHT = 270
_LABEL_HEIGHT = 28


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the page."""
    st.title(t("capture.title"), anchor=False)
    saved: list[Captured] = st.session_state.get("capture.saved", [])
    if saved:
        _saved(workspace, t, saved)
        return
    st.caption(t("capture.lead"))
    # A new round gives the widgets new keys, and with them empty values.
    round_ = st.session_state.get("capture.round", 0)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        text = (
            st.text_area(
                t("capture.paste"),
                key=f"capture.text.{round_}",
                height=_PASTE_HEIGHT,
                placeholder=t("capture.placeholder"),
            )
            or ""
        )
    preview = right.container(border=True, height=_PASTE_HEIGHT + _LABEL_HEIGHT)
    files = st.file_uploader(
        t("capture.files"),
        type=[ending.removeprefix(".") for ending in ENDINGS],
        accept_multiple_files=True,
        key=f"capture.files.{round_}",
    )
    fields = header_form(workspace, t, key=f"capture.{round_}")
    if st.button(
        t("capture.save"),
        type="primary",
        icon=":material/save:",
        shortcut="Ctrl+Enter",
        key="capture.save",
    ):
        _save(workspace, t, text, files, fields)
    # Drawn last, because it takes longest; the form is usable meanwhile.
    with preview:
        _preview(workspace, t, text)


def _save(
    workspace: Workspace,
    t: Translate,
    text: str,
    files: Sequence[UploadedFile],
    fields: dict[str, Any],
) -> None:
    given = {key: value for key, value in fields.items() if value not in (None, "", [], False)}
    results: list[Captured] = []
    if not text.strip() and not files:
        st.error(t("capture.empty_text"), icon=":material/error:")
        return
    try:
        with st.spinner(t("capture.saving")):
            if text.strip():
                results.append(workspace.door.take_text(text, given))
            for file in files:
                results += workspace.door.take_bytes(file.getvalue(), given, path=file.name)
            workspace.catch_up()
    except IdeationError as error:
        # The text stays in its box: nothing typed is lost.
        st.error(plain(error.sentence()), icon=":material/error:")
        return
    st.session_state["capture.saved"] = results
    st.session_state[LAST_AUTHOR] = fields["author"]
    st.rerun()


def _preview(workspace: Workspace, t: Translate, text: str) -> None:
    st.markdown(f"**{t('capture.understood')}**")
    if not text.strip():
        st.caption(t("capture.nothing_yet"))
        return
    try:
        with st.spinner(t("app.loading")):
            understood = workspace.door.preview(text)
    except IdeationError as error:
        st.caption(plain(error.sentence()))
        return
    if not understood:
        st.caption(t("capture.empty_text"))
        return
    languages = Counter(each.language.value for each in understood)
    spoken = ", ".join(f"{t(f'language.{code}')} {n}" for code, n in languages.most_common())
    st.caption(f"{counted(t, len(understood), 'app.statement', 'app.statements')} · {spoken}")
    _theme_summary(workspace, understood)
    labels = {theme.slug: theme.label(language()) for theme in workspace.scheme.themes}
    show_marked(
        text,
        [
            Stretch(
                start=each.start,
                end=each.end,
                style=f"background:{theme_wash(each.theme)};border-radius:3px;color:inherit",
                title=labels[each.theme],
            )
            for each in understood
        ],
    )


def _theme_summary(workspace: Workspace, understood: list[Understood]) -> None:
    counts = Counter(each.theme for each in understood)
    with st.container(horizontal=True, gap="xsmall"):
        for theme in workspace.scheme.assignable:
            if counts[theme.slug]:
                st.badge(
                    f"{theme.label(language())} {counts[theme.slug]}",
                    icon=theme_icon(theme.slug),
                    color=theme_colour(theme.slug),
                )


def _saved(workspace: Workspace, t: Translate, saved: list[Captured]) -> None:
    for each in saved:
        if each.status is CaptureStatus.REFUSED:
            message = t(
                "capture.refused", name=plain(each.path or ""), reason=plain(each.reason or "")
            )
            st.error(message, icon=":material/error:")
        elif each.status is CaptureStatus.UNCHANGED:
            st.info(t("capture.unchanged", id=each.note_id), icon=":material/content_copy:")
        else:
            message = t("capture.saved", title=plain(each.title or ""), n=each.passages)
            st.success(message, icon=":material/check_circle:")
    with st.container(horizontal=True):
        if st.button(t("capture.another"), type="primary", key="capture.another"):
            st.session_state["capture.saved"] = []
            st.session_state["capture.round"] = st.session_state.get("capture.round", 0) + 1
            st.rerun()
        stored = [each for each in saved if each.note_id is not None]
        if len(stored) == 1 and st.button(
            t("capture.open"), icon=":material/description:", key="capture.open"
        ):
            open_drawer(int(stored[0].note_id or 0))
    if len(stored) == 1:
        _said_by_others(workspace, t, int(stored[0].note_id or 0))


def _said_by_others(workspace: Workspace, t: Translate, note_id: int) -> None:
    st.subheader(t("capture.others"), anchor=False)
    echoes = workspace.said_elsewhere(note_id)
    if not echoes:
        st.caption(t("capture.others_none"))
        return
    known = organisations_by_id(workspace)
    for each in echoes:
        with st.container(border=True, gap="xsmall"):
            mine, theirs = st.columns(2, gap="medium")
            with mine:
                show_marked(each.passage.text, [], lang=each.passage.language.value)
            with theirs:
                show_marked(each.other.text, [], lang=each.other.language.value)
                st.caption(
                    facts(each.other.organisations, each.other.date, each.other.title, t, known)
                )
                if st.button(
                    t("app.open_note"),
                    key=f"capture.other.{each.passage.id}",
                    type="tertiary",
                    icon=":material/description:",
                ):
                    open_drawer(each.other.note_id, each.other.passage_id)
