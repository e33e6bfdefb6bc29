"""What people may do to a cluster: name it, merge another into it, take statements out."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ideation.domain.ids import PassageId
from ideation.domain.passage import By
from ideation.services.grouping.clusters import OpenedCluster
from ideation.ui.parts import counted
from ideation.ui.state import Translate, errors_shown
from ideation.workspace import Workspace


def change(
    workspace: Workspace, opened: OpenedCluster, names: Mapping[int, str], t: Translate
) -> None:
    """Draw the forms for name and merge."""
    cluster = opened.summary
    cluster_id = int(cluster.id)
    human = cluster.named_by is By.HUMAN
    # The name in the key: after a change the box starts from what was saved.
    name = st.text_input(
        t("clusters.rename"),
        cluster.name if human else "",
        placeholder=cluster.name,
        help=t("clusters.rename_help"),
        key=f"clusters.rename.{cluster_id}.{cluster.name}",
    )
    if st.button(
        t("clusters.rename_save"), type="primary", key=f"clusters.rename.save.{cluster_id}"
    ):
        with errors_shown():
            workspace.findings.rename(cluster_id, name or "")
        st.toast(t("clusters.renamed"))
        st.rerun()
    st.space("small")
    others = [each for each in names if each != cluster_id]
    other = st.selectbox(
        t("clusters.merge"),
        others,
        index=None,
        format_func=lambda each: names[each],
        placeholder=t("app.choose"),
        help=t("clusters.merge_help"),
        key=f"clusters.merge.{cluster_id}",
    )
    if st.button(
        t("clusters.merge_save"),
        disabled=other is None,
        key=f"clusters.merge.save.{cluster_id}",
        icon=":material/merge:",
    ):
        with errors_shown():
            workspace.findings.merge(cluster_id, int(other or 0))
        st.toast(t("clusters.merged"))
        st.rerun()


def picked(cluster_id: int) -> set[PassageId]:
    """Return the statements chosen to leave this cluster, on whichever page they stand."""
    chosen: set[PassageId] = st.session_state.setdefault(f"clusters.picked.{cluster_id}", set())
    return chosen


def toggle(cluster_id: int, passage_id: PassageId) -> None:
    """Choose a statement, or let it stay."""
    picked(cluster_id).symmetric_difference_update({passage_id})


def split_form(workspace: Workspace, opened: OpenedCluster, t: Translate) -> None:
    """Draw the form that makes a cluster of its own of the chosen statements."""
    cluster_id = int(opened.summary.id)
    chosen = sorted(picked(cluster_id))
    with st.container(border=True, gap="small"):
        st.caption(
            counted(t, len(chosen), "clusters.chosen_one", "clusters.chosen")
            if chosen
            else t("clusters.chosen_none")
        )
        name = st.text_input(t("clusters.new_name"), key=f"clusters.split.name.{cluster_id}")
        if not st.button(
            t("clusters.split"),
            type="primary",
            disabled=not chosen,
            icon=":material/call_split:",
            key=f"clusters.split.{cluster_id}",
        ):
            return
        if not (name or "").strip():
            st.error(t("clusters.split_needs_name"), icon=":material/error:")
            return
        with errors_shown():
            born = workspace.findings.split(cluster_id, chosen, name or "")
        picked(cluster_id).clear()
        st.query_params["cluster"] = str(born)
        st.toast(t("clusters.split_done"))
        st.rerun()
