"""Review meeting: at most seven candidates, one a screen, decided live, minutes at the end."""

from __future__ import annotations

import streamlit as st

from ideation.domain.candidate import Candidate
from ideation.services.deciding.minutes import MOST
from ideation.ui.findings_view import ready
from ideation.ui.meeting import card, closing
from ideation.ui.parts import number
from ideation.ui.state import Translate, errors_shown, language
from ideation.workspace import Workspace


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the choice of candidates, the card that the address names, or the minutes."""
    ids = _ids()
    if not ids:
        st.title(t("meeting.title"), anchor=False)
        if ready(workspace, t, page="meeting"):
            _choice(workspace, t)
        return
    with errors_shown():
        agenda = workspace.desk.agenda(ids, language())
    if not agenda:
        st.query_params.clear()
        st.rerun()
    at = min(_at(), len(agenda))
    _bar(at, len(agenda), t)
    if at == len(agenda):
        closing(workspace, agenda, t)
    else:
        card(workspace, agenda[at], t, following=at + 1)


def _ids() -> list[int]:
    """Return the candidates that the address names, as `ids=4.8.15`."""
    given = st.query_params.get("ids", "")
    return [int(each) for each in given.split(".") if each.isdecimal()]


def _at() -> int:
    given = st.query_params.get("at", "0")
    return int(given) if given.isdecimal() else 0


def _choice(workspace: Workspace, t: Translate) -> None:
    st.caption(t("meeting.lead"))
    listed = workspace.findings.candidates(every=True, language=language())
    by_id: dict[int, Candidate] = {int(each.id): each for each in listed}
    proposed = [int(each.id) for each in workspace.desk.agenda(language=language())]
    if not proposed:
        st.caption(t("meeting.none"))
    chosen = st.multiselect(
        t("meeting.choose"),
        list(by_id),
        default=proposed,
        max_selections=MOST,
        format_func=lambda each: by_id[each].name,
        placeholder=t("app.choose"),
        help=t("meeting.most"),
        key="meeting.choose",
    )
    if st.button(
        t("meeting.start"),
        type="primary",
        icon=":material/play_arrow:",
        disabled=not chosen,
        key="meeting.start",
    ):
        st.query_params["ids"] = ".".join(map(str, chosen))
        st.query_params["at"] = "0"
        st.rerun()


def _bar(at: int, count: int, t: Translate) -> None:
    """Draw where the meeting stands, and the way back and on; the arrow keys do the same."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        back = st.button(
            t("meeting.previous"),
            key="meeting.previous",
            icon=":material/arrow_back:",
            shortcut="Left",
            disabled=at == 0,
        )
        place = t("meeting.place", at=number(min(at + 1, count)), n=number(count))
        st.markdown(f"**{t('meeting.minutes') if at == count else place}**", width="content")
        on = st.button(
            t("meeting.end") if at == count - 1 else t("meeting.next"),
            key="meeting.next",
            icon=":material/arrow_forward:",
            icon_position="right",
            shortcut="Right",
            disabled=at == count,
        )
    if back or on:
        st.query_params["at"] = str(at + 1 if on else at - 1)
        st.rerun()
