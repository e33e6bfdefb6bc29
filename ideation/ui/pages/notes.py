"""Notes: the list on the left, the chosen note on the right; edit, remove, bring back."""

from __future__ import annotations

import streamlit as st

from ideation.domain.fold import fold
from ideation.domain.note import NoteSummary
from ideation.services.capturing.notes import OpenedNote
from ideation.ui.header_form import header_form
from ideation.ui.marked import show_quote
from ideation.ui.note_view import header_line, show_note_text, time_chip
from ideation.ui.parts import (
    counted,
    day,
    empty_workspace,
    number,
    theme_chips,
)
from ideation.ui.provenance import show_provenance
from ideation.ui.state import Translate, errors_shown, plain
from ideation.ui.statement import quoted
from ideation.workspace import Workspace

_LIST_HEIGHT = 620


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the page."""
    st.title(t("notes.title"), anchor=False)
    found = workspace.notes()
    removed = workspace.notes(removed=True)
    if not found and not removed:
        empty_workspace(workspace, t, page="notes")
        return
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _list(found, t)
        _removed(workspace, removed, t)
    with right:
        _chosen(workspace, t)


def _list(found: list[NoteSummary], t: Translate) -> None:
    wanted = fold(
        st.text_input(
            t("notes.filter"),
            type="search",
            key="notes.filter",
            live="300ms",
            placeholder=t("notes.filter"),
            label_visibility="collapsed",
            icon=":material/filter_list:",
        )
        or ""
    )
    shown = [
        note
        for note in found
        if wanted in fold(" ".join([note.title, *(each.name for each in note.organisations)]))
    ]
    if not shown:
        st.caption(t("notes.none_match"))
        return
    table = st.dataframe(
        {
            "id": [note.id for note in shown],
            "when": [day(note.date, t) for note in shown],
            "title": [note.title for note in shown],
            "who": [", ".join(each.name for each in note.organisations) for note in shown],
            "n": [note.passages for note in shown],
        },
        column_order=["when", "title", "who", "n"],
        column_config={
            "when": st.column_config.TextColumn(t("notes.date"), width=130),
            "title": st.column_config.TextColumn(t("capture.note_title"), width=210),
            "who": st.column_config.TextColumn(t("notes.who"), width=150),
            "n": st.column_config.NumberColumn(t("notes.statements"), width=80),
        },
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="notes.table",
        height=_LIST_HEIGHT,
        alt=t("notes.help"),
    )
    rows = table["selection"]["rows"]
    if rows and rows[0] < len(shown):
        st.query_params["note"] = str(shown[rows[0]].id)


def _removed(workspace: Workspace, removed: list[NoteSummary], t: Translate) -> None:
    if not removed:
        return
    with st.expander(f"{t('notes.removed')} ({number(len(removed))})", icon=":material/delete:"):
        for note in removed:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(f"{plain(note.title)} · {day(note.date, t)}")
                if st.button(t("notes.restore"), key=f"notes.restore.{note.id}", type="tertiary"):
                    workspace.restore_note(note.id)
                    st.toast(t("notes.restored"))
                    st.rerun()


def _chosen(workspace: Workspace, t: Translate) -> None:
    address = st.query_params.get("note", "")
    if not address.isdecimal():
        st.caption(t("notes.pick"))
        return
    with errors_shown():
        opened = workspace.note(int(address))
    passage = st.query_params.get("passage", "")
    note = opened.note
    st.subheader(plain(note.title), anchor=False)
    st.caption(header_line(note, t, opened.authors))
    st.caption(", ".join(plain(each.name) for each in (*note.organisations, *note.contacts)))
    tabs = ("notes.text", "notes.statements", "notes.origin", "notes.edit")
    text, statements, origin, edit = st.tabs([t(each) for each in tabs])
    with text:
        show_note_text(opened, int(passage) if passage.isdecimal() else None)
    with statements:
        st.caption(counted(t, len(opened.passages), "app.statement", "app.statements"))
        for each in opened.passages:
            with st.container(border=True, gap="xsmall"):
                show_quote(quoted(each.text), [], lang=each.language.value)
                with st.container(horizontal=True, gap="xsmall"):
                    st.badge(t(f"language.{each.language.value}"), color="gray")
                    time_chip(opened, each)
                    theme_chips(each.themes, workspace.scheme)
    with origin:
        show_provenance(workspace, opened)
    with edit:
        _edit(workspace, opened, t)


def _edit(workspace: Workspace, opened: OpenedNote, t: Translate) -> None:
    note = opened.note
    # The version in the key: after a save the box starts from what was saved.
    text = st.text_area(
        t("notes.text"), note.text, height=360, key=f"notes.text.{note.id}.{note.version}"
    )
    fields = header_form(workspace, t, key=f"notes.{note.id}.{note.version}", note=note)
    with st.container(horizontal=True):
        save = st.button(t("notes.save"), type="primary", key=f"notes.save.{note.id}")
        remove = st.button(
            t("notes.remove"), key=f"notes.remove.{note.id}", icon=":material/delete:"
        )
    if save:
        with errors_shown(), st.spinner(t("capture.saving")):
            changed = text if text != note.text else None
            workspace.edit_note(note.id, version=note.version, text=changed, fields=fields)
            workspace.catch_up()
        st.toast(t("notes.saved"))
        st.rerun()
    if remove:
        workspace.remove_note(note.id)
        del st.query_params["note"]
        st.toast(t("notes.removed_done"))
        st.rerun()
