"""Candidates: what several independent organisations want, best first, as a list or a board."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ideation.domain.candidate import Candidate
from ideation.services.material import Material
from ideation.ui.addressed import switch
from ideation.ui.board import board
from ideation.ui.candidate_card import card, how_many
from ideation.ui.candidate_detail import detail
from ideation.ui.candidate_filters import filtered, shown_of
from ideation.ui.compare import compare
from ideation.ui.decision import woken_notice
from ideation.ui.findings_view import gate_rules, made_by_run, ready
from ideation.ui.links import link
from ideation.ui.parts import counted, paged
from ideation.ui.retro import retro_panel
from ideation.ui.rules_form import rules_panel
from ideation.ui.state import Translate, language
from ideation.workspace import Workspace

_PER_PAGE = 8
_VIEWS = ("list", "board")
_VIEW_ICONS = {"list": ":material/view_agenda:", "board": ":material/view_kanban:"}


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the candidate that the address names, two side by side, or all that the filters let."""
    address = st.query_params.get("candidate", "")
    if address.isdecimal():
        detail(workspace, t, int(address))
        return
    if "a" in st.query_params:
        compare(workspace, t)
        return
    st.title(t("candidates.title"), anchor=False)
    if not ready(workspace, t, page="candidates"):
        return
    st.caption(t("candidates.lead"))
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        shown, view = shown_of(t), _view(t)
    _all(workspace, t, shown, view)
    retro_panel(workspace, t)
    gate_rules(workspace, t)
    rules_panel(workspace, t)
    made_by_run(workspace, t)


def _all(workspace: Workspace, t: Translate, shown: str, view: str) -> None:
    """Draw what woke up, the filters, and what passes them."""
    found = workspace.findings.candidates(every=shown == "every", language=language())
    material = workspace.findings.docket(language()).material
    _woken(workspace, material, t)
    passing = [each for each in found if each.passes]
    asked = passing if shown == "passing" else found
    listed = filtered(workspace, asked, workspace.desk.facets(asked, language()), material, t)
    if not listed:
        st.markdown(f"**{t('candidates.none')}**")
        st.caption(t("candidates.none_next"))
        return
    st.caption(how_many(len(listed), sum(each.passes for each in listed), t))
    if view == "board":
        board(listed, material, t)
    else:
        _cards(listed, material, t, shown)


def _view(t: Translate) -> str:
    return switch(
        t("candidates.view"),
        _VIEWS,
        words=lambda each: f"{_VIEW_ICONS[each]} {t(f'candidates.view_{each}')}",
        key="candidates.view",
        name="view",
    )


def _woken(workspace: Workspace, material: Material, t: Translate) -> None:
    """Announce decisions that opened again by themselves, each with why and the way to it."""
    found = workspace.desk.woken(language())
    if not found:
        return
    words = counted(t, len(found), "decision.woken_one", "decision.woken_many")
    with st.expander(words, icon=":material/alarm:", expanded=True):
        for each in found:
            link("candidates", each.name, icon=":material/flag:", candidate=int(each.id))
            woken_notice(each, material, t, key=f"candidates.woken.{each.id}")


@st.fragment
def _cards(listed: Sequence[Candidate], material: Material, t: Translate, shown: str) -> None:
    """Draw one page of cards; a fragment, so that a click does not compute all ideas anew."""
    key = f"candidates.page.{shown}.{len(listed)}"
    for each in paged(listed, key=key, per_page=_PER_PAGE):
        card(each, material, t)
