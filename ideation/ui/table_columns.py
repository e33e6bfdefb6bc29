"""What the columns of a dropped table hold: guessed, put right by hand, shown as notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ideation.domain.note import NoteDraft
from ideation.errors import IdeationError
from ideation.intake.readers.sheet_rows import KINDS, Table, columns_of
from ideation.ui.marked import show_quote
from ideation.ui.parts import counted, day
from ideation.ui.state import Translate, plain, retold, told
from ideation.workspace import Workspace

_ENDINGS = (".csv", ".tsv", ".xlsx")
_SHOWN_NOTES = 3
_LONGEST_EXAMPLE = 120
_LONGEST_TEXT = 400


def choose_columns(
    workspace: Workspace,
    t: Translate,
    files: Sequence[UploadedFile],
    fields: Mapping[str, Any],
    *,
    key: str,
) -> dict[str, dict[str, str]]:
    """Let the columns of each table among `files` be put right; return them by file name."""
    chosen = {}
    for file in files:
        if not file.name.lower().endswith(_ENDINGS):
            continue
        tables = _tables(workspace, t, file, key)
        if not tables:
            # It is refused with the reason when it is saved.
            continue
        with st.container(border=True):
            chosen[file.name] = _one_file(workspace, t, file, tables, fields, key)
    return chosen


def _tables(workspace: Workspace, t: Translate, file: UploadedFile, key: str) -> list[Table]:
    """Return the tables in a file, read once; none where it cannot be read."""
    remembered = f"{key}.tables.{file.file_id}"
    if remembered not in st.session_state:
        with st.spinner(t("columns.reading")):
            try:
                st.session_state[remembered] = workspace.door.tables(file.getvalue(), file.name)
            except IdeationError:
                st.session_state[remembered] = []
    found: list[Table] = st.session_state[remembered]
    return found


def _one_file(
    workspace: Workspace,
    t: Translate,
    file: UploadedFile,
    tables: Sequence[Table],
    fields: Mapping[str, Any],
    key: str,
) -> dict[str, str]:
    st.markdown(f":material/table: **{plain(file.name)}**")
    left, right = st.columns(2, gap="medium")
    with left:
        st.caption(t("columns.help"))
        columns = _editor(t, tables, f"{key}.columns.{file.file_id}")
    with right:
        _notes(workspace, t, tables, columns, fields, file.name)
    return columns


def _editor(t: Translate, tables: Sequence[Table], key: str) -> dict[str, str]:
    edited = st.data_editor(
        column_rows(tables),
        hide_index=True,
        width="stretch",
        column_config={
            "name": st.column_config.TextColumn(t("columns.name"), width="small"),
            "example": st.column_config.TextColumn(t("columns.example"), width="medium"),
            "kind": st.column_config.SelectboxColumn(
                t("columns.kind"),
                options=list(KINDS),
                format_func=lambda each: t(f"columns.{each}"),
                required=True,
            ),
        },
        disabled=["name", "example"],
        key=key,
    )
    return {row["name"]: row["kind"] for row in edited}


def column_rows(tables: Sequence[Table]) -> list[dict[str, str]]:
    """Return each column once with its first filled cell and what it is guessed to hold."""
    rows: dict[str, dict[str, str]] = {}
    for table in tables:
        for place, (name, kind) in enumerate(columns_of(table, {}).items()):
            if rows.get(name, {}).get("example"):
                continue
            filled = (" ".join(row[place].split()) for row in table.rows if row[place])
            example = next(filled, "")[:_LONGEST_EXAMPLE]
            rows[name] = {"name": name, "example": example, "kind": kind}
    return list(rows.values())


def _notes(
    workspace: Workspace,
    t: Translate,
    tables: Sequence[Table],
    columns: Mapping[str, str],
    fields: Mapping[str, Any],
    path: str,
) -> None:
    """Show the first notes that the tables would become."""
    try:
        drafts = [
            draft
            for table in tables
            for draft in workspace.door.drafts_of(
                table, {name: columns[name] for name in table.header}, fields, path=path
            )
        ]
    except IdeationError as error:
        st.error(plain(told(error)), icon=":material/error:")
        return
    if not drafts:
        st.warning(t("columns.no_notes"), icon=":material/warning:")
        return
    st.caption(counted(t, len(drafts), "columns.note", "columns.notes"))
    for draft in drafts[:_SHOWN_NOTES]:
        with st.container(border=True, gap="xsmall"):
            _note(t, draft)
    for remark in dict.fromkeys(remark for draft in drafts for remark in draft.remarks):
        st.caption(plain(retold(remark)))


def _note(t: Translate, draft: NoteDraft) -> None:
    header = draft.header
    if header.title:
        st.markdown(f"**{plain(header.title)}**")
    text = draft.text
    show_quote(text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT] + " …", [])
    facts = [
        day(header.date, t),
        *(each.name for each in header.organisations),
        *(f"{each.name}, {each.role}" if each.role else each.name for each in header.contacts),
        header.author,
        header.sector,
        t(f"source.{header.source}") if header.source else None,
    ]
    st.caption(" · ".join(plain(each) for each in facts if each))
