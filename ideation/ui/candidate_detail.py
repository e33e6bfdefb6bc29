"""A candidate opened: lights with their quotes, doubts, score parts, ledger, decisions."""

from __future__ import annotations

import streamlit as st

from ideation.services.deciding.candidates import OpenedCandidate
from ideation.ui.candidate_card import (
    backer_chips,
    headline,
    missing,
    own_claim,
    voice_facts,
)
from ideation.ui.decision import decision_panel
from ideation.ui.findings_view import gate_rules, made_by_run
from ideation.ui.gate_view import gate_view
from ideation.ui.ledger import ledger_table
from ideation.ui.plan_form import plan_panel
from ideation.ui.return_loop import return_panel
from ideation.ui.score_view import score_view
from ideation.ui.state import Translate, errors_shown, language
from ideation.ui.statement import open_button, quote, said_of
from ideation.workspace import Workspace


def detail(workspace: Workspace, t: Translate, candidate_id: int) -> None:
    """Draw the opened candidate, with the way back to the list above it."""
    if st.button(
        t("candidates.back"), key="candidates.back", type="tertiary", icon=":material/arrow_back:"
    ):
        st.query_params.pop("candidate", None)
        st.rerun()
    with errors_shown():
        opened = workspace.findings.candidate(candidate_id, language())
    _body(workspace, opened, t)


@st.fragment
def _body(workspace: Workspace, opened: OpenedCandidate, t: Translate) -> None:
    """Draw everything below the way back; a fragment, so that a click opens a note at once."""
    candidate, material = opened.candidate, opened.material
    headline(candidate, t)
    left, right = st.columns([5, 2], gap="large")
    with left:
        own_claim(candidate, t)
        claim = said_of(material, candidate.claim_id)
        quote(claim, t, large=True)
        open_button(claim, t, key="candidate.claim")
        backer_chips(candidate, t)
        for sentence in missing(candidate, t):
            st.markdown(f":material/arrow_right_alt: {sentence}")
    with right:
        voice_facts(candidate, material, t, key="candidate.voices")
    st.subheader(t("candidates.lights"), anchor=False)
    gate_view(opened, t)
    scores, decisions = st.columns([3, 2], gap="large")
    with scores:
        score_view(opened, workspace.findings.rules.weights, t)
    with decisions:
        st.subheader(t("candidates.decision"), anchor=False)
        decision_panel(workspace, opened, t, key=f"candidate.{candidate.id}")
    plan, heard = st.columns(2, gap="large")
    with plan:
        plan_panel(workspace, candidate, t, key=f"candidate.{candidate.id}.plan")
    with heard:
        return_panel(workspace, int(candidate.id), t)
    st.subheader(t("candidates.ledger"), anchor=False)
    st.caption(t("candidates.ledger_help"))
    ledger_table(workspace, int(candidate.id), t)
    gate_rules(workspace, t)
    made_by_run(workspace, t)
