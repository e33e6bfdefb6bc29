"""Themes by sectors: how many organisations of each sector speak of each theme."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ideation.domain.coverage import Cell
from ideation.services.outlook.coverage import OpenedCoverage
from ideation.ui.addressed import select
from ideation.ui.charts import ink
from ideation.ui.palette import VOICES
from ideation.ui.parts import counted, paged
from ideation.ui.state import Translate, language, plain
from ideation.ui.statement import said_of, statement
from ideation.workspace import Workspace

_ROW_HEIGHT = 52
_AXIS_HEIGHT = 124
_PICK = "pick"
_PER_PAGE = 8
# The fullest cell is no darker than words stay readable on, light and dark.
_FULLEST = 0.62


def heat_map_view(workspace: Workspace, t: Translate) -> None:
    """Draw the heat map, its table, and the statements of the chosen cell."""
    grid(workspace, workspace.findings.opened_coverage(language()), t, page="trends")


def grid(workspace: Workspace, opened: OpenedCoverage, t: Translate, *, page: str) -> None:
    """Draw the heat map of a coverage; `page` keeps the widgets of two pages apart."""
    cells = opened.coverage.cells
    names = {each.slug: each.label(language()) for each in workspace.scheme.assignable}
    _body(opened, cells, names, t, page)


@st.fragment
def _body(
    opened: OpenedCoverage, cells: Sequence[Cell], names: dict[str, str], t: Translate, page: str
) -> None:
    clicked = _chart(cells, names, t, page)
    with st.expander(t("trends.as_table"), icon=":material/table:"):
        _table(cells, names, t)
    chosen = _chosen(cells, names, clicked, t, page)
    if chosen is not None:
        _statements(opened, chosen, names, t, page)


def _chart(cells: Sequence[Cell], names: dict[str, str], t: Translate, page: str) -> str | None:
    """Draw the cells with their numbers; return the key of one that was clicked."""
    import altair as alt

    themes, sectors = list(names.values()), list(dict.fromkeys(each.sector for each in cells))
    rows = [
        {
            "key": _key(each),
            "theme": names[each.theme],
            "sector": each.sector,
            "organisations": each.organisations,
            "passages": each.passages,
        }
        for each in cells
    ]
    pick = alt.selection_point(name=_PICK, fields=["key"], on="click", empty=False)
    base = alt.Chart({"values": rows}).encode(
        x=alt.X(
            "sector:N",
            sort=sectors,
            title=None,
            axis=alt.Axis(
                orient="top",
                labelAngle=-50,
                labelLimit=150,
                labelOverlap=False,
                domain=False,
                ticks=False,
            ),
        ),
        y=alt.Y(
            "theme:N",
            sort=themes,
            title=None,
            axis=alt.Axis(labelLimit=150, domain=False, ticks=False),
        ),
    )
    most = max([1, *(each.organisations for each in cells)])
    tiles = (
        base.mark_rect(color=VOICES, cornerRadius=3, stroke=VOICES, cursor="pointer")
        .encode(
            fillOpacity=alt.FillOpacity(
                "organisations:Q",
                scale=alt.Scale(domain=[0, most], range=[0.0, _FULLEST]),
                legend=None,
            ),
            strokeOpacity=alt.condition(pick, alt.value(1.0), alt.value(0.25)),
            strokeWidth=alt.condition(pick, alt.value(2), alt.value(1)),
            tooltip=[
                alt.Tooltip("theme:N", title=t("trends.theme")),
                alt.Tooltip("sector:N", title=t("trends.sector")),
                alt.Tooltip("organisations:Q", title=t("trends.organisations")),
                alt.Tooltip("passages:Q", title=t("trends.statements")),
            ],
        )
        .add_params(pick)
    )
    numbers = base.mark_text(color=ink(), fontSize=13).encode(text="organisations:Q")
    chart = (
        alt.layer(tiles, numbers)
        .properties(height=_ROW_HEIGHT * len(themes) + _AXIS_HEIGHT)
        .configure_view(strokeWidth=0)
    )
    event = st.altair_chart(
        chart,
        width="stretch",
        key=f"{page}.heat",
        alt=_alt(cells, names, t),
        on_select="rerun",
        selection_mode=[_PICK],
    )
    st.caption(t("trends.heat_help"))
    picked = dict(event).get("selection", {}).get(_PICK) or []
    return str(picked[0]["key"]) if picked and "key" in picked[0] else None


def _key(cell: Cell) -> str:
    return f"{cell.theme}|{cell.sector}"


def _alt(cells: Sequence[Cell], names: dict[str, str], t: Translate) -> str:
    counts = ", ".join(
        f"{names[each.theme]}, {each.sector}: {each.organisations}" for each in cells
    )
    return t("trends.heat_alt", counts=counts)


def _table(cells: Sequence[Cell], names: dict[str, str], t: Translate) -> None:
    sectors = list(dict.fromkeys(each.sector for each in cells))
    counts = {(each.theme, each.sector): each.organisations for each in cells}
    st.dataframe(
        {
            t("trends.theme"): list(names.values()),
            **{sector: [counts[slug, sector] for slug in names] for sector in sectors},
        },
        hide_index=True,
        width="stretch",
    )


def _chosen(
    cells: Sequence[Cell],
    names: dict[str, str],
    clicked: str | None,
    t: Translate,
    page: str,
) -> Cell | None:
    """Return the cell that was clicked, chosen by hand, or that the address names."""
    known = {_key(each): each for each in cells if each.passages}
    key = f"{page}.cell"
    if clicked in known and clicked != st.session_state.get(f"{page}.clicked"):
        st.session_state[key] = clicked
    st.session_state[f"{page}.clicked"] = clicked
    chosen = select(
        t("trends.cell"),
        list(known),
        words=lambda each: f"{names[known[each].theme]} · {known[each].sector}",
        key=key,
        name="cell",
        placeholder=t("app.choose"),
    )
    return known[chosen] if chosen else None


def _statements(
    opened: OpenedCoverage, cell: Cell, names: dict[str, str], t: Translate, page: str
) -> None:
    statements = counted(t, cell.passages, "app.statement", "app.statements")
    organisations = counted(t, cell.organisations, "app.organisation", "app.organisations")
    st.markdown(f"**{plain(names[cell.theme])} · {plain(cell.sector)}**")
    st.caption(f"{statements} · {organisations}")
    key = f"{page}.cell.page.{_key(cell)}"
    for each in paged(cell.passage_ids, key=key, per_page=_PER_PAGE):
        statement(said_of(opened.material, each), t, key=f"{page}.cell.said.{each}")
