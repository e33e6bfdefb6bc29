"""A candidate opened: lights with their quotes, doubts, score parts, ledger, decisions."""

from __future__ import annotations

import streamlit as st

from ideation.domain.candidate import Candidate, Light, ScorePart
from ideation.flagships.score import WEIGHTS
from ideation.services.candidates import OpenedCandidate
from ideation.ui.candidate_card import (
    backer_chips,
    headline,
    light_badge,
    missing,
    voice_facts,
)
from ideation.ui.decision import decision_form, record
from ideation.ui.findings_view import LIGHTS, gate_rule, gate_rules, made_by_run
from ideation.ui.language import percent
from ideation.ui.ledger import ledger
from ideation.ui.parts import counted
from ideation.ui.state import Translate, errors_shown, language
from ideation.ui.statement import open_button, quote, said_of, statements
from ideation.workspace import Workspace

# So many statements of a light stand open; the others are one click away.
_OPEN = 3


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
        claim = said_of(material, candidate.claim_id)
        quote(claim, t, large=True)
        open_button(claim, t, key="candidate.claim")
        backer_chips(candidate, t)
        for sentence in missing(candidate, workspace.findings.rules, t):
            st.markdown(f":material/arrow_right_alt: {sentence}")
    with right:
        voice_facts(candidate, material, t, key="candidate.voices")
    st.subheader(t("candidates.lights"), anchor=False)
    for column, name in zip(st.columns(len(LIGHTS), gap="small"), LIGHTS, strict=True):
        with column:
            _light(workspace, opened, name, t)
    _against(candidate, opened, t)
    scores, decisions = st.columns([3, 2], gap="large")
    with scores:
        _score(candidate, opened, t)
    with decisions:
        st.subheader(t("candidates.decision"), anchor=False)
        decision_form(workspace, t, int(candidate.id), key=f"candidate.{candidate.id}")
        record(opened.decisions, t)
    st.subheader(t("candidates.ledger"), anchor=False)
    st.caption(t("candidates.ledger_help"))
    ledger(opened, t)
    gate_rules(workspace, t)
    made_by_run(workspace, t)


def _light(workspace: Workspace, opened: OpenedCandidate, name: str, t: Translate) -> None:
    light: Light = getattr(opened.candidate.gate, name)
    light_badge(opened.candidate, name, t)
    st.caption(gate_rule(workspace, t, name))
    key, ids = f"candidate.{name}", light.support
    if not ids:
        st.markdown(t("candidates.no_support"))
        return
    words = counted(t, len(ids), "candidates.for_one", "candidates.for")
    st.markdown(f":material/add: **{words}**")
    statements(opened.material, ids[:_OPEN], t, key=key, chips=False)
    if ids[_OPEN:]:
        more = counted(t, len(ids) - _OPEN, "candidates.more_one", "candidates.more")
        with st.expander(more):
            statements(opened.material, ids[_OPEN:], t, key=key, chips=False)


def _against(candidate: Candidate, opened: OpenedCandidate, t: Translate) -> None:
    """Show what stands against each light, under its name."""
    st.subheader(t("candidates.against"), anchor=False)
    found = [(name, getattr(candidate.gate, name).against) for name in LIGHTS]
    if not any(ids for _, ids in found):
        st.caption(t("candidates.no_doubt"))
    for name, ids in found:
        if not ids:
            continue
        st.markdown(f":material/remove: {t(f'candidates.against_{name}', n=len(ids))}")
        with st.grid("auto", min_column_width=320, gap="small"):
            statements(opened.material, ids, t, key=f"candidate.{name}.against")


def _score(candidate: Candidate, opened: OpenedCandidate, t: Translate) -> None:
    st.subheader(t("candidates.score", n=candidate.score), anchor=False)
    for name, part in candidate.score_parts.items():
        _part(name, part, opened, t)


def _part(name: str, part: ScorePart, opened: OpenedCandidate, t: Translate) -> None:
    bar, door = st.columns([4, 2], gap="small", vertical_alignment="center")
    weight = percent(WEIGHTS[name], digits=1)
    bar.progress(part.value / 100, f"{t(f'part.{name}')} {part.value}")
    bar.caption(t("candidates.weighs", help=t(f"part.{name}_help"), weight=weight))
    if not part.passage_ids:
        door.caption(t("candidates.rests_on_none"))
        return
    words = counted(t, len(part.passage_ids), "app.statement", "app.statements")
    with door.popover(words, icon=":material/format_quote:", key=f"candidate.part.{name}"):
        statements(opened.material, part.passage_ids, t, key=f"candidate.part.{name}.at")
