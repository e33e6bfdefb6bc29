"""Clusters: the list on the left, the passport of the chosen one on the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from ideation.domain.passage import Passage
from ideation.domain.trend import Scope, Trend
from ideation.services.grouping.clusters import ClusterSummary
from ideation.ui.cluster_edit import picked, toggle
from ideation.ui.cluster_hands import done_by_hand, move_form
from ideation.ui.cluster_levels import (
    back_to_clusters,
    families,
    family,
    level_slider,
    parts_of,
)
from ideation.ui.cluster_list import HEIGHT, choose, cluster_list, opened_part
from ideation.ui.cluster_make import make_form
from ideation.ui.cluster_map import SPOT, TRAY, map_below, spot
from ideation.ui.cluster_passport import passport
from ideation.ui.findings_view import made_by_run, ready
from ideation.ui.parts import counted, number, organisations_by_id, page_of
from ideation.ui.state import Translate, language
from ideation.ui.statement import said, statement
from ideation.workspace import Workspace

_PER_PAGE = 10


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the page."""
    st.title(t("clusters.title"), anchor=False)
    if not ready(workspace, t, page="clusters"):
        return
    found = workspace.findings.clusters(language())
    alone = _alone(workspace, found)
    trends = {
        int(each.id): each
        for each in workspace.findings.trends(language())
        if each.scope is Scope.CLUSTER
    }
    st.caption(t("clusters.lead", n=number(len(found)), alone=number(alone)))
    _body(workspace, found, trends, alone, t)
    made_by_run(workspace, t, left=alone)


def _alone(workspace: Workspace, found: Sequence[ClusterSummary]) -> int:
    """Return how many statements are in no cluster; those newer than the run may have joined."""
    seen = int(workspace.index_status()["vectors"])
    return max(seen - sum(each.size for each in found), 0)


@st.fragment
def _body(
    workspace: Workspace,
    found: list[ClusterSummary],
    trends: Mapping[int, Trend],
    alone: int,
    t: Translate,
) -> None:
    """Draw list and passport; a fragment, so that choosing does not count all trends anew."""
    names = {int(each.id): each.name for each in found}
    left, right = st.columns([9, 11], gap="medium")
    with left:
        view = level_slider(workspace, t)
        if view.level < 0:
            families(view, choose, t, height=HEIGHT)
        else:
            cluster_list(workspace, found, view, trends, t)
        if alone and st.button(
            counted(t, alone, "clusters.tray_one", "clusters.tray"),
            key="clusters.tray",
            type="tertiary",
            icon=":material/inbox:",
        ):
            st.query_params["cluster"] = TRAY
            st.query_params.pop(SPOT, None)
        make_form(workspace, names, t)
        done_by_hand(workspace, names, t)
    # The first one stands open: there is something to read before any choice.
    address = st.query_params.get("cluster", str(found[0].id) if found else TRAY)
    chosen = int(address) if address.isdecimal() else None
    with right:
        if address == TRAY:
            _tray(workspace, names, t)
        elif chosen is not None and view.level < 0:
            sizes = {int(each.id): each.size for each in found}
            family(view, chosen, names, sizes, t)
        elif chosen is not None:
            passport(workspace, chosen, names, trends.get(chosen), t, parts_of(view, chosen))
    part = None if chosen is None else opened_part(parts_of(view, chosen))
    choose_here = choose if view.level >= 0 else back_to_clusters
    map_below(workspace, chosen, choose_here, t, part=part.passage_ids if part else ())


def _tray(workspace: Workspace, names: Mapping[int, str], t: Translate) -> None:
    """Show the statements of no cluster: they are named and can be read, not hidden."""
    st.subheader(t("clusters.unclustered"), anchor=False)
    st.caption(t("clusters.unclustered_help"))
    choosing = st.toggle(t("clusters.choose"), key="clusters.choose.tray")
    if choosing:
        move_form(workspace, 0, names, t)
    # Every labelled statement stands in a theme or in "none".
    passages: dict[int, Passage] = {
        each.passage.id: each.passage
        for slug in workspace.scheme.slugs
        for each in workspace.theme(slug)
        if each.passage.cluster_id is None
    }
    clicked = spot()
    # What was clicked on the map comes first.
    ids = sorted(passages, key=lambda each: (each != clicked, each))
    known = organisations_by_id(workspace)
    with page_of(ids, key="clusters.tray.page", per_page=_PER_PAGE) as turned:
        shown = [passages[each] for each in turned]
        notes = {each.id: each for each in workspace.notes(ids=[each.note_id for each in shown])}
        for each in shown:
            if each.id == clicked:
                st.caption(f":material/map: {t('map.clicked')}")
            if choosing:
                key = f"clusters.pick.{each.id}"
                st.session_state[key] = each.id in picked(0)
                st.checkbox(t("clusters.move_this"), key=key, on_change=toggle, args=(0, each.id))
            statement(said(each, notes, known), t, key=f"clusters.tray.{each.id}")
