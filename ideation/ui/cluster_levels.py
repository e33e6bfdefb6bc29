"""Coarser and finer: the slider, families of clusters, the parts inside one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from ideation.domain.ids import PassageId
from ideation.services.grouping.cluster_levels import LevelGroup, LevelView
from ideation.ui.addressed import from_address, to_address
from ideation.ui.parts import counted, number
from ideation.ui.state import Translate, language, plain
from ideation.workspace import Workspace

_KEY, _MIDDLE = "clusters.level", "0"


def level_slider(workspace: Workspace, t: Translate) -> LevelView:
    """Draw the slider and say what the level shows; return the view."""
    # The ends of the slider follow from the tree, whatever level is asked for.
    found = workspace.findings.grouping.level(0, language())
    options = [str(each) for each in range(found.coarsest, found.finest + 1)]
    if len(options) < 2:
        return found
    level = st.select_slider(
        t("clusters.level"),
        options,
        from_address(_KEY, "level", options, _MIDDLE),
        format_func=lambda each: _name(int(each), found, t),
        help=t("clusters.level_help"),
        key=_KEY,
    )
    to_address("level", level, _MIDDLE)
    if level != _MIDDLE:
        found = workspace.findings.grouping.level(int(level), language())
    st.caption(_in_words(found, t))
    return found


def back_to_clusters(cluster_id: int) -> None:
    """Show a cluster at the level of the run; a callback."""
    st.session_state[_KEY] = _MIDDLE
    st.query_params.pop("level", None)
    st.query_params["cluster"] = str(cluster_id)


def _name(level: int, view: LevelView, t: Translate) -> str:
    if level == 0:
        return t("clusters.level_run")
    if level == view.coarsest:
        return t("clusters.level_coarsest")
    if level == view.finest:
        return t("clusters.level_finest")
    return f"{'−' if level < 0 else '+'}{abs(level)}"


def _in_words(view: LevelView, t: Translate) -> str:
    if not view.level:
        return t("clusters.level_same")
    if view.level > 0:
        parts = sum(each.parent is not None for each in view.groups)
        alone = counted(t, view.alone, "app.statement", "app.statements")
        return t("clusters.parts", n=number(parts), alone=alone)
    return counted(t, len(view.groups), "clusters.families_one", "clusters.families")


def families(view: LevelView, choose: Callable[[int], None], t: Translate, *, height: int) -> None:
    """List the families; choosing one opens it, by its largest cluster."""

    def chosen() -> None:
        rows = st.session_state["clusters.families"]["selection"]["rows"]
        if rows and rows[0] < len(view.groups):
            choose(int(view.groups[rows[0]].clusters[0]))

    st.dataframe(
        [
            {
                "name": family_name(each, t),
                "organisations": each.organisations,
                "size": each.size,
                "clusters": len(each.clusters),
            }
            for each in view.groups
        ],
        column_config={
            "name": st.column_config.TextColumn(t("clusters.family"), width=240),
            "organisations": st.column_config.NumberColumn(
                t("clusters.organisations"), width=100, help=t("clusters.organisations_help")
            ),
            "size": st.column_config.NumberColumn(t("clusters.size"), width=80),
            "clusters": st.column_config.NumberColumn(t("clusters.title"), width=80),
        },
        hide_index=True,
        on_select=chosen,
        selection_mode="single-row",
        key="clusters.families",
        height=height,
        alt=t("clusters.level_help"),
    )


def family_name(group: LevelGroup, t: Translate) -> str:
    """Return the name of a family: its largest cluster, and how many more."""
    more = len(group.clusters) - 1
    if not more:
        return group.name
    return t("clusters.family_more", name=group.name, n=more)


def family(
    view: LevelView,
    cluster_id: int,
    names: Mapping[int, str],
    sizes: Mapping[int, int],
    t: Translate,
) -> None:
    """Show the family that a cluster is in: its clusters, each a way to its passport."""
    found = next((each for each in view.groups if cluster_id in each.clusters), None)
    if found is None:
        st.caption(t("clusters.none_match"))
        return
    st.subheader(plain(family_name(found, t)), anchor=False)
    st.caption(
        " · ".join(
            (
                counted(t, found.size, "app.statement", "app.statements"),
                counted(t, found.organisations, "app.organisation", "app.organisations"),
            )
        )
    )
    st.caption(t("clusters.family_help"))
    for each in found.clusters:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button(
                plain(names.get(int(each), "…")),
                key=f"clusters.family.{each}",
                type="tertiary",
                icon=":material/bubble_chart:",
                on_click=back_to_clusters,
                args=(int(each),),
            )
            st.caption(
                counted(t, sizes.get(int(each), 0), "app.statement", "app.statements"),
                width="content",
            )


def parts_of(view: LevelView, cluster_id: int) -> list[LevelGroup]:
    """Return the parts of a cluster at a finer level, the largest first.

    None at other levels, nor of a cluster that stands whole at this one.
    """
    return [
        each for each in view.groups if each.parent is not None and each.clusters == (cluster_id,)
    ]


def by_parts(
    ids: Sequence[PassageId], parts: Sequence[LevelGroup]
) -> list[tuple[int | None, PassageId]]:
    """Return members in the order of their parts, each with its part; None stands alone, last."""
    place = {each: at for at, part in enumerate(parts) for each in part.passage_ids}
    found = [(place.get(each), each) for each in ids]
    return sorted(found, key=lambda each: len(parts) if each[0] is None else each[0])
