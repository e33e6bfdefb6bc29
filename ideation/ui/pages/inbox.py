"""Inbox: everything the machine proposes, confirmed or rejected one by one or many at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from ideation.domain.inbox import Correction, Proposal, Proposed
from ideation.ui.inbox_card import ICONS, card, detail_of, why
from ideation.ui.inbox_correction import correction_form, is_correcting
from ideation.ui.note_view import open_drawer
from ideation.ui.parts import counted, empty_workspace
from ideation.ui.state import Translate, errors_shown
from ideation.workspace import Workspace

_HEIGHT, _FEW = 460, 10
_DECIDED = "inbox.decided"


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the page."""
    st.title(t("inbox.title"), anchor=False)
    if not workspace.notes():
        empty_workspace(workspace, t, page="inbox")
        return
    st.caption(t("inbox.lead"))
    _undo(workspace, t)
    waiting = workspace.people.proposals()
    if not waiting:
        st.success(t("inbox.empty"), icon=":material/inbox:")
        return
    counts = Counter(each.what for each in waiting)
    what = st.segmented_control(
        t("inbox.kinds"),
        [each for each in Proposed if counts[each]],
        default=next(each for each in Proposed if counts[each]),
        format_func=lambda each: f"{ICONS[each]} {t(f'inbox.{each}')} {counts[each]}",
        key=f"inbox.what.{'.'.join(each for each in Proposed if counts[each])}",
        label_visibility="collapsed",
    )
    shown = [each for each in waiting if each.what is what]
    if not shown:
        st.caption(t("inbox.choose"))
        return
    left, right = st.columns([3, 2], gap="medium")
    with left:
        chosen = _list(t, shown)
    with right:
        _decide(workspace, t, shown, chosen)


def _list(t: Translate, shown: Sequence[Proposal]) -> list[Proposal]:
    """Show proposals as rows and return those selected."""
    event = st.dataframe(
        {
            t("inbox.name"): [each.title or t("inbox.nobody") for each in shown],
            t("inbox.detail"): [detail_of(t, each) for each in shown],
            t("inbox.reason"): [why(t, each) for each in shown],
        },
        hide_index=True,
        width="stretch",
        height=_HEIGHT if len(shown) > _FEW else "auto",
        on_select="rerun",
        selection_mode="multi-row",
        key=f"inbox.rows.{shown[0].what}.{len(shown)}.{shown[0].id}",
    )
    return [shown[row] for row in event.selection.rows]


def _decide(
    workspace: Workspace, t: Translate, shown: Sequence[Proposal], chosen: Sequence[Proposal]
) -> None:
    """Show the first proposal in full, with the two verdicts for all that are selected."""
    # Without a selection the first row is meant: A, R and nothing else clears an inbox.
    meant = list(chosen) or [shown[0]]
    with st.container(border=True):
        card(t, meant[0])
        if len(meant) > 1:
            st.caption(counted(t, len(meant), "inbox.selected_one", "inbox.selected"))
        elif (correction := correction_form(workspace, t, meant[0])) is not None:
            _settle(workspace, meant, accepted=True, correction=correction)
        with st.container(horizontal=True):
            if st.button(
                t("inbox.accept"),
                type="secondary" if is_correcting(meant[0]) else "primary",
                icon=":material/check:",
                shortcut="a",
                key="inbox.accept",
            ):
                _settle(workspace, meant, accepted=True)
            if st.button(
                t("inbox.reject"), icon=":material/close:", shortcut="x", key="inbox.reject"
            ):
                _settle(workspace, meant, accepted=False)
            if meant[0].note_id is not None and st.button(
                t("app.open_note"),
                type="tertiary",
                icon=":material/description:",
                key=f"inbox.open.{meant[0].id}",
            ):
                open_drawer(int(meant[0].note_id))
    st.caption(t("inbox.keys"))


def _settle(
    workspace: Workspace,
    meant: Sequence[Proposal],
    *,
    accepted: bool,
    correction: Correction | None = None,
) -> None:
    with errors_shown():
        ids = workspace.people.decide(
            [each.id for each in meant], accepted=accepted, correction=correction
        )
        st.session_state[_DECIDED] = (ids, accepted)
        st.rerun()


def _undo(workspace: Workspace, t: Translate) -> None:
    """Say what was decided last, and offer to take it back."""
    decided: tuple[list[int], bool] | None = st.session_state.get(_DECIDED)
    if decided is None:
        return
    ids, accepted = decided
    verdict = "accepted" if accepted else "rejected"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            counted(t, len(ids), f"inbox.{verdict}_one", f"inbox.{verdict}"), width="content"
        )
        if st.button(
            t("inbox.undo"),
            icon=":material/undo:",
            type="tertiary",
            shortcut="z",
            key="inbox.undo",
        ):
            with errors_shown():
                workspace.people.undo(ids)
            del st.session_state[_DECIDED]
            st.rerun()
