"""Candidates: what several independent organisations want, best first, one card each."""

from __future__ import annotations

import streamlit as st

from ideation.domain.candidate import Candidate
from ideation.services.material import Material
from ideation.ui.candidate_card import card, how_many
from ideation.ui.candidate_detail import detail
from ideation.ui.findings_view import gate_rules, made_by_run, ready
from ideation.ui.state import Translate, from_address, language, to_address
from ideation.workspace import Workspace

_PER_PAGE = 8
_SHOWN = ("backed", "passing", "every")


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the list, or the candidate that the address names."""
    address = st.query_params.get("candidate", "")
    if address.isdecimal():
        detail(workspace, t, int(address))
        return
    st.title(t("candidates.title"), anchor=False)
    if not ready(workspace, t, page="candidates"):
        return
    st.caption(t("candidates.lead"))
    shown = _filter(t)
    found = workspace.findings.candidates(every=shown == "every", language=language())
    passing = [each for each in found if each.passes]
    listed = passing if shown == "passing" else found
    if not listed:
        st.markdown(f"**{t('candidates.none')}**")
        st.caption(t("candidates.none_next"))
    else:
        st.caption(how_many(len(listed), len(passing), t))
        material = workspace.findings.candidate(int(listed[0].id)).material
        _cards(workspace, listed, material, t, shown)
    gate_rules(workspace, t)
    made_by_run(workspace, t)


def _filter(t: Translate) -> str:
    from_address("candidates.show", "show", _SHOWN, _SHOWN[0])
    chosen = st.segmented_control(
        t("candidates.show"),
        _SHOWN,
        required=True,
        format_func=lambda each: t(f"candidates.show_{each}"),
        key="candidates.show",
        label_visibility="collapsed",
        wrap=True,
    )
    to_address("show", chosen, _SHOWN[0])
    return chosen or _SHOWN[0]


@st.fragment
def _cards(
    workspace: Workspace, listed: list[Candidate], material: Material, t: Translate, shown: str
) -> None:
    """Draw one page of cards; a fragment, so that a click does not compute all ideas anew."""
    pages = -(-len(listed) // _PER_PAGE)
    # The key carries the filter: another filter starts on its first page.
    key = f"candidates.page.{shown}"
    page = min(st.session_state.get(key, 1), pages)
    for each in listed[(page - 1) * _PER_PAGE : page * _PER_PAGE]:
        card(each, material, workspace.findings.rules, t)
    if pages > 1:
        st.pagination(pages, key=key)
