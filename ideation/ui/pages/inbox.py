"""Inbox: everything the machine proposes, confirmed or rejected one by one or many at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import streamlit as st

from ideation.domain.inbox import Proposal, Proposed
from ideation.domain.organisation import Category
from ideation.services.capturing.near_names import ACRONYM, HOUSE, SPELLING, TYPO
from ideation.services.capturing.same_person import FAMILY_NAME, INITIAL, SHORTER, SLIP
from ideation.ui.marked import show_quote
from ideation.ui.note_view import open_drawer
from ideation.ui.parts import counted, day, empty_workspace
from ideation.ui.state import Translate, errors_shown, plain
from ideation.workspace import Workspace

_ICONS = {
    Proposed.ORGANISATION: ":material/domain:",
    Proposed.CONTACT: ":material/person:",
    Proposed.FOLLOW_UP: ":material/event_available:",
    Proposed.TWIN: ":material/translate:",
    Proposed.MERGE: ":material/merge:",
    Proposed.SAME_PERSON: ":material/group:",
}
_SAME = (Proposed.TWIN, Proposed.MERGE, Proposed.SAME_PERSON)
# Reasons that are no words of the note.
_WHY = {
    "unusual name": "why.unusual_name",
    "title": "why.title",
    "given name": "why.given_name",
    "role": "why.role",
    "same interview, other language": "why.twin",
    SPELLING: "why.spelling",
    HOUSE: "why.house",
    ACRONYM: "why.acronym",
    TYPO: "why.typo",
    INITIAL: "why.initial",
    FAMILY_NAME: "why.family_name",
    SLIP: "why.slip",
    SHORTER: "why.shorter_name",
}
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
        format_func=lambda each: f"{_ICONS[each]} {t(f'inbox.{each}')} {counts[each]}",
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
            t("inbox.detail"): [_detail(t, each) for each in shown],
            t("inbox.reason"): [_why(t, each) for each in shown],
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
        _card(t, meant[0])
        if len(meant) > 1:
            st.caption(counted(t, len(meant), "inbox.selected_one", "inbox.selected"))
        with st.container(horizontal=True):
            if st.button(
                t("inbox.accept"),
                type="primary",
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


def _card(t: Translate, proposal: Proposal) -> None:
    st.markdown(f"{_ICONS[proposal.what]} **{plain(proposal.title) or t('inbox.nobody')}**")
    if proposal.detail:
        joint = t("inbox.same_as") if proposal.what in _SAME else ""
        st.markdown(f"{joint} {plain(_detail(t, proposal))}".strip())
    if proposal.quote:
        show_quote(proposal.quote, [])
    st.caption(t("inbox.because", reason=plain(_why(t, proposal)) or "–"))
    if proposal.what in (Proposed.MERGE, Proposed.SAME_PERSON):
        st.caption(t("inbox.merge_keeps", name=plain(proposal.detail)))


def _detail(t: Translate, proposal: Proposal) -> str:
    """Return what else is proposed, in the reader's language."""
    if proposal.what is Proposed.ORGANISATION and proposal.detail in list(Category):
        return t(f"category.{proposal.detail}")
    if proposal.what is Proposed.FOLLOW_UP and proposal.detail:
        return day(date.fromisoformat(proposal.detail), t)
    return proposal.detail


def _why(t: Translate, proposal: Proposal) -> str:
    """Return why something is proposed: a reason in words, or the words of the note."""
    if proposal.reason in _WHY:
        return t(_WHY[proposal.reason])
    return t("why.words", words=proposal.reason) if proposal.reason else ""


def _settle(workspace: Workspace, meant: Sequence[Proposal], *, accepted: bool) -> None:
    ids = workspace.people.decide([each.id for each in meant], accepted=accepted)
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
