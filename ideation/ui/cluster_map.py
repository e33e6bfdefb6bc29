"""The map beside the list: where statements lie, which cluster is open, what it does not show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from ideation.domain.ids import PassageId
from ideation.services.grouping.map import ClusterMap, MapCluster, MapPoint
from ideation.ui.marked import show_quote
from ideation.ui.note_view import open_drawer
from ideation.ui.palette import STATEMENTS, VOICES
from ideation.ui.parts import counted, day, facts, number, organisations_by_id
from ideation.ui.state import Translate, errors_shown, language, plain
from ideation.ui.statement import quoted
from ideation.workspace import Workspace

if TYPE_CHECKING:
    import altair as alt

_HEIGHT = 460
# Names are placed as on a map of this width, in pixels: on a phone they stay apart too.
_WIDTH = 330
_LETTER, _LINE = 6.4, 18
_NAMES, _LONGEST = 14, 30
# The one accent, on white and on the dark ground alike.
_OPEN = "#E07A1F"
# Ground and ink of the two looks, as in .streamlit/config.toml.
_GROUNDS = {"light": ("#FFFFFF", "#1D2530"), "dark": ("#12161C", "#E4E8ED")}
_POINTS, _LABELS = "pick", "pick_name"
_KEY = "clusters.map.chart"
# Open, of the open cluster but not of its open part, of another cluster, of none.
_LOOKS = ["open", "kin", "cluster", "none"]
# In the address: the statement clicked on the map, and the tray of those in no cluster.
SPOT, TRAY = "spot", "none"


def map_below(
    workspace: Workspace,
    chosen: int | None,
    choose: Callable[[int], None],
    t: Translate,
    *,
    part: Sequence[PassageId] = (),
) -> None:
    """Draw the map, folded until it is asked for; a click opens cluster and statement in the list.

    What is open in the list stands out, of a cluster the statements of its open `part` most.
    """
    folded = st.expander(
        t("map.title"), icon=":material/map:", key="clusters.map", on_change="rerun"
    )
    with folded:
        if not folded.open:
            return
        drawn = workspace.findings.grouping.map(language())
        if not drawn.clusters:
            st.caption(t("map.none"))
            return
        st.caption(t("map.lead"))
        clicked = spot()
        wide, beside = st.columns([7, 3], gap="medium")
        with wide:
            st.altair_chart(
                chart_of(drawn, chosen, t, part=part, clicked=clicked),
                width="stretch",
                key=_KEY,
                alt=in_words(drawn, chosen, t),
                on_select=lambda: _clicked(choose),
                selection_mode=[_POINTS, _LABELS],
            )
        with beside:
            _opened(workspace, drawn, chosen, clicked, t)
        st.caption(f"**{t('map.not_shown')}** {t('map.not_shown_text')}")
        st.caption(_made(drawn, t))


def spot() -> PassageId | None:
    """Return the statement that was clicked on the map, as the address names it."""
    named = st.query_params.get(SPOT, "")
    return PassageId(int(named)) if named.isdecimal() else None


def _clicked(choose: Callable[[int], None]) -> None:
    found = clicked_on(st.session_state[_KEY]["selection"])
    if found is None:
        return
    cluster_id, passage_id = found
    if cluster_id is None:
        st.query_params["cluster"] = TRAY
    else:
        choose(cluster_id)
    if passage_id is None:
        st.query_params.pop(SPOT, None)
    else:
        st.query_params[SPOT] = str(passage_id)


def clicked_on(
    selection: Mapping[str, Sequence[Mapping[str, Any]]],
) -> tuple[int | None, int | None] | None:
    """Return the cluster and the statement that were clicked; None for any other place.

    A name has no statement, a statement that stands alone no cluster. A browser reports each click
    to both selections, whatever was hit: what has a statement was a point.
    """
    told = [*(selection.get(_POINTS) or ()), *(selection.get(_LABELS) or ())]
    for each in sorted(told, key=lambda one: not one.get("id")):
        cluster_id, passage_id = int(each.get("cluster") or 0), int(each.get("id") or 0)
        if cluster_id or passage_id:
            return cluster_id or None, passage_id or None
    return None


def _opened(
    workspace: Workspace,
    drawn: ClusterMap,
    chosen: int | None,
    clicked: PassageId | None,
    t: Translate,
) -> None:
    """Show beside the map what is open: the cluster's name and size, the clicked statement."""
    opened = next((each for each in drawn.clusters if each.id == chosen), None)
    with st.container(border=True, gap="small"):
        if opened is not None:
            size = counted(t, opened.size, "app.statement", "app.statements")
            st.markdown(f"**{plain(opened.name)}** · {size}")
        elif clicked is None:
            st.caption(t("map.click"))
        else:
            st.markdown(f"**{t('clusters.unclustered')}**")
        if clicked is None:
            if opened is not None:
                st.caption(t("map.opened"))
            return
        with errors_shown():
            hit = workspace.finder.statement(clicked)
        show_quote(quoted(hit.text), [], lang=hit.language.value)
        known = organisations_by_id(workspace)
        st.caption(facts(hit.organisations, hit.date, hit.title, t, known))
        if st.button(
            t("app.open_note"),
            key=f"clusters.map.spot.{clicked}",
            type="tertiary",
            icon=":material/description:",
        ):
            open_drawer(hit.note_id, hit.passage_id)


def in_words(drawn: ClusterMap, chosen: int | None, t: Translate) -> str:
    """Return the map as a sentence for those who cannot see it."""
    largest = ", ".join(f"{each.name} ({number(each.size)})" for each in drawn.clusters[:5])
    sentence = t("map.alt", n=number(len(drawn.clusters)), largest=largest)
    opened = next((each for each in drawn.clusters if each.id == chosen), None)
    if opened is None:
        return sentence
    near = sorted(
        (each for each in drawn.clusters if each.id != chosen),
        key=lambda each: (each.x - opened.x) ** 2 + (each.y - opened.y) ** 2,
    )
    names = ", ".join(each.name for each in near[:3])
    return f"{sentence} {t('map.alt_open', name=opened.name, near=names)}" if names else sentence


def named(drawn: ClusterMap, chosen: int | None) -> list[MapCluster]:
    """Return the clusters whose names have room: the opened one, then the largest."""
    xs = [each.x for each in drawn.points] or [0.0]
    ys = [each.y for each in drawn.points] or [0.0]
    wide = (max(xs) - min(xs) or 1.0) / _WIDTH
    high = (max(ys) - min(ys) or 1.0) / _HEIGHT
    order = sorted(drawn.clusters, key=lambda each: (each.id != chosen, -each.size, each.id))
    found: list[MapCluster] = []
    for each in order:
        room = all(
            abs(each.y - other.y) > _LINE * high
            or abs(each.x - other.x)
            > _LETTER * wide * (len(_short(each.name)) + len(_short(other.name))) / 2
            for other in found
        )
        if room and len(found) < _NAMES:
            found.append(each)
    return found


def chart_of(
    drawn: ClusterMap,
    chosen: int | None,
    t: Translate,
    *,
    part: Sequence[PassageId] = (),
    clicked: PassageId | None = None,
) -> alt.LayerChart:
    """Return points and names; the opened cluster stands out by colour, size and its name.

    With a `part` its statements do, the rest of the cluster less; a ring is around `clicked`.
    """
    import altair as alt

    names = {each.id: each.name for each in drawn.clusters}
    inside = frozenset(part)
    rows = [_row(each, names, chosen, inside, t) for each in drawn.points]
    labels = [
        {"x": each.x, "y": each.y, "cluster": int(each.id), "name": _short(each.name)}
        for each in named(drawn, chosen)
    ]
    x = alt.X("x:Q", axis=None, scale=alt.Scale(zero=False, nice=False, padding=24))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(zero=False, nice=False, padding=24))
    points = (
        alt.Chart({"values": rows})
        .mark_circle()
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "what:N",
                legend=None,
                scale=alt.Scale(domain=_LOOKS, range=[_OPEN, _OPEN, VOICES, STATEMENTS]),
            ),
            opacity=alt.Opacity(
                "what:N",
                legend=None,
                scale=alt.Scale(domain=_LOOKS, range=[0.95, 0.35, 0.5, 0.25]),
            ),
            size=alt.Size(
                "what:N",
                legend=None,
                scale=alt.Scale(domain=_LOOKS, range=[70, 40, 28, 14]),
            ),
            tooltip=[
                alt.Tooltip("name:N", title=t("clusters.name")),
                alt.Tooltip("text:N", title=t("map.statement")),
            ],
        )
        .add_params(alt.selection_point(name=_POINTS, fields=["cluster", "id"], on="click"))
    )
    # The same name under itself, thick, in the colour of the ground: readable upon points.
    ground, ink = _GROUNDS["dark" if st.context.theme.type == "dark" else "light"]
    quiet = alt.value(None)
    text = alt.Chart({"values": labels}).encode(x=x, y=y, text="name:N", tooltip=quiet)
    halo = text.mark_text(
        fontSize=12, fontWeight="bold", stroke=ground, strokeWidth=4, strokeOpacity=0.8
    )
    shown = text.mark_text(fontSize=12, fontWeight="bold", color=ink).add_params(
        alt.selection_point(name=_LABELS, fields=["cluster"], on="click")
    )
    ringed = [each for each in rows if each["id"] == clicked]
    ring = (
        alt.Chart({"values": ringed})
        .mark_point(filled=False, size=260, stroke=ink, strokeWidth=2.5)
        .encode(x=x, y=y, tooltip=quiet)
    )
    layers = alt.layer(points, ring, halo, shown).properties(height=_HEIGHT)
    return cast("alt.LayerChart", layers.configure_view(strokeWidth=0))


def _row(
    point: MapPoint,
    names: Mapping[Any, str],
    chosen: int | None,
    part: frozenset[PassageId],
    t: Translate,
) -> dict[str, Any]:
    cluster = point.cluster_id
    what = "none" if cluster is None else "open" if cluster == chosen else "cluster"
    if what == "open" and part and point.passage_id not in part:
        what = "kin"
    return {
        "id": int(point.passage_id),
        "x": point.x,
        "y": point.y,
        "cluster": 0 if cluster is None else int(cluster),
        "name": t("clusters.unclustered") if cluster is None else names.get(cluster, "…"),
        "text": point.text,
        "what": what,
    }


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip(' ·')}…"


def _made(drawn: ClusterMap, t: Translate) -> str:
    shown = len(drawn.points)
    count = counted(t, drawn.total, "app.statement", "app.statements")
    part = "" if shown == drawn.total else f" {t('map.part', n=number(shown))}"
    when = day(drawn.drawn_at.date() if drawn.drawn_at else None, t)
    return t("map.made", count=count, day=when) + part
