"""How good a cluster is, and what changed in it since last month, in words."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ideation.domain.group import Change, GroupEvent
from ideation.domain.ids import PassageId
from ideation.services.grouping.clusters import OpenedCluster
from ideation.ui.parts import counted, day
from ideation.ui.state import Translate
from ideation.ui.statement import said_of, statement
from ideation.workspace import Workspace

_OPENED = 5


def firmness(opened: OpenedCluster, t: Translate) -> None:
    """Say how firmly a cluster holds and how near its statements are, and when it was born."""
    told = [t("clusters.born", day=day(opened.born_at.date(), t)), *growth(opened.events, t)]
    quality = opened.quality
    if quality is not None:
        told = [
            t(f"clusters.firm_{quality.firmness.value}"),
            t(f"clusters.unity_{quality.unity.value}"),
            *told,
        ]
    st.caption(" · ".join(told), help=t("clusters.firm_help"))


def growth(events: Sequence[GroupEvent], t: Translate) -> list[str]:
    """Return how a cluster grew, split and merged since its birth, in a few words."""
    grown = sum(
        each.came - each.went for each in events if each.change in (Change.GROWTH, Change.SHRINK)
    )
    found = []
    if grown > 0:
        found.append(t("clusters.grown", n=counted(t, grown, "app.statement", "app.statements")))
    if grown < 0:
        found.append(t("clusters.shrunk", n=counted(t, -grown, "app.statement", "app.statements")))
    for change, one, many in (
        (Change.SPLIT, "clusters.splits_one", "clusters.splits"),
        (Change.MERGE, "clusters.merges_one", "clusters.merges"),
    ):
        count = sum(each.change is change for each in events)
        if count:
            found.append(counted(t, count, one, many))
    return found


def changed(workspace: Workspace, opened: OpenedCluster, t: Translate) -> None:
    """Tell what changed since a month ago; each number opens its statements."""
    found = workspace.findings.grouping.changes(int(opened.summary.id))
    told = {
        "clusters.came": found.came,
        "clusters.told": found.told,
    }
    st.markdown(f"**{t('clusters.since', day=day(found.since.date(), t))}**")
    if not (found.came or found.went or found.told or found.events):
        st.caption(t("clusters.no_change"))
    for key, ids in told.items():
        if ids:
            label = counted(t, len(ids), f"{key}_one", key)
            with st.expander(label):
                _some(opened, ids, t, key=f"{key}.{opened.summary.id}")
    if found.went:
        st.caption(counted(t, len(found.went), "clusters.went_one", "clusters.went"))
    st.markdown(f"**{t('clusters.history')}**")


def _some(opened: OpenedCluster, ids: Sequence[PassageId], t: Translate, *, key: str) -> None:
    for each in ids[:_OPENED]:
        if each in opened.material.passages:
            statement(said_of(opened.material, each), t, key=f"{key}.{each}", chips=False)
    if len(ids) > _OPENED:
        st.caption(t("clusters.and_more", n=len(ids) - _OPENED))
