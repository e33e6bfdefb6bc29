"""One card of a review meeting in large type with its decision, and the minutes at the end."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ideation.domain.candidate import Candidate
from ideation.domain.decision import Decision, Verdict
from ideation.services.material import Material
from ideation.ui.candidate_card import (
    backer_chips,
    doubt_count,
    light_badge,
    missing,
    second_voice,
    voice_facts,
)
from ideation.ui.decision import woken_notice
from ideation.ui.downloads import downloads
from ideation.ui.findings_view import LIGHTS
from ideation.ui.palette import STAGE_ICONS, VERDICT_ICONS
from ideation.ui.parts import number
from ideation.ui.state import Translate, errors_shown, language, plain
from ideation.ui.statement import open_button, quote, said_of
from ideation.workspace import Workspace

# The keys that decide, in the order of the verdicts.
_KEYS = {Verdict.ADVANCE: "1", Verdict.HOLD: "2", Verdict.DROP: "3"}


def card(workspace: Workspace, candidate: Candidate, t: Translate, *, following: int) -> None:
    """Draw a candidate to be read from across a room, and decide on it live."""
    material = workspace.findings.docket(language()).material
    key = f"meeting.{candidate.id}"
    st.title(plain(candidate.name), anchor=False)
    with st.container(horizontal=True, gap="xsmall"):
        for each in LIGHTS:
            light_badge(candidate, each, t)
        icon = STAGE_ICONS[candidate.stage]
        st.badge(t(f"stage.{candidate.stage.value}"), icon=icon, color="gray")
    woken_notice(candidate, material, t, key=f"{key}.woken", quotes=False)
    left, right = st.columns([5, 2], gap="large")
    with left:
        if candidate.own_claim is not None:
            st.header(plain(candidate.own_claim.text), anchor=False)
        claim = said_of(material, candidate.claim_id)
        quote(claim, t, hall=True)
        open_button(claim, t, key=f"{key}.claim")
        _other_voices(candidate, material, t, key=key)
    with right:
        voice_facts(candidate, material, t, key=f"{key}.voices")
        for sentence in missing(candidate, t):
            st.markdown(f":material/arrow_right_alt: {sentence}")
    backer_chips(candidate, t)
    _decide(workspace, candidate, t, following=following)


def _other_voices(candidate: Candidate, material: Material, t: Translate, *, key: str) -> None:
    """Show the strongest other voice for it, and the strongest doubt."""
    pro, contra = st.columns(2, gap="medium")
    second = second_voice(candidate, material.understood[candidate.claim_id].organisation_id)
    with pro:
        if second is not None:
            st.caption(f":material/add: {t('candidates.also')}")
            said = said_of(material, second)
            quote(said, t, hall=True, title=False)
            open_button(said, t, key=f"{key}.also")
    with contra:
        doubt_count(candidate, material, t, key=f"{key}.doubts")
        if candidate.doubts:
            said = said_of(material, candidate.doubts[0])
            quote(said, t, hall=True, title=False)
            open_button(said, t, key=f"{key}.doubt")


def _decide(workspace: Workspace, candidate: Candidate, t: Translate, *, following: int) -> None:
    """Draw the three verdicts; one pressed asks for its reason, Enter records it."""
    key = f"meeting.{candidate.id}.verdict"
    with st.container(border=True, gap="small"):
        decision = candidate.decision
        if decision is not None and decision.at.date() == workspace.desk.today:
            st.markdown(f":material/gavel: **{_decided(decision, t)}**")
        with st.container(horizontal=True, gap="small"):
            for verdict, shortcut in _KEYS.items():
                if st.button(
                    t(f"verdict.{verdict.value}"),
                    key=f"{key}.{verdict.value}",
                    icon=VERDICT_ICONS[verdict],
                    shortcut=shortcut,
                    type="primary" if st.session_state.get(key) == verdict else "secondary",
                ):
                    st.session_state[key] = verdict
                    st.rerun()
        chosen = st.session_state.get(key)
        if chosen is None:
            st.caption(t("meeting.keys"))
            return
        _reason(workspace, candidate, Verdict(chosen), t, key=key, following=following)


def _reason(
    workspace: Workspace,
    candidate: Candidate,
    verdict: Verdict,
    t: Translate,
    *,
    key: str,
    following: int,
) -> None:
    with st.form(f"{key}.form", border=False, clear_on_submit=True):
        reason = st.text_input(t("verdict.reason"), placeholder=t("verdict.placeholder"))
        words = t("meeting.record", verdict=t(f"verdict.{verdict.value}"))
        given = st.form_submit_button(words, type="primary", icon=VERDICT_ICONS[verdict])
    if not given:
        return
    if not (reason or "").strip():
        st.error(t("verdict.needs_reason"), icon=":material/error:")
        return
    with errors_shown():
        workspace.desk.decide(int(candidate.id), verdict, reason or "")
    del st.session_state[key]
    st.toast(t("verdict.saved"))
    st.query_params["at"] = str(following)
    st.rerun()


def closing(workspace: Workspace, agenda: Sequence[Candidate], t: Translate) -> None:
    """Draw what was decided today, and offer the minutes as files."""
    st.title(t("meeting.minutes"), anchor=False)
    today = workspace.desk.today
    decided = {
        each.id: each.decision
        for each in agenda
        if each.decision is not None and each.decision.at.date() == today
    }
    words = t("meeting.minutes_lead", decided=number(len(decided)), n=number(len(agenda)))
    st.caption(words)
    for each in agenda:
        decision = decided.get(each.id)
        said = _decided(decision, t) if decision else t("meeting.undecided")
        st.markdown(f"**{plain(each.name)}**")
        st.caption(said)
    with errors_shown():
        report = workspace.desk.minutes(agenda, today, language())
    downloads(lambda: report, name=f"{t('meeting.file')}-{today}", key="meeting.file")
    if st.button(t("meeting.again"), key="meeting.again", type="tertiary"):
        st.query_params.clear()
        st.session_state.pop("meeting.choose", None)
        st.rerun()


def _decided(decision: Decision, t: Translate) -> str:
    verdict = t(f"verdict.{decision.verdict.value}")
    return t("meeting.decided", verdict=verdict, reason=plain(decision.reason))
