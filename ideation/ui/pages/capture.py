"""Capture: paste or drop, see what is understood, save, see who said the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ideation.errors import IdeationError
from ideation.intake.formats import ENDINGS
from ideation.services.capturing.capture import Captured, CaptureStatus
from ideation.services.capturing.preview import Preview
from ideation.text.personal import find_personal, masked
from ideation.ui.capture_results import progress_shown, show_results
from ideation.ui.header_form import LAST_AUTHOR, header_form
from ideation.ui.marked import show_marked
from ideation.ui.note_view import open_drawer
from ideation.ui.parts import facts, organisations_by_id
from ideation.ui.state import Translate, plain, told
from ideation.ui.table_columns import choose_columns
from ideation.ui.understood import show_understood
from ideation.ui.understood_edit import chosen, edit_statements, with_names
from ideation.workspace import Workspace

_PASTE_HEIGHT = 320


@dataclass(frozen=True, slots=True, kw_only=True)
class _Understood:
    """A preview of the text typed and where its note begins, or why there is none."""

    shown: Preview | None = None
    start: int = 0
    problem: str | None = None


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the page."""
    st.title(t("capture.title"), anchor=False)
    saved: list[Captured] = st.session_state.get("capture.saved", [])
    if saved:
        _saved(workspace, t, saved)
        return
    st.caption(t("capture.lead"))
    # A new round gives the widgets new keys, and with them empty values.
    key = f"capture.{st.session_state.get('capture.round', 0)}"
    left, right = st.columns([3, 2], gap="medium")
    with left:
        text, files = _inputs(t, key)
        fields = header_form(workspace, t, key=key)
        button = st.container()
    preview = right.container(border=True)
    columns = choose_columns(workspace, t, files, given(fields), key=key)
    below = st.container()
    # Drawn last, because it takes longest; the form is usable meanwhile.
    with preview:
        understood = _understand(workspace, t, text, fields, key)
    with button:
        pressed = st.button(
            t("capture.save"),
            type="primary",
            icon=":material/save:",
            shortcut="Alt+S",
            key="capture.save",
        )
        if pressed:
            _save(workspace, t, text, files, fields, columns, understood, key)
    if understood.problem and not pressed:
        # Pressed, the button says so.
        preview.caption(plain(understood.problem))
    if understood.shown and understood.shown.statements:
        with below.expander(t("fix.title"), icon=":material/edit:"):
            edit_statements(workspace, t, text[understood.start :], understood.shown, key=key)


def _inputs(t: Translate, key: str) -> tuple[str, list[UploadedFile]]:
    text = st.text_area(
        t("capture.paste"),
        key=f"{key}.text",
        height=_PASTE_HEIGHT,
        placeholder=t("capture.placeholder"),
    )
    _personal(t, text or "", f"{key}.text")
    kinds = [ending.removeprefix(".") for ending in ENDINGS]
    files = st.file_uploader(
        t("capture.files"), type=kinds, accept_multiple_files=True, key=f"{key}.files"
    )
    with st.expander(t("capture.folder"), icon=":material/folder_open:"):
        folder = st.file_uploader(
            t("capture.folder_help"),
            type=kinds,
            accept_multiple_files="directory",
            key=f"{key}.folder",
        )
    return text or "", [*files, *sorted(folder, key=lambda each: each.name)]


def _save(
    workspace: Workspace,
    t: Translate,
    text: str,
    files: Sequence[UploadedFile],
    fields: dict[str, Any],
    columns: Mapping[str, Mapping[str, str]],
    understood: _Understood,
    key: str,
) -> None:
    header = given(fields)
    results: list[Captured] = []
    if not text.strip() and not files:
        st.error(t("capture.empty_text"), icon=":material/error:")
        return
    try:
        with progress_shown(t) as stage:
            choices = chosen(key)
            if understood.shown is not None:
                choices = with_names(choices, understood.shown)
            if text.strip():
                results.append(workspace.door.take_text(text, header, choices))
            results += workspace.door.take_uploads(
                [(file.name, file.getvalue()) for file in files],
                header,
                columns=columns,
                progress=stage("capture.reading"),
            )
            workspace.catch_up(progress=stage("capture.understanding"))
            if text.strip() and results[0].status is CaptureStatus.CREATED:
                workspace.door.settle_names(int(results[0].note_id or 0), choices)
    except IdeationError as error:
        # The text stays in its box: nothing typed is lost.
        st.error(plain(told(error)), icon=":material/error:")
        return
    st.session_state["capture.saved"] = results
    st.session_state[LAST_AUTHOR] = fields["author"]
    st.rerun()


def _understand(
    workspace: Workspace, t: Translate, text: str, fields: dict[str, Any], key: str
) -> _Understood:
    st.markdown(f"**{t('capture.understood')}**")
    if not text.strip():
        st.caption(t("capture.nothing_yet"))
        return _Understood()
    choices = chosen(key)
    asked = (text, given(fields), choices.restored, choices.left_out, choices.written)
    # Kind, voice and names chosen change nothing else: what was understood is kept.
    remembered: tuple[Any, _Understood] | None = st.session_state.get(f"{key}.understood")
    if remembered is None or remembered[0] != asked:
        try:
            with st.spinner(t("app.loading")):
                shown, start = workspace.door.preview(text, given(fields), choices)
        except IdeationError as error:
            return _Understood(problem=told(error))
        remembered = (asked, _Understood(shown=shown, start=start))
        st.session_state[f"{key}.understood"] = remembered
    understood = remembered[1]
    assert understood.shown is not None
    show_understood(workspace, t, text[understood.start :], understood.shown, key=key)
    return understood


def _personal(t: Translate, text: str, key: str) -> None:
    """Say which personal data could be masked, and mask them on a click."""
    found = find_personal(text)
    if not found:
        return
    told = ", ".join(
        f"{t(f'personal.{what}')} {count}"
        for what, count in Counter(each.what.value for each in found).items()
    )

    def mask() -> None:
        st.session_state[key] = masked(st.session_state[key])

    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f":material/shield_person: {t('capture.personal')} {told}", width="content")
        st.button(t("capture.mask"), on_click=mask, key="capture.mask", type="tertiary")


def given(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that are filled in."""
    return {key: value for key, value in fields.items() if value not in (None, "", [], False)}


def _saved(workspace: Workspace, t: Translate, saved: list[Captured]) -> None:
    show_results(t, saved)
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
    echoes = workspace.finder.said_elsewhere(note_id)
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
