"""A position paper: choose what it is about, edit the impulses, see the share, take it along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from ideation.services.reporting.impulses import Impulse, Paper, read, written
from ideation.ui.brief_form import speaks
from ideation.ui.brief_preview import editorial_line, preview
from ideation.ui.downloads import downloads
from ideation.ui.state import Translate, errors_shown, language, plain
from ideation.workspace import Workspace

_PAPER, _ROUND = "briefs.paper", "briefs.round"
_TITLE = 160


def paper_editor(workspace: Workspace, t: Translate) -> None:
    """Draw the choice, or the paper that is being edited."""
    st.caption(t("briefs.paper_lead"))
    _choose(workspace, t)
    paper: Paper | None = st.session_state.get(_PAPER)
    if paper is None:
        return
    edited = _edit(paper, t)
    if not edited.impulses:
        st.caption(t("briefs.nothing_kept"))
        return
    st.download_button(
        t("briefs.draft"),
        data=written(edited),
        file_name=f"{t('briefs.paper_file')}.toml",
        mime="application/toml",
        icon=":material/save:",
        key="briefs.draft",
        help=t("briefs.draft_help"),
        on_click="ignore",
    )
    with errors_shown():
        if _dropped(workspace, edited, t):
            return
        internal = workspace.outbox.inside and st.toggle(
            t("briefs.internal"), help=t("briefs.internal_help"), key="briefs.paper_internal"
        )
        report = workspace.outbox.paper(edited, internal=internal)
    downloads(lambda: report, name=t("briefs.paper_file"), key="briefs.paper_file")
    editorial_line(report, t)
    with st.expander(t("briefs.preview"), icon=":material/visibility:"):
        preview(report, t, key="briefs.paper_preview")


def _choose(workspace: Workspace, t: Translate) -> None:
    """Offer clusters and ideas to propose impulses from, or a draft to go on with."""
    clusters = {int(each.id): each for each in workspace.findings.clusters(language())}
    ideas = {int(each.id): each for each in workspace.findings.candidates(language=language())}
    left, right = st.columns(2)
    chosen = left.multiselect(
        t("briefs.clusters"),
        list(clusters),
        format_func=lambda each: f"{clusters[each].name} ({clusters[each].organisations})",
        key="briefs.clusters",
        placeholder=t("app.choose"),
        help=t("briefs.clusters_help"),
    )
    wanted = right.multiselect(
        t("briefs.ideas"),
        list(ideas),
        format_func=lambda each: f"{ideas[each].name} ({ideas[each].independent})",
        key="briefs.ideas",
        placeholder=t("app.choose"),
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        spoken = speaks(t, key="briefs.paper_language")
        propose = st.button(
            t("briefs.propose"),
            type="primary",
            icon=":material/edit_note:",
            disabled=not chosen and not wanted,
            key="briefs.propose",
        )
    if propose:
        with errors_shown():
            _take(workspace.outbox.draft(clusters=chosen, ideas=wanted, language=spoken))
    with st.expander(t("briefs.go_on"), icon=":material/upload_file:"):
        file = st.file_uploader(t("briefs.upload"), type="toml", key="briefs.upload")
        if st.button(t("briefs.open"), disabled=file is None, key="briefs.open") and file:
            with errors_shown():
                text = file.getvalue().decode("utf-8", errors="replace")
                _take(read(text, where=file.name))


def _take(paper: Paper) -> None:
    st.session_state[_PAPER] = paper
    # Another paper is another table: its edits are its own.
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _edit(paper: Paper, t: Translate) -> Paper:
    """Draw the table of impulses; return the paper as it is edited."""
    key = f"briefs.table.{st.session_state[_ROUND]}"
    title = st.text_input(
        t("briefs.paper_title"), paper.title, key=f"{key}.title", max_chars=_TITLE
    )
    column = st.column_config
    rows: Any = st.data_editor(
        [_row(each) for each in paper.impulses],
        column_config={
            "keep": column.CheckboxColumn(t("briefs.keep"), width=70),
            "title": column.TextColumn(t("briefs.impulse"), max_chars=_TITLE, width=190),
            "demand": column.TextColumn(t("briefs.demand"), width=430),
            "addressee": column.TextColumn(t("briefs.addressee"), width=170),
            "cites": column.NumberColumn(t("briefs.cites"), width=90),
            "objections": column.NumberColumn(t("briefs.objections"), width=90),
            "show": column.CheckboxColumn(t("briefs.show"), help=t("briefs.show_help"), width=135),
            "left_out": column.TextColumn(t("briefs.left_out"), width=230),
        },
        disabled=("cites", "objections"),
        hide_index=True,
        key=key,
        alt=t("briefs.table"),
    )
    impulses = zip(paper.impulses, rows, strict=True)
    return replace(
        paper,
        title=title or paper.title,
        impulses=tuple(_edited(each, row) for each, row in impulses if row["keep"]),
    )


def _row(impulse: Impulse) -> dict[str, Any]:
    return {
        "keep": True,
        "title": impulse.title,
        "demand": impulse.demand,
        "addressee": impulse.addressee,
        "cites": len(impulse.cites),
        "objections": len(impulse.dissent),
        "show": True,
        "left_out": impulse.left_out,
    }


def _edited(impulse: Impulse, row: dict[str, Any]) -> Impulse:
    """Return the impulse with what the table says; an emptied title or demand stays as it was."""
    return replace(
        impulse,
        title=row["title"] or impulse.title,
        demand=row["demand"] or impulse.demand,
        addressee=row["addressee"] or "",
        left_out=row["left_out"] or "",
        dissent=impulse.dissent if row["show"] else (),
    )


def _dropped(workspace: Workspace, paper: Paper, t: Translate) -> bool:
    """Say which impulses leave out objections without a reason; tell whether any does."""
    found: Sequence[tuple[Impulse, Sequence[int]]] = workspace.outbox.dropped(paper)
    for impulse, ids in found:
        title = plain(impulse.title)
        st.warning(t("briefs.dropped", title=title, n=len(ids)), icon=":material/gavel:")
    return bool(found)
