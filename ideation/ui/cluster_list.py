"""The list of clusters: how many speak, what changed, at a finer level their parts below each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from ideation.domain.fold import fold
from ideation.domain.ids import PassageId
from ideation.domain.survey import ClusterTurn
from ideation.domain.trend import Trend
from ideation.services.grouping.cluster_levels import LevelGroup, LevelView
from ideation.services.grouping.clusters import ClusterSummary
from ideation.ui.addressed import switch
from ideation.ui.cluster_map import SPOT
from ideation.ui.palette import VOICES
from ideation.ui.parts import day
from ideation.ui.state import Translate
from ideation.workspace import Workspace

if TYPE_CHECKING:
    from streamlit.elements.lib.column_types import ColumnConfig

HEIGHT = 560
_KEY = "clusters.table"
# In the address: a statement of the part that is open.
PART = "part"
_MONTH, _VISIT = "month", "visit"
_INDENT = "\u2003↳ "


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: a cluster, or with `part` one of its parts."""

    cluster: ClusterSummary
    part: LevelGroup | None = None


def lines_of(found: Sequence[ClusterSummary], view: LevelView, wanted: str) -> list[Line]:
    """Return the lines to show, each cluster before its parts, the largest part first.

    `wanted` is looked for in names and words: a part that holds it comes with its cluster, and a
    cluster that holds it with all its parts.
    """
    sought, lines = fold(wanted), []
    for each in found:
        own = sought in fold(" ".join([each.name, *each.terms]))
        parts = [Line(each, part) for part in view.groups if _is_part(part, each)]
        kept = [line for line in parts if own or (line.part and sought in fold(line.part.name))]
        if own or kept:
            lines += [Line(each), *kept]
    return lines


def _is_part(group: LevelGroup, cluster: ClusterSummary) -> bool:
    return group.parent is not None and group.clusters == (cluster.id,)


def cluster_list(
    workspace: Workspace,
    found: Sequence[ClusterSummary],
    view: LevelView,
    trends: Mapping[int, Trend],
    t: Translate,
) -> None:
    """Draw the list; choosing a line opens its cluster, at the part where it is one."""
    turns = _turns(workspace, t)
    wanted = st.text_input(
        t("clusters.filter"),
        type="search",
        key="clusters.filter",
        live="300ms",
        placeholder=t("clusters.filter"),
        label_visibility="collapsed",
        icon=":material/filter_list:",
    )
    lines = lines_of(found, view, wanted or "")
    if not lines:
        st.caption(t("clusters.none_match"))
        return

    _mark(lines, found)

    def chosen() -> None:
        rows = st.session_state[_KEY]["selection"]["rows"]
        if rows and rows[0] < len(lines):
            choose(int(lines[rows[0]].cluster.id), lines[rows[0]].part)

    rows = [
        _row(each, trends.get(int(each.cluster.id)), turns.get(int(each.cluster.id)), t)
        for each in lines
    ]
    if turns and all(turn.born for turn in turns.values()):
        # Where there was nothing before, that all is new tells nothing.
        rows = [{key: row[key] for key in row if key not in _TURNS} for row in rows]
    st.dataframe(
        rows,
        column_config=_columns(t),
        hide_index=True,
        on_select=chosen,
        selection_mode="single-row",
        key=_KEY,
        height=HEIGHT,
        placeholder="",
        alt=t("clusters.help"),
    )


def _mark(lines: Sequence[Line], found: Sequence[ClusterSummary]) -> None:
    """Select the line of what is open, wherever it was opened: here, on the map, by a link."""
    address = st.query_params.get("cluster", str(found[0].id))
    own = [at for at, each in enumerate(lines) if str(each.cluster.id) == address]
    parts = [each.part for each in lines if each.part and str(each.cluster.id) == address]
    part = opened_part(parts)
    rows = [at for at in own if lines[at].part == part][:1]
    st.session_state[_KEY] = {"selection": {"rows": rows}}


def choose(cluster_id: int, part: LevelGroup | None = None) -> None:
    """Open a cluster, or a part of it; a callback."""
    st.query_params["cluster"] = str(cluster_id)
    st.query_params.pop(SPOT, None)
    if part is None:
        st.query_params.pop(PART, None)
    else:
        st.query_params[PART] = str(part.passage_ids[0])


def opened_part(parts: Sequence[LevelGroup]) -> LevelGroup | None:
    """Return the part that the address names, where it is one of these."""
    named = st.query_params.get(PART, "")
    passage_id = PassageId(int(named)) if named.isdecimal() else None
    return next((each for each in parts if passage_id in each.passage_ids), None)


# The columns that tell what changed.
_TURNS = ("net", "turn")


def _turns(workspace: Workspace, t: Translate) -> dict[int, ClusterTurn]:
    """Return what changed in each cluster since the day that the reader chose."""
    seen = workspace.outlook.last_seen(who=str(st.query_params.get("who", "")))
    since = None
    if seen is not None:
        words = {
            _MONTH: t("clusters.since_month"),
            _VISIT: t("clusters.since_visit", day=day(seen.date(), t)),
        }
        chosen = switch(
            t("clusters.changed"),
            list(words),
            key="clusters.since",
            name="since",
            words=lambda each: words[each],
        )
        since = seen if chosen == _VISIT else None
    found = workspace.findings.grouping.turns(since)
    return {int(each): turn for each, turn in found.items()}


def _columns(t: Translate) -> dict[str, ColumnConfig]:
    return {
        "name": st.column_config.TextColumn(t("clusters.name"), width=165),
        "organisations": st.column_config.NumberColumn(
            t("clusters.organisations"), width=100, help=t("clusters.organisations_help")
        ),
        "size": st.column_config.NumberColumn(t("clusters.size"), width=80),
        "net": st.column_config.NumberColumn(
            t("clusters.net"), width=70, format="%+d", help=t("clusters.net_help")
        ),
        "turn": st.column_config.TextColumn(
            t("clusters.turn"), width=90, help=t("clusters.turn_help")
        ),
        "voices": st.column_config.BarChartColumn(
            t("clusters.voices"), width=80, y_min=0, color=VOICES
        ),
        "course": st.column_config.TextColumn(t("clusters.course"), width=95),
    }


def _row(
    line: Line, trend: Trend | None, turn: ClusterTurn | None, t: Translate
) -> dict[str, object]:
    part = line.part
    if part is not None:
        return {
            "name": f"{_INDENT}{part.name}",
            "organisations": part.organisations,
            "size": part.size,
            "net": None,
            "turn": "",
            "voices": [],
            "course": "",
        }
    cluster = line.cluster
    return {
        "name": cluster.name,
        "organisations": cluster.organisations,
        "size": cluster.size,
        "net": turn.net or None if turn else None,
        "turn": turn_in_words(turn, t) if turn else "",
        "voices": [each.organisations for each in trend.bins] if trend else [],
        "course": t(f"course.{trend.verdict.value}") if trend else "",
    }


def turn_in_words(turn: ClusterTurn, t: Translate) -> str:
    """Return what happened to a cluster in a word or two; nothing where nothing did."""
    happened = [t(f"clusters.turn_{each}") for each in turn.happened]
    if not happened and turn.net:
        happened = [t("clusters.turn_grew" if turn.net > 0 else "clusters.turn_shrank")]
    if not happened and turn.came:
        happened = [t("clusters.turn_moved")]
    return ", ".join(happened)
