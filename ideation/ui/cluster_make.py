"""A cluster from a sentence: what is near is proposed, a person ticks what belongs."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ideation.services.grouping.cluster_proposals import NEAR_ENOUGH, Proposed
from ideation.ui.language import percent
from ideation.ui.marked import show_quote
from ideation.ui.parts import counted
from ideation.ui.state import Translate, errors_shown, plain
from ideation.ui.statement import quoted
from ideation.workspace import Workspace

_LOOSEST, _TIGHTEST, _STEP = 0.25, 0.75, 0.05


def make_form(workspace: Workspace, names: Mapping[int, str], t: Translate) -> None:
    """Draw the form: the sentence, how near, the statements found, the name."""
    with st.expander(t("clusters.make"), icon=":material/add_circle:"):
        sentence = st.text_input(
            t("clusters.make_sentence"),
            key="clusters.make.sentence",
            placeholder=t("clusters.make_example"),
        )
        at_least = st.slider(
            t("clusters.make_near"),
            _LOOSEST,
            _TIGHTEST,
            NEAR_ENOUGH,
            _STEP,
            key="clusters.make.near",
            help=t("clusters.make_near_help"),
        )
        if not (sentence or "").strip():
            return
        with errors_shown():
            found = workspace.findings.grouping.propose(sentence or "", at_least=at_least)
        if not found.statements:
            st.caption(t("clusters.make_none"))
            return
        st.caption(t("clusters.make_tick"))
        chosen = [int(each.passage.id) for each in found.statements if _ticked(each, names, t)]
        if found.left:
            st.caption(counted(t, found.left, "clusters.make_left_one", "clusters.make_left"))
        _save(workspace, chosen, t)


def _ticked(each: Proposed, names: Mapping[int, str], t: Translate) -> bool:
    """Show a proposed statement; tell whether it is ticked."""
    with st.container(border=True, gap="xsmall"):
        show_quote(quoted(each.passage.text), [], lang=each.passage.language.value)
        where = (
            t("clusters.unclustered")
            if each.cluster_id is None
            else plain(names.get(int(each.cluster_id), "…"))
        )
        near = t("clusters.make_likeness", share=percent(each.similarity))
        st.caption(f"{near} · {where}")
        return st.checkbox(t("clusters.make_this"), key=f"clusters.make.{each.passage.id}")


def _save(workspace: Workspace, chosen: list[int], t: Translate) -> None:
    name = st.text_input(t("clusters.new_name"), key="clusters.make.name")
    if not st.button(
        t("clusters.make_save"),
        type="primary",
        disabled=not chosen,
        icon=":material/add_circle:",
        key="clusters.make.save",
    ):
        return
    if not (name or "").strip():
        st.error(t("clusters.split_needs_name"), icon=":material/error:")
        return
    with errors_shown():
        born = workspace.findings.grouping.create(chosen, name or "")
    st.query_params["cluster"] = str(born)
    st.toast(t("clusters.split_done"))
    st.rerun()
