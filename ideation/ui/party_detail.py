"""An organisation or contact opened: before a meeting, what is known, meetings, statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from ideation.domain.ids import PassageId
from ideation.domain.note import NoteSummary
from ideation.domain.organisation import Organisation, Status
from ideation.domain.theme import NONE
from ideation.services.people.profiles import OpenedParty
from ideation.ui.note_view import open_drawer
from ideation.ui.palette import CATEGORY_ICONS, theme_icon
from ideation.ui.parts import counted, day, foot, paged
from ideation.ui.party_briefing import briefing
from ideation.ui.party_edit import change
from ideation.ui.party_facts import known_facts
from ideation.ui.party_list import ONE
from ideation.ui.state import Translate, errors_shown, language, plain
from ideation.ui.statement import said_of, statement
from ideation.workspace import Workspace

_PER_PAGE = 8


def detail(workspace: Workspace, t: Translate, party_id: int, *, contact: bool) -> None:
    """Draw the entry, with the way back to the list above it."""
    page = "contacts" if contact else "organisations"
    if st.button(
        t(f"{page}.back"), key=f"{page}.back", type="tertiary", icon=":material/arrow_back:"
    ):
        st.query_params.pop(ONE[page], None)
        # Else the cell that was clicked would open the entry again.
        st.session_state.pop(f"{page}.table", None)
        st.rerun()
    with errors_shown():
        opened = workspace.people.opened(party_id, contact=contact)
    _head(opened, t)
    left, right = st.columns([3, 2], gap="medium")
    with left, st.container(border=True, gap="small"):
        briefing(workspace, opened, t, key=f"{page}.{party_id}.briefing")
    with right:
        known_facts(workspace, opened, t, key=f"{page}.{party_id}.facts")
    meetings, statements = st.columns([2, 3], gap="medium")
    with meetings:
        _timeline(opened.met, t, "party.timeline", key=f"{page}.{party_id}.met")
        _timeline(opened.named, t, "party.named_in", key=f"{page}.{party_id}.named")
    with statements:
        _statements(workspace, opened, t, key=f"{page}.{party_id}.said")
    with st.expander(t("party.edit"), icon=":material/edit:"):
        change(workspace, opened, t, key=f"{page}.{party_id}.edit")
    foot(workspace, t)


def _head(opened: OpenedParty, t: Translate) -> None:
    entry = opened.entry
    st.subheader(plain(entry.name), anchor=False)
    with st.container(horizontal=True, gap="xsmall"):
        if isinstance(entry, Organisation) and entry.category:
            word = t(f"category.{entry.category}")
            st.badge(word, icon=CATEGORY_ICONS[entry.category], color="gray")
        if entry.status is Status.PROPOSED:
            st.badge(t("party.proposed"), icon=":material/smart_toy:", color="gray")
        else:
            st.badge(t("party.confirmed"), icon=":material/check:", color="primary")
        sizes = (
            counted(t, len(opened.met), "app.note", "app.notes"),
            counted(t, len(opened.said), "app.statement", "app.statements"),
            t("party.last_on", day=day(opened.last_contact, t)) if opened.last_contact else "",
        )
        st.caption(" · ".join(each for each in sizes if each), width="content")


def _timeline(notes: Sequence[NoteSummary], t: Translate, heading: str, *, key: str) -> None:
    """Show notes, the newest first; each opens beside the page."""
    if not notes:
        return
    st.subheader(f"{t(heading)} {len(notes)}", anchor=False)
    for note in paged(notes, key=f"{key}.page", per_page=_PER_PAGE):
        when, what = st.columns([2, 5], gap="small", vertical_alignment="top")
        when.caption(day(note.date, t))
        with what.container(gap=None):
            if st.button(
                plain(note.title),
                key=f"{key}.{note.id}",
                type="tertiary",
                icon=":material/description:",
            ):
                open_drawer(note.id)
            parts = [
                t(f"source.{note.source}") if note.source else None,
                plain(note.sector) if note.sector else None,
                counted(t, note.passages, "app.statement", "app.statements"),
            ]
            st.caption(" · ".join(part for part in parts if part))


@st.fragment
def _statements(workspace: Workspace, opened: OpenedParty, t: Translate, *, key: str) -> None:
    """Draw the statements by theme; a fragment, so that a filter redraws them alone."""
    contact = not isinstance(opened.entry, Organisation)
    said, about = st.tabs(
        [
            f"{t('party.said_met' if contact else 'party.said')} {len(opened.said)}",
            f"{t('party.about')} {len(opened.about)}",
        ]
    )
    with said:
        _by_theme(workspace, opened, opened.said, t, key=key)
    with about:
        _by_theme(workspace, opened, opened.about, t, key=f"{key}.about")


def _by_theme(
    workspace: Workspace, opened: OpenedParty, ids: Sequence[PassageId], t: Translate, *, key: str
) -> None:
    if not ids:
        st.caption(t("party.no_statement"))
        return
    themes = {each: _theme_of(opened, each) for each in ids}
    counts = Counter(themes.values())
    labels = {theme.slug: theme.label(language()) for theme in workspace.scheme.themes}
    chosen = st.pills(
        t("party.all_themes"),
        [slug for slug in labels if counts[slug]],
        format_func=lambda slug: f"{theme_icon(slug)} {labels[slug]} {counts[slug]}",
        key=f"{key}.theme",
        label_visibility="collapsed",
    )
    # Greetings and arrangements, which have no theme, stand last.
    ordered = sorted(ids, key=lambda each: themes[each] == NONE)
    shown = [each for each in ordered if chosen in (None, themes[each])]
    for each in paged(shown, key=f"{key}.page.{chosen}", per_page=_PER_PAGE):
        statement(said_of(opened.material, each), t, key=f"{key}.{each}", scheme=workspace.scheme)


def _theme_of(opened: OpenedParty, passage_id: PassageId) -> str:
    themes = opened.material.passages[passage_id].themes
    return themes[0].slug if themes else NONE
