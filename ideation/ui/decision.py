"""Decide on a candidate: verdict, reason, what opens it again; the record, and taking back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as Date
from datetime import timedelta

import streamlit as st

from ideation.domain.candidate import Candidate
from ideation.domain.decision import Decision, Verdict, WakeIf, WakeKind, Woken, standing
from ideation.domain.ids import OrganisationId
from ideation.domain.organisation import Organisation
from ideation.services.deciding.candidates import OpenedCandidate
from ideation.services.material import Material
from ideation.ui.language import date_fields
from ideation.ui.palette import VERDICT_ICONS
from ideation.ui.parts import day, organisations_by_id
from ideation.ui.state import Translate, errors_shown, language, plain, translator, workspace
from ideation.ui.statement import statements
from ideation.workspace import Workspace

_TOMORROW = timedelta(days=1)


def decide_drawer(candidate_id: int) -> None:
    """Open the form in a drawer beside the list."""

    @st.dialog(translator()("candidates.decide"), position="right", width=460)
    def drawer() -> None:
        t, opened_in = translator(), workspace()
        opened = opened_in.findings.candidate(candidate_id, language())
        st.markdown(f"**{plain(opened.candidate.name)}**")
        # A drawer cannot open a drawer: the statements that woke it stand on the page.
        decision_panel(opened_in, opened, t, key=f"decide.drawer.{candidate_id}", quotes=False)

    drawer()


def decision_panel(
    workspace: Workspace,
    opened: OpenedCandidate,
    t: Translate,
    *,
    key: str,
    quotes: bool = True,
) -> None:
    """Draw what woke the decision, the form, and the record with the way to take back."""
    candidate = opened.candidate
    woken_notice(candidate, opened.material, t, key=f"{key}.woken", quotes=quotes)
    decision_form(workspace, t, int(candidate.id), key=key)
    record(opened.decisions, t, organisations_by_id(workspace))
    stands = standing(list(opened.decisions))
    if stands is not None and st.button(
        t("verdict.undo"), key=f"{key}.undo", type="tertiary", icon=":material/undo:"
    ):
        with errors_shown():
            workspace.desk.take_back(int(candidate.id))
        st.toast(t("verdict.undone"))
        st.rerun()


def decision_form(workspace: Workspace, t: Translate, candidate_id: int, *, key: str) -> None:
    """Draw the form; a decision without a reason is refused with a sentence."""
    verdict = st.segmented_control(
        t("verdict.pick"),
        list(Verdict),
        required=True,
        default=Verdict.ADVANCE,
        format_func=lambda each: f"{VERDICT_ICONS[each]} {t(f'verdict.{each.value}')}",
        key=f"{key}.verdict",
        wrap=True,
    )
    # A new round empties the boxes after a decision.
    round_ = st.session_state.get(f"{key}.round", 0)
    reason = st.text_area(
        t("verdict.reason"),
        placeholder=t("verdict.placeholder"),
        height=100,
        key=f"{key}.reason.{round_}",
    )
    wake_if, lacking = _conditions(workspace, t, key=f"{key}.{round_}")
    who = st.text_input(
        t("verdict.who"), placeholder=plain(workspace.desk.who), key=f"{key}.who.{round_}"
    )
    if st.button(t("verdict.save"), type="primary", key=f"{key}.save"):
        fault = lacking or ("" if (reason or "").strip() else t("verdict.needs_reason"))
        if fault:
            st.error(fault, icon=":material/error:")
            return
        chosen = verdict or Verdict.HOLD
        with errors_shown():
            workspace.desk.decide(candidate_id, chosen, reason or "", wake_if=wake_if, who=who)
        st.session_state[f"{key}.round"] = round_ + 1
        st.toast(t("verdict.saved"))
        st.rerun()


def _conditions(workspace: Workspace, t: Translate, *, key: str) -> tuple[list[WakeIf], str]:
    """Draw the conditions; return those chosen, and a sentence where one lacks its day or whom."""
    kinds = st.multiselect(
        t("decision.wake"),
        list(WakeKind),
        format_func=lambda each: t(f"decision.{each.value}"),
        placeholder=t("app.choose"),
        help=t("decision.wake_help"),
        key=f"{key}.wake",
    )
    found, lacking = [], ""
    for kind in kinds:
        if kind is WakeKind.DATE:
            one, fault = _on_a_day(workspace, t, key=key), t("decision.needs_day")
        elif kind is WakeKind.ORGANISATION:
            one, fault = _when_one_speaks(workspace, t, key=key), t("decision.needs_who")
        else:
            one, fault = WakeIf(kind=kind), ""
        if one is None:
            lacking = fault
        else:
            found.append(one)
    return found, lacking


def _on_a_day(workspace: Workspace, t: Translate, *, key: str) -> WakeIf | None:
    chosen: Date | None = st.date_input(
        t("decision.wake_day"),
        value=None,
        min_value=workspace.desk.today + _TOMORROW,
        format=date_fields(),
        key=f"{key}.wake.day",
    )
    return WakeIf(kind=WakeKind.DATE, day=chosen) if chosen else None


def _when_one_speaks(workspace: Workspace, t: Translate, *, key: str) -> WakeIf | None:
    known = organisations_by_id(workspace)
    who = st.selectbox(
        t("decision.wake_who"),
        list(known),
        index=None,
        format_func=lambda each: known[each].name,
        placeholder=t("app.choose"),
        key=f"{key}.wake.who",
    )
    if who is None:
        return None
    return WakeIf(kind=WakeKind.ORGANISATION, organisation_id=OrganisationId(who))


def record(
    decisions: Sequence[Decision],
    t: Translate,
    known: Mapping[int, Organisation] | None = None,
) -> None:
    """List the decisions, the newest first; those taken back stay on record, struck through."""
    if not decisions:
        st.caption(t("verdict.none"))
        return
    stands = standing(list(decisions))
    for each in reversed(decisions):
        with st.container(gap=None):
            words = f"{VERDICT_ICONS[each.verdict]} **{t(f'verdict.{each.verdict.value}')}**"
            if each.undone_at is not None:
                words = f"~~{t(f'verdict.{each.verdict.value}')}~~"
            mark = f" :gray-badge[{t('verdict.stands')}]" if each is stands else ""
            st.markdown(f"{words} · {_when(each, t)}{mark}")
            st.caption(plain(each.reason))
            if each.wake_if:
                st.caption(f":material/alarm: {wakes(each, t, known or {})}")
            if each.undone_at is not None:
                gone = day(each.undone_at.date(), t)
                st.caption(t("verdict.undone_by", who=plain(each.undone_by or "–"), day=gone))


def _when(decision: Decision, t: Translate) -> str:
    at = day(decision.at.date(), t)
    return f"{at} {t('verdict.by', who=plain(decision.who))}" if decision.who else at


def wakes(decision: Decision, t: Translate, known: Mapping[int, Organisation]) -> str:
    """Return what a decision waits for, in words."""
    conditions = ", ".join(_condition(each, t, known) for each in decision.wake_if)
    return t("decision.wakes", conditions=conditions)


def _condition(condition: WakeIf, t: Translate, known: Mapping[int, Organisation]) -> str:
    if condition.day is not None:
        return t("decision.on_day", day=day(condition.day, t))
    if condition.organisation_id is not None:
        named = known.get(condition.organisation_id)
        return t("decision.who_speaks", who=plain(named.name if named else "–"))
    return t(f"decision.{condition.kind.value}")


def because(woken: Woken, material: Material, t: Translate) -> str:
    """Return why a decision is open again, in words."""
    names = [
        material.organisations[each].name
        for each in woken.organisation_ids
        if each in material.organisations
    ]
    when = day(woken.condition.day, t) if woken.condition.day else ""
    return t(
        f"decision.because_{woken.condition.kind.value}", who=plain(", ".join(names)), day=when
    )


def woken_notice(
    candidate: Candidate, material: Material, t: Translate, *, key: str, quotes: bool = True
) -> None:
    """Say why a decision is open again, with the statements that woke it; nothing where none is."""
    decision = candidate.decision
    if not candidate.woken or decision is None:
        return
    why = "; ".join(because(each, material, t) for each in candidate.woken)
    with st.container(border=True, gap="xsmall"):
        st.markdown(f":material/alarm: **{t('decision.woken', why=why)}**")
        verdict = t(f"verdict.{decision.verdict.value}")
        at = day(decision.at.date(), t)
        st.caption(t("decision.was", day=at, verdict=verdict, reason=plain(decision.reason)))
        ids = dict.fromkeys(each for one in candidate.woken for each in one.passage_ids)
        here = [each for each in ids if each in material.passages]
        if quotes and here:
            statements(material, here, t, key=key, chips=False)
