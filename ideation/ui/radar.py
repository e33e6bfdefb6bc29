"""The trend radar: themes as segments, verdicts as rings, organisations as size; and as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from ideation.domain.radar import RINGS, Blip
from ideation.domain.theme import Scheme
from ideation.domain.trend import Step
from ideation.trends.radar import (
    Spot,
    arcs,
    place,
    ring_label,
    segment_label,
    segments_of,
    spokes,
)
from ideation.ui.charts import ink
from ideation.ui.palette import STATEMENTS, theme_mark
from ideation.ui.parts import number
from ideation.ui.state import Translate, language
from ideation.ui.trend_rules import trend_rules
from ideation.workspace import Workspace

if TYPE_CHECKING:
    import altair as alt

_HEIGHT = 460
_PER_CELL = 4
_PICK = "pick"
# What stands on the radar may lie outside the half circle: names below and around it.
_ACROSS, _UP = (-1.22, 1.22), (-0.22, 1.24)
_LARGEST = 900
_ASLANT = 315
_LINE = 13
# Names of segments this near the middle stand above it, the others beside it.
_CENTRAL = 0.35


def radar_view(workspace: Workspace, t: Translate, step: Step) -> None:
    """Draw the radar with its table beside it; a dot or a row opens its trend."""
    found = workspace.outlook.radar(step=step, language=language())
    if not found.blips:
        st.markdown(f"**{t('trends.radar_none')}**")
        st.caption(t("trends.none_next"))
        trend_rules(t, step)
        return
    scheme = workspace.scheme
    segments = segments_of(found.blips, [each.slug for each in scheme.assignable])
    spots, left = place(found.blips, segments, per_cell=_PER_CELL)
    names = _names(scheme, t)
    chart, table = st.columns([11, 9], gap="medium")
    with chart:
        opened = _chart(spots, segments, names, t)
        st.caption(t("trends.radar_help"))
    with table:
        opened = _table(spots, left, found.too_few, names, t) or opened
    if left or found.too_few:
        st.caption(t("trends.radar_left", left=number(len(left)), few=number(len(found.too_few))))
    trend_rules(t, step)
    if opened is not None:
        st.query_params["trend"] = str(opened)
        st.rerun()


def _names(scheme: Scheme, t: Translate) -> dict[str | None, str]:
    names: dict[str | None, str] = {each.slug: each.label(language()) for each in scheme.assignable}
    return {**names, None: t("trends.no_theme")}


def _chart(
    spots: Sequence[Spot],
    segments: Sequence[str | None],
    names: Mapping[str | None, str],
    t: Translate,
) -> int | None:
    """Draw the radar; return the cluster that was clicked."""
    import altair as alt

    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=list(_ACROSS), nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=list(_UP), nice=False))
    pick = alt.selection_point(name=_PICK, fields=["cluster"], on="click", empty=False)
    dots = alt.Chart({"values": _rows(spots, names, t)}).encode(x=x, y=y)
    known = [each or "" for each in segments]
    circles = (
        dots.mark_circle(opacity=0.85, cursor="pointer")
        .encode(
            size=alt.Size(
                "organisations:Q", scale=alt.Scale(range=[220, _LARGEST], zero=True), legend=None
            ),
            color=alt.Color(
                "theme:N",
                scale=alt.Scale(domain=known, range=[theme_mark(each) for each in known]),
                legend=None,
            ),
            tooltip=[
                alt.Tooltip("name:N", title=t("trends.name")),
                alt.Tooltip("segment:N", title=t("trends.theme")),
                alt.Tooltip("verdict:N", title=t("trends.filter")),
                alt.Tooltip("organisations:Q", title=t("trends.organisations")),
                alt.Tooltip("passages:Q", title=t("trends.statements")),
            ],
        )
        .add_params(pick)
    )
    numbers = dots.mark_text(fontSize=11, fontWeight=600, color="white").encode(text="number:Q")
    chart = (
        alt.layer(_frame(len(segments), x, y), *_labels(segments, names, x, y, t), circles, numbers)
        .properties(height=_HEIGHT, padding={"left": 0, "right": 0, "top": 4, "bottom": 4})
        .configure_view(strokeWidth=0)
    )
    event = st.altair_chart(
        chart,
        width="stretch",
        key="trends.radar",
        alt=_alt(spots, names, t),
        on_select="rerun",
        selection_mode=[_PICK],
    )
    picked = dict(event).get("selection", {}).get(_PICK) or []
    return int(picked[0]["cluster"]) if picked and "cluster" in picked[0] else None


def _rows(
    spots: Sequence[Spot], names: Mapping[str | None, str], t: Translate
) -> list[dict[str, Any]]:
    return [
        {
            "x": each.x,
            "y": each.y,
            "number": each.number,
            "cluster": each.blip.cluster_id,
            "name": each.blip.name,
            "theme": each.blip.theme or "",
            "segment": names[each.blip.theme],
            "verdict": t(f"course.{each.blip.verdict.value}"),
            "organisations": each.blip.organisations,
            "passages": each.blip.passages,
        }
        for each in spots
    ]


def _frame(segments: int, x: alt.X, y: alt.Y) -> alt.Chart:
    """Return the lines of rings and segments."""
    import altair as alt

    paths = [*arcs(), *(list(each) for each in spokes(segments))]
    points = [
        {"line": line, "x": across, "y": up, "order": at}
        for line, path in enumerate(paths)
        for at, (across, up) in enumerate(path)
    ]
    drawn = alt.Chart({"values": points}).mark_line(color=STATEMENTS, opacity=0.5, strokeWidth=1)
    lines: alt.Chart = drawn.encode(x=x, y=y, detail="line:N", order="order:Q")
    return lines


def _labels(
    segments: Sequence[str | None],
    names: Mapping[str | None, str],
    x: alt.X,
    y: alt.Y,
    t: Translate,
) -> list[alt.Chart]:
    """Return the names of segments around the radar, and of rings under it."""
    import altair as alt

    found = []
    for at, segment in enumerate(segments):
        across, up = segment_label(at, len(segments))
        lines = names[segment].split()
        row = {"x": across, "y": up, "name": "\n".join(lines)}
        side: Literal["left", "center", "right"] = "center"
        lift: Literal["middle", "bottom"] = "bottom"
        if abs(across) > _CENTRAL:
            side, lift = "left" if across > 0 else "right", "middle"
        label = alt.Chart({"values": [row]}).mark_text(
            align=side,
            baseline=lift,
            fontSize=11,
            lineBreak="\n",
            lineHeight=_LINE,
            # Several lines hang down from the first: above the radar they are lifted.
            dy=-_LINE * (len(lines) - 1) if lift == "bottom" else 0,
            color=ink(),
            limit=130,
        )
        found.append(label.encode(x=x, y=y, text="name:N"))
    rings = [
        {"x": -ring_label(at)[0], "y": ring_label(at)[1], "name": t(f"course.{each.value}")}
        for at, each in enumerate(RINGS)
    ]
    # Aslant, so that the rings of a narrow screen keep their names.
    under = alt.Chart({"values": rings}).mark_text(
        fontSize=11, color=ink(), opacity=0.8, angle=_ASLANT, align="right", baseline="middle"
    )
    return [*found, under.encode(x=x, y=y, text="name:N")]


def _alt(spots: Sequence[Spot], names: Mapping[str | None, str], t: Translate) -> str:
    listed = "; ".join(
        f"{each.blip.name}: {names[each.blip.theme]}, {t(f'course.{each.blip.verdict.value}')}, "
        f"{each.blip.organisations}"
        for each in spots
    )
    return t("trends.radar_alt", blips=listed)


def _table(
    spots: Sequence[Spot],
    left: Sequence[Blip],
    too_few: Sequence[Blip],
    names: Mapping[str | None, str],
    t: Translate,
) -> int | None:
    """Draw the same as a table, what is not drawn included; return the cluster of a chosen row."""
    listed = [*((each.number, each.blip) for each in spots), *((None, each) for each in left)]
    listed += ((None, each) for each in too_few)
    rows = {
        t("trends.number"): [at for at, _ in listed],
        t("trends.name"): [each.name for _, each in listed],
        t("trends.filter"): [t(f"course.{each.verdict.value}") for _, each in listed],
        t("trends.organisations"): [each.organisations for _, each in listed],
        t("trends.theme"): [names[each.theme] for _, each in listed],
    }
    event = st.dataframe(
        rows,
        hide_index=True,
        height=_HEIGHT,
        width="stretch",
        key="trends.radar.table",
        on_select="rerun",
        selection_mode="single-row",
        column_config={t("trends.number"): st.column_config.NumberColumn(width=44, format="%d")},
    )
    chosen = dict(event).get("selection", {}).get("rows") or []
    return listed[chosen[0]][1].cluster_id if chosen else None
