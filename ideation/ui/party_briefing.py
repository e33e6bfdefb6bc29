"""What to read before meeting somebody: last contact, what is owed, wanted and backed."""

from __future__ import annotations

from itertools import islice

import streamlit as st

from ideation.domain.mention import FollowUpStatus
from ideation.domain.organisation import Organisation
from ideation.domain.passage import Attribution
from ideation.services.people.profiles import OpenedParty
from ideation.ui.findings_view import LIGHTS
from ideation.ui.links import link
from ideation.ui.marked import show_quote
from ideation.ui.parts import day
from ideation.ui.state import Translate, language, plain
from ideation.ui.statement import open_button, quote, quoted, said_of
from ideation.workspace import Workspace

_OWED = 4
_WANTED = 3
_BACKED = 6


def briefing(workspace: Workspace, opened: OpenedParty, t: Translate, *, key: str) -> None:
    """Draw the card."""
    st.subheader(t("party.before"), anchor=False)
    dated = [note for note in opened.met if note.date]
    newest = next(iter(dated or opened.met), None)
    if newest is None:
        st.caption(t("party.never_met"))
    else:
        st.caption(t("party.last_met", day=day(newest.date, t), title=plain(newest.title)))
    _owed(opened, t, key=key)
    _wanted(opened, t)
    _backed(workspace, opened, t)


def _owed(opened: OpenedParty, t: Translate, *, key: str) -> None:
    if not opened.promises:
        st.caption(t("party.nothing_owed"))
        return
    st.markdown(f"**{t('party.owed')}** :gray[{len(opened.promises)}]")
    for each in opened.promises[:_OWED]:
        said = said_of(opened.material, each.passage_id)
        due = t("party.due", day=day(each.due, t)) if each.due else None
        proposed = each.status is FollowUpStatus.PROPOSED
        with st.container(gap="xsmall"):
            show_quote(quoted(said.passage.text), [], lang=said.passage.language.value)
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                if proposed:
                    st.badge(t("party.proposed"), icon=":material/smart_toy:", color="gray")
                words = " · ".join(part for part in (plain(each.who), due) if part)
                st.caption(words, width="content")
                open_button(said, t, key=f"{key}.owed.{each.id}")


def _wanted(opened: OpenedParty, t: Translate) -> None:
    st.markdown(f"**{t('party.wants')}**")
    wishes = (
        each
        for each in opened.said
        if (understood := opened.material.understood[each]).is_wish
        and understood.attribution is Attribution.OWN
    )
    shown = list(islice(wishes, _WANTED))
    for each in shown:
        with st.container(gap="xsmall"):
            quote(said_of(opened.material, each), t, title=False)
    if not shown:
        st.caption(t("party.wants_nothing"))


def _backed(workspace: Workspace, opened: OpenedParty, t: Translate) -> None:
    """List the ideas that the organisation, or the contact's, backs in its own voice."""
    st.markdown(f"**{t('party.backs')}**")
    entry = opened.entry
    house = entry if isinstance(entry, Organisation) else entry.organisation
    found = [
        each
        for each in workspace.findings.candidates(every=True, language=language())
        if house is not None and any(backer.organisation_id == house.id for backer in each.backers)
    ]
    if not found:
        st.caption(t("party.backs_nothing"))
    for each in found[:_BACKED]:
        on = sum(getattr(each.gate, name).on for name in LIGHTS)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            link("candidates", each.name, icon=":material/flag:", candidate=each.id)
            st.caption(t("party.lights", n=on), width="content")
