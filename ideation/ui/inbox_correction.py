"""What is proposed, put right on the way: a small form that accepts with what it says."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from ideation.domain.inbox import CORRECTABLE, Correction, Proposal, Proposed
from ideation.domain.organisation import Category
from ideation.ui.state import Translate
from ideation.workspace import Workspace

_OPEN = "inbox.correcting"


def correction_form(workspace: Workspace, t: Translate, proposal: Proposal) -> Correction | None:
    """Offer to put a proposal right; return what was said once it is to be accepted so.

    E opens the form, Enter in one of its fields accepts.
    """
    if proposal.what not in CORRECTABLE:
        return None
    if st.button(
        t("inbox.correct"),
        icon=":material/edit:",
        type="tertiary",
        shortcut="e",
        key=f"inbox.correct.{proposal.id}",
    ):
        opened = st.session_state.get(_OPEN) == proposal.id
        st.session_state[_OPEN] = None if opened else proposal.id
    if not is_correcting(proposal):
        return None
    known = _known(workspace, proposal)
    with st.form(f"inbox.form.{proposal.id}", border=False):
        said = {
            field: _field(workspace, t, proposal, field, known[field])
            for field in CORRECTABLE[proposal.what]
        }
        if not st.form_submit_button(
            t("inbox.accept_corrected"), type="primary", icon=":material/check:"
        ):
            return None
    st.session_state[_OPEN] = None
    changed = {field: value for field, value in said.items() if value != known[field]}
    return Correction(**changed)


def is_correcting(proposal: Proposal) -> bool:
    """Tell whether the form of a proposal is open."""
    return st.session_state.get(_OPEN) == proposal.id


def _known(workspace: Workspace, proposal: Proposal) -> dict[str, str]:
    """Return what is proposed, "" for what is not known."""
    people = workspace.people
    match proposal.what:
        case Proposed.ORGANISATION:
            each = next(o for o in people.organisations() if o.id == proposal.subject_id)
            return {"name": each.name, "category": each.category or ""}
        case Proposed.CONTACT:
            person = next(c for c in people.contacts() if c.id == proposal.subject_id)
            house = person.organisation.name if person.organisation else ""
            return {"name": person.name, "role": person.role or "", "organisation": house}
    return {"who": proposal.title, "due": proposal.detail}


def _field(workspace: Workspace, t: Translate, proposal: Proposal, field: str, value: str) -> str:
    shared: dict[str, Any] = {"key": f"inbox.form.{field}.{proposal.id}"}
    if field == "category":
        choices = list(Category)
        category = st.selectbox(
            t("party.category"),
            choices,
            index=choices.index(Category(value)) if value else None,
            format_func=lambda each: t(f"category.{each}"),
            placeholder=t("party.unknown"),
            **shared,
        )
        return category or ""
    if field == "due":
        day = st.date_input(t("inbox.due"), date.fromisoformat(value) if value else None, **shared)
        return day.isoformat() if isinstance(day, date) else ""
    if field == "organisation":
        names = [each.name for each in workspace.people.organisations()]
        house = st.selectbox(
            t("party.employer"),
            names,
            index=names.index(value) if value in names else None,
            placeholder=t("party.unknown"),
            accept_new_options=True,
            **shared,
        )
        return str(house or "")
    label = "inbox.who" if field == "who" else f"party.{field}"
    return str(st.text_input(t(label), value, **shared)).strip()
