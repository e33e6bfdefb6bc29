"""Shape an idea and plan it: name and claim in a person's words, the lines of its plan."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ideation.domain.candidate import Candidate
from ideation.domain.passage import By
from ideation.domain.plan import Instrument, PlanLine, PlanStatus
from ideation.services.deciding.plans import Plan, ended, register
from ideation.ui.language import date_fields
from ideation.ui.palette import INSTRUMENT_ICONS
from ideation.ui.parts import day
from ideation.ui.state import Translate, errors_shown, language, plain
from ideation.workspace import Workspace


def plan_panel(workspace: Workspace, candidate: Candidate, t: Translate, *, key: str) -> None:
    """Draw name and claim, the lines of the plan, the form for a line, and the plan's history."""
    st.subheader(t("plan.title"), anchor=False)
    _shape(workspace, candidate, t, key=key)
    [plan] = workspace.desk.plans([int(candidate.id)])
    if not plan.lines:
        st.caption(t("plan.none"))
    for line in plan.lines:
        _line(workspace, int(candidate.id), line, t, key=f"{key}.{line.number}")
    _form(workspace, int(candidate.id), plan, t, key=key)
    _history(workspace, int(candidate.id), plan, t, key=key)


def _shape(workspace: Workspace, candidate: Candidate, t: Translate, *, key: str) -> None:
    own = candidate.own_claim
    name = st.text_input(
        t("plan.name"),
        value=candidate.name if candidate.named_by is By.HUMAN else "",
        placeholder=plain(candidate.name),
        key=f"{key}.name",
    )
    claim = st.text_area(
        t("plan.claim"),
        value=own.text if own else "",
        help=t("plan.claim_help"),
        height=80,
        key=f"{key}.claim",
    )
    if own is not None:
        who, at = plain(own.who or "–"), day(own.at.date(), t)
        st.caption(t("plan.by_person", who=who, day=at))
    with st.container(horizontal=True, gap="small"):
        if st.button(t("plan.save_shape"), key=f"{key}.shape", icon=":material/check:"):
            _save_shape(workspace, candidate, name or "", claim or "", t)
        if own is not None and st.button(
            t("plan.undo_claim"), key=f"{key}.unclaim", type="tertiary", icon=":material/undo:"
        ):
            with errors_shown():
                workspace.desk.undo_claim(int(candidate.id))
            st.session_state.pop(f"{key}.claim", None)
            st.rerun()


def _save_shape(
    workspace: Workspace, candidate: Candidate, name: str, claim: str, t: Translate
) -> None:
    """Save what was changed, and only that."""
    before = candidate.name if candidate.named_by is By.HUMAN else ""
    old = candidate.own_claim.text if candidate.own_claim else ""
    with errors_shown():
        if name.strip() != before or claim.strip() != old:
            workspace.desk.shape(
                int(candidate.id),
                name=name if name.strip() != before else None,
                claim=claim if claim.strip() != old else None,
            )
    st.toast(t("plan.shaped"))
    st.rerun()


def _line(
    workspace: Workspace, candidate_id: int, line: PlanLine, t: Translate, *, key: str
) -> None:
    done = line.status is PlanStatus.DONE
    icon = ":material/task_alt:" if done else ":material/radio_button_unchecked:"
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"{icon} **{line.number}.** {plain(line.step)}")
        facts = [
            plain(line.owner) if line.owner else t("plan.no_owner"),
            t("plan.by_day", day=day(line.due, t)) if line.due else "",
            t(f"plan.status_{line.status.value}"),
        ]
        st.caption(" · ".join(each for each in facts if each))
        _chips(workspace, line, t)
        with st.container(horizontal=True, gap="small"):
            other = PlanStatus.OPEN if done else PlanStatus.DONE
            label = t("plan.reopen") if done else t("plan.done")
            if st.button(label, key=f"{key}.done", type="tertiary", icon=":material/check:"):
                _set(workspace, candidate_id, {"status": other}, line.number, t)
            if st.button(
                t("plan.strike"), key=f"{key}.strike", type="tertiary", icon=":material/close:"
            ):
                _set(workspace, candidate_id, {"status": PlanStatus.STRUCK}, line.number, t)


def _chips(workspace: Workspace, line: PlanLine, t: Translate) -> None:
    goals = {each.id: each for each in workspace.desk.goals(language())}
    with st.container(horizontal=True, gap="xsmall"):
        if line.instrument is not None:
            icon = INSTRUMENT_ICONS[line.instrument]
            st.badge(t(f"instrument.{line.instrument.value}"), icon=icon, color="gray")
        for goal in line.goals:
            if goal in goals:
                st.badge(
                    plain(goals[goal].name),
                    icon=":material/flag:",
                    color="gray",
                    help=plain(goals[goal].text) or None,
                )
        for name in line.programmes:
            st.badge(_programme(workspace, name, line, t), icon=":material/payments:", color="gray")


def _programme(workspace: Workspace, name: str, line: PlanLine, t: Translate) -> str:
    """Return a programme with the day on which it ends, or ended."""
    known = register().get(name)
    if known is None or known.until is None:
        return plain(name)
    key = "plan.ended" if ended(known, line, workspace.desk.today) else "plan.until"
    return t(key, name=plain(name), day=day(known.until, t))


def _form(workspace: Workspace, candidate_id: int, plan: Plan, t: Translate, *, key: str) -> None:
    """Draw the form for a new line, or for one that is there."""
    with st.expander(t("plan.add"), icon=":material/add:", expanded=not plan.lines):
        numbers: list[int] = [0, *(each.number for each in plan.lines)]
        number = 0
        if plan.lines:
            chosen = st.selectbox(
                t("plan.which_line"),
                numbers,
                format_func=lambda each: t("plan.edit", n=each) if each else t("plan.new_line"),
                placeholder=t("app.choose"),
                key=f"{key}.which",
            )
            number = chosen or 0
        before = next((each for each in plan.lines if each.number == number), None)
        # Each change of the plan starts the boxes anew.
        given = _boxes(workspace, before, t, key=f"{key}.form.{number}.{len(plan.acts)}")
        if st.button(t("plan.save"), key=f"{key}.save", type="primary"):
            _set(workspace, candidate_id, given, number or None, t)


def _boxes(
    workspace: Workspace, before: PlanLine | None, t: Translate, *, key: str
) -> dict[str, Any]:
    goals = {each.id: each.name for each in workspace.desk.goals(language())}
    kept = [each for each in before.goals if each in goals] if before else []
    left, right = st.columns(2, gap="small")
    step = st.text_input(t("plan.step"), value=before.step if before else "", key=f"{key}.step")
    with left:
        owner = st.text_input(
            t("plan.owner"), value=(before.owner or "") if before else "", key=f"{key}.owner"
        )
    with right:
        due = st.date_input(
            t("plan.due"),
            value=before.due if before else None,
            format=date_fields(),
            key=f"{key}.due",
        )
    instrument = st.selectbox(
        t("plan.instrument"),
        list(Instrument),
        index=list(Instrument).index(before.instrument) if before and before.instrument else None,
        format_func=lambda each: t(f"instrument.{each.value}"),
        placeholder=t("app.choose"),
        key=f"{key}.instrument",
    )
    chosen = st.multiselect(
        t("plan.goals"),
        list(goals),
        default=kept,
        format_func=lambda each: goals[each],
        placeholder=t("app.choose"),
        key=f"{key}.goals",
    )
    asked = st.multiselect(
        t("plan.programmes"),
        list(register()),
        default=[each for each in before.programmes if each in register()] if before else [],
        placeholder=t("app.choose"),
        key=f"{key}.programmes",
    )
    return {
        "step": step or "",
        "owner": owner or "",
        "due": due,
        "instrument": instrument,
        "goals": tuple(chosen),
        "programmes": tuple(asked),
    }


def _set(
    workspace: Workspace, candidate_id: int, given: dict[str, Any], number: int | None, t: Translate
) -> None:
    with errors_shown():
        workspace.desk.set_line(candidate_id, given, number=number)
    st.toast(t("plan.saved"))
    st.rerun()


def _history(
    workspace: Workspace, candidate_id: int, plan: Plan, t: Translate, *, key: str
) -> None:
    if not plan.acts:
        return
    if any(each.undone_at is None for each in plan.acts) and st.button(
        t("plan.undo"), key=f"{key}.undo", type="tertiary", icon=":material/undo:"
    ):
        with errors_shown():
            workspace.desk.undo_line(candidate_id)
        st.rerun()
    with st.expander(t("plan.history"), icon=":material/history:"):
        for each in reversed(plan.acts):
            step = t("plan.change", n=each.subject, step=plain(each.content["step"]))
            status = t(f"plan.status_{each.content['status']}")
            line = f"{day(each.at.date(), t)} · {plain(each.who or '–')} · {step} · {status}"
            if each.undone_at is not None:
                line += f" · {t('plan.change_undone', who=plain(each.undone_by or '–'))}"
            st.caption(line)
