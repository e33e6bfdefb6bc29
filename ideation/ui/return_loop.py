"""The return loop: for each decided candidate who fed it, whom to tell, and who has heard."""

from __future__ import annotations

import streamlit as st

from ideation.services.deciding.return_loop import Owed, Return
from ideation.services.material import Material
from ideation.ui.links import link
from ideation.ui.number_door import number_door
from ideation.ui.palette import CATEGORY_ICONS, VERDICT_ICONS
from ideation.ui.parts import counted, day
from ideation.ui.state import Translate, errors_shown, language, plain
from ideation.ui.statement import quote, said_of
from ideation.workspace import Workspace


def return_list(workspace: Workspace, t: Translate) -> None:
    """Draw all decided candidates with those who fed them."""
    st.caption(t("return.lead"))
    found = workspace.desk.returns(language())
    if not found:
        st.markdown(f"**{t('return.none')}**")
        st.caption(t("return.none_next"))
        return
    for each in found:
        with st.container(border=True, gap="small"):
            link("candidates", each.candidate.name, candidate=int(each.candidate.id))
            _decided(each, t)
            _all_owed(workspace, each, t)


def return_panel(workspace: Workspace, candidate_id: int, t: Translate) -> None:
    """Draw the return loop of one candidate; nothing where it is undecided."""
    for each in workspace.desk.returns(language(), only=candidate_id):
        st.subheader(t("return.title"), anchor=False)
        _all_owed(workspace, each, t)


def _decided(found: Return, t: Translate) -> None:
    decision = found.decision
    words = f"{VERDICT_ICONS[decision.verdict]} {t(f'verdict.{decision.verdict.value}')}"
    st.caption(f"{words} · {day(decision.at.date(), t)} · {plain(decision.reason)}")


def _all_owed(workspace: Workspace, found: Return, t: Translate) -> None:
    waiting = sum(each.told is None for each in found.owed)
    words = counted(t, waiting, "return.waiting_one", "return.waiting")
    st.markdown(f"**{words if waiting else t('return.all_told')}**")
    for each in found.owed:
        _owed(workspace, int(found.candidate.id), each, found.material, t)


def _owed(
    workspace: Workspace, candidate_id: int, owed: Owed, material: Material, t: Translate
) -> None:
    who = owed.organisation
    key = f"return.{candidate_id}.{who.id}"
    icon = CATEGORY_ICONS[who.category] if who.category else ":material/help:"
    mark = ":material/mark_email_read:" if owed.told else ":material/mail:"
    people = ", ".join(plain(each.name) for each in owed.contacts) or t("return.nobody")
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            link("organisations", who.name, icon=icon, organisation=int(who.id))
            st.caption(f"{mark} {_heard(owed, t)}", width="content")
            _button(workspace, candidate_id, owed, t, key=key)
        st.caption(f"{people} · {t('return.last', day=day(owed.last_contact, t))}")
        quote(said_of(material, owed.passage_ids[0]), t)
        words = counted(t, len(owed.passage_ids), "app.statement", "app.statements")
        number_door(words, [(who.name, owed.passage_ids)], material, t, key=f"{key}.said")


def _heard(owed: Owed, t: Translate) -> str:
    if owed.told is not None:
        return t("return.told", day=day(owed.told.day, t), who=plain(owed.told.who or "–"))
    if owed.earlier is not None:
        return t("return.earlier", day=day(owed.earlier.day, t))
    return t("return.not_told")


def _button(workspace: Workspace, candidate_id: int, owed: Owed, t: Translate, *, key: str) -> None:
    organisation_id = int(owed.organisation.id)
    if owed.told is not None:
        if st.button(t("return.undo"), key=f"{key}.undo", type="tertiary", icon=":material/undo:"):
            with errors_shown():
                workspace.desk.untell(candidate_id, organisation_id)
            st.rerun()
    elif st.button(t("return.mark"), key=f"{key}.mark", icon=":material/check:"):
        with errors_shown():
            workspace.desk.tell(candidate_id, organisation_id)
        st.toast(t("return.marked"))
        st.rerun()
