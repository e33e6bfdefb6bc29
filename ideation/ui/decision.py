"""Decide on a candidate: advance, hold or drop, with the reason; the record of decisions."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ideation.domain.candidate import Decision, Verdict
from ideation.ui.palette import VERDICT_ICONS
from ideation.ui.parts import day
from ideation.ui.state import Translate, errors_shown, plain, translator, workspace
from ideation.workspace import Workspace


def decide_drawer(candidate_id: int) -> None:
    """Open the form in a drawer beside the list."""

    @st.dialog(translator()("candidates.decide"), position="right", width=460)
    def drawer() -> None:
        t, opened_in = translator(), workspace()
        opened = opened_in.findings.candidate(candidate_id)
        st.markdown(f"**{plain(opened.candidate.name)}**")
        decision_form(opened_in, t, candidate_id, key=f"decide.drawer.{candidate_id}")
        record(opened.decisions, t)

    drawer()


def decision_form(workspace: Workspace, t: Translate, candidate_id: int, *, key: str) -> None:
    """Draw the form; a decision without a reason is refused with a sentence."""
    verdict = st.segmented_control(
        t("verdict.pick"),
        list(Verdict),
        required=True,
        default=Verdict.ADVANCE,
        format_func=lambda each: f"{VERDICT_ICONS[each]} {t(f'verdict.{each.value}')}",
        key=f"{key}.verdict",
    )
    # A new round empties the box after a decision.
    round_ = st.session_state.get(f"{key}.round", 0)
    reason = st.text_area(
        t("verdict.reason"),
        placeholder=t("verdict.placeholder"),
        height=100,
        key=f"{key}.reason.{round_}",
    )
    if st.button(t("verdict.save"), type="primary", key=f"{key}.save"):
        if not (reason or "").strip():
            st.error(t("verdict.needs_reason"), icon=":material/error:")
            return
        with errors_shown():
            workspace.findings.decide(candidate_id, verdict or Verdict.HOLD, reason or "")
        st.session_state[f"{key}.round"] = round_ + 1
        st.toast(t("verdict.saved"))
        st.rerun()


def record(decisions: Sequence[Decision], t: Translate) -> None:
    """List the decisions, the newest first; that one counts."""
    if not decisions:
        st.caption(t("verdict.none"))
        return
    for each in reversed(decisions):
        with st.container(gap=None):
            st.markdown(
                f"{VERDICT_ICONS[each.verdict]} **{t(f'verdict.{each.verdict.value}')}** · "
                f"{day(each.at.date(), t)}"
            )
            st.caption(plain(each.reason))
